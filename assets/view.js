// The bar over the chart of one's own company: layout, open levels, colours, what cards say, and where one is.
(function () {
  "use strict";
  const RATIOS = [0.6, 0.8, 1.0, 1.2, 1.4, 1.7, 2.0, 2.6];
  const OVER_PX = 94;
  const MOST_LINES = 4;
  const { make, fill } = window.reportlineDom;
  const look = (wanted) => window.reportlineOwn.look(wanted);
  // Another part of the company: where it begins comes into the window. What was opened by hand in the old part is
  // let go: branches are told by how they differ from their first state, which is another one now.
  async function part(wanted) {
    if (await look({ ...wanted, open: "" })) window.reportlineChart.showLayout(view.layout);
  }
  let view = null;
  // Layout of the typical company; "" for the usual one.
  let typical = new URLSearchParams(window.location.search).get("lay") || "";
  if (new URLSearchParams(window.location.search).has("mine")) typical = "";
  let seats = new Map();

  const isOwn = () => Boolean(view && view.columns);

  // Width to height of the chart's window, as one of the proportions that a drawing can be fitted to.
  function ratio() {
    const panel = document.querySelector(".chart-panel");
    // The sentence and the bar stand over the chart, whether the bar is there already or not.
    const high = panel ? panel.clientHeight - OVER_PX : 0;
    const wanted = high > 0 ? panel.clientWidth / high : 1.7;
    const off = (one) => Math.abs(Math.log(one / wanted));
    return RATIOS.reduce((best, one) => (off(one) < off(best) ? one : best)).toFixed(1);
  }

  function choice(key, label, options, chosen, act) {
    const select = make("select", { id: `view-${key}`, "data-key": key, on: { change: (event) => act(event.target.value) } },
      options.map(([value, text]) => make("option", { value, text, selected: value === chosen })));
    return make("span", { class: "view-choice" }, make("label", { for: select.id, text: label }), select);
  }

  // A button that opens a box under it; a click elsewhere or Escape closes it.
  function pop(key, text, content) {
    const held = document.querySelector(`#view-bar details[data-pop=${key}]`);
    return make("details", { class: "view-pop", "data-pop": key, open: Boolean(held && held.open) },
      make("summary", { class: "button", "data-key": `pop-${key}`, text }), make("div", { class: "view-box" }, content));
  }

  function cards() {
    const chosen = view.show;
    const list = view.columns.map(([key, heading]) => {
      const is = chosen.includes(key);
      const change = () => look({ show: (is ? chosen.filter((one) => one !== key) : [...chosen, key]).join(".") });
      return window.reportlineDom.check(heading, is, { "data-key": `show-${key}`, disabled: !is && chosen.length >= MOST_LINES, on: { change } });
    });
    const hint = `Lines under the name, ${MOST_LINES} at most. None: the title.`;
    return pop("cards", chosen.length ? `Card lines (${chosen.length})` : "Card lines", [make("p", { class: "hint", text: hint }), make("div", { class: "view-list" }, list), window.reportlineFaces.box(view, look)]);
  }

  function levels() {
    const options = [["", "What matters most"]];
    for (let count = 1; count <= Math.min(view.deepest, 12); count++) options.push([String(count), count === 1 ? "1 level" : `${count} levels`]);
    return choice("levels", "Open", options, view.levels ? String(view.levels) : "", (lv) => part({ lv }));
  }

  function colours() {
    const options = [["", "Place in the tree"], ...view.columns.map(([key, heading]) => [key, heading])];
    return choice("by", "Colour", options, view.by, (by) => {
      look({ by });
      const legend = document.querySelector("#chart-frame .legend");
      if (legend) legend.open = Boolean(by);
    });
  }

  function layouts() {
    return choice("layout", "Layout", view.layouts, view.layout, async (lay) => {
      if (isOwn()) {
        if (await look({ lay })) window.reportlineChart.showLayout(lay);
        return;
      }
      typical = lay;
      if (await window.reportlineControls.redraw()) window.reportlineChart.showLayout(lay);
    });
  }

  // Where one is: the bosses above a branch that stands alone, a line without what is beside it.
  function trail() {
    const crumb = (text, wanted) => make("button", { type: "button", class: "link", text, on: { click: () => part(wanted) } });
    const parts = [];
    if (view.trail.length) {
      const above = view.trail.slice(0, -1).map(([key, name]) => [crumb(name, { top: key }), make("span", { class: "view-arrow", "aria-hidden": "true", text: "›" })]);
      parts.push(crumb("Whole company", { top: "" }), make("span", { class: "view-arrow", "aria-hidden": "true", text: "›" }), above,
        make("span", { class: "view-here", text: view.trail[view.trail.length - 1][1] }));
    }
    if (view.line) {
      const seat = seats.get(view.line);
      parts.push(make("span", { class: "view-tag" }, `Only the line of ${seat ? seat.title : "one person"}`, remove("Show what is beside it", { line: "" })));
    }
    parts.push(window.reportlineFilter.tags(view, remove));
    return make("nav", { class: "view-trail", "aria-label": "Where you are", hidden: !parts.flat(3).length }, parts);
  }

  function remove(label, wanted) {
    return make("button", { type: "button", class: "view-remove", "aria-label": label, title: label, text: "×", on: { click: () => part(wanted) } });
  }

  function show(scene) {
    const bar = document.getElementById("view-bar");
    if (!bar) return;
    view = scene.view || null;
    bar.hidden = !isOwn();
    fill(document.getElementById("view-typical"), view && !isOwn() ? layouts() : "");
    if (bar.hidden) { bar.replaceChildren(); return; }
    seats = new Map(scene.seats.map((seat) => [seat.id, seat]));
    fill(bar, make("div", { class: "view-tools" }, layouts(), levels(), colours(), cards(), pop("filter", "Filter", window.reportlineFilter.box(view))), trail());
  }

  // What the inspector offers for a seat: its branch alone, its line alone, all of its branch, one step.
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("#view-bar details[open]")) if (!open.contains(event.target)) open.open = false;
    const asked = event.target.closest && event.target.closest("[data-look]");
    if (!asked) return;
    const [what, id] = asked.getAttribute("data-look").split(" ");
    if (what === "whole") window.reportlineChart.openWhole(id);
    else if (what === "fold") window.reportlineChart.toggle(id);
    else part({ [what]: id });
  });

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest && event.target.closest("#view-bar details[open]");
    if (!open) return;
    event.stopPropagation();
    open.open = false;
    open.querySelector("summary").focus();
  }, true);

  window.reportlineView = { ratio, show, part, now: () => view, typical: () => typical };
})();
