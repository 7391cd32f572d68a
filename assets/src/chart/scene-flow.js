// From the state to the chart: whenever it asks for another one, the answer is fetched, drawn at once and put into the state.
import { fetchAhead, getChanges, getInspection, getScene, knownScene } from "../api/scenes.js";
import { companyOf, isFittedToWindow, openId, page, queryOf, toggledOf, withMessage, withScene } from "../state/page.js";
import { delays } from "../ui/delay.js";

/** @import { SceneAnswer } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */

// Questions ahead that wait while one is wanted: the last are those about where the thumb is now.
const MOST_WAITING = 4;
// So long a chart stands before it is asked what has changed: while the thumb moves nobody reads it.
const STANDING_MS = 150;

/**
 * @typedef {object} Flow
 * @property {(query: string) => Promise<void>} ahead  Fetches the chart of a query that may be asked for next, after the one that is wanted.
 * @property {() => Promise<boolean>} settled  Whether the chart that was asked for last is drawn.
 */

/**
 * Keeps the chart in step with the state.
 * @param {() => string} ratio  Width to height of the chart's window.
 * @param {(act: () => void) => void} afterPaint  What can wait until the frame is on the screen.
 * @param {{ theme: string, ratio: string, answer: SceneAnswer } | null} first  The chart that came with the page.
 * @returns {Flow}
 */
export function startSceneFlow(ratio, afterPaint, first) {
  /** What was asked for last, and what the drawn chart answers. */
  let wanted = "";
  /** @type {Promise<boolean> | null} */
  let flying = null;
  /** @type {string[]} */
  let waiting = [];
  const standing = delays(STANDING_MS);

  // Asking for the ratio lays the page out, so only where it counts.
  const queryNow = (/** @type {PageState} */ state) => queryOf(state, isFittedToWindow(state) ? ratio() : "");
  const wish = (/** @type {PageState} */ state) => `${queryNow(state)}#${state.theme}#${state.generation}#${state.renamings}`;

  function follow() {
    const state = page.get(), key = wish(state);
    if (key === wanted) return;
    wanted = key;
    const known = flying ? null : knownScene(queryNow(state), state.theme, state.selection);
    if (known) draw(known, key, state.selection);
    else if (!flying) flying = fly();
  }

  /** One question at a time: while it flies only the latest of the later ones is kept. */
  async function fly() {
    let asked = "";
    try {
      while (asked !== wanted) {
        asked = wanted;
        const state = page.get();
        try {
          const query = queryNow(state), last = state.scene?.query ?? "";
          const answer = await getScene(query, state.theme, state.selection, companyOf(last) || last === query ? "" : last);
          // A chart that nobody waits for any more is drawn all the same: it is on the way.
          asked = draw(answer, asked, state.selection);
        } catch (error) {
          complain(asked, /** @type {Error} */ (error));
          if (asked !== wanted) continue;
          giveUp();
          return false;
        }
      }
      return true;
    } finally {
      flying = null;
      waiting.splice(0).forEach(fetchLater);
    }
  }

  /** The chart stays: branches and view are again those that are drawn, so that the same can be asked for once more. */
  function giveUp() {
    wanted = "";
    page.set((state) => {
      if (!state.scene || companyOf(state.scene.query) !== openId(state)) return {};
      const back = openId(state) ? withScene(state.scene)(state) : { toggled: [...toggledOf(state)].sort(), reach: "" };
      if (openId(state)) wanted = wish({ ...state, ...back });
      return back;
    });
    // What has been selected in it meanwhile is told.
    inspect();
  }

  /** @param {string} key @param {Error} error */
  function complain(key, error) {
    page.set(withMessage(companyOf(key) ? "loaded" : "company", `The chart could not be drawn. ${error.message} Change a value to try again.`));
  }

  /** @param {string} query */
  async function ahead(query) {
    if (isFittedToWindow(page.get())) query = `${query}&ratio=${ratio()}`;
    await fetchLater(query);
  }

  /** @param {string} query */
  async function fetchLater(query) {
    if (flying) {
      waiting = [...waiting, query].slice(-MOST_WAITING);
      return;
    }
    const { theme, selection } = page.get();
    await fetchAhead(query, theme, selection);
  }

  /** Gives back what the drawn chart answers: the server's own words for what was asked ask for nothing new.
   * @param {SceneAnswer} answer @param {string} key @param {string} selection  Of which the answer has the details. */
  function draw(answer, key, selection) {
    const before = page.get().scene, { scene, errors } = answer;
    page.set((state) => ({
      messages: { ...state.messages, headcount: errors.n, thresholds: errors.t, [openId(state) ? "loaded" : "company"]: errors.others },
    }));
    // What cannot be read leaves the chart as it is.
    if (!scene || (before && (errors.n || errors.t || errors.others))) {
      recolour();
      return key;
    }
    const isNow = key === wanted;
    const told = before && answer.changes?.before === before.query ? answer.changes : null;
    let answered = key;
    page.set((state) => {
      // What has been chosen since is not taken back by the view of a chart that nobody waits for any more.
      const looked = isNow ? withScene(scene)(state) : { scene };
      if (isNow) answered = wanted = wish({ ...state, ...looked });
      return { ...looked, sentence: answer.sentence || "", next: answer.next || [], idle: answer.idle || {}, notices: answer.notices || [], changes: told?.sentence || "",
        ...(scene.ladder ? { ladder: scene.ladder } : {}), ...(answer.inspection ? { inspection: answer.inspection } : {}) };
    });
    const isTold = Boolean(answer.inspection) && selection === page.get().selection;
    afterPaint(() => {
      if (page.get().scene !== scene) return;
      if (!isTold) inspect();
      if (!told) standing("changes", () => later(scene.query, before ? before.query : ""));
    });
    return answered;
  }

  /** Details of the selection, of the chart that is drawn. */
  async function inspect() {
    const { scene, selection } = page.get();
    if (!scene) return;
    const answer = await getInspection(scene.query, selection).catch(() => null);
    if (answer && page.get().selection === selection && page.get().scene?.query === scene.query) page.set({ inspection: answer.inspection });
  }

  /** What is different from the chart before. @param {string} query @param {string} before */
  async function later(query, before) {
    if (page.get().scene?.query !== query) return;
    if (!companyOf(query) && before && before !== query && !companyOf(before)) {
      const { sentence } = await getChanges(query, before).catch(() => ({ sentence: "" }));
      if (page.get().scene?.query === query) page.set({ changes: sentence || "" });
    }
  }

  page.subscribe(wish, follow);
  // The answer that is on its way brings the details of a typical chart, and those of a loaded one are asked for after it.
  page.subscribe((state) => state.selection, () => { if (!flying) inspect(); });
  if (first && first.theme === page.get().theme && (!isFittedToWindow(page.get()) || first.ratio === ratio())) {
    wanted = wish(page.get());
    draw(first.answer, wanted, page.get().selection);
  } else {
    follow();
  }

  return {
    ahead,
    settled: async () => (flying ? flying : true),
  };
}

/** The chart that stays goes with the theme all the same. */
async function recolour() {
  const { scene, theme, selection } = page.get();
  if (!scene || scene.theme === theme) return;
  const answer = await getScene(scene.query, theme, selection).catch(() => null);
  if (answer?.scene && page.get().scene === scene) page.set({ scene: answer.scene });
}
