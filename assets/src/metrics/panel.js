// The panel of measures: spans, levels and managers of the company on the chart, beside published figures; flags by limits.
// Comes in a bundle of its own when the panel is first opened: the state of the page is handed to it.
import { sentenceOf } from "../api/client.js";
import { getMetrics, metricsPath } from "../api/metrics.js";
import { MEASURES } from "../ids.js";
import { byId, fill, frame, make } from "../ui/dom.js";
import { loadScript } from "../ui/load-script.js";
import { figureView } from "./figure-view.js";
import { decimal, figures, percent } from "./figures.js";
import { createLimits } from "./limits.js";

/** @import { MetricsAnswer } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */
/** @import { Child } from "../ui/dom.js" */
/** @import { Plotly } from "./figure-view.js" */
/** @import { Look } from "./figures.js" */
/** What the first bundle hands over. @typedef {{ page: Store<PageState>, updates: typeof import("../state/page.js") }} Context */

const SHOW_PEOPLE = "Show all people";
const WHY_TYPICAL = "In the typical chart one card stands for many people, so it has no spans of its own. With everybody as a seat it has: spans are then "
  + "drawn from published distributions, always the same for the same company.";
const COLOURS = /** @type {Record<Exclude<keyof Look, "font">, string>} */ ({
  text: "text", muted: "muted", surface: "surface", line: "line", accent: "accent", second: "shade-s1", third: "shade-s2",
});

/** Colours of the theme in force. @returns {Look} */
function look() {
  const style = getComputedStyle(document.documentElement), colours = Object.entries(COLOURS);
  return /** @type {Look} */ ({
    ...Object.fromEntries(colours.map(([name, property]) => [name, style.getPropertyValue(`--${property}`).trim()])),
    font: getComputedStyle(document.body).fontFamily,
  });
}

/** What is measured of the company of a query, as fields of a request. @param {string} query @param {Record<string, string>} limits */
export function metricsFields(query, limits) {
  const fields = new URLSearchParams(limits), shown = new URLSearchParams(query);
  for (const key of ["top", "where"]) if (shown.get(key)) fields.set(key, shown.get(key) || "");
  return fields;
}

/** What the panel is to show while it is open: another value wherever it has to be asked for again. @param {PageState} state */
export const measuredOf = ({ drawer, scene, theme, generation }) => (drawer === "measures" && scene ? `${theme} ${generation} ${scene.query}` : "");

/** The library of the figures, which comes with the first of them. @param {string} address */
async function loadPlotly(address) {
  await loadScript(address, "the figures");
  return /** @type {Plotly} */ (/** @type {any} */ (globalThis).Plotly);
}

/** Fills the panel while it is open, and follows the chart. @param {Context} context */
export function startMetrics({ page, updates }) {
  const drawer = byId(MEASURES), parts = build(drawer);
  const plotly = () => loadPlotly(drawer.dataset.plotly || "");
  const refuse = (/** @type {string} */ text) => { parts.message.textContent = text; };
  const goTo = (/** @type {string} */ id) => page.set((state) => ({ ...updates.withSeat(id)(state), drawer: "" }));
  const limitBoxes = createLimits((next) => { limits = next; refresh(); }, refuse, goTo);
  /** @type {Record<string, string>} */
  let limits = {};
  let requested = "", drawn = "";

  async function refresh() {
    const state = page.get(), query = state.scene?.query || "", id = updates.companyOf(query);
    drawer.classList.toggle("typical", !id);
    if (!id) {
      requested = drawn = "";
      showTypical();
      return;
    }
    const path = metricsPath(id, metricsFields(query, limits)), request = `${measuredOf(state)} ${path}`;
    if (request === requested) return;
    requested = request;
    try {
      const { data, refusal } = await getMetrics(path);
      if (requested !== request) return;
      if (!data) throw new Error(refusal ? sentenceOf(refusal) : "The measures were not asked for.");
      refuse("");
      await show(data, state.theme, () => requested === request);
    } catch (error) {
      if (requested === request) requested = "";
      refuse(/** @type {Error} */ (error).message);
    }
  }

  /** @param {MetricsAnswer} metrics @param {string} theme @param {() => boolean} isWanted */
  async function show(metrics, theme, isWanted) {
    limitBoxes.show(metrics);
    // Limits change no figure.
    const now = JSON.stringify([theme, metrics.name, metrics.part, metrics.levels, metrics.notes]);
    if (now === drawn) return;
    drawn = "";
    const views = fillParts(parts, metrics, plotly);
    const library = await plotly();
    if (!isWanted()) return;
    await Promise.all(views.map(({ draw }) => draw(library)));
    drawn = now;
  }

  /** A card of the typical chart stands for many people: measured is the company with everybody as a seat. */
  function showTypical() {
    const { seating = "", population = "" } = page.get().messages;
    refuse(population);
    fill(parts.lead, make("p", { text: WHY_TYPICAL }),
      make("button", { type: "button", class: "button", id: "measures-whole", "data-show-people": "", "data-key": "whole", text: seating || SHOW_PEOPLE }));
    for (const part of [parts.tiles, parts.figures, parts.notes]) part.replaceChildren();
  }

  fill(parts.flags, make("h3", { text: "Too wide, too narrow, too deep" }), limitBoxes.elements);
  page.subscribe(measuredOf, (now) => { if (now) refresh(); else requested = ""; });
  page.subscribe(({ messages }) => `${messages.seating || ""}\n${messages.population || ""}`, () => {
    if (measuredOf(page.get()) && drawer.classList.contains("typical")) showTypical();
  });
  if (measuredOf(page.get())) {
    refresh();
    // The panel was empty when it was opened.
    /** @type {HTMLElement | null} */ (drawer.querySelector("[aria-label=Close]"))?.focus();
  }
}

