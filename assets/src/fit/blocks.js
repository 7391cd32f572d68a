// Blocks of the Fit tab: its head, the line beside the typical one, what a person has corrected.
import { reportPath } from "../api/fit.js";
import { make, select } from "../ui/dom.js";
import { count, number } from "../ui/format.js";
import { commandOf, correctionsOf } from "./corrections.js";
import { ladder } from "./ladder.js";
import { statements } from "./sections.js";

/** @import { FitAnswer } from "../contract.d.ts" */

const WHY_TYPICAL = "Fit sets a company of your own beside the typical one of its headcount and structure: which rungs of the operations line are held, missing, "
  + "doubled or passed by, and how sure each title was read. Nothing is judged: it says what differs.";

/** What stands there while the company is a typical one. @param {() => void} load */
export const typicalOf = (load) => make("section", { class: "fit-empty", "aria-label": "Fit" },
  make("h2", { class: "panel-title", text: "Fit" }), make("p", { text: WHY_TYPICAL }),
  make("button", { type: "button", class: "button", text: "Load a company, or take a sample", on: { click: load } }));

/** Name, summary, reports and choices. @param {FitAnswer} found @param {(key: string, value: string) => unknown} choose */
export const headOf = (found, choose) => [
  make("div", { class: "fit-lead" }, make("h2", { class: "panel-title", text: found.name }),
    make("p", { class: "sentence", role: "status", text: found.summary }),
    make("p", { class: "hint", text: `${number(found.headcount)} people: ${found.band.toLowerCase()}, ${found.structure}. ${found.structure_reason}${found.alike ? ` ${found.alike}` : ""}` })),
  make("div", { class: "fit-links" },
    make("a", { class: "button", href: reportPath(found.id, "pdf"), download: "", text: "Report, PDF" }),
    make("a", { class: "button", href: reportPath(found.id, "html"), download: "", text: "Report, HTML" })),
  found.locked ? make("p", { class: "hint fit-locked", text: found.locked }) : null,
  make("div", { class: "fit-controls" }, found.controls.map(({ key, label, value, taken, first, options }) =>
    select(label, [["", `${first}: ${taken}`], ...options.map((one) => /** @type {[string, string]} */ ([one.value, one.label]))], value,
      { class: "control-select", "data-key": key, disabled: Boolean(found.locked), title: found.locked || null, on: { change: ({ target }) => choose(key, target.value) } }))),
];

/** The line of a part beside the typical one, and in words. @param {FitAnswer} found @param {number} part  Number of the part; -1 for the longest line.
 * @param {Parameters<typeof ladder>[2]} acts @param {(part: number) => void} choosePart */
export const columnsOf = (found, part, acts, choosePart) => [
  make("section", { class: "fit-block fit-ladder", "aria-label": "Operations line" },
    make("h3", { text: "Operations line, from the top down" }), partChoice(found, part, choosePart),
    ladder(part < 0 ? found.line : found.parts[part].line, found, acts)),
  make("div", {},
    statements("What would make it typical (what differs, no advice)", "Nothing: every rung is where the typical company has it.", found.to_typical),
    statements("Where the line differs", "Nothing: no line of a rung ends elsewhere than in the typical company.", found.differences)),
];

/** @param {FitAnswer} found @param {number} part @param {(part: number) => void} choosePart */
function partChoice({ parts, further_parts: further }, part, choosePart) {
  if (!parts.length) return null;
  const options = parts.map(({ label, rungs }, place) => /** @type {[string, string]} */ ([String(place), `${label} (${count(rungs, "rung")} below)`]));
  return [select(`Which of ${number(parts.length + further)} operations lines`, [["-1", "The longest of the company"], ...options], String(part),
    { class: "control-select", "data-key": "part", on: { change: ({ target }) => choosePart(Number(target.value)) } }),
  further ? make("p", { class: "hint", text: `${number(further)} further parts have fewer rungs.` }) : null];
}

/** Corrections, each with the way back, and the same on the command line. @param {FitAnswer} found @param {(key: string) => unknown} takeBack */
export function keptOf(found, takeBack) {
  const given = correctionsOf(found), { corrections } = found;
  if (!corrections.length && !Object.keys(given.choices).length) return null;
  return make("details", { class: "fit-block", open: corrections.some((one) => one.is_lost) },
    make("summary", { text: corrections.length ? count(corrections.length, "correction") : "Other choices than usual" }),
    make("ul", { class: "fit-corrections" }, corrections.map(({ key, role_name: named, is_lost: isLost }) => make("li", {},
      make("span", { text: `${key}: ${named}${isLost ? " (nobody in the file has this id or title now)" : ""}` }),
      found.locked ? null : make("button", { type: "button", class: "own-erase", title: "Take back", "aria-label": `Take back ${key}`, text: "×", on: { click: () => takeBack(key) } })))),
    make("p", { class: "hint", text: "Kept with the company. The same on the command line:" }), make("code", { text: commandOf(given) }));
}
