// In the drawer "Findings": all that was decided and answered about the file, each with its way back.
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { answer, choices } from "./answering.js";
import { decidedText, isRowText, named, withoutDecisions } from "./decided.js";
import { withPerson, withRow } from "./reading-choices.js";

/** @import { Choices, CompanyAnswer, DecisionJson, NameQuestion, Report } from "../contract.d.ts" */
/** @typedef {{ text: string, reason: string, without: (choices: Choices) => Choices }} Taken  What was decided, why it changed nothing, and the choices without it. */

/** Decisions that are listed at once; more of them open. */
const FEW = 6;

/** Null where nothing was decided. @param {CompanyAnswer} company */
export function decisionsList(company) {
  const all = takenOf(company).map(item);
  if (!all.length) return null;
  return make("section", { class: "own-decided", "aria-label": "Your decisions" },
    make("h3", { text: "Your decisions" }),
    make("ul", { class: "own-list" }, all.slice(0, FEW)),
    all.length > FEW ? make("details", {}, make("summary", { text: `${number(all.length - FEW)} more` }), make("ul", { class: "own-list" }, all.slice(FEW))) : null,
    all.length > 1 ? make("button", {
      type: "button", class: "link own-all", text: "Take all decisions back", on: { click: () => answer({ ...choices(), decisions: [], named: {}, rows: [], persons: [] }) },
    }) : null);
}

/** Everything that was decided, as the file was last read. @param {CompanyAnswer} company @returns {Taken[]} */
function takenOf({ report, choices: read }) {
  const decided = (report.decided || []).map((one) => {
    const { kind, who, other, reason } = one, decision = /** @type {DecisionJson} */ ({ kind, who, other });
    return { text: decidedText(one), reason, without: (/** @type {Choices} */ before) => withoutDecisions(before, report, [decision]) };
  });
  const meant = Object.entries(read.named || {}).map(([text, key]) => ({
    text: `${isRowText(text) ? `The manager of ${text}` : `“${text}”`} is ${named(nameOf(report, text, key), key)}`,
    reason: report.unused_named?.[text.trim()] || "", without: (/** @type {Choices} */ before) => withPerson(before, text, ""),
  }));
  const rows = (read.rows || []).map((/** @type {number} */ row) => ({
    text: `Row ${number(row)} counts for its id`, reason: report.unused_rows?.[row] || "", without: (/** @type {Choices} */ before) => withRow(before, [row], null),
  }));
  const persons = (read.persons || []).map((/** @type {number} */ row) => ({
    text: `Row ${number(row)} is a person`, reason: "",
    without: (/** @type {Choices} */ before) => ({ ...before, persons: (before.persons || []).filter((/** @type {number} */ one) => one !== row) }),
  }));
  return [...decided, ...meant, ...rows, ...persons];
}

/** Name of whom a text means, from the questions about it; "" where none tells. @param {Report} report @param {string} text @param {string} key */
function nameOf({ offers }, text, key) {
  const questions = Object.values(offers || {}).flatMap(({ shown }) => /** @type {any[]} */ (shown));
  const asked = /** @type {NameQuestion | undefined} */ (questions.find((one) => "people" in one && one.text === text));
  return asked?.people.find((one) => one.key === key)?.name || "";
}

/** @param {Taken} taken @param {number} at */
const item = ({ text, reason, without }, at) =>
  make("li", { "data-ask": `decided ${at}`, tabindex: "-1", "aria-label": text },
    make("span", { text }),
    reason ? make("span", { class: "hint", text: `It changed nothing: ${reason}.` }) : null,
    make("button", { type: "button", class: "link", text: "Take back", "aria-label": `Take back: ${text}`, on: { click: () => answer(without(choices())) } }));
