// In the page under test: time from an input event to the painted frame that shows its chart. Stands on the probe.
(function () {
  "use strict";

  // The first task after the frame now being made: its drawing is done on the main thread.
  function afterFrame(done) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }

  // The frame that is painted next, cards included.
  const oncePainted = (done) => probe.once("painted", () => afterFrame(done));
  // A new chart is drawn, then painted.
  const onceShown = (done) => probe.once("drawn", () => oncePainted(done));

  let running = null;

  // Waits for the next such input event; `lap` gives the time from it to the painted chart in ms.
  function start(type, shown = onceShown) {
    // A chart drawn before the event is none of ours.
    running = new Promise((done) => {
      const note = (event) => shown((now) => done(now - event.timeStamp));
      document.addEventListener(type, note, { capture: true, once: true });
    });
  }

  // The same, or null where nothing was drawn by then.
  const lapWithin = (ms) => Promise.race([running, new Promise((done) => setTimeout(done, ms, null))]);

  // Once the first chart stands.
  async function ready() {
    while (!probe.keys().length || !probe.scene()) await new Promise((done) => setTimeout(done, 20));
  }

  const seats = () => probe.scene().seats.length;
  window.stopwatch = { afterFrame, oncePainted, onceShown, start, lap: () => running, lapWithin, ready, seats, count: () => probe.count() };
})();
