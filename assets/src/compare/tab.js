// The Compare tab: two companies of any kind side by side, as one chart, and as a list; one difference behind all three.
import { listCompanies } from "../api/companies.js";
import { comparisonPath } from "../api/comparison.js";
import { createChart } from "../chart/scene-view.js";
import { setProps } from "../dash-bridge.js";
import { COMPARE_BAR, COMPARE_CHART_A, COMPARE_CHART_B, COMPARE_CHART_BOTH, COMPARE_MESSAGE, COMPARE_READY, COMPARE_STANDINGS, COMPARE_VIEW } from "../ids.js";
import { config } from "../state/config.js";
import { openId, page, withPreset } from "../state/page.js";
import { byId, make } from "../ui/dom.js";
import { until } from "../ui/until.js";
import { createBar } from "./bar.js";
import { createChanges } from "./changes.js";
import { createGrowth, sizeOf } from "./growth.js";
import { createOverlay } from "./overlay.js";
import { createQuestion } from "./question.js";
import { createPair } from "./side-by-side.js";
import { companyGroups, fieldsOf, firstSides, linkOf } from "./sides.js";
import { createStandings } from "./standings.js";
import { refusalText, showWords } from "./words.js";

/** @import { ChangeRow, CompareAnswer, StandingJson } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { OpenList } from "./changes.js" */
/** @import { Shown as Both } from "./overlay.js" */
/** @import { Shown } from "./side-by-side.js" */
/** @import { Sides } from "./sides.js" */

/** Compares while the tab is looked at: whenever a side, the explored company or the colours change.
 * @param {OpenList} openList */
export function startCompare(openList) {
  /** @type {Promise<ReturnType<typeof createComparison>> | null} */
  let opening = null;
  const failure = make("div", { class: "message", role: "alert" });
  const compare = async () => {
    failure.remove();
    try {
      opening = opening || open(openList);
      (await opening).follow();
    } catch (error) {
      opening = null;
      failure.textContent = /** @type {Error} */ (error).message;
      byId(COMPARE_VIEW).append(failure);
    }
  };
  const seen = (/** @type {PageState} */ state) =>
    (state.tab === "compare" ? `${state.theme} ${state.scene ? state.scene.query : ""} ${state.generation} ${state.renamings} ${JSON.stringify(state.compared)}` : "");
  page.subscribe(seen, (now) => { if (now) compare(); });
  if (seen(page.get())) compare();
}

/** Dash mounts the contents of the tab with its canvases. @param {OpenList} openList */
async function open(openList) {
  setProps(COMPARE_READY, { "data-open": "1" });
  if (!await until(() => document.getElementById(COMPARE_BAR))) throw new Error("The comparison did not start. Reload the page.");
  const { themes } = config();
  const [a, b, both] = await Promise.all([COMPARE_CHART_A, COMPARE_CHART_B, COMPARE_CHART_BOTH].map((id) => createChart(id, themes)));
  // A press on a card opens and folds here.
  for (const chart of [a, b, both]) chart.hasHandles = false;
  if (!page.get().companies) listCompanies().then(({ data }) => { if (data) page.set({ companies: data.companies }); });
  return createComparison(a, b, both, openList);
}

/** A preset of the small charts, in Explore. @param {StandingJson} chart */
function openPreset({ preset, seat }) {
  const found = config().presets.find(({ key }) => key === preset);
  if (!found) return;
  page.set((state) => ({ ...withPreset(found.values)(state), thresholds: {}, isLoaded: false, tab: "explore", selection: seat, aim: seat ? { kind: "seat", id: seat } : { kind: "start" } }));
}

/** What is looked at stands in the link. @param {Sides} sides */
function keepLink(sides) {
  const compared = linkOf(sides);
  if (JSON.stringify(compared) !== JSON.stringify(page.get().compared)) page.set({ compared });
}

/** Headcounts of both sides, NaN where one has none of its own. @param {Sides} sides @returns {[number, number]} */
function sizesOf(sides) {
  const { presets } = config(), explored = page.get().scene?.headcount;
  return [sizeOf(sides.a, sides.an, presets, explored), sizeOf(sides.b, sides.bn, presets, explored)];
}

/** Keeps the visitor's companies among the choices. @param {ReturnType<typeof createBar>} bar */
function offerCompanies(bar) {
  const offer = () => { const { companies, company } = page.get(); bar.offer(companyGroups(config().presets, companies || [], company)); };
  page.subscribe((state) => state.companies, offer);
  offer();
  return offer;
}

