// In the page under test: one input event a frame, and the time from each frame to the next.
(function () {
  "use strict";
  const frame = () => new Promise(requestAnimationFrame);
  // So many turns of the wheel in one direction, then as many back.
  const TURNS = 6;

  function mouse(target, type, at, buttons) {
    const where = { clientX: at.x, clientY: at.y, screenX: at.x, screenY: at.y, button: 0, buttons };
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, ...where }));
  }

  // ms between frames while `act` runs in each of them after `note` has looked; the first ones are not counted.
  async function times(frames, act, note) {
    const stamps = [];
    for (let i = 0; i < frames + 5; i++) {
      stamps.push(await frame());
      note();
      act(i);
    }
    return stamps.slice(5).map((now, i) => now - stamps[i + 4]);
  }

  // Drags in circles about the place.
  async function pan(target, at, frames, note) {
    mouse(target, "mousemove", at, 0);
    mouse(target, "mousedown", at, 1);
    const found = await times(frames, (i) => {
      const turn = i / 12;
      mouse(target, "mousemove", { x: at.x + 120 * Math.sin(turn), y: at.y + 80 * (1 - Math.cos(turn)) }, 1);
    }, note);
    mouse(target, "mouseup", at, 0);
    return found;
  }

  async function zoom(target, at, frames, note) {
    return times(frames, (i) => {
      const deltaY = Math.floor(i / TURNS) % 2 ? -100 : 100;
      target.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, view: window, clientX: at.x, clientY: at.y, deltaY }));
    }, note);
  }

  window.drive = { pan, zoom };
})();
