// The Compare tab: two charts side by side with one zoom and one place for both, and the list of what differs.
import { sentenceOf } from "../api/client.js";
import { comparisonPath, getComparison } from "../api/comparison.js";
import { createChart } from "../chart/scene-view.js";
import { setProps } from "../dash-bridge.js";
import {
  COMPARE_BAR, COMPARE_CHART_A, COMPARE_CHART_B, COMPARE_LIST, COMPARE_MESSAGE, COMPARE_READY, COMPARE_SENTENCE, COMPARE_TITLE_A, COMPARE_TITLE_B,
  COMPARE_VIEW,
} from "../ids.js";
import { config } from "../state/config.js";
import { page } from "../state/page.js";
import { byId, make } from "../ui/dom.js";
import { toNodes } from "../ui/elements.js";
import { until } from "../ui/until.js";
import { createBar } from "./bar.js";
import { link } from "./linked-charts.js";
import { companyOptions, fieldsOf, firstSides } from "./sides.js";

/** @import { Chart } from "../chart/scene-view.js" */
/** @import { CompareAnswer, ComparedJson } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Linkable } from "./linked-charts.js" */
/** @import { Sides } from "./sides.js" */
/** What is used of a chart. @typedef {Linkable & Pick<Chart, "show">} Shown */

/** Compares while the tab is looked at: whenever a side, the explored company or the colours change. */
export function startCompare() {
  /** @type {Promise<ReturnType<typeof createComparison>> | null} */
  let opening = null;
  const failure = make("div", { class: "message", role: "alert" });
  const compare = async () => {
    failure.remove();
    try {
      opening = opening || open();
      (await opening).compare();
    } catch (error) {
      opening = null;
      failure.textContent = /** @type {Error} */ (error).message;
      byId(COMPARE_VIEW).append(failure);
    }
  };
  const seen = (/** @type {PageState} */ state) => (state.tab === "compare" ? `${state.theme} ${state.scene ? state.scene.query : ""}` : "");
  page.subscribe(seen, (now) => { if (now) compare(); });
  if (seen(page.get())) compare();
}

/** Dash mounts the contents of the tab with its two canvases. */
async function open() {
  setProps(COMPARE_READY, { "data-open": "1" });
  if (!await until(() => document.getElementById(COMPARE_BAR))) throw new Error("The comparison did not start. Reload the page.");
  const { themes } = config();
  const charts = [await createChart(COMPARE_CHART_A, themes), await createChart(COMPARE_CHART_B, themes)];
  for (const chart of charts) chart.hasHandles = false;
  return createComparison(charts[0], charts[1]);
}

/** The bar and both charts, once they are mounted. @param {Shown} a @param {Shown} b */
export function createComparison(a, b) {
  const { presets } = config(), fitBoth = link(a, b);
  let requested = "", shown = "";

  async function compare() {
    const { theme, scene } = page.get(), sides = bar.sides();
    const path = comparisonPath(fieldsOf(sides, theme, scene ? scene.query : ""));
    if (path === requested) return;
    requested = path;
    const { data, refusal } = await getComparison(path);
    if (path !== requested) return;
    // What failed may be requested for again.
    if (!data) requested = "";
    byId(COMPARE_MESSAGE).textContent = refusal ? sentenceOf(refusal) : data ? data.errors.message : "";
    bar.complain(data ? data.errors : { a: "", b: "" });
    if (data && data.a && data.b) show(data, data.a, data.b, sides);
  }

  /** @param {CompareAnswer} answer @param {ComparedJson} before @param {ComparedJson} after @param {Sides} sides */
  function show({ titles, sentence, counts, list }, before, after, sides) {
    a.show(before);
    b.show(after);
    byId(COMPARE_TITLE_A).textContent = titles[0];
    byId(COMPARE_TITLE_B).textContent = titles[1];
    byId(COMPARE_SENTENCE).textContent = sentence;
    bar.counts.replaceChildren(...toNodes(/** @type {any} */ (counts)));
    byId(COMPARE_LIST).replaceChildren(...toNodes(/** @type {any} */ (list)));
    // Other colours alone leave the window where it is.
    const now = `${JSON.stringify(sides)} ${page.get().scene?.query}`;
    if (now !== shown) fitBoth();
    shown = now;
    page.set({ compared: { ...sides } });
  }

  const bar = createBar(companyOptions(presets), firstSides(presets, page.get().compared), compare, fitBoth);
  byId(COMPARE_BAR).replaceChildren(...bar.elements);
  return { compare };
}