/** The bar and the views, once they are mounted. @param {Shown} a @param {Shown} b @param {Both} both @param {OpenList} openList */
export function createComparison(a, b, both, openList) {
  const { presets } = config(), panel = byId(COMPARE_BAR).parentElement, question = createQuestion();
  const refuse = (/** @type {string} */ text) => { byId(COMPARE_MESSAGE).textContent = text; };
  const isOpen = () => page.get().tab === "compare", cviewOf = () => bar.sides().cview;
  const pair = createPair(a, b, () => compare()), overlay = createOverlay(both, refuse);
  let shown = "", wasPair = false, going = Promise.resolve();

  const bar = createBar(firstSides(presets, page.get().compared, openId(page.get())), {
    change: () => { going = compare(); }, fit: () => (cviewOf() === "overlay" ? overlay.fit() : pair.fit()), filter: (kind) => changes.choose(kind),
  });
  // The boxes tell a size of the growth with its charts.
  let isGrown = false;
  const growth = createGrowth((grown) => { isGrown = true; bar.put(grown, true); return going; }, isOpen);
  const standings = createStandings(byId(COMPARE_STANDINGS), { choose: (role) => bar.put({ role }), open: openPreset, refuse });
  const changes = createChanges({ openList, refuse, point, count: bar.count, isListed: () => cviewOf() === "list", isStepped: () => isOpen() && cviewOf() !== "presets" });
  byId(COMPARE_BAR).replaceChildren(...bar.elements, growth.element, question.element);
  const offer = offerCompanies(bar);

  /** @param {string} [at] Seat to which the way is opened on both sides. */
  async function compare(at = "") {
    const { theme, generation, renamings, scene } = page.get(), sides = bar.sides(), { cview } = sides, which = fieldsOf(sides, scene?.query || "");
    panel?.setAttribute("data-view", cview || "sides");
    if (cview === "presets") { keepLink(sides); await standings.show(sides.role); return; }
    growth.heed(...sizesOf(sides));
    pair.begin(which);
    const path = comparisonPath({ ...which, theme, ...(cview ? { view: cview } : pair.fields()), ...(at ? { at } : {}) }), version = `${generation} ${renamings}`;
    // What is said of both comes with the chart of both.
    const come = await question.ask(path, version, ({ join }) => (join && cview === "overlay" ? overlay.ask(which, theme) : null));
    if (!come) return;
    const { answer, answer: { data }, more: drawBoth } = come;
    refuse(refusalText(answer));
    bar.complain(data ? data.errors : { a: "", b: "" });
    if (data && data.join) show(data, which, version, drawBoth);
    growth.show(...sizesOf(bar.sides()));
    if (isGrown) bar.show();
    isGrown = false;
  }

  /** All that tells of two companies, in one frame.
   * @param {CompareAnswer} data @param {Record<string, string>} which @param {string} version  Which reading of it, under which name.
   * @param {(() => unknown) | null} drawBoth  Draws the chart of both, where it is looked at. */
  function show(data, which, version, drawBoth) {
    const now = `${JSON.stringify(which)} ${version}`, isOther = now !== shown, isFirst = isOther || !wasPair;
    shown = now;
    wasPair = cviewOf() === "";
    showWords(data, bar.sides(), bar.put);
    // Other colours and branches alone leave the window where it is.
    if (data.a && data.b) pair.show(data.a, data.b, isFirst);
    changes.show(data, which, isOther);
    drawBoth?.();
    keepLink(bar.sides());
  }

  /** @param {Pick<ChangeRow, "seat" | "id">} row */
  async function point(row) {
    if (cviewOf() === "list") { bar.put({ cview: "overlay" }); await going; }
    if (cviewOf() === "overlay") return overlay.point(overlay.keyOf(row));
    const id = pair.keyOf(row);
    if (pair.point(id)) return true;
    await compare(id);
    return pair.point(id);
  }

  /** Follows the state: sides that another part of the page has chosen, the visitor's companies, colours. */
  function follow() {
    const { compared } = page.get();
    offer();
    if (Object.keys(compared).length && JSON.stringify(compared) !== JSON.stringify(linkOf(bar.sides()))) bar.put(firstSides(presets, compared));
    compare();
  }

  return { compare, follow };
}
