// The Compare tab: two companies of any kind side by side, as one chart, and as a list; one difference behind all three.
import { sentenceOf } from "../api/client.js";
import { listCompanies } from "../api/companies.js";
import { askComparison, comparisonPath } from "../api/comparison.js";
import { createChart } from "../chart/scene-view.js";
import { setProps } from "../dash-bridge.js";
import {
  COMPARE_BAR, COMPARE_CHART_A, COMPARE_CHART_B, COMPARE_CHART_BOTH, COMPARE_JOIN, COMPARE_MESSAGE, COMPARE_READY, COMPARE_SENTENCE,
  COMPARE_STANDINGS, COMPARE_STEPS, COMPARE_TITLE_A, COMPARE_TITLE_B, COMPARE_VIEW,
} from "../ids.js";
import { config } from "../state/config.js";
import { openId, page, withPreset } from "../state/page.js";
import { byId, check, fill, make, select } from "../ui/dom.js";
import { until } from "../ui/until.js";
import { createBar } from "./bar.js";
import { createWalk } from "./changes-walk.js";
import { createGrowth, sizeOf } from "./growth.js";
import { createOverlay } from "./overlay.js";
import { createPair } from "./side-by-side.js";
import { companyGroups, fieldsOf, firstSides, linkOf } from "./sides.js";
import { createStandings } from "./standings.js";
import { createSteps } from "./steps.js";
import { createWaiting } from "./waiting.js";

/** @import { ChangeRow, CompareAnswer, StandingJson } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Shown as Both } from "./overlay.js" */
/** @import { Shown } from "./side-by-side.js" */

/** The list, once its script is there. @typedef {{ show: (companies: Record<string, string>, kind: string) => unknown }} ChangesList */
/** @typedef {(point: Parameters<typeof import("./changes-grid.js").openChanges>[0]["point"]) => Promise<ChangesList>} OpenList */

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

/** How the two are joined, and whether those who left count.
 * @param {NonNullable<CompareAnswer["join"]>} join @param {{ join: string, live: string }} sides @param {(changed: { join?: string, live?: string }) => void} put */
function joinControls(join, { join: chosen, live }, put) {
  const taken = join.options.find(({ value }) => value === join.taken)?.label || join.taken;
  return [
    select("Joined by", join.options.map(({ value, label }) => /** @type {[string, string]} */ ([value, value === "auto" ? `${label}: ${taken.toLowerCase()}` : label])), chosen || "auto",
      { class: "control-select", "data-key": "join", on: { change: ({ target }) => put({ join: target.value === "auto" ? "" : target.value }) } }),
    join.has_leavers || live ? check("Live people only", live === "1", { role: "switch", "data-key": "live", on: { change: ({ target }) => put({ live: target.checked ? "1" : "" }) } }) : null,
  ];
}

