// Over the chart: what stands there, what has changed, and what is to be known of it.
import { CHANGES, NEXT, NOTICES, SENTENCE } from "../ids.js";
import { page } from "../state/page.js";
import { part, toNodes, update } from "../ui/elements.js";
import { number } from "../ui/format.js";

/** @import { NextStepJson, NoticeJson } from "../contract.d.ts" */

/** Its evidence stands in the details of the company. @param {NoticeJson} notice */
const noticePart = ({ text }) => part("P", { className: "notice" }, text);

/** What comes with growth; a click goes to that size. @param {NextStepJson[]} steps */
const nextParts = (steps) => (steps.length ? [part("Span", {}, "Next:"), ...steps.map(({ headcount, text }) =>
  part("Button", { className: "link", "data-go-size": number(headcount) }, text))] : []);

export function startSentence() {
  const [sentence, changes, notices, next] = [SENTENCE, CHANGES, NOTICES, NEXT].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  page.subscribe((state) => state.sentence, (text) => { sentence.textContent = text; });
  page.subscribe((state) => state.changes, (text) => { changes.textContent = text; });
  // Most changes of size leave it as it is but for the people to go.
  page.subscribe((state) => state.next, (steps, before) => { update(next, nextParts(before), nextParts(steps)); });
  next.replaceChildren(...toNodes(nextParts(page.get().next)));
  page.subscribe((state) => state.notices, (list, before) => { update(notices, before.map(noticePart), list.map(noticePart)); });
}
