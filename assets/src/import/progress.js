// How far a long request is, and what was read: in the panel, or in the drawer that is open.
import { page } from "../state/page.js";
import { placeOf } from "../state/reading.js";
import { make } from "../ui/dom.js";
import { size } from "../ui/format.js";

/** @import { PageState } from "../state/page.js" */
/** @import { ReadingPlace } from "../state/reading.js" */
/** @typedef {NonNullable<PageState["job"]>} Job */

/** What stands at a place: a request, what was read last, or "". @param {ReadingPlace} place @returns {(state: PageState) => Job | string} */
export const progressAt = (place) => (state) => {
  if (placeOf(state) !== place) return "";
  return state.job || (place === "loaded" ? "" : state.messages.reading || "");
};

/** "1.2 MB of 3.4 MB"; "" once all is sent. @param {Job["part"]} part */
export const sentText = (part) => (part ? `${size(part.sent)} of ${size(part.total)}` : "");

/** Shows it in a box from now on. @param {HTMLElement} host @param {ReadingPlace} place */
export function showProgress(host, place) {
  /** @type {{ label: string, update: (job: Job) => void } | null} */
  let shown = null;
  page.subscribe(progressAt(place), (now) => {
    if (typeof now === "string") {
      shown = null;
      host.replaceChildren(...(now ? [make("span", { class: "own-label", text: now })] : []));
      return;
    }
    if (!shown || shown.label !== now.label) shown = build(host, now);
    shown.update(now);
  });
}

/** @param {HTMLElement} host @param {Job} job @returns {{ label: string, update: (job: Job) => void }} */
function build(host, { label, cancel }) {
  const bar = make("progress", { max: "1", "aria-label": label });
  const sent = make("span", { class: "hint", "aria-hidden": "true" });
  host.replaceChildren(make("span", { class: "own-label", text: `${label} …` }), bar, sent,
    make("button", { type: "button", class: "button", text: "Cancel", on: { click: cancel } }));
  host.scrollIntoView({ block: "nearest" });
  return {
    label,
    update({ part }) {
      if (part) bar.value = part.sent / Math.max(1, part.total);
      else bar.removeAttribute("value");
      sent.textContent = sentText(part);
    },
  };
}

/** Shows the message of a place in a box from now on. @param {HTMLElement} host @param {ReadingPlace} place */
export function showMessage(host, place) {
  page.subscribe((state) => state.messages[place] || "", (text) => {
    host.textContent = text;
    if (text) host.scrollIntoView({ block: "nearest" });
  });
}
