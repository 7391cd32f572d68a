// From the state to the chart: whenever it asks for another one, the answer is fetched, drawn at once and put into the state.
import { fetchAhead, getChanges, getInspection, getLoadedScene, getScene, knownScene } from "../api/scenes.js";
import { companyOf, isFittedToWindow, isShapedByWindow, openId, page, queryOf, toggledOf, withMessage, withScene } from "../state/page.js";
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
 * @property {() => void} reshape  Draws a chart that is fitted to its window anew where that has other proportions now.
 * @property {() => Promise<boolean>} settled  Whether the chart that was asked for last is drawn.
 */

/** Says that a chart could not be drawn. @param {string} query @param {Error} error */
function complain(query, error) {
  page.set(withMessage(companyOf(query) ? "loaded" : "company", `The chart could not be drawn. ${error.message} Change a value to try again.`));
}

/** The chart of a query, with what has changed since the one before. @param {string} query @param {PageState} state */
function askScene(query, { theme, selection, scene }) {
  if (companyOf(query)) return getLoadedScene(query, theme, selection);
  const last = scene?.query ?? "";
  return getScene(query, theme, selection, companyOf(last) || last === query ? "" : last);
}

/** Details of the selection, of the chart that is drawn. */
async function inspect() {
  const { scene, selection } = page.get();
  if (!scene) return;
  const answer = await getInspection(scene.query, selection).catch(() => null);
  if (answer && page.get().selection === selection && page.get().scene?.query === scene.query) page.set({ inspection: answer.inspection });
}

/** What is different from the chart before. @param {string} query @param {string} before */
async function tellChanges(query, before) {
  if (page.get().scene?.query !== query) return;
  if (!companyOf(query) && before && before !== query && !companyOf(before)) {
    const { sentence } = await getChanges(query, before).catch(() => ({ sentence: "" }));
    if (page.get().scene?.query === query) page.set({ changes: sentence || "" });
  }
}

/** The chart that stays goes with the theme all the same. */
async function recolour() {
  const state = page.get(), { scene, theme } = state;
  if (!scene || scene.theme === theme) return;
  const answer = await askScene(scene.query, state).catch(() => null);
  if (answer?.scene && page.get().scene === scene) page.set({ scene: answer.scene });
}

/** What an answer says beside its chart. @param {SceneAnswer} answer @param {string} changes @returns {Partial<PageState>} */
function saidBy({ sentence, next, idle, notices, scene, inspection }, changes) {
  return { sentence: sentence || "", next: next || [], idle: idle || {}, notices: notices || [], changes,
    ...(scene?.ladder ? { ladder: scene.ladder } : {}), ...(inspection ? { inspection } : {}) };
}

/**
 * Questions ahead: they wait while a chart is wanted, for they would stand in its way.
 * @param {() => boolean} isBusy
 */
function createAhead(isBusy) {
  /** @type {string[]} */
  let waiting = [];
  /** @param {string} query */
  async function ask(query) {
    if (isBusy()) {
      waiting = [...waiting, query].slice(-MOST_WAITING);
      return;
    }
    const { theme, selection } = page.get();
    // Of a loaded company the next one depends on what is asked by then.
    if (!companyOf(query)) await fetchAhead(query, theme, selection);
  }
  return { ask, askWaiting: () => { waiting.splice(0).forEach(ask); } };
}

/** Keeps the chart in step with the state. */
class SceneFlow {
  /** What was asked for last. */
  #wanted = "";
  /** @type {Promise<boolean> | null} */
  #flying = null;
  #standing = delays(STANDING_MS);
  #questions = createAhead(() => Boolean(this.#flying));
  #ratio;
  #afterPaint;

  /** @param {() => string} ratio @param {(act: () => void) => void} afterPaint */
  constructor(ratio, afterPaint) {
    this.#ratio = ratio;
    this.#afterPaint = afterPaint;
  }

