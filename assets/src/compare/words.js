// What is said of a comparison: both titles, the sentence, and how the people of both were joined.
import { sentenceOf } from "../api/client.js";
import { COMPARE_JOIN, COMPARE_SENTENCE, COMPARE_TITLE_A, COMPARE_TITLE_B } from "../ids.js";
import { byId, check, fill, select } from "../ui/dom.js";

/** @import { Answer } from "../api/client.js" */
/** @import { CompareAnswer } from "../contract.d.ts" */
/** Another join, or other people. @typedef {(changed: { join?: string, live?: string }) => void} PutJoin */

/** Shows it. @param {CompareAnswer} data @param {{ join: string, live: string }} chosen @param {PutJoin} put */
export function showWords({ titles, sentence, join }, chosen, put) {
  byId(COMPARE_TITLE_A).textContent = titles[0];
  byId(COMPARE_TITLE_B).textContent = titles[1];
  const box = byId(COMPARE_SENTENCE);
  box.textContent = sentence || "";
  // Where a narrow window cuts it, the keyboard scrolls it.
  box.tabIndex = box.scrollHeight > box.clientHeight ? 0 : -1;
  if (join) fill(byId(COMPARE_JOIN), ...joinControls(join, chosen, put));
}

/** Why there is nothing to be shown, "" where there is. @param {Answer<CompareAnswer>} answer */
export function refusalText({ data, refusal, cancelled }) {
  if (cancelled) return "Cancelled. Choose a side again to compare.";
  return refusal ? sentenceOf(refusal) : data ? data.errors.message : "";
}

/** How the two are joined, and whether those who left count.
 * @param {NonNullable<CompareAnswer["join"]>} join @param {{ join: string, live: string }} sides @param {PutJoin} put */
function joinControls(join, { join: chosen, live }, put) {
  const taken = join.options.find(({ value }) => value === join.taken)?.label || join.taken;
  return [
    select("Joined by", join.options.map(({ value, label }) => /** @type {[string, string]} */ ([value, value === "auto" ? `${label}: ${taken.toLowerCase()}` : label])), chosen || "auto",
      { class: "control-select", "data-key": "join", on: { change: ({ target }) => put({ join: target.value === "auto" ? "" : target.value }) } }),
    join.has_leavers || live ? check("Live people only", live === "1", { role: "switch", "data-key": "live", on: { change: ({ target }) => put({ live: target.checked ? "1" : "" }) } }) : null,
  ];
}
