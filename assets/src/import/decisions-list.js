// In the drawer "Findings": all that was decided about the file, each with its way back.
import { make } from "../ui/dom.js";
import { answer, choices } from "./answering.js";
import { decidedText, withoutDecisions } from "./decided.js";

/** @import { CompanyAnswer, DecidedJson, DecisionJson } from "../contract.d.ts" */

/** Decisions that are listed at once; more of them open. */
const FEW = 6;

/** Null where nothing was decided. @param {CompanyAnswer} company */
export function decisionsList(company) {
  const decided = company.report.decided || [];
  if (!decided.length) return null;
  const all = decided.map((one, at) => item(company, one, at));
  return make("section", { class: "own-decided", "aria-label": "Your decisions" },
    make("h3", { text: "Your decisions" }),
    make("ul", { class: "own-list" }, all.slice(0, FEW)),
    all.length > FEW ? make("details", {}, make("summary", { text: `${all.length - FEW} more` }), make("ul", { class: "own-list" }, all.slice(FEW))) : null,
    all.length > 1 ? make("button", { type: "button", class: "link own-all", text: "Take all decisions back", on: { click: () => answer({ ...choices(), decisions: [] }) } }) : null);
}

/** @param {CompanyAnswer} company @param {DecidedJson} one @param {number} at */
function item({ report }, one, at) {
  const text = decidedText(one), { kind, who, other } = one;
  const decision = /** @type {DecisionJson} */ ({ kind, who, other });
  return make("li", { "data-ask": `decided ${at}`, tabindex: "-1", "aria-label": text },
    make("span", { text }),
    one.reason ? make("span", { class: "hint", text: `It changed nothing: ${one.reason}.` }) : null,
    make("button", { type: "button", class: "link", text: "Take back", "aria-label": `Take back: ${text}`, on: { click: () => answer(withoutDecisions(choices(), report, [decision])) } }));
}
