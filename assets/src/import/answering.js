// Answers in the drawer "Findings": each reads the file again; what was answered while it is read goes with the next answer.
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";
import { count } from "../ui/format.js";
import { readAgain } from "./companies.js";
import { isDecided } from "./decided.js";
import { isTaken, meantBy } from "./reading-choices.js";

/** @import { Choices } from "../contract.d.ts" */
/** @import { Child } from "../ui/dom.js" */

/** What was chosen while the file is still being read; a further answer goes with it. @type {Choices | null} */
let pending = null;

/** What is chosen now, read or still being read. @returns {Choices} */
export const choices = () => pending || page.get().company?.choices || {};

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
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-answer]"))) one.setAttribute("aria-pressed", String(isPressed(one.dataset)));
  for (const one of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-cell]"))) {
    one.value = meantBy(choices(), one.dataset.cell || "");
  }
}

/** @param {DOMStringMap} data  Of the button of an answer. */
function isPressed({ text = "", person, row, decision }) {
  const report = page.get().company?.report;
  if (decision !== undefined) return Boolean(report && isDecided(choices(), report, JSON.parse(decision)));
  return row === undefined ? meantBy(choices(), text) === person : isTaken(choices(), Number(row));
}

/** @param {string} place @param {string} title @param {...Child} contents */
export const question = (place, title, ...contents) =>
  make("section", { class: "own-question", tabindex: "-1", "data-ask": place, "aria-label": title }, make("h4", { text: title }), contents);

/** @param {Record<string, string | number>} data @param {boolean} isNow @param {[string, string][]} lines  Class and text. @param {() => void} act */
export const answerButton = (data, isNow, lines, act) =>
  make("button", { type: "button", class: "own-answer", "data-answer": "", ...data, "aria-pressed": String(isNow), on: { click: act } },
    lines.map(([name, text]) => make("span", { class: name, text })));

/** @param {number} less @param {string} word @param {string} [several] */
export const notShown = (less, word, several) => (less > 0 ? make("p", { class: "hint", text: `and ${count(less, word, several)}: put it right in the file.` }) : null);
