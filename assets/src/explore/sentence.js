// Over the chart: what stands there, what has changed, and what is to be known of it.
import { CHANGES, NEXT, NOTICES, SENTENCE } from "../ids.js";
import { page, withParameters } from "../state/page.js";
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";

/** @import { NextStepJson, NoticeJson } from "../contract.d.ts" */

/** Its evidence stands in the details of the company. @param {NoticeJson} notice */
const noticeNode = ({ text }) => make("p", { class: "notice", text });

/** What comes with growth; a click goes to that size. @param {NextStepJson[]} steps */
const nextNodes = (steps) => (steps.length ? ["Next:", ...steps.map(({ headcount, text }) =>
  make("button", { type: "button", class: "link", text, on: { click: () => page.set(withParameters({ n: number(headcount) })) } }))] : []);

export function startSentence() {
  const sentence = /** @type {HTMLElement} */ (document.getElementById(SENTENCE)), changes = /** @type {HTMLElement} */ (document.getElementById(CHANGES));
  const notices = /** @type {HTMLElement} */ (document.getElementById(NOTICES));
  page.subscribe((state) => state.sentence, (text) => { sentence.textContent = text; });
  page.subscribe((state) => state.changes, (text) => { changes.textContent = text; });
  const next = /** @type {HTMLElement} */ (document.getElementById(NEXT));
  // Most changes of size leave it as it is but for the people to go.
  page.subscribe((state) => state.next, (steps) => { next.replaceChildren(...nextNodes(steps)); });
  next.replaceChildren(...nextNodes(page.get().next));
  page.subscribe((state) => state.notices, (list) => { notices.replaceChildren(...list.map(noticeNode)); });
}
