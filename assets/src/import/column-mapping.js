// Drawer "Columns": what the file holds, which column is which field, and reading it again another way.
import { OWN_COLUMNS } from "../ids.js";
import { page } from "../state/page.js";
import { byId, fill, frame, make } from "../ui/dom.js";
import { columnForm } from "./column-form.js";
import { readAgain } from "./companies.js";
import { showMessage, showProgress } from "./progress.js";
import { choicesOf } from "./reading-choices.js";

/** @import { CompanyAnswer } from "../contract.d.ts" */
/** @import { ColumnForm } from "./column-form.js" */

const HINT = "Which column is which. The values were tried, the headings only propose. Choose otherwise and read again.";

/** Fills the drawer while it is open; what a person has chosen meanwhile stays until it is read. */
export function startColumnMapping() {
  const parts = frame(byId(OWN_COLUMNS), "Columns", HINT);
  showMessage(parts.message, "columns");
  showProgress(parts.progress, "columns");
  const show = (/** @type {CompanyAnswer | null} */ company) => {
    if (company) fill(parts.body, contents(company));
  };
  page.subscribe((state) => (state.drawer === "columns" ? state.company : null), show);
}

/** @param {CompanyAnswer} company */
function contents(company) {
  const form = columnForm(company.report);
  const read = make("button", { type: "button", class: "button primary", id: "own-read", "data-key": "read", text: "Read again" });
  const anew = make("button", { type: "button", class: "button", "data-key": "anew", text: "Find the columns anew" });
  read.addEventListener("click", () => again(company, form, false, [read, anew]));
  anew.addEventListener("click", () => again(company, form, true, [read, anew]));
  return [make("div", { class: "own-scrolled" }, form.elements), make("div", { class: "own-buttons own-foot" }, read, anew)];
}

/** @param {CompanyAnswer} company @param {ColumnForm} form @param {boolean} isAnew  Columns chosen before are let go. @param {HTMLElement[]} buttons */
async function again(company, form, isAnew, buttons) {
  const choices = choicesOf(company.choices, company.report, form.picked());
  if (isAnew) delete choices.mapping;
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  await readAgain(choices);
  for (const button of buttons) button.removeAttribute("aria-disabled");
}
