// Controls that need no server: presets, slider and box in step, blocks, tabs, thresholds, theme.
(function () {
  "use strict";
  const MAX = 3000000;
  const ORDER = ["n", "imp", "struct", "ceo", "coo", "scope", "words", "weak", "strong", "div", "office", "title", "split",
    "asst", "board", "coos", "by", "solid"];

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

  if (typeof module !== "undefined") { module.exports = { fromSlider, toHeadcount }; return; }

  const keep = () => window.dash_clientside.no_update;
  const triggered = () => (window.dash_clientside.callback_context.triggered[0] || {}).prop_id || "";

  function choosePreset(clicks, presets) {
    const by = triggered();
    if (!by || !clicks.some(Boolean)) return [...ORDER.map(keep), keep()];
    const key = JSON.parse(by.slice(0, by.lastIndexOf("."))).key;
    return [...ORDER.map((name) => presets[key][name]), []];
  }

  function keepInStep(text, value) {
    if (triggered().startsWith("headcount-slider")) {
      const now = fromSlider(value);
      return [toHeadcount(text) === now ? keep() : format(now), keep()];
    }
    const now = toHeadcount(text);
    if (!(now >= 1 && now <= MAX) || fromSlider(value) === now) return [keep(), keep()];
    return [keep(), Math.log10(now)];
  }

  function showBlocks(structure, scope) {
    return [structure !== "divisional" && structure !== "matrix", structure !== "matrix", scope !== "explicit"];
  }

  function showTab(tab) {
    return [tab !== "explore", tab !== "compare"];
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

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    headcountLabel: (value) => format(fromSlider(value)),
  });
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    controls: { choosePreset, keepInStep, showBlocks, showTab, collectEdits, resetEdits, theme },
  });
})();
