// The legend: filled when it is first opened, so that it costs the first screen nothing.
(function () {
  "use strict";
  let groups = [];

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
    if (body && !body.childElementCount) body.append(...groups.flatMap(group));
  }, true);

  window.reportlineLegend = { learn: (known) => { groups = known; } };
})();
