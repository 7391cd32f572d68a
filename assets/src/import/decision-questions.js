// In the drawer "Findings": the line of a loop that is left out, whom a top reports to, which rows are persons, one or several.
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { answer, answerButton, choices, notShown, question } from "./answering.js";
import { isDecided, rowText, withDecisions, withoutDecisions } from "./decided.js";
import { personSearch } from "./person-search.js";
import { idText } from "./report-text.js";

/** @import { CompanyAnswer, DecisionJson, LeftOutQuestion, LineAnswer, LoopQuestion, PersonAnswer, PlaceQuestion, TwinQuestion } from "../contract.d.ts" */

/** "Ana Smith, COO"; without either the id or the row. @param {PersonAnswer} person */
export const personText = ({ key, name, title }) => [name, title].filter(Boolean).join(", ") || key;

/** @param {LineAnswer} line @returns {DecisionJson} */
const breaking = ({ who, boss }) => ({ kind: "break", who: rowText(who), other: rowText(boss) });

/** @param {CompanyAnswer} company @param {LoopQuestion} one @param {string} place */
export function loopQuestion({ report }, one, place) {
  const all = one.lines.map(breaking);
  const line = (/** @type {LineAnswer} */ offer, /** @type {number} */ at) => {
    const { who, boss, taken } = offer, decision = all[at];
    return answerButton({ "data-decision": JSON.stringify(decision) }, isDecided(choices(), report, decision),
      [["own-answer-name", `Break at this line: ${personText(who)} → ${personText(boss)}`], ["own-answer-mark", taken ? "left out now" : ""],
        ["own-answer-cells", `${idText(who)} names ${idText(boss)} as manager`]],
      () => answer(isDecided(choices(), report, decision) ? withoutDecisions(choices(), report, [decision]) : withDecisions(choices(), report, [decision], all)));
  };
  const names = one.lines.slice(0, 3).map(({ who }) => who.name || who.key).join(", ");
  return question(place, `Where does the loop of ${names}${one.count > 3 ? ` and ${number(one.count - 3)} more` : ""} end?`,
    make("p", { class: "hint", text: "Each reports to the next, the last to the first. The line at which it ends is left out." }),
    one.lines.map(line), notShown(one.count - one.lines.length, "more line"));
}

/** @param {CompanyAnswer} company @param {PlaceQuestion} one @param {string} place */
export function placeQuestion(company, { person }, place) {
  const about = [idText(person), person.department].filter(Boolean).join(" · ");
  return question(place, `Whom does ${personText(person)} report to?`,
    make("p", { class: "hint", text: about }), decisionButtons(company, person));
}

/** Rows that are drawn as one, or as several. @param {CompanyAnswer} company @param {TwinQuestion} one @param {string} place */
export function twinQuestion({ report }, { id, twins, count, is_one: isOne }, place) {
  const [first, ...others] = twins, name = personText(first);
  const line = (/** @type {PersonAnswer} */ one) =>
    make("li", {}, make("span", { text: personText(one) }), make("span", { class: "hint", text: [idText(one), one.department, one.manager && `reports to ${one.manager}`].filter(Boolean).join(" · ") }));
  /** @type {DecisionJson[]} */
  const decisions = isOne ? [{ kind: "apart", who: rowText(first) }] : others.map((one) => ({ kind: "same", who: rowText(first), other: rowText(one) }));
  const text = isOne ? "Keep apart" : "These are one";
  return question(place, isOne ? `Are the rows of id ${id} several people?` : `Are these rows one person, ${name}?`,
    make("ul", { class: "own-list" }, twins.map(line)),
    notShown(count - twins.length, "more row"),
    // Rows that are not shown are not decided about.
    isOne || count === twins.length ? make("div", { class: "own-decide" }, make("button", {
      type: "button", class: "button", text, "aria-label": `${text}: ${isOne ? `rows of id ${id}` : name}`, on: { click: () => answer(withDecisions(choices(), report, decisions)) },
    })) : null);
}

/** A row that was left out as no person. @param {CompanyAnswer} company @param {LeftOutQuestion} one @param {string} place */
export function leftOutQuestion({ report }, { left_out: row, text }, place) {
  return question(place, `Is row ${row} a person?`, make("p", { class: "own-cells", text }),
    make("div", { class: "own-decide" }, make("button", {
      type: "button", class: "button", text: "This is a person", "aria-label": `This is a person: row ${row}`,
      on: { click: () => answer(withDecisions(choices(), report, [{ kind: "person", who: rowText({ row }) }])) },
    })));
}

/** The rows of an id that differ are several people. @param {CompanyAnswer} company @param {string} id @param {number} row */
export const apartButton = ({ report }, id, row) =>
  make("div", { class: "own-decide" }, make("button", {
    type: "button", class: "button", text: "Keep apart", "aria-label": `Keep apart: rows of id ${id}`, title: "They are different people",
    on: { click: () => answer(withDecisions(choices(), report, [{ kind: "apart", who: rowText({ row }) }])) },
  }));

/** What can be decided about anybody: whom they report to, that they are no person. @param {CompanyAnswer} company @param {{ row: number, name: string }} person */
export function decisionButtons({ id, report }, person) {
  const decide = (/** @type {DecisionJson} */ decision) => answer(withDecisions(choices(), report, [decision]));
  const name = person.name || rowText(person);
  return make("div", { class: "own-decide" },
    personSearch({
      company: id, text: "Reports to …", label: `whom ${name} reports to`, except: [person.row],
      act: (hit) => decide({ kind: "manager", who: rowText(person), other: rowText(hit) }),
      actOutside: (other) => decide({ kind: "manager", who: rowText(person), other }),
    }),
    make("button", { type: "button", class: "button", text: "This is no person", "aria-label": `This is no person: ${name}`, on: { click: () => decide({ kind: "no_person", who: rowText(person) }) } }));
}