/** All that comes without the library of the figures; gives the figures. @param {ReturnType<typeof build>} parts @param {MetricsAnswer} metrics @param {() => Promise<Plotly>} plotly */
function fillParts(parts, metrics, plotly) {
  fill(parts.lead, make("p", { text: leadText(metrics) }));
  fill(parts.tiles, tiles(metrics));
  fill(parts.notes, notes(metrics));
  const views = figures(metrics, look()).map((figure) => figureView(figure, metrics.name, plotly));
  fill(parts.figures, views.map(({ element }) => element),
    metrics.whole[2] ? null : make("p", { class: "hint", text: "Nobody here has a direct report, so there are no spans." }));
  return views;
}

/** @param {HTMLElement} drawer */
function build(drawer) {
  const { message, body } = frame(drawer, "Measures");
  const parts = {
    message,
    lead: make("div", { class: "measures-lead" }),
    tiles: make("dl", { class: "measures-tiles" }),
    flags: make("section", { class: "measures-flags", "aria-label": "Flags" }),
    figures: make("div", { class: "measures-figures" }),
    notes: make("div", { class: "measures-notes" }),
  };
  body.append(parts.lead, parts.tiles, make("div", { class: "measures-sides" }, parts.flags, parts.figures), parts.notes);
  return parts;
}

/** "The branch of Ann Lee of Ours"; "The whole company: Ours". @param {Pick<MetricsAnswer, "part" | "name">} metrics */
export const leadText = ({ part, name }) => `${part} of ${name}`.replace("The whole company of ", "The whole company: ");

/** @param {MetricsAnswer} metrics @returns {Child[]} */
function tiles({ whole, published, chief, depth }) {
  const [, people, managers, mean, , , median, , most] = whole;
  const tile = (/** @type {string} */ heading, /** @type {string} */ value, beside = "") => make("div", { class: "measures-tile" },
    make("dt", { text: heading }), make("dd", { class: "measures-number", text: value }), beside ? make("dd", { class: "hint", text: beside }) : null);
  const spanText = (/** @type {number | null} */ value) => (value === null ? "none" : decimal(value));
  return [
    tile("People", decimal(people)), tile("Managers", `${decimal(managers)}, ${percent(managers, people)}%`, published.managers),
    tile("Levels", decimal(depth), published.depth), tile("Mean span", spanText(mean), published.mean_span),
    tile("Median span", spanText(median), published.median), tile("Widest span", spanText(most)),
    chief ? tile("Chief executive's span", decimal(chief.number), `${chief.name}. See the figure for others.`) : null,
  ];
}

/** @param {MetricsAnswer} metrics @returns {Child[]} */
const notes = ({ notes: texts, further, published }) => [
  make("h3", { text: "How it is counted" }), make("ul", {}, texts.map((text) => make("li", { text }))),
  further ? make("p", { text: `${decimal(further)} further levels are in the totals only.` }) : null,
  make("details", {}, make("summary", { text: "Published figures and sources" }), published.sources.map((text) => make("p", { class: "source", text }))),
];
