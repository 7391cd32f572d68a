// The legend: filled when it is opened, for the kind of company that is drawn then.
(function () {
  "use strict";
  let known = { typical: [], own: [] };

  function entry([sign, name]) {
    const item = document.createElement("li"), mark = document.createElement("span");
    mark.className = sign;
    item.append(mark, name);
    return item;
  }

  function group({ title, items }) {
    const head = document.createElement("span"), list = document.createElement("ul");
    head.className = "legend-title";
    head.textContent = title;
    list.append(...items.map(entry));
    return [head, list];
  }

  document.addEventListener("toggle", (event) => {
    const body = event.target.matches && event.target.matches(".legend") && event.target.querySelector(".legend-body");
    if (!body || !event.target.open) return;
    const scene = window.reportlineScene.current();
    const isOwn = !body.closest(".compare-panel") && scene && new URLSearchParams(scene.query).has("mine");
    body.replaceChildren(...known[isOwn ? "own" : "typical"].flatMap(group));
  }, true);

  window.reportlineLegend = { learn: (typical, own) => { known = { typical, own }; } };
})();
