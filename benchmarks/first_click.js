// While the page opens: when the chart is painted, and when a click on a preset is first answered.
(function () {
  "use strict";
  let tell = null;
  window.firstClick = new Promise((done) => { tell = done; });

  // The browser counts texts and pictures as contentful, an inline SVG not: the first chart is in the same answer.
  let largest_ms = 0;
  new PerformanceObserver((list) => { largest_ms = list.getEntries().at(-1).startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });

  // Clicks at every frame until one asks the server for a chart; the page says nothing of when it begins to listen.
  async function click() {
    const chart_ms = await new Promise((done) => stopwatch.oncePainted(done));
    const before_ms = largest_ms;
    const redrawn = new Promise((done) => stopwatch.onceShown(done));
    const asked = () => performance.getEntriesByType("resource").filter((one) => one.name.includes("/scene?"));
    const button = [...document.querySelectorAll("[data-preset]")].at(-1);
    let at = 0, isOver = false;
    redrawn.then(() => { isOver = true; });
    while (!isOver) {
      button.click();
      await new Promise(requestAnimationFrame);
    }
    at = Math.max(chart_ms, asked()[0].startTime);
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const kib = all.reduce((sum, one) => sum + one.transferSize, 0) / 1024;
    tell({ largest_ms: before_ms, chart_ms, answering_ms: at, redrawn_ms: await redrawn, kib });
  }

  probe.once("drawn", click);
})();
