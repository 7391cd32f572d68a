// The Fit tab: a loaded company beside the typical one of its size and structure. Comes late: the state is handed to it.
import { sentenceOf } from "../api/client.js";
import { getFit, reportPath } from "../api/fit.js";
import { FIT_VIEW } from "../ids.js";
import { byId, fill, make, select } from "../ui/dom.js";
import { count, number } from "../ui/format.js";
import { commandOf, correctionsOf, withChoice, withRole } from "./corrections.js";
import { keepTogether } from "./keep-together.js";
import { ladder } from "./ladder.js";
import { createReadings, doneText } from "./readings.js";
import { holdersTable, measuresTable, sourcesList, statements } from "./sections.js";

/** @import { Corrections } from "../api/fit.js" */
/** @import { FitAnswer, FitReading } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */

const WHY_TYPICAL = "Fit sets a company of your own beside the typical one of its headcount and structure: which rungs of the operations line are held, missing, "
  + "doubled or passed by, and how sure each title was read. Nothing is judged: it says what differs.";

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
    fill(head,
      make("div", { class: "fit-lead" }, make("h2", { class: "panel-title", text: found.name }),
        make("p", { class: "sentence", role: "status", text: found.summary }),
        make("p", { class: "hint", text: `${number(found.headcount)} people: ${found.band.toLowerCase()}, ${found.structure}. ${found.structure_reason}${found.alike ? ` ${found.alike}` : ""}` })),
      make("div", { class: "fit-links" },
        make("a", { class: "button", href: reportPath(found.id, "pdf"), download: "", text: "Report, PDF" }),
        make("a", { class: "button", href: reportPath(found.id, "html"), download: "", text: "Report, HTML" })),
      found.locked ? make("p", { class: "hint fit-locked", text: found.locked }) : null,
      make("div", { class: "fit-controls" }, found.controls.map(({ key, label, value, taken, first, options }) =>
        select(label, [["", `${first}: ${taken}`], ...options.map((one) => /** @type {[string, string]} */ ([one.value, one.label]))], value,
          { class: "control-select", "data-key": key, disabled: Boolean(found.locked), title: found.locked || null, on: { change: ({ target }) => keep(withChoice(correctionsOf(found), key, target.value)) } }))));
    fill(columns,
      make("section", { class: "fit-block fit-ladder", "aria-label": "Operations line" },
        make("h3", { text: "Operations line, from the top down" }), partChoice(found),
        ladder(part < 0 ? found.line : found.parts[part].line, found, acts)),
      make("div", {},
        statements("What would make it typical (what differs, no advice)", "Nothing: every rung is where the typical company has it.", found.to_typical),
        statements("Where the line differs", "Nothing: no line of a rung ends elsewhere than in the typical company.", found.differences)));
    fill(figures, measuresTable(found.measures), holdersTable(found.holders));
    paintKept(found);
    fill(sources, sourcesList(found.sources));
    readings.show(found);
  }

  /** @param {FitAnswer} found */
  function partChoice({ parts, further_parts: further }) {
    if (!parts.length) return null;
    part = Math.min(part, parts.length - 1);
    const options = parts.map(({ label, rungs }, place) => /** @type {[string, string]} */ ([String(place), `${label} (${count(rungs, "rung")} below)`]));
    return [select(`Which of ${number(parts.length + further)} operations lines`, [["-1", "The longest of the company"], ...options], String(part),
      { class: "control-select", "data-key": "part", on: { change: ({ target }) => { part = Number(target.value); paint(); } } }),
    further ? make("p", { class: "hint", text: `${number(further)} further parts have fewer rungs.` }) : null];
  }

  /** @param {FitAnswer} found */
  function paintKept(found) {
    const given = correctionsOf(found);
    fill(kept, found.corrections.length || Object.keys(given.choices).length ? make("details", { class: "fit-block", open: found.corrections.some((one) => one.is_lost) },
      make("summary", { text: found.corrections.length ? count(found.corrections.length, "correction") : "Other choices than usual" }),
      make("ul", { class: "fit-corrections" }, found.corrections.map(({ key, role_name: named, is_lost: isLost }) => make("li", {},
        make("span", { text: `${key}: ${named}${isLost ? " (nobody in the file has this id or title now)" : ""}` }),
        found.locked ? null : make("button", { type: "button", class: "own-erase", title: "Take back", "aria-label": `Take back ${key}`, text: "×", on: { click: () => keep(withRole(given, key, null)) } })))),
      make("p", { class: "hint", text: "Kept with the company. The same on the command line:" }), make("code", { text: commandOf(given) })) : null);
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
    fill(view, make("section", { class: "fit-empty", "aria-label": "Fit" },
      make("h2", { class: "panel-title", text: "Fit" }), make("p", { text: WHY_TYPICAL }),
      make("button", { type: "button", class: "button", text: "Load a company, or take a sample", on: { click: () => page.set({ tab: "explore", isLoaded: true }) } })));
  }

  page.subscribe(wanted, follow);
  follow(wanted(page.get()));
}
