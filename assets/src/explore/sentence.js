// Over the chart: what stands there, what has changed, and what is to be known of it.
import { CHANGES, NOTICES, SENTENCE } from "../ids.js";
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";

/** @import { NoticeJson } from "../contract.d.ts" */

/** @param {NoticeJson} notice */
const noticeNode = ({ text, cites }) => make("p", { class: "notice" }, `${text} `, cites.length ? make("span", { class: "cite", text: `[${cites.join(", ")}]` }) : null);

export function startSentence() {
  const sentence = /** @type {HTMLElement} */ (document.getElementById(SENTENCE)), changes = /** @type {HTMLElement} */ (document.getElementById(CHANGES));
  const notices = /** @type {HTMLElement} */ (document.getElementById(NOTICES));
  page.subscribe((state) => state.sentence, (text) => { sentence.textContent = text; });
  page.subscribe((state) => state.changes, (text) => { changes.textContent = text; });
  page.subscribe((state) => state.notices, (list) => { notices.replaceChildren(...list.map(noticeNode)); });
}
