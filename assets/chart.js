// The Explore chart: what a pointer, a key or the search does to it, and what is selected.
(function () {
  "use strict";
  const canvasOf = window.reportlineCanvas;
  const CHART = "chart";
  const keep = () => window.dash_clientside.no_update;
  const scene = () => window.reportlineScene.current();
  const seatOf = (id) => scene() && scene().seats.find((seat) => seat.id === id);
  let selectedNow = "";
  // The selection that was asked for, and what the page has been told of it.
  let wanted = "", told = "";
  // Seat that comes into the middle of the window with the next chart.
  let aim = "";
  let autoFit = false;
  // Where the window stood over each company: coming back finds it there.
  const views = new Map();
  let isStarted = false;

  function select(id) {
    wanted = id;
    told = null;
    tellSelected();
  }

  function tellSelected() {
    if (told === wanted) return;
    told = wanted;
    window.dash_clientside.set_props("selected", { data: wanted });
  }

  // Selects a seat whose chart is being drawn: the rest of the page hears of it when that is on the screen (scene.js),
  // as the inspector would hold it up.
  async function selectWith(id, drawing) {
    wanted = selectedNow = id;
    await drawing;
    tellSelected();
  }

  // Opens a folded branch, folds an open one; the query carries which seats are not in their first state. A promise of
  // the chart where it is one's own company.
  function toggle(id) {
    const seat = seatOf(id);
    if (!seat || seat.folds < 0) return null;
    const tokens = toggled();
    if (!tokens.delete(id)) tokens.add(id);
    return put(tokens);
  }

  const toggled = () => new Set((new URLSearchParams(scene().query).get("open") || "").split(".").filter(Boolean));

  function put(tokens) {
    const sorted = [...tokens].sort();
    const drawing = window.reportlineOwn.unfold(sorted);
    if (!drawing) window.dash_clientside.set_props("toggled", { data: sorted });
    return drawing;
  }

  // Opens all of a branch of one's own company, as far as there is room for its cards.
  function openWhole(id) {
    if (!/^n\d+$/.test(id) || !window.reportlineOwn.current()) return;
    const tokens = toggled();
    tokens.delete(id);
    tokens.add(`a${id.slice(1)}`);
    put(tokens);
  }

  window.addEventListener("reportline:canvas", ({ detail: canvas }) => {
    if (canvas.id !== CHART) return;
    const { cy } = canvas;
    // An open legend keeps its room, but not on a phone.
    const legend = document.querySelector("#chart-frame .legend");
    const aside = () => (legend && legend.open && cy.width() > 700 ? legend.offsetWidth + 20 : 14);
    const notices = document.getElementById("notices");
    canvas.frameOf = () => ({ left: 46, top: 18, right: aside(), bottom: 34 + (cy.width() > 700 ? notices.offsetHeight : 0) });
    // A person who double-clicks a folded card wants all of it: the first click opens it, the second what is under it,
    // also where the card has glided away from under the pointer by then.
    const SECOND_MS = 400;
    let opened = { id: "", at: 0, x: 0, y: 0 }, wholeAt = 0;
    const timeOf = ({ originalEvent }) => (originalEvent ? originalEvent.timeStamp : performance.now());
    const isSecond = (event, { x, y } = event.renderedPosition || { x: 0, y: 0 }) => opened.id
      && timeOf(event) - opened.at < SECOND_MS && Math.hypot(x - opened.x, y - opened.y) < 8;
    cy.on("tap", (event) => {
      if (isSecond(event)) {
        openWhole(opened.id);
        opened = { ...opened, id: "" };
        wholeAt = timeOf(event);
        return;
      }
      if (event.target === cy) { select(""); return; }
      const seat = seatOf(event.target.id());
      if (!seat || seat.folds !== 1) { select(event.target.id()); return; }
      opened = { id: seat.id, at: timeOf(event), x: 0, y: 0, ...event.renderedPosition };
      selectWith(seat.id, toggle(seat.id));
    });
    cy.on("dbltap", "node", (event) => {
      const seat = seatOf(event.target.id());
      if (seat && seat.folds === 0 && timeOf(event) - wholeAt > SECOND_MS) toggle(seat.id);
    });
    cy.on("mouseover", "node, edge", () => { cy.container().style.cursor = "pointer"; });
    cy.on("mouseout", "node, edge", () => { cy.container().style.cursor = ""; });
    cy.on("viewport", () => window.dispatchEvent(new CustomEvent("reportline:viewport", { detail: canvas })));
  });

  // Another company is about to be drawn, or this one as it was read again: then it will never look like this again.
  async function leave(company, isReadAgain) {
    const { cy } = await canvasOf.ready(CHART);
    if (isReadAgain) views.delete(company);
    else views.set(company, { zoom: cy.zoom(), pan: { ...cy.pan() } });
  }

  // A scene is on the canvas: the window stands where the link says, where it stood before, or shows all of it.
  function drawn(canvas, company, isOther) {
    if (isOther) {
      const view = isStarted ? views.get(company) : window.reportlineLink.viewport();
      isStarted = true;
      if (view) canvasOf.move(canvas, view.zoom, view.pan, false);
      else canvasOf.start(canvas, false);
    } else if (autoFit) {
      canvasOf.fit(canvas, true);
    }
    if (selectedNow) canvasOf.light(canvas, selectedNow, true);
    if (aim && seatOf(aim)) canvasOf.centre(canvas, aim);
    aim = "";
  }

  // Draws the way to a seat that is folded away, and the seat in the middle; a promise, or false where there is no such way.
  function reach(id) {
    const drawing = window.reportlineOwn.wayTo(id);
    if (drawing) aim = id;
    return drawing;
  }

  // A seat that was searched for: selected, and in the middle of the window.
  async function goTo(id) {
    const canvas = await canvasOf.ready(CHART);
    if (seatOf(id)) {
      canvasOf.centre(canvas, id);
      select(id);
    } else {
      selectWith(id, reach(id));
    }
  }

  // A selection lights its line to the top and comes into view; a seat of one's own company that is folded away is unfolded.
  async function show(id) {
    const canvas = await canvasOf.ready(CHART);
    // One asked for since then will be told.
    if (wanted === told) wanted = told = id || "";
    selectedNow = id || "";
    if (selectedNow && scene() && !seatOf(selectedNow)) await reach(selectedNow);
    canvasOf.light(canvas, selectedNow, true);
    window.reportlineTree.mark(selectedNow);
    if (selectedNow && scene() && !canvasOf.inView(canvas, selectedNow)) canvasOf.centre(canvas, selectedNow);
    return selectedNow;
  }

  async function tool(fits, ins, outs, fitted) {
    // Dash's context is gone after the first wait.
    const by = (window.dash_clientside.callback_context.triggered[0] || {}).prop_id || "";
    const canvas = await canvasOf.ready(CHART);
    autoFit = Boolean(fitted);
    if (by.startsWith("zoom-in")) canvasOf.zoomBy(canvas, 1.25);
    else if (by.startsWith("zoom-out")) canvasOf.zoomBy(canvas, 0.8);
    else if (by.startsWith("fit") || autoFit) canvasOf.fit(canvas, true);
    return keep();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-go-to]");
    if (link) select(link.getAttribute("data-go-to"));
  });

  document.addEventListener("keydown", async (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      window.reportlineSearch.focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [role=slider], [role=combobox], [role=dialog]")) return;
    if (document.getElementById("tabs-panel-explore").hidden) return;
    const canvas = await canvasOf.ready(CHART);
    if (event.key === "f") canvasOf.fit(canvas, true);
    else if (event.key === "+" || event.key === "=") canvasOf.zoomBy(canvas, 1.25);
    else if (event.key === "-") canvasOf.zoomBy(canvas, 0.8);
    else if (event.key === "Escape") select("");
  });

  // Another layout: the whole of it where its names can be read then, else where it begins.
  async function showLayout(layout) {
    const canvas = await canvasOf.ready(CHART);
    if (layout === "radial") canvasOf.fit(canvas, true);
    else canvasOf.start(canvas, true);
  }

  window.reportlineChart = { select, goTo, toggle, openWhole, showLayout, drawn, leave, tellSelected, selected: () => selectedNow };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { chart: { show, tool } });
})();
