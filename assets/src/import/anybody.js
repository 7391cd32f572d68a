// In the drawer "Findings": what no finding asks can be decided about anybody who is searched for.
import { fill, make } from "../ui/dom.js";
import { answer, choices } from "./answering.js";
import { rowText, withDecisions } from "./decided.js";
import { decisionButtons } from "./decision-questions.js";
import { personSearch } from "./person-search.js";

/** @import { CompanyAnswer, PersonHit } from "../contract.d.ts" */

/** @param {CompanyAnswer} company */
export function anybody(company) {
  const found = make("div", { class: "own-questions" });
  return make("section", { class: "own-anybody", "aria-label": "Decide about anybody" },
    make("h3", { text: "Something else is wrong?" }),
    make("div", { class: "own-decide" }, personSearch({
      company: company.id, text: "Decide about somebody …", label: "somebody to decide about",
      act: (hit) => {
        fill(found, about(company, hit));
        /** @type {HTMLElement} */ (found.firstChild).focus();
      },
    })), found);
}

/** @param {CompanyAnswer} company @param {PersonHit} hit */
function about(company, { row, title: name, unit }) {
  const who = rowText({ row });
  return make("section", { class: "own-question", tabindex: "-1", "data-ask": "anybody", "aria-label": name },
    make("h4", { text: name }), make("p", { class: "hint", text: [unit, who].filter(Boolean).join(" · ") }),
    decisionButtons(company, { row, name }),
    make("div", { class: "own-decide" },
      make("button", {
        type: "button", class: "button", text: "Reports to nobody", "aria-label": `Reports to nobody: ${name}`,
        on: { click: () => answer(withDecisions(choices(), company.report, [{ kind: "manager", who }])) },
      }),
      personSearch({
        company: company.id, text: "Is one with …", label: `the same person as ${name}`, except: [row],
        act: (hit) => answer(withDecisions(choices(), company.report, [{ kind: "same", who, other: rowText(hit) }])),
      })));
}