  /** @param {{ theme: string, ratio: string, answer: SceneAnswer } | null} first */
  start(first) {
    page.subscribe((state) => this.#wish(state), () => this.#follow());
    // The answer that is on its way brings the details too.
    page.subscribe((state) => state.selection, () => { if (!this.#flying) inspect(); });
    if (first && first.theme === page.get().theme && (!isFittedToWindow(page.get()) || first.ratio === this.#ratio())) {
      this.#wanted = this.#wish(page.get());
      this.#draw(first.answer, this.#wanted, page.get().selection);
    } else {
      this.#follow();
    }
  }

  /** @param {string} query */
  ahead(query) {
    return this.#questions.ask(isFittedToWindow(page.get()) ? `${query}&ratio=${this.#ratio()}` : query);
  }

  reshape() {
    if (isShapedByWindow(page.get())) this.#follow();
  }

  async settled() {
    return this.#flying ? this.#flying : true;
  }

  /** Asking for the ratio lays the page out, so only where it counts. @param {PageState} state */
  #query(state) {
    return queryOf(state, isFittedToWindow(state) ? this.#ratio() : "");
  }

  /** @param {PageState} state */
  #wish(state) {
    return `${this.#query(state)}#${state.theme}#${state.generation}#${state.renamings}`;
  }

  #follow() {
    const state = page.get(), key = this.#wish(state);
    if (key === this.#wanted) return;
    this.#wanted = key;
    const known = this.#flying ? null : knownScene(this.#query(state), state.theme, state.selection);
    if (known) this.#draw(known, key, state.selection);
    else if (!this.#flying) this.#flying = this.#fly();
  }

  /** One question at a time: while it flies only the latest of the later ones is kept. */
  async #fly() {
    let asked = "";
    try {
      while (asked !== this.#wanted) {
        asked = this.#wanted;
        const state = page.get();
        try {
          const { messages } = state;
          const answer = await askScene(this.#query(state), state);
          // A chart that nobody waits for any more is drawn all the same: it is on the way.
          asked = this.#draw(answer, asked, state.selection, messages);
        } catch (error) {
          complain(asked, /** @type {Error} */ (error));
          if (asked !== this.#wanted) continue;
          this.#giveUp();
          return false;
        }
      }
      return true;
    } finally {
      this.#flying = null;
      this.#questions.askWaiting();
    }
  }

  /** The chart stays: branches and view are again those that are drawn, so that the same can be asked for once more. */
  #giveUp() {
    this.#wanted = "";
    page.set((state) => {
      if (!state.scene || companyOf(state.scene.query) !== openId(state)) return {};
      const back = openId(state) ? withScene(state.scene)(state) : { toggled: [...toggledOf(state)].sort(), reach: "" };
      if (openId(state)) this.#wanted = this.#wish({ ...state, ...back });
      return back;
    });
    // What has been selected in it meanwhile is told.
    inspect();
  }

  /** Gives back what the drawn chart answers: the server's own words for what was asked ask for nothing new.
   * @param {SceneAnswer} answer @param {string} key @param {string} selection  Of which the answer has the details.
   * @param {PageState["messages"]} [said]  What was said when it was asked for: what has been said since stays. */
  #draw(answer, key, selection, said = page.get().messages) {
    const before = page.get().scene, { scene, errors } = answer;
    page.set((state) => {
      const { messages } = state, place = openId(state) ? "loaded" : "company", since = messages[place] === said[place] ? "" : messages[place];
      return { messages: { ...messages, headcount: errors.n, thresholds: errors.t, [place]: errors.others || since } };
    });
    // What cannot be read leaves the chart as it is.
    if (!scene || (before && (errors.n || errors.t || errors.others))) {
      recolour();
      return key;
    }
    const isNow = key === this.#wanted;
    const told = before && answer.changes?.before === before.query ? answer.changes : null;
    let answered = key;
    page.set((state) => {
      // What has been chosen since is not taken back by the view of a chart that nobody waits for any more.
      const looked = isNow ? withScene(scene)(state) : { scene };
      if (isNow) answered = this.#wanted = this.#wish({ ...state, ...looked });
      return { ...looked, ...saidBy(answer, told?.sentence || "") };
    });
    const isTold = Boolean(answer.inspection) && selection === page.get().selection;
    this.#afterPaint(() => {
      if (page.get().scene !== scene) return;
      if (!isTold) inspect();
      if (!told) this.#standing("changes", () => tellChanges(scene.query, before ? before.query : ""));
    });
    return answered;
  }
}

/**
 * Keeps the chart in step with the state from now on.
 * @param {() => string} ratio  Width to height of the chart's window.
 * @param {(act: () => void) => void} afterPaint  What can wait until the frame is on the screen.
 * @param {{ theme: string, ratio: string, answer: SceneAnswer } | null} first  The chart that came with the page.
 * @returns {Flow}
 */
export function startSceneFlow(ratio, afterPaint, first) {
  const flow = new SceneFlow(ratio, afterPaint);
  flow.start(first);
  return { ahead: (query) => flow.ahead(query), reshape: () => flow.reshape(), settled: () => flow.settled() };
}
