// The Fit tab: a loaded company beside the typical one of its size and structure. Comes late: the state is handed to it.
import { sentenceOf } from "../api/client.js";
import { getFit } from "../api/fit.js";
import { FIT_VIEW } from "../ids.js";
import { byId, fill, make } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { columnsOf, headOf, keptOf, typicalOf } from "./blocks.js";
import { correctionsOf, withChoice, withRole } from "./corrections.js";
import { keepTogether } from "./keep-together.js";
import { createReadings, doneText } from "./readings.js";
import { holdersTable, measuresTable, sourcesList } from "./sections.js";

/** @import { Corrections } from "../api/fit.js" */
/** @import { FitAnswer, FitReading } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */

/** Gives the role to all who have the title of one. @param {FitReading} reading @param {() => void} act */
const alikeButton = ({ alike }, act) =>
  make("button", { type: "button", class: "button", "data-key": "alike", text: `All ${number(alike)} with this title`, on: { click: act } });

/** The tab's panel: its parts, and what they show of an answer.
 * @param {HTMLElement} view @param {Parameters<typeof createReadings>[0]} acts @param {(corrections: Corrections) => unknown} keep */
function createPanel(view, acts, keep) {
  let part = -1;
  const message = make("div", { class: "message", role: "alert" }), done = make("div", { class: "fit-done", role: "status" });
  const head = make("div", { class: "fit-head" }), columns = make("div", { class: "fit-columns" }), figures = make("div", { class: "fit-figures" });
  const kept = make("div", { class: "fit-kept" }), sources = make("div"), readings = createReadings(acts);
  const whole = make("section", { class: "fit-panel", "aria-label": "Fit" }, head, message, columns, figures, done, readings.element, kept, sources);

  /** @param {FitAnswer} answer @param {boolean} [isOther]  Whether it is of another company than before. */
  function show(answer, isOther = false) {
    if (!view.contains(whole)) {
      // It stood alone while there was nothing else.
      head.after(message);
      fill(view, whole);
    }
    part = isOther ? -1 : Math.min(part, answer.parts.length - 1);
    fill(head, headOf(answer, (key, value) => keep(withChoice(correctionsOf(answer), key, value))));
    fill(columns, columnsOf(answer, part, acts, (next) => { part = next; show(answer); }));
    fill(figures, measuresTable(answer.measures), holdersTable(answer.holders));
    fill(kept, keptOf(answer, (key) => keep(withRole(correctionsOf(answer), key, null))));
    fill(sources, sourcesList(answer.sources));
    readings.show(answer);
  }

  return {
    show,
    /** What was done, and what can be done besides. @param {string} text @param {HTMLElement | null} more */
    say(text, more) { fill(done, make("p", { text }), more); },
    /** Says what is wrong, alone where there is no answer to look at. @param {string} text */
    refuse(text) {
      message.textContent = text;
      if (text && !view.contains(whole)) fill(view, message);
    },
  };
}

/** Shows the tab whenever it is looked at. @param {{ page: Store<PageState>, updates: typeof import("../state/page.js") }} context */
export function startFit({ page, updates }) {
  const view = byId(FIT_VIEW);
  /** @type {FitAnswer | null} */
  let answer = null;
  let asked = 0;
  const panel = createPanel(view, {
    correct: (reading, role) => correct(reading, role),
    show: (seat) => { page.set({ tab: "explore" }); page.set(updates.withSeat(seat)); },
  }, keep);

  /** @param {string} id */
  async function load(id) {
    const mine = asked += 1;
    if (!answer || answer.id !== id) fill(view, make("p", { class: "empty", role: "status", text: "Reading the titles …" }));
    await take(mine, getFit(id));
  }

  /** @param {number} mine @param {ReturnType<typeof keepTogether>} coming */
  async function take(mine, coming) {
    const { data, refusal, theirs } = await coming;
    if (mine !== asked) return false;
    panel.refuse(refusal ? sentenceOf(refusal) : "");
    if (!data) {
      if (theirs) answer = theirs;
      return false;
    }
    const isOther = !answer || answer.id !== data.id;
    answer = data;
    panel.show(answer, isOther);
    return true;
  }

  /** @param {Corrections} corrections */
  async function keep(corrections) {
    if (!answer) return false;
    asked += 1;
    const is = await take(asked, keepTogether(answer, corrections));
    // A control shows what is in force.
    if (!is && answer) panel.show(answer);
    return is;
  }

  /** @param {FitReading} reading @param {string | null} role */
  async function correct(reading, role) {
    if (!answer) return;
    const before = correctionsOf(answer), { roles } = answer;
    const key = role === null && !(reading.key in before.roles) ? reading.title_key : reading.key;
    if (!await keep(withRole(before, key, role))) return;
    panel.say(doneText(reading, role, roles), role !== null && reading.alike > 1 && reading.title_key ? alikeButton(reading, () => correctAlike(reading, role)) : null);
  }

  /** The same role for all with this title. @param {FitReading} reading @param {string} role */
  async function correctAlike(reading, role) {
    if (!answer) return;
    const { roles } = answer, corrections = withRole(withRole(correctionsOf(answer), reading.key, null), reading.title_key, role);
    if (await keep(corrections)) panel.say(`All ${number(reading.alike)} titled ${doneText({ ...reading, name: "" }, role, roles)}`, null);
  }

  const wanted = (/** @type {PageState} */ state) => (state.tab === "fit" ? `${updates.openId(state)} ${state.generation} ${state.renamings}` : null);
  function follow(/** @type {string | null} */ now) {
    const id = updates.openId(page.get());
    if (now === null) return;
    if (id) load(id);
    else showTypical();
  }

  function showTypical() {
    asked += 1;
    answer = null;
    fill(view, typicalOf(() => page.set({ tab: "explore", isLoaded: true })));
  }

  page.subscribe(wanted, follow);
  follow(wanted(page.get()));
}
