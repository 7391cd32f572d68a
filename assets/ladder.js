// The ladder strip: the operations line at every size band, the head of operations marked, the current band lit.
(function () {
  "use strict";

  function isIn(column, headcount) {
    return headcount >= column.start && (column.end === null || headcount <= column.end);
  }

  function spoken(column, chain) {
    const line = chain.map((rung) => (rung.head ? `${rung.short} (head of operations)` : rung.short)).join(", ");
    return `${column.name}: from the top ${line}. Show ${column.headcount.toLocaleString("en-US")} people.`;
  }

  function rung(each) {
    const chip = document.createElement("span");
    chip.className = `rung role-${each.role}${each.head ? " head" : ""}`;
    chip.textContent = each.short;
    return chip;
  }

  function button(column, data) {
    const current = isIn(column, data.headcount);
    const chain = current ? data.chain : column.chain;
    const element = document.createElement("button");
    element.type = "button";
    element.className = `step${current ? " current" : ""}`;
    element.setAttribute("aria-label", spoken(column, chain));
    if (current) element.setAttribute("aria-current", "true");
    const name = document.createElement("span");
    name.className = "band";
    name.textContent = range(column);
    const rungs = document.createElement("span");
    rungs.className = "rungs";
    rungs.append(...chain.map(rung));
    element.append(rungs, name);
    element.addEventListener("click", () => {
      window.dash_clientside.set_props("headcount", { value: column.headcount.toLocaleString("en-US") });
    });
    return element;
  }

  function range(column) {
    const short = (n) => (n >= 1000 ? `${n / 1000}k`.replace(/(\.\d)\d*/, "$1") : String(n));
    return column.end === null ? `${short(column.start)}+` : `${short(column.start)} – ${short(column.end + 1 >= 1000 ? column.end + 1 : column.end)}`;
  }

  let columnsNow = null;
  let sceneNow = null;

  function draw(data) {
    if (!data) return 0;
    columnsNow = data.columns;
    window.reportlineSlider.ticks(data.ticks);
    paint();
    return data.columns.length;
  }

  // A chart is drawn: its band is lit and shows its own line.
  function mark(scene) {
    sceneNow = scene;
    paint();
  }

  function paint() {
    const strip = document.getElementById("ladder");
    if (!columnsNow || !sceneNow || !strip) return;
    strip.replaceChildren(...columnsNow.map((column) => button(column, sceneNow)));
  }

  if (typeof module !== "undefined") { module.exports = { isIn, range }; return; }
  window.reportlineLadder = { mark };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { ladder: { draw } });
})();
