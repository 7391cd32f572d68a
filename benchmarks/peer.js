// d3-org-chart drawing the same charts: a button per preset, its rows already in the browser.
(function () {
  "use strict";
  let chart = null;
  let told = null;

  const content = ({ data }) => `<div class="card"><b>${data.name}</b><span>${data.positionName}</span></div>`;

  function build(width, height) {
    const box = document.getElementById("peer");
    Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
    chart = new d3.OrgChart()
      .container("#peer")
      .svgHeight(height)
      .nodeWidth(({ data }) => data.width)
      .nodeHeight(({ data }) => data.height)
      .nodeContent(content)
      .duration(0);
  }

  // The documented way to change the data: data(), render(), fit(). Rows are copied before the click, because the
  // library writes into them; `_expanded` spares it a second render by expandAll().
  function add(key, rows) {
    const button = document.createElement("button");
    button.dataset.preset = key;
    button.textContent = key;
    const copy = () => rows.map((row) => ({ ...row, _expanded: true }));
    let fresh = copy();
    button.addEventListener("click", () => {
      chart.data(fresh).render().fit();
      // Its transitions of 0 ms end in the next frame, asked for before this one.
      requestAnimationFrame(() => stopwatch.afterFrame((now) => { fresh = copy(); if (told) told(now); }));
    });
    document.getElementById("presets").append(button);
  }

  const shown = (done) => { told = done; };
  window.peer = { build, add, start: () => stopwatch.start("click", shown), seats: () => document.querySelectorAll("#peer g.node").length };
})();
