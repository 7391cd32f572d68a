// The Explore chart: from the server's data to the canvas, the tree twin and what is selected.
(function () {
  "use strict";
  const canvasOf = window.reportlineCanvas;
  const CHART = "chart", SELECTED = "selected", TOGGLED = "toggled", SEARCH = "search";
  const keep = () => window.dash_clientside.no_update;
  let current = null;
  let first = true;
  let asked = false;
  let selectedNow = "";
  let toggledNow = [];

  function select(id) {
    window.dash_clientside.set_props(SELECTED, { data: id });
  }

  function toggle(id) {
    const seat = current && current.seats.find((each) => each.id === id);
    if (!seat || seat.folds < 0) return;
    const asked = new Set((new URLSearchParams(current.query).get("open") || "").split(".").filter(Boolean));
    if (!asked.delete(id)) asked.add(id);
    toggledNow = [...asked].sort();
    window.dash_clientside.set_props(TOGGLED, { data: toggledNow });
  }

  window.addEventListener("reportline:canvas", ({ detail: canvas }) => {
    if (canvas.id !== CHART) return;
    const { cy } = canvas;
    canvas.frameOf = () => ({ left: 20, top: 56, right: 20, bottom: 20 });
    cy.on("tap", "node, edge", (event) => {
      const seat = current.seats.find((each) => each.id === event.target.id());
      select(event.target.id());
      if (seat && seat.folds === 1) toggle(seat.id);
    });
    cy.on("dbltap", "node", (event) => {
      const seat = current.seats.find((each) => each.id === event.target.id());
      if (seat && seat.folds === 0) toggle(seat.id);
    });
    cy.on("tap", (event) => { if (event.target === cy) select(""); });
    cy.on("mouseover", "node, edge", () => { cy.container().style.cursor = "pointer"; });
    cy.on("mouseout", "node, edge", () => { cy.container().style.cursor = ""; });
    cy.on("viewport", () => window.dispatchEvent(new CustomEvent("reportline:viewport", { detail: canvas })));
  });

  async function draw(data, parameters, options, autoFit) {
    // A link brings its own chart; the first screen that came with the page is not drawn before it.
    if (!data || (!asked && window.reportlineLink.hasQuery())) {
      asked = true;
      return [keep(), keep(), keep()];
    }
    asked = true;
    const canvas = await canvasOf.show(CHART, data);
    current = data;
    if (first) {
      first = false;
      const view = window.reportlineLink.viewport();
      if (view) canvasOf.move(canvas, view.zoom, view.pan, false);
      else canvasOf.fit(canvas, false);
    } else if (autoFit) {
      canvasOf.fit(canvas, true);
    }
    canvasOf.light(canvas, selectedNow, true);
    window.reportlineTree.draw(data, selectedNow);
    const found = data.seats.map((seat) => ({
      value: seat.id, label: seat.unit ? `${seat.title}, ${seat.unit}` : seat.title,
    }));
    const fields = new URLSearchParams(data.query);
    fields.delete("n");
    const kept = fields.toString();
    const sameSeats = JSON.stringify(found) === JSON.stringify(options);
    return [data.query, kept === parameters ? keep() : kept, sameSeats ? keep() : found];
  }

  // The search box picks a seat; a selection lights its line to the top.
  async function show(found, chosen, drawn) {
    if (!drawn) return keep();
    const canvas = await canvasOf.ready(CHART);
    if (found) {
      select(found);
      canvasOf.centre(canvas, found);
      return null;
    }
    const moved = chosen !== selectedNow;
    selectedNow = chosen || "";
    canvasOf.light(canvas, selectedNow, true);
    if (moved) {
      window.reportlineTree.mark(selectedNow);
      if (selectedNow && !canvasOf.inView(canvas, selectedNow)) canvasOf.centre(canvas, selectedNow);
    }
    return keep();
  }

  async function tool() {
    const canvas = await canvasOf.ready(CHART);
    const by = (window.dash_clientside.callback_context.triggered[0] || {}).prop_id || "";
    if (by.startsWith("zoom-in")) canvasOf.zoomBy(canvas, 1.25);
    else if (by.startsWith("zoom-out")) canvasOf.zoomBy(canvas, 0.8);
    else if (by.startsWith("fit") || window.dash_clientside.callback_context.inputs["auto-fit.checked"]) canvasOf.fit(canvas, true);
    return keep();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-go-to]");
    if (link) select(link.getAttribute("data-go-to"));
  });

  document.addEventListener("keydown", async (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      const box = document.getElementById(SEARCH);
      if (box) { box.focus(); box.click(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [role=slider], [role=combobox]")) return;
    if (document.getElementById("explore-view").hidden) return;
    const canvas = await canvasOf.ready(CHART);
    if (event.key === "f") canvasOf.fit(canvas, true);
    else if (event.key === "+" || event.key === "=") canvasOf.zoomBy(canvas, 1.25);
    else if (event.key === "-") canvasOf.zoomBy(canvas, 0.8);
    else if (event.key === "Escape") select("");
  });

  window.reportlineChart = { select, toggle, data: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { chart: { draw, select: show, tool } });
})();
