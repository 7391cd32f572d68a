// Over the chart: what stands there, what has changed, and what is to be known of it.
import { CHANGES, CHART_FRAME, NEXT, NOTICES, NOTICES_SHOW, SENTENCE } from "../ids.js";
import { openId, page } from "../state/page.js";
import { put, setText } from "../ui/dom.js";
import { part, update } from "../ui/elements.js";
import { number } from "../ui/format.js";

/** @import { NoticeJson } from "../contract.d.ts" */
/** @import { Described } from "../ui/elements.js" */
/** @import { PageState } from "../state/page.js" */

/** Its evidence stands in the details of the company. @param {NoticeJson} notice */
const noticePart = ({ text }) => part("P", { className: "notice" }, text);

const sizeLink = (/** @type {string} */ size, /** @type {string} */ text, more = "") => part("Button", { className: `link${more}`, "data-go-size": size }, text);

/** What comes with growth, a click goes to that size; after such a click the way back. @param {PageState} state @returns {Described[]} */
function nextParts(state) {
  const { next, preview, parameters } = state;
  const back = preview && preview.at === parameters.n && !openId(state) ? [sizeLink(preview.from, `Back to ${preview.from}`, " back")] : [];
  return [...(next.length ? [part("Span", {}, "Next:"), ...next.map(({ headcount, text }) => sizeLink(number(headcount), text))] : []), ...back];
}

export function startSentence() {
  const [sentence, changes, notices, next] = [SENTENCE, CHANGES, NOTICES, NEXT].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  const showButton = /** @type {HTMLElement} */ (document.getElementById(NOTICES_SHOW));

  /** How many there are; in small windows they come at a click (narrow.css). @param {number} many @param {boolean} areOpen */
  function showNotices(many, areOpen) {
    put(document.getElementById(CHART_FRAME), "data-notices", !many ? null : areOpen ? "open" : "");
    put(showButton, "aria-expanded", String(areOpen));
    showButton.hidden = !many;
  }

  /** @type {Described[]} */
  let drawn = [];
  function drawNext() {
    const now = nextParts(page.get());
    // Most changes of size leave it as it is but for the people to go.
    update(next, drawn, now);
    drawn = now;
  }
  page.subscribe((state) => state.sentence, (text) => setText(sentence, text));
  const details = /** @type {HTMLDetailsElement} */ (changes.parentElement);
  // Of a company of one's own nothing will be said there.
  const showChanges = () => {
    const { changes: text } = page.get();
    setText(changes, text);
    put(details, "data-empty", text ? null : openId(page.get()) ? "for-good" : "");
  };
  page.subscribe((state) => state.changes, showChanges);
  page.subscribe(openId, showChanges);
  details.addEventListener("toggle", () => { put(details.parentElement, "data-open", details.open ? "" : null); });
  // With the chart, not with the click before it.
  page.subscribe((state) => state.next, drawNext);
  page.subscribe((state) => state.notices, (list, before) => {
    update(notices, before.map(noticePart), list.map(noticePart));
    showNotices(list.length, false);
  });
  showButton.addEventListener("click", () => showNotices(page.get().notices.length, showButton.getAttribute("aria-expanded") !== "true"));
  drawNext();
  showChanges();
}
