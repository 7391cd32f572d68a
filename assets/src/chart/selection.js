// The Explore chart on the page: it follows scene, selection and aim of the state, and keeps the window of each company.
import { cardOfToken } from "../state/card-keys.js";
import { companyOf, openId, page, withSeat } from "../state/page.js";
import { viewportOf } from "../state/url.js";

/** @import { SceneJson } from "../contract.d.ts" */
/** @import { Chart } from "./scene-view.js" */
/** @import { Camera } from "./viewport.js" */

/** A query without one of its fields: its open and folded branches, the proportions of the window. @param {string} query @param {string} field */
function without(query, field) {
  const fields = new URLSearchParams(query);
  fields.delete(field);
  return fields.toString();
}

/** Seats whose branch is open in one of two queries and not in the other. @param {string} before @param {string} after */
function folded(before, after) {
  const [a, b] = [before, after].map((query) => (new URLSearchParams(query).get("open") || "").split(".").filter(Boolean));
  const tokens = [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
  return tokens.map(cardOfToken);
}

// Two charts with fewer cards in common, as a part of the larger one, are two pictures.
const ALIKE = 0.5;

/** Whether a typical company is too unlike the one before for its cards to glide there: another structure, or hardly a card the same.
 * @param {Pick<SceneJson, "query" | "seats">} before @param {Pick<SceneJson, "query" | "seats">} after */
export function isUnlike(before, after) {
  const [a, b] = [before, after].map(({ query }) => new URLSearchParams(query).get("struct") || "");
  const ids = new Set(before.seats.map(({ id }) => id)), same = after.seats.filter(({ id }) => ids.has(id)).length;
  return a !== b || same < ALIKE * Math.max(before.seats.length, after.seats.length);
}

/** Another typical company: all of it comes into the window, or the way to that is shown.
 * @param {Chart} chart @param {boolean} isAsFitted  As the window stood before. @param {boolean} isGliding */
function follow(chart, isAsFitted, isGliding) {
  const isWell = chart.isWellPlaced;
  if (isAsFitted && !isWell) chart.start(isGliding);
  page.set({ isCut: !isAsFitted && !isWell });
}

/** How a scene differs from the one before it. @param {SceneJson | null} before @param {SceneJson} scene @param {boolean} isReadAgain */
function stepTo(before, scene, isReadAgain) {
  const company = companyOf(scene.query), isOther = !before || companyOf(before.query) !== company || isReadAgain;
  const isAlike = (/** @type {string} */ field) => before !== null && without(before.query, field) === without(scene.query, field);
  const isFold = isAlike("open"), isReshaped = !isFold && !isOther && isAlike("ratio");
  return { isFirst: !before, isOther, isFold, isReshaped, isThrough: before !== null && (isOther || (!isFold && !company && isUnlike(before, scene))) };
}

/**
 * Keeps a chart in step with the state.
 * @param {Chart} chart
 */
export function startChart(chart) {
  // Where the window stood over each company: coming back finds it there.
  /** @type {Map<string, Camera>} */
  const cameras = new Map();
  /** @type {SceneJson | null} */
  let drawn = null;
  let generation = page.get().generation;
  // The seat that the window has just been sent to.
  let gone = "";

  /** @param {SceneJson | null} scene */
  function draw(scene) {
    if (!scene) return;
    const company = companyOf(scene.query), before = drawn, isReadAgain = page.get().generation !== generation;
    const { isFirst, isOther, isFold, isReshaped, isThrough } = stepTo(before, scene, isReadAgain);
    // A company that was read again will never look as it did.
    if (before && isReadAgain) cameras.delete(company);
    if (before && companyOf(before.query) !== company) cameras.set(companyOf(before.query), chart.camera);
    generation = page.get().generation;
    // The card whose branch is opened or folded stays under the pointer.
    const still = before && isFold ? folded(before.query, scene.query).find((id) => chart.seats.has(id)) : "";
    drawn = scene;
    // Where the person left the window is theirs; where it stands as it was fitted it follows the chart.
    const isAsFitted = chart.isAsFitted;
    chart.show(scene, still, isThrough);
    if (still && !page.get().isKeptFitted) page.set({ isCut: isAsFitted && !chart.isWellPlaced });
    stand(company, isOther, isFirst);
    // The same chart for a window of other proportions stands as it did: fitted.
    if (isReshaped && isAsFitted) chart.start(true);
    else if (!isFirst && !isOther && !isFold && !company && !page.get().isKeptFitted) follow(chart, isAsFitted, !isThrough);
    mark();
    // What a link selects comes into the window, unless the link says where the window stands.
    const { selection } = page.get();
    if (isFirst && !(chart.seats.has(selection) && viewportOf(window.location.search, company))) find(selection);
  }

  /** @param {string} company @param {boolean} isOther @param {boolean} isFirst */
  function stand(company, isOther, isFirst) {
    const { aim, isKeptFitted } = page.get();
    const camera = isFirst ? viewportOf(window.location.search, company) : isOther ? cameras.get(company) : null;
    if (camera) chart.moveTo(camera, false);
    else if (isOther) chart.start();
    else if (isKeptFitted) chart.fit(true);
    if (aim) take();
    // A seat that has not come with the chart that was asked for it never will.
    if (page.get().aim === aim && aim?.kind === "seat" && !page.get().reach && (!company || aim.id !== page.get().selection)) page.set({ aim: null });
  }

  /** The window goes where the state aims, once what it aims at is drawn. */
  function take() {
    const { aim } = page.get();
    if (!aim || !drawn) return;
    if (aim.kind === "seat") {
      if (!chart.seats.has(aim.id)) return;
      chart.centre(aim.id);
      gone = aim.id;
    } else if (aim.kind === "fit") chart.fit(true);
    else chart.start(true);
    page.set({ aim: null });
  }

  /** A selection comes into the window; one that is folded away in a loaded company is opened. @param {string} selection */
  function find(selection) {
    const state = page.get(), isGoneTo = gone === selection;
    gone = "";
    if (!selection || isGoneTo || state.aim || selection.includes(">") || selection.includes("~")) return;
    // Of a company that is not drawn yet nobody knows what is folded: it comes as it was left.
    if (drawn && companyOf(drawn.query) !== openId(state)) return;
    if (!chart.seats.has(selection)) page.set(withSeat(selection));
    else if (!chart.isInView(selection)) chart.centre(selection);
  }

  const mark = () => chart.markWithLine(page.get().selection);

  page.subscribe((state) => state.scene, draw);
  chart.host.onMove(() => { if (page.get().isCut && chart.isWellPlaced) page.set({ isCut: false }); });
  page.subscribe((state) => state.aim, (aim) => { if (aim && aim.kind === "seat") take(); });
  page.subscribe((state) => state.selection, (selection) => { mark(); find(selection); });
  page.subscribe((state) => state.isKeptFitted, (is) => { if (is) chart.fit(true); });
  draw(page.get().scene);
}
