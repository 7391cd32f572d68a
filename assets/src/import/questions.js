// In the drawer "Findings": which row of an id counts, who is meant by a manager's name. Each answer reads the file again.
import { page } from "../state/page.js";
import { make, select } from "../ui/dom.js";
import { count, number } from "../ui/format.js";
import { readAgain } from "./companies.js";
import { isTaken, meantBy, withPerson, withRow } from "./reading-choices.js";
import { idText, namedByText } from "./report-text.js";

/** @import { CompanyAnswer, FindingJson, NameQuestion, PersonAnswer, Choices, RowAnswer, RowQuestion } from "../contract.d.ts" */
/** @import { Child } from "../ui/dom.js" */

/** What was chosen while the file is still being read; a further answer goes with it. @type {Choices | null} */
let pending = null;

const choices = () => pending || page.get().company?.choices || {};

/** Reads the file with these answers; they show what is asked for at once, their places change when it is read. @param {Choices} next */
export async function answer(next) {
  pending = next;
  press();
  const isDone = await readAgain(next);
  if (pending !== next) return;
  pending = null;
  if (!isDone) press();
}

function press() {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-answer]"))) {
    const { text = "", person, row } = one.dataset;
    const is = row === undefined ? meantBy(choices(), text) === person : isTaken(choices(), Number(row));
    one.setAttribute("aria-pressed", String(is));
  }
  for (const one of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-cell]"))) {
    one.value = meantBy(choices(), one.dataset.cell || "");
  }
}

/** The questions of a finding; null where it asks nothing. @param {CompanyAnswer} company @param {FindingJson} finding */
export function questionsOf(company, { code }) {
  const offer = (company.report.offers || {})[code];
  if (!offer || !offer.shown.length) return null;
  const less = offer.count - offer.shown.length;
  return make("div", { class: "own-questions" },
    offer.shown.map((/** @type {RowQuestion | NameQuestion} */ one, /** @type {number} */ at) =>
      ("people" in one ? nameQuestion(one, `${code} ${at}`) : rowQuestion(one, `${code} ${at}`))),
    less > 0 ? make("p", { class: "hint", text: `${number(less)} more are not shown yet: each answer makes room for the next.` }) : null);
}

/** @param {string} place @param {string} title @param {...Child} contents */
const question = (place, title, ...contents) =>
  make("section", { class: "own-question", tabindex: "-1", "data-ask": place, "aria-label": title }, make("h4", { text: title }), contents);

/** @param {number} less @param {string} word @param {string} [several] */
const notShown = (less, word, several) => (less > 0 ? make("p", { class: "hint", text: `and ${count(less, word, several)}: put it right in the file.` }) : null);

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

/** @param {Record<string, string | number>} data @param {boolean} isPressed @param {[string, string][]} lines  Class and text. @param {() => void} act */
const answerButton = (data, isPressed, lines, act) =>
  make("button", { type: "button", class: "own-answer", "data-answer": "", ...data, "aria-pressed": String(isPressed), on: { click: act } },
    lines.map(([name, text]) => make("span", { class: name, text })));

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