/** The bar and the views, once they are mounted. @param {Shown} a @param {Shown} b @param {Both} both @param {OpenList} openList */
export function createComparison(a, b, both, openList) {
  const { presets } = config(), panel = byId(COMPARE_BAR).parentElement;
  const refuse = (/** @type {string} */ text) => { byId(COMPARE_MESSAGE).textContent = text; };
  const pair = createPair(a, b, () => compare()), overlay = createOverlay(both, refuse);
  const walk = createWalk();
  /** @type {Promise<ChangesList> | null} */
  let list = null;
  let requested = "", shown = "", paired = "", kind = "", wasPair = false, cancel = () => {}, going = Promise.resolve();
  const waiting = createWaiting(() => cancel());
  /** @type {CompareAnswer | null} */
  let answer = null;
  // Companies of the answer: what is typed meanwhile may be none.
  /** @type {Record<string, string>} */
  let answered = {};

  const bar = createBar(firstSides(presets, page.get().compared, openId(page.get())), {
    change: () => { going = compare(); }, fit: () => (bar.sides().cview === "overlay" ? overlay.fit() : pair.fit()), filter: (one) => { kind = one; showChanges(); },
  });
  // The boxes tell a size of the growth with its charts.
  let isGrown = false;
  const growth = createGrowth((grown) => { isGrown = true; bar.put(grown, true); return going; }, () => page.get().tab === "compare");
  const standings = createStandings(byId(COMPARE_STANDINGS), { choose: (role) => bar.put({ role }), open: openPreset, refuse });
  const steps = createSteps(byId(COMPARE_STEPS), { at: walk.at, point, isShown: () => page.get().tab === "compare" && bar.sides().cview !== "presets" });
  byId(COMPARE_BAR).replaceChildren(...bar.elements, growth.element, waiting.element);

  const companies = () => fieldsOf(bar.sides(), page.get().scene?.query || "");

  /** @param {string} [at] Seat to which the way is opened on both sides. */
  async function compare(at = "") {
    const { theme, generation, renamings } = page.get(), { cview } = bar.sides(), which = companies();
    const isPair = cview === "";
    panel?.setAttribute("data-view", cview || "sides");
    keepLink();
    if (cview === "presets") { await standings.show(bar.sides().role); return; }
    growth.heed(...sizes());
    // What was folded by hand are branches of these companies, at any headcount.
    const pairing = JSON.stringify([which.a, which.b, which.explored, which.join]);
    if (pairing !== paired) pair.forget();
    paired = pairing;
    const path = comparisonPath({ ...which, theme, ...(isPair ? pair.fields() : { view: cview }), ...(at ? { at } : {}) });
    const asked = `${path} ${generation} ${renamings}`;
    if (asked === requested) return;
    requested = asked;
    // What is asked no more is not worked out any further.
    cancel();
    const question = askComparison(path);
    cancel = question.cancel;
    waiting.begin();
    const { data, refusal, cancelled } = await question.answer;
    // What is said of both comes with the chart of both.
    const drawBoth = data && data.join && cview === "overlay" && asked === requested ? await overlay.ask(which, theme) : null;
    if (asked !== requested) return;
    waiting.end();
    // What failed may be asked for again.
    if (!data) requested = "";
    refuse(cancelled ? "Cancelled. Choose a side again to compare." : refusal ? sentenceOf(refusal) : data ? data.errors.message : "");
    bar.complain(data ? data.errors : { a: "", b: "" });
    if (data && data.join) show(data, which, `${generation} ${renamings}`, drawBoth);
    growth.show(...sizes());
    if (isGrown) bar.show();
    isGrown = false;
  }

  /** What is looked at stands in the link. */
  function keepLink() {
    const compared = linkOf(bar.sides()), { cview, role } = page.get().compared;
    if (compared.cview === "presets" && (compared.cview !== cview || compared.role !== role)) page.set({ compared });
  }

  /** @returns {[number, number]} */
  function sizes() {
    const sides = bar.sides(), explored = page.get().scene?.headcount;
    return [sizeOf(sides.a, sides.an, presets, explored), sizeOf(sides.b, sides.bn, presets, explored)];
  }

  /** All that tells of two companies, in one frame.
   * @param {CompareAnswer} data @param {Record<string, string>} which @param {string} read  Which reading of it, under which name.
   * @param {(() => unknown) | null} drawBoth  Draws the chart of both, where it is looked at. */
  function show(data, which, read, drawBoth) {
    const { cview } = bar.sides(), now = `${JSON.stringify(which)} ${read}`, isOther = now !== shown;
    answer = data;
    answered = which;
    shown = now;
    byId(COMPARE_TITLE_A).textContent = data.titles[0];
    byId(COMPARE_TITLE_B).textContent = data.titles[1];
    const sentence = byId(COMPARE_SENTENCE);
    sentence.textContent = data.sentence || "";
    // Where a narrow window cuts it, the keyboard scrolls it.
    sentence.tabIndex = sentence.scrollHeight > sentence.clientHeight ? 0 : -1;
    if (isOther) kind = "";
    if (data.join) fill(byId(COMPARE_JOIN), ...joinControls(data.join, bar.sides(), (changed) => bar.put(changed)));
    const isFirst = isOther || !wasPair;
    wasPair = cview === "";
    if (data.a && data.b) {
      pair.show(data.a, data.b);
      // Other colours and branches alone leave the window where it is.
      if (isFirst) pair.fit();
    }
    showChanges(isOther);
    drawBoth?.();
    const compared = linkOf(bar.sides());
    if (JSON.stringify(compared) !== JSON.stringify(page.get().compared)) page.set({ compared });
  }

  /** Counts, list and steps of the kind that is chosen. @param {boolean} [isOther] */
  function showChanges(isOther = true) {
    if (!answer) return;
    bar.count(answer.counts, kind);
    if (isOther) steps.restart(kind ? answer.counts.find((one) => one.kind === kind)?.count || 0 : answer.changed);
    walk.follow(answered, kind);
    if (bar.sides().cview === "list") showList(answered);
  }

  /** @param {Record<string, string>} which */
  async function showList(which) {
    try {
      list = list || openList(steps.show);
      (await list).show(which, kind);
    } catch (error) {
      list = null;
      refuse(/** @type {Error} */ (error).message);
    }
  }

  /** @param {Pick<ChangeRow, "seat" | "id">} row */
  async function point(row) {
    const { cview } = bar.sides();
    if (cview === "list") { bar.put({ cview: "overlay" }); await going; }
    if (bar.sides().cview === "overlay") return overlay.point(overlay.keyOf(row));
    const id = pair.keyOf(row);
    if (pair.point(id)) return true;
    await compare(id);
    return pair.point(id);
  }

  /** Follows the state: sides that another part of the page has chosen, the visitor's companies, colours. */
  function follow() {
    const { compared } = page.get();
    offer();
    if (Object.keys(compared).length && JSON.stringify(compared) !== JSON.stringify(linkOf(bar.sides()))) {
      bar.put(firstSides(presets, compared));
    }
    compare();
  }
  const offer = () => { const { companies: own, company } = page.get(); bar.offer(companyGroups(presets, own || [], company)); };
  page.subscribe((state) => state.companies, offer);
  offer();

  return { compare, follow };
}
