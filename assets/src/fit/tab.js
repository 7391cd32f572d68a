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

/** Shows the tab whenever it is looked at. @param {{ page: Store<PageState>, updates: typeof import("../state/page.js") }} context */
export function startFit({ page, updates }) {
  const view = byId(FIT_VIEW);
  /** @type {FitAnswer | null} */
  let answer = null;
  let asked = 0, part = -1;

  const acts = {
    correct: (/** @type {FitReading} */ reading, /** @type {string | null} */ role) => correct(reading, role),
    show: (/** @type {string} */ seat) => { page.set({ tab: "explore" }); page.set(updates.withSeat(seat)); },
  };
  const message = make("div", { class: "message", role: "alert" }), done = make("div", { class: "fit-done", role: "status" });
  const head = make("div", { class: "fit-head" }), columns = make("div", { class: "fit-columns" }), figures = make("div", { class: "fit-figures" });
  const kept = make("div", { class: "fit-kept" }), sources = make("div"), readings = createReadings(acts);
  const whole = make("section", { class: "fit-panel", "aria-label": "Fit" }, head, message, columns, figures, done, readings.element, kept, sources);

  /** @param {string} id */
  async function load(id) {
    asked += 1;
    const mine = asked;
    if (!answer || answer.id !== id) fill(view, make("p", { class: "empty", role: "status", text: "Reading the titles …" }));
    await take(mine, getFit(id));
  }

  /** @param {number} mine @param {ReturnType<typeof keepTogether>} coming */
  async function take(mine, coming) {
    const { data, refusal, theirs } = await coming;
    if (mine !== asked) return false;
    message.textContent = refusal ? sentenceOf(refusal) : "";
    if (!data) {
      if (theirs) answer = theirs;
      if (!view.contains(whole)) fill(view, message);
      return false;
    }
    if (!answer || answer.id !== data.id) part = -1;
    answer = data;
    paint();
    return true;
  }

  /** @param {Corrections} given */
  async function keep(given) {
    if (!answer) return false;
    asked += 1;
    const is = await take(asked, keepTogether(answer, given));
    // A control shows what is in force.
    if (!is) paint();
    return is;
  }

  /** @param {FitReading} reading @param {string | null} role */
  async function correct(reading, role) {
    if (!answer) return;
    const before = correctionsOf(answer), { roles } = answer;
    const key = role === null && !(reading.key in before.roles) ? reading.title_key : reading.key;
    if (!await keep(withRole(before, key, role))) return;
    const all = role !== null && reading.alike > 1 && reading.title_key
      ? make("button", { type: "button", class: "button", "data-key": "alike", text: `All ${number(reading.alike)} with this title`,
        on: { click: async () => { if (answer && await keep(withRole(withRole(correctionsOf(answer), reading.key, null), reading.title_key, role))) fill(done, make("p", { text: `All ${number(reading.alike)} titled ${doneText({ ...reading, name: "" }, role, roles)}` })); } } }) : null;
    fill(done, make("p", { text: doneText(reading, role, roles) }), all);
  }

  function paint() {
    const found = /** @type {FitAnswer} */ (answer);
    if (!view.contains(whole)) fill(view, whole);
    part = Math.min(part, found.parts.length - 1);
    fill(head, headOf(found, (key, value) => keep(withChoice(correctionsOf(found), key, value))));
    fill(columns, columnsOf(found, part, acts, (next) => { part = next; paint(); }));
    fill(figures, measuresTable(found.measures), holdersTable(found.holders));
    fill(kept, keptOf(found, (key) => keep(withRole(correctionsOf(found), key, null))));
    fill(sources, sourcesList(found.sources));
    readings.show(found);
  }

  const wanted = (/** @type {PageState} */ state) => (state.tab === "fit" ? `${updates.openId(state)} ${state.generation} ${state.renamings}` : null);
  const follow = (/** @type {string | null} */ now) => {
    if (now === null) return;
    const id = updates.openId(page.get());
    if (id) load(id);
    else showTypical();
  };

  function showTypical() {
    asked += 1;
    answer = null;
    fill(view, typicalOf(() => page.set({ tab: "explore", isLoaded: true })));
  }

  page.subscribe(wanted, follow);
  follow(wanted(page.get()));
}
