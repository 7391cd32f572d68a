// Controls that need no server: presets, slider and box in step, blocks, tabs, thresholds, theme.
(function () {
  "use strict";
  const MAX = 3000000;
  // The order in which the callbacks hand over what the controls hold (orgview/panels/controls.py).
  const ORDER = ["n", "imp", "struct", "ceo", "coo", "scope", "words", "weak", "strong", "div", "office", "title", "split",
    "asst", "board", "coos", "by", "solid", "alt"];

  // Query of what the controls hold. thresholds: edited ones by name; toggled: seats not in their first state.
  function toQuery(held, thresholds, toggled) {
    const fields = new URLSearchParams();
    for (const [key, value] of Object.entries(held)) {
      if (typeof value === "boolean") fields.set(key, value ? "1" : "0");
      else if (typeof value === "string" && !["scope", "div"].includes(key)) fields.set(key, value);
    }
    const words = held.words || [], weak = held.weak || [], strong = held.strong || [];
    fields.set("scope", held.scope === "explicit" ? `${["operations", ...words].join(".")}.` : held.scope || "auto");
    const strengths = [...weak.map((word) => `${word}:weak`),
      ...strong.filter((word) => !weak.includes(word)).map((word) => `${word}:strong`)];
    if (strengths.length) fields.set("str", strengths.join("."));
    if (String(held.div || "").trim()) fields.set("div", String(held.div).trim());
    const edits = Object.keys(thresholds || {}).sort().map((name) => `${name}:${thresholds[name]}`);
    if (edits.length) fields.set("t", edits.join(","));
    if (toggled && toggled.length) fields.set("open", toggled.join("."));
    return fields.toString();
  }

  // Two significant figures up to 100, three above: a step of the slider is a number a person would say.
  function fromSlider(value) {
    const exact = Math.pow(10, value);
    if (exact < 20) return Math.max(1, Math.round(exact));
    const size = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
    return Math.min(MAX, Math.round(exact / size) * size);
  }

  function toHeadcount(text) {
    const plain = String(text).replace(/[,\s_\u00a0]/g, "");
    return /^\+?\d{1,12}$/.test(plain) ? Number(plain) : NaN;
  }

  function format(number) {
    return number.toLocaleString("en-US");
  }

  if (typeof module !== "undefined") { module.exports = { fromSlider, toHeadcount, toQuery }; return; }

  const keep = () => window.dash_clientside.no_update;

  // What the page holds: the callbacks say it at the start and after every change.
  let now = { held: {}, thresholds: {}, toggled: [], theme: "light" };
  let presets = {};
  let telling = 0;
  const toHeld = (values) => Object.fromEntries(ORDER.map((name, i) => [name, values[i]]));
  // The visitor's own company where one is open, else what the controls hold. more: further fields for this once.
  const draw = (held, toggled, more) => {
    const layout = window.reportlineView.typical();
    const typical = () => `${toQuery(held, now.thresholds, toggled)}${layout ? `&lay=${layout}` : ""}`;
    const query = window.reportlineOwn.query() || typical();
    return window.reportlineScene.go(more ? `${query}&${more}` : query, now.theme);
  };
  const redraw = (more) => draw(now.held, now.toggled, more);

  function learn(known, thresholds, toggled, theme, ...values) {
    presets = known;
    now = { held: toHeld(values), thresholds, toggled, theme };
    window.reportlineSlider.show(toHeadcount(now.held.n));
    return true;
  }

  function changed(ready, mine, theme, thresholds, toggled, ...values) {
    window.reportlineOwn.take(mine);
    now = { held: toHeld(values), thresholds, toggled, theme };
    window.reportlineSlider.show(toHeadcount(now.held.n));
    draw(now.held, toggled);
    return keep();
  }

  // A preset: the chart first, the controls when it is on the screen. Not a callback, see benchmarks/redraw.py.
  async function choose(key) {
    const values = presets[key];
    if (!values) return;
    clearTimeout(telling);
    await draw({ ...values, alt: now.held.alt }, []);
    window.dash_clientside.set_props("chosen", { data: values });
  }

  function setControls(values) {
    const kept = ORDER.filter((name) => name !== "alt");
    return values ? [...kept.map((name) => values[name]), []] : [...kept.map(keep), keep()];
  }

  document.addEventListener("click", (event) => {
    const chip = event.target.closest && event.target.closest("[data-preset]");
    if (chip) choose(chip.getAttribute("data-preset"));
  });

  // A step of the slider: the chart at once, the box when the hand rests.
  function slide(headcount) {
    draw({ ...now.held, n: format(headcount) }, now.toggled);
    clearTimeout(telling);
    telling = setTimeout(() => window.dash_clientside.set_props("headcount", { value: format(headcount) }), 200);
  }

  function showBlocks(structure, scope) {
    return [structure !== "divisional" && structure !== "matrix", structure !== "matrix", scope !== "explicit"];
  }

  function showTab(tab) {
    return [tab !== "explore", tab !== "compare", tab !== "table"];
  }

  function collectEdits(texts, ids, defaults, before) {
    if (!ids.length) return keep();
    const edits = {};
    ids.forEach(({ name }, i) => {
      const text = String(texts[i] ?? "").trim().toLowerCase();
      if (text !== defaults[name]) edits[name] = text.replace(/[,\s_]/g, "") || "?";
    });
    return JSON.stringify(edits) === JSON.stringify(before || {}) ? keep() : edits;
  }

  function resetEdits(clicks, ids, defaults) {
    return ids.map(({ name }) => defaults[name]);
  }

  // At the start the theme chosen last time, or the system's; afterwards a click turns it over.
  function theme(clicks, now) {
    const storage = window.localStorage;
    if (!clicks) {
      const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      const wanted = storage.getItem("reportline-theme") || system;
      return wanted === "dark" ? ["dark", "dark"] : [keep(), keep()];
    }
    const wanted = now === "dark" ? "light" : "dark";
    storage.setItem("reportline-theme", wanted);
    return [wanted, wanted];
  }

  window.reportlineControls = { slide, redraw, fromSlider, format, MAX };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    controls: { changed, learn, setControls, showBlocks, showTab, collectEdits, resetEdits, theme, yes: () => true },
  });
})();
