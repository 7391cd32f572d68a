// In the drawer "Findings": which row of an id counts, who is meant by a manager's name. Each answer reads the file again.
import { make, select } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { answer, answerButton, choices, notShown, question } from "./answering.js";
import { columnQuestion } from "./column-questions.js";
import { isRowText, rowText } from "./decided.js";
import { apartButton, leftOutQuestion, loopQuestion, placeQuestion, twinQuestion } from "./decision-questions.js";
import { isName, personSearch } from "./person-search.js";
import { isTaken, meantBy, withPerson, withRow } from "./reading-choices.js";
import { idText, namedByText } from "./report-text.js";

/** @import { ColumnQuestion, CompanyAnswer, FindingJson, LeftOutQuestion, LoopQuestion, NameQuestion, PersonAnswer, PlaceQuestion, RowAnswer, RowQuestion, TwinQuestion } from "../contract.d.ts" */
/** @typedef {RowQuestion | NameQuestion | LoopQuestion | PlaceQuestion | TwinQuestion | LeftOutQuestion | ColumnQuestion} Question */

/** Questions of a finding that are shown at once; more of them open. */
const FEW = 6;

/** Findings more of whose questions were opened, by code: they stay so when the file is read again. @type {Set<string>} */
const opened = new Set();

/** @param {Event} event */
function noteOpened({ target }) {
  const { open, dataset } = /** @type {HTMLDetailsElement} */ (target);
  if (open) opened.add(dataset.more || "");
  else opened.delete(dataset.more || "");
}

/** The questions of a finding; null where it asks nothing. @param {CompanyAnswer} company @param {FindingJson} finding */
export function questionsOf(company, finding) {
  const { code } = finding, offer = (company.report.offers || {})[code], { findings } = company.report;
  // Those about a column stand beside its finding, all others beside the first finding of their code.
  const isFirst = finding === findings.find((one) => one.code === code);
  const isHere = (/** @type {Question} */ one) => ("columns" in one ? one.column === finding.column : isFirst);
  if (!offer || !offer.shown.some(isHere)) return null;
  const less = offer.count - offer.shown.length;
  const all = offer.shown.map((/** @type {Question} */ one, /** @type {number} */ at) => (isHere(one) ? questionOf(company, one, `${code} ${at}`) : null))
    .filter(Boolean);
  return make("div", { class: "own-questions" },
    all.slice(0, FEW),
    all.length > FEW ? make("details", { class: "own-more", "data-more": code, open: opened.has(code), on: { toggle: noteOpened } },
      make("summary", { text: `${number(all.length - FEW)} more` }), make("div", { class: "own-questions" }, all.slice(FEW))) : null,
    less > 0 ? make("p", { class: "hint", text: `${number(less)} more are not shown yet: each answer makes room for the next.` }) : null);
}

/** @param {CompanyAnswer} company @param {Question} one @param {string} place */
function questionOf(company, one, place) {
  if ("people" in one) return nameQuestion(company, one, place);
  if ("lines" in one) return loopQuestion(company, one, place);
  if ("twins" in one) return twinQuestion(company, one, place);
  if ("left_out" in one) return leftOutQuestion(company, one, place);
  if ("columns" in one) return columnQuestion(one, place);
  return "person" in one ? placeQuestion(company, one, place) : rowQuestion(company, one, place);
}

/** @param {CompanyAnswer} company @param {RowQuestion} one @param {string} place */
function rowQuestion(company, one, place) {
  const group = one.rows.map(({ row }) => row);
  return question(place, `Which row of id ${one.id} counts?`,
    one.headings.length ? null : make("p", { class: "hint", text: "They differ only in columns that were left out." }),
    one.rows.map((row) => rowAnswer(one, row, group)),
    notShown(one.count - one.rows.length, "more row"),
    apartButton(company, one.id, group[0]));
}

/** @param {CompanyAnswer} company @param {NameQuestion} one @param {string} place */
function nameQuestion(company, one, place) {
  return question(place, nameQuestionText(one.text),
    make("p", { class: "hint", text: namedByText(one) }),
    one.people.map((person) => personAnswer(one.text, person)),
    outsideAnswer(one),
    one.of > one.people.length ? make("p", { class: "hint", text: `${number(one.of - one.people.length)} more of that name are found by a search.` }) : null,
    make("div", { class: "own-decide" }, personSearch({
      company: company.id, text: one.people.length ? "Somebody else …" : "Reports to …",
      label: `who is “${one.text}”`, act: (hit) => answer(withPerson(choices(), one.text, rowText(hit))),
      // Of one blank cell "Who reports to whom" is decided instead.
      ...(isRowText(one.text) ? {} : { actOutside: (/** @type {string} */ name) => answer(withPerson(choices(), one.text, name)) }),
    })),
    cellChoices(one));
}

/** Somebody outside of the file who was named here; a click takes that back. @param {NameQuestion} one */
function outsideAnswer({ text, people }) {
  const name = meantBy(choices(), text);
  if (!isName(name) || people.some(({ key, name: own }) => [key, own].includes(name))) return null;
  return answerButton({ "data-text": text, "data-outside": name }, true,
    [["own-answer-name", name], ["own-answer-mark", ""], ["own-answer-cells", "not in the file: as a placeholder"]],
    () => answer(withPerson(choices(), text, "")));
}

/** @param {string} text  What stands in the cells of the manager, or "row 7" for a blank one. */
export const nameQuestionText = (text) => (isRowText(text) ? `Who is the manager of ${text}?` : `Who is “${text}”?`);

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
  const cells = one.rows.filter(({ row }) => rowText({ row }) !== one.text);
  const isApart = cells.some(({ row }) => meantBy(choices(), rowText({ row })));
  if (!isApart && (cells.length < 2 || !one.people.length)) return null;
  /** @type {[string, string][]} */
  const options = [["", "as chosen above"],
    ...one.people.map((person) => /** @type {[string, string]} */ ([person.key, [person.title, idText(person)].filter(Boolean).join(", ")]))];
  const more = one.count - one.rows.length;
  return make("details", { class: "own-apart", open: isApart }, make("summary", { text: "Not all of them mean the same person" }),
    cells.map(({ row, name }) => select([name, `row ${number(row)}`].filter(Boolean).join(", "), options, meantBy(choices(), rowText({ row })), {
      "data-cell": rowText({ row }), on: { change: ({ target }) => answer(withPerson(choices(), rowText({ row }), target.value)) },
    })),
    more > 0 ? make("p", { class: "hint", text: `${number(more)} more rows name this manager.` }) : null);
}
