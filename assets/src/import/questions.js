// In the drawer "Findings": which row of an id counts, who is meant by a manager's name. Each answer reads the file again.
import { make, select } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { answer, answerButton, choices, notShown, question } from "./answering.js";
import { loopQuestion, placeQuestion } from "./decision-questions.js";
import { isTaken, meantBy, withPerson, withRow } from "./reading-choices.js";
import { idText, namedByText } from "./report-text.js";

/** @import { CompanyAnswer, FindingJson, LoopQuestion, NameQuestion, PersonAnswer, PlaceQuestion, RowAnswer, RowQuestion } from "../contract.d.ts" */
/** @typedef {RowQuestion | NameQuestion | LoopQuestion | PlaceQuestion} Question */

/** The questions of a finding; null where it asks nothing. @param {CompanyAnswer} company @param {FindingJson} finding */
export function questionsOf(company, { code }) {
  const offer = (company.report.offers || {})[code];
  if (!offer || !offer.shown.length) return null;
  const less = offer.count - offer.shown.length;
  return make("div", { class: "own-questions" },
    offer.shown.map((/** @type {Question} */ one, /** @type {number} */ at) => questionOf(company, one, `${code} ${at}`)),
    less > 0 ? make("p", { class: "hint", text: `${number(less)} more are not shown yet: each answer makes room for the next.` }) : null);
}

/** @param {CompanyAnswer} company @param {Question} one @param {string} place */
function questionOf(company, one, place) {
  if ("people" in one) return nameQuestion(one, place);
  if ("lines" in one) return loopQuestion(company, one, place);
  return "person" in one ? placeQuestion(company, one, place) : rowQuestion(one, place);
}

/** @param {RowQuestion} one @param {string} place */
function rowQuestion(one, place) {
  const group = one.rows.map(({ row }) => row);
  return question(place, `Which row of id ${one.id} counts?`,
    one.headings.length ? null : make("p", { class: "hint", text: "They differ only in columns that were left out." }),
    one.rows.map((row) => rowAnswer(one, row, group)),
    notShown(one.count - one.rows.length, "more row"));
}

/** @param {NameQuestion} one @param {string} place */
function nameQuestion(one, place) {
  return question(place, nameQuestionText(one.text),
    make("p", { class: "hint", text: namedByText(one) }),
    one.people.map((person) => personAnswer(one.text, person)),
    notShown(one.of - one.people.length, "more of that name", "more of that name"),
    cellChoices(one));
}

/** @param {string} text  What stands in the cells of the manager, or "row 7" for a blank one. */
export const nameQuestionText = (text) => (/^row \d+$/.test(text) ? `Who is the manager of ${text}?` : `Who is “${text}”?`);

/** @param {RowQuestion} one @param {RowAnswer} offer @param {number[]} group */
function rowAnswer({ headings }, { row, cells, taken }, group) {
  /** @type {[string, string][]} */
  const lines = [["own-answer-name", `Row ${number(row)}`], ["own-answer-mark", taken ? "drawn" : ""],
    ["own-answer-cells", cells.map((text, at) => `${headings[at]}: ${text || "blank"}`).join(" · ")]];
  return answerButton({ "data-row": row }, isTaken(choices(), row), lines,
    () => answer(withRow(choices(), group, isTaken(choices(), row) ? null : row)));
}

/** @param {string} text @param {PersonAnswer} person */
function personAnswer(text, person) {
  const { key, name, title, department, manager } = person;
  /** @type {[string, string][]} */
  const lines = [["own-answer-name", [name, title].filter(Boolean).join(", ") || key], ["own-answer-mark", idText(person)],
    ["own-answer-cells", [department, manager && `reports to ${manager}`].filter(Boolean).join(" · ")]];
  return answerButton({ "data-text": text, "data-person": key }, meantBy(choices(), text) === key, lines,
    () => answer(withPerson(choices(), text, meantBy(choices(), text) === key ? "" : key)));
}

/** Not all who name somebody need mean the same person. @param {NameQuestion} one */
function cellChoices(one) {
  const cells = one.rows.filter(({ row }) => `row ${row}` !== one.text);
  const isApart = cells.some(({ row }) => meantBy(choices(), `row ${row}`));
  if (!isApart && cells.length < 2) return null;
  /** @type {[string, string][]} */
  const options = [["", "as chosen above"],
    ...one.people.map((person) => /** @type {[string, string]} */ ([person.key, [person.title, idText(person)].filter(Boolean).join(", ")]))];
  const more = one.count - one.rows.length;
  return make("details", { class: "own-apart", open: isApart }, make("summary", { text: "Not all of them mean the same person" }),
    cells.map(({ row, name }) => select([name, `row ${number(row)}`].filter(Boolean).join(", "), options, meantBy(choices(), `row ${row}`), {
      "data-cell": `row ${row}`, on: { change: ({ target }) => answer(withPerson(choices(), `row ${row}`, target.value)) },
    })),
    more > 0 ? make("p", { class: "hint", text: `${number(more)} more rows name this manager.` }) : null);
}
