// The panel of measures: spans, levels and managers of the company on the chart, beside published figures; flags by limits.
(function () {
  "use strict";
  // Its file comes later in the order of names.
  const make = (...all) => window.reportlineDom.make(...all);
  const fill = (...all) => window.reportlineDom.fill(...all);
  const { figures, alone, csv, number } = window.reportlineFigures;
  const ID = "measures";
  const WAIT_MS = 300;
  const LIMITS = [["widest", "Most direct reports"], ["narrowest", "Fewest direct reports of a manager"], ["layers", "Most levels"]];
  const COLOURS = { text: "text", muted: "muted", surface: "surface", line: "line", accent: "accent", second: "shade-s1", third: "shade-s2" };
  let parts = null, clicks = 0, asked = "", told = null, typing = 0, shownTheme = "";
  // Limits that were set here; the others are those of the server.
  let limits = {};

  const drawer = () => document.getElementById(ID);
  const keep = () => window.dash_clientside.no_update;
  const isOpen = () => drawer() && !drawer().hidden;

  // Plotly is large and is fetched when the panel is first opened.
  let loading = null;
  function plotly() {
    loading = loading || new Promise((done, fail) => {
      const script = make("script", { src: drawer().dataset.plotly });
      script.onload = () => done(window.Plotly);
      script.onerror = () => { loading = null; fail(new Error("The script of the figures could not be loaded. Close the panel and open it again.")); };
      document.head.append(script);
    });
    return loading;
  }

  function build() {
    if (parts && drawer().contains(parts.body)) return;
    parts = window.reportlineDom.frame(drawer(), "Measures");
    parts.lead = make("div", { class: "measures-lead" });
    parts.tiles = make("dl", { class: "measures-tiles" });
    parts.flags = make("section", { class: "measures-flags", "aria-label": "Flags" });
    parts.figures = make("div", { class: "measures-figures" });
    parts.notes = make("div", { class: "measures-notes" });
    parts.body.append(parts.lead, parts.tiles, make("div", { class: "measures-sides" }, parts.flags, parts.figures), parts.notes);
    flagBoxes();
  }

  // The button was pressed, another chart is drawn, or the colours changed.
  async function show(pressed, drawn, theme) {
    const isPressed = pressed && pressed !== clicks;
    clicks = pressed || 0;
    if (isPressed) {
      build();
      asked = "";
      window.reportlinePanel.openDrawer(drawer());
    }
    if (!isOpen()) return keep();
    if (theme !== shownTheme) asked = "";
    shownTheme = theme;
    await refresh(drawn);
    return keep();
  }

  const query = (drawn) => new URLSearchParams(drawn || (window.reportlineScene.current() || {}).query || "");

  async function refresh(drawn) {
    const fields = query(drawn), id = fields.get("mine");
    drawer().classList.toggle("typical", !id);
    if (!id) {
      told = null;
      asked = "typical";
      typical();
      return;
    }
    const wanted = new URLSearchParams(Object.entries(limits));
    for (const key of ["top", "where"]) if (fields.get(key)) wanted.set(key, fields.get(key));
    const address = `/company/${encodeURIComponent(id)}/measures?${wanted}`;
    if (address === asked) return;
    asked = address;
    try {
      const reply = await window.reportlineUpload.ask(address);
      if (asked !== address) return;
      if (reply.refusal) throw new Error(`${reply.refusal.what}. ${reply.refusal.advice}`);
      told = reply.data;
      parts.message.textContent = "";
      tellFlags();
      // Limits change no figure.
      const now = JSON.stringify([shownTheme, told.name, told.part, told.levels, told.notes]);
      if (now === parts.drawn) return;
      parts.drawn = "";
      tell();
      if (await draw()) parts.drawn = now;
    } catch (error) {
      if (asked === address) asked = "";
      parts.message.textContent = error.message;
    }
  }

  // A card of the typical chart stands for many people: measured is the company with everybody as a seat.
  function typical() {
    const before = document.getElementById("whole-show"), refused = document.getElementById("whole-message");
    parts.message.textContent = parts.drawn = "";
    fill(parts.lead, make("p", { text: "In the typical chart one card stands for many people, so it has no spans of its own. With everybody as a seat it has: spans are then drawn from published distributions, always the same for the same company." }),
      make("button", { type: "button", class: "button", id: "measures-whole", text: "Show all people", on: { click: () => before.click() } }));
    const button = document.getElementById("measures-whole");
    // What the button of the left panel says, said here too.
    new MutationObserver((_changes, watch) => {
      if (!button.isConnected) { watch.disconnect(); return; }
      button.textContent = before.textContent;
      parts.message.textContent = refused.textContent;
    }).observe(before.parentNode, { childList: true, characterData: true, subtree: true });
    for (const part of [parts.tiles, parts.figures, parts.notes]) part.replaceChildren();
  }

  function tell() {
    const { whole, published, chief, depth, part, name } = told, [, people, managers, mean, , , median, , most] = whole;
    const share = people ? Math.round((1000 * managers) / people) / 10 : 0;
    const tile = (heading, value, beside) => make("div", { class: "measures-tile" }, make("dt", { text: heading }), make("dd", { class: "measures-number", text: value }), beside && make("dd", { class: "hint", text: beside }));
    const of = (value) => (value === null ? "none" : number(value));
    fill(parts.lead, make("p", { text: `${part} of ${name}`.replace("The whole company of ", "The whole company: ") }));
    fill(parts.tiles,
      tile("People", number(people)), tile("Managers", `${number(managers)}, ${share}%`, published.managers), tile("Levels", number(depth), published.depth),
      tile("Mean span", of(mean), published.mean_span), tile("Median span", of(median), published.median), tile("Widest span", of(most)),
      chief && tile("Chief executive's span", number(chief.number), `${chief.name}. See the figure for others.`));
    fill(parts.notes, make("h3", { text: "How it is counted" }), make("ul", {}, told.notes.map((text) => make("li", { text }))),
      told.further ? make("p", { text: `${number(told.further)} further levels are in the totals only.` }) : null,
      make("details", {}, make("summary", { text: "Published figures and sources" }), published.sources.map((text) => make("p", { class: "source", text }))));
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(Object.entries(COLOURS).map(([name, property]) => [name, style.getPropertyValue(`--${property}`).trim()]));
  }

  async function draw() {
    const drawn = figures(told, colours()), name = told.name, now = asked;
    parts.plots = drawn.map((figure) => make("div", { class: "measures-plot", role: "img", "aria-label": `${figure.title}; the same numbers stand in the table below` }));
    fill(parts.figures, drawn.map((figure, place) => toFigure(figure, parts.plots[place], name)),
      told.whole[2] ? null : make("p", { class: "hint", text: "Nobody here has a direct report, so there are no spans." }));
    const Plotly = await plotly();
    if (now !== asked) return false;
    await Promise.all(drawn.map((figure, place) => Plotly.newPlot(parts.plots[place], figure.data, figure.layout, { displayModeBar: false, responsive: true, doubleClick: false, showTips: false })));
    return true;
  }

  function toFigure(figure, plot, name) {
    const file = `${name} ${figure.title}`;
    const button = (text, act) => make("button", { type: "button", class: "button", text, "aria-label": `${figure.title} as ${text}`, "data-key": `${figure.key} ${text}`, on: { click: act } });
    const picture = (format) => async () => (await plotly()).downloadImage(alone(figure, name), { format, filename: file, width: 900, height: 560, scale: format === "png" ? 2 : 1 });
    return make("figure", { class: "measures-figure", "data-figure": figure.key },
      make("h3", { text: figure.title }), plot, make("figcaption", { class: "hint", text: figure.caption }),
      make("div", { class: "measures-foot" },
        make("details", { class: "measures-table" }, make("summary", { text: "As a table" }), make("div", { class: "measures-scroll", tabindex: "0", role: "region", "aria-label": `${figure.title}, table` }, table(figure))),
        make("div", { class: "measures-exports" }, button("PNG", picture("png")), button("SVG", picture("svg")), button("CSV", () => save(csv(figure), `${file}.csv`)))));
  }

  const table = ({ columns, rows }) => make("table", {},
    make("thead", {}, make("tr", {}, columns.map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, rows.map((row) => make("tr", {}, row.map((value) => make("td", { text: typeof value === "number" ? number(value) : value ?? "" }))))));

  function save(text, file) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // Limits in their boxes, each with the seats beyond it; the boxes stay while one types.
  function flagBoxes() {
    parts.limits = Object.fromEntries(LIMITS.map(([key, label]) => {
      const input = make("input", { type: "number", min: "1", max: "1000000", step: "1", id: `measures-${key}`, on: { input: () => typed(key) } });
      const why = make("p", { class: "hint" }), list = make("div", { class: "measures-list" }), sentence = make("p", { class: "measures-sentence", role: "status" });
      return [key, { input, why, list, sentence, box: make("div", { class: "measures-flag" }, make("label", { class: "label", for: input.id, text: label }), input, sentence, list, why) }];
    }));
    fill(parts.flags, make("h3", { text: "Too wide, too narrow, too deep" }), LIMITS.map(([key]) => parts.limits[key].box));
  }

  function typed(key) {
    clearTimeout(typing);
    typing = setTimeout(() => {
      const { input } = parts.limits[key];
      if (input.value === "" && !input.validity.badInput) delete limits[key];
      else if (!input.checkValidity()) {
        parts.message.textContent = "A limit is a whole number from 1 to 1,000,000.";
        return;
      } else limits[key] = input.value;
      refresh();
    }, WAIT_MS);
  }

  function tellFlags() {
    for (const { key, sentence, unit, total, seats } of told.flags) {
      const box = parts.limits[key], { value, first, why, confidence } = told.limits[key];
      if (document.activeElement !== box.input) box.input.value = String(value);
      box.input.placeholder = String(first);
      box.sentence.textContent = sentence;
      box.why.textContent = `At first ${first} (${confidence}). ${why}`;
      const opened = box.list.querySelector("details");
      const item = (seat) => make("li", {},
        make("button", { type: "button", class: "link", "data-key": `${key} ${seat.id}`, "data-seat": seat.id, text: seat.name, on: { click: () => toCard(seat.id) } }),
        seat.title && seat.title !== seat.name ? make("span", { class: "hint", text: seat.title }) : null,
        make("span", { class: "measures-count", text: number(seat.number), title: `${number(seat.number)} ${unit}` }));
      const rest = total - seats.length;
      fill(box.list, seats.length ? make("details", { open: Boolean(opened && opened.open) }, make("summary", { text: `Who, with their ${unit}` }), make("ol", {}, seats.map(item)),
        rest ? make("p", { class: "hint", text: `and ${number(rest)} more. The Table tab lists everybody.` }) : null) : null);
      box.box.classList.toggle("some", total > 0);
    }
  }

  async function toCard(id) {
    drawer().hidden = true;
    await window.reportlineChart.goTo(id);
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { measures: { show } });
})();
