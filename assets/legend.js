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

  // Values of the column that cards are coloured by; a click leaves only those who have one.
  function shades({ by, columns, legend }) {
    const head = document.createElement("span"), list = document.createElement("ul");
    const [key, heading] = columns.find(([one]) => one === by);
    head.className = "legend-title";
    head.textContent = heading;
    list.append(...legend.map(([shade, name, count, isOne]) => {
      const item = entry([`swatch shade-${shade}`, ""]);
      const text = document.createElement(isOne ? "button" : "span"), people = document.createElement("span");
      text.textContent = name;
      text.className = isOne ? "link legend-name" : "legend-name";
      if (isOne) {
        text.type = "button";
        text.title = `Show only ${name}`;
        text.addEventListener("click", () => window.reportlineFilter.add(window.reportlineView.now(), [key, "equals", name, null, null]));
      }
      people.className = "legend-count";
      people.textContent = count.toLocaleString("en-US");
      item.append(text, people);
      return item;
    }));
    return [head, list];
  }

  function put(details) {
    const body = details.querySelector(".legend-body");
    const scene = window.reportlineScene.current();
    const isOwn = !body.closest(".compare-panel") && scene && new URLSearchParams(scene.query).has("mine");
    const usual = known[isOwn ? "own" : "typical"];
    const isShaded = isOwn && scene.view && scene.view.legend.length;
    // Colours stand for the column then, not for the place in the tree.
    body.replaceChildren(...(isShaded ? [...shades(scene.view), ...usual.slice(1).flatMap(group)] : usual.flatMap(group)));
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.matches && event.target.matches(".legend") && event.target.open) put(event.target);
  }, true);

  function show() {
    const open = document.querySelector("#chart-frame .legend[open]");
    if (open) put(open);
  }

  window.reportlineLegend = { show, learn: (typical, own) => { known = { typical, own }; } };
})();
