// Drawer "Findings": what was wrong in the file, what was done about it, and what else can be done.
import { OWN_FINDINGS } from "../ids.js";
import { page } from "../state/page.js";
import { withReadingDrawer } from "../state/reading.js";
import { byId, fill, frame, make, select } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { readAgain } from "./companies.js";
import { kindOf } from "./finding-kinds.js";
import { showMessage, showProgress } from "./progress.js";
import { answer } from "./answering.js";
import { anybody } from "./anybody.js";
import { decisionsList } from "./decisions-list.js";
import { questionsOf } from "./questions.js";
import { withoutLost } from "./reading-choices.js";
import { rowsText, worstFirst } from "./report-text.js";

/** @import { CompanyAnswer, FindingJson, Choices } from "../contract.d.ts" */
/** @import { Child } from "../ui/dom.js" */
/** @import { FindingKind } from "../contract.d.ts" */
/** @typedef {FindingKind["actions"][number]} FindingAction */

// Rows that are named in a line; more of them stand in a table that opens.
const FEW = 8;
const NAMES = /** @type {Record<string, string>} */ ({ error: "Error", warning: "Look at it", note: "Note" });

/** Fills the drawer while it is open. */
export function startFindings() {
  const drawer = byId(OWN_FINDINGS), parts = frame(drawer, "Findings");
  // Below, so that no answer moves away while a file is read.
  drawer.append(parts.progress);
  showMessage(parts.message, "findings");
  showProgress(parts.progress, "findings");
  page.subscribe((state) => (state.drawer === "findings" ? state.company : null), (company) => {
    if (!company) return;
    const before = drawer.contains(document.activeElement) ? document.activeElement : null;
    const place = before?.closest("[data-ask]")?.getAttribute("data-ask") || "", places = placesIn(drawer);
    fill(parts.body, contents(company));
    if (before && !drawer.contains(document.activeElement)) focusNext(drawer, place, places);
  });
}

/** What is asked and decided, in its order. @param {HTMLElement} drawer */
const placesIn = (drawer) => /** @type {HTMLElement[]} */ ([...drawer.querySelectorAll("[data-ask]")]).map((one) => one.dataset.ask || "");

/**
 * To the question that stands where the answered one stood, or to the last one of its kind, else to the next one that
 * stood after it or before it, else to the close button.
 * @param {HTMLElement} drawer
 * @param {string} place
 * @param {string[]} before  Places that there were.
 */
function focusNext(drawer, place, before) {
  const left = placesIn(drawer), [code] = place.split(" "), at = before.indexOf(place);
  const alike = left.includes(place) ? place : left.findLast((one) => one.startsWith(`${code} `));
  const others = [...before.slice(at + 1), ...before.slice(0, Math.max(at, 0)).reverse()];
  const next = place && (alike || others.find((one) => left.includes(one)));
  if (next) /** @type {HTMLElement} */ (drawer.querySelector(`[data-ask="${next}"]`)).focus();
  else /** @type {HTMLElement} */ (drawer.querySelector("[aria-label=Close]")).focus({ preventScroll: true });
}

/** @param {CompanyAnswer} company @returns {Child[]} */
function contents(company) {
  const { findings, decided = [] } = company.report;
  if (!findings.length) return [make("p", { class: "hint", text: "Nothing was found wrong in this file." }), company.has_file ? anybody(company) : null];
  return [
    make("p", { class: "own-lead" }, make("span", { class: "hint", text: "No row was dropped: what is not in the chart is listed here." }),
      make("a", { class: "link", href: `/company/${encodeURIComponent(company.id)}/findings.csv`, download: "", text: "All as CSV" })),
    decisionsList(company),
    // What was decided, and what of it changed nothing, stands in the list above.
    ...worstFirst(findings.filter((one) => !decided.length || !kindOf(one).actions.includes("take_back_decisions"))).map((one) => section(company, one)),
    company.has_file ? anybody(company) : null,
  ];
}

/** @param {CompanyAnswer} company @param {FindingJson} finding */
function section(company, finding) {
  const { severity, title, code, column, done } = finding;
  return make("section", { class: `own-finding ${severity}` },
    make("h3", {}, make("span", { class: "own-count", text: number(finding.count) }), ` ${title}`),
    make("p", { class: "own-kind" }, make("span", { class: "own-severity", text: NAMES[severity] }), ` ${code}${column ? `, column ${column}` : ""}`),
    make("p", { text: done }),
    remedies(company, finding),
    questionsOf(company, finding),
    rowsOf(finding));
}

/** What else can be done: a control that does it at once, else a sentence, and the way to where it is done.
 * @param {CompanyAnswer} company @param {FindingJson} finding @returns {Child[]} */
function remedies(company, finding) {
  const { actions } = kindOf(finding), read = (/** @type {Choices} */ changed) => readAgain({ ...company.choices, ...changed });
  const button = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    make("button", { type: "button", class: "button", "data-key": `mend ${finding.code}`, text, on: { click: act } });
  const them = finding.count === 1 ? "it" : "them";
  const takeBack = () => button(`Take ${them} back`, () => answer(withoutLost(company.choices, finding)));
  /** @type {Record<FindingAction, () => Child>} */
  const controls = {
    leave_out_gone: () => button(`Leave ${them} out`, () => read({ live: true })),
    show_all_people: () => button("Show all people", () => read({ live: false })),
    snapshot: () => snapshotChoice(company, finding, read),
    take_back_rows: takeBack,
    take_back_managers: takeBack,
    take_back_decisions: () => button("Take all decisions back", () => read({ decisions: [] })),
    columns: () => button("Columns …", () => page.set(withReadingDrawer("columns"))),
  };
  return [isSpoken(actions, finding) ? make("p", { class: "own-remedy", text: finding.remedy }) : null, ...actions.map((action) => controls[action]())];
}

/** Whether the remedy is said: a control that does just that says it already. @param {FindingAction[]} actions @param {FindingJson} finding */
export const isSpoken = (actions, { remedy }) => Boolean(remedy) && actions.every((action) => action === "columns" || action.startsWith("take_back"));

/** @param {CompanyAnswer} company @param {FindingJson} finding @param {(changed: Choices) => void} read */
function snapshotChoice({ report }, { code }, read) {
  const { values = [], taken = "" } = report.snapshots || {};
  if (values.length < 2) return null;
  return select("Snapshot", values.map((one) => [one, one]), taken, { "data-key": `mend ${code}`, on: { change: ({ target }) => read({ snapshot: target.value }) } });
}

/** Rows it stands in, each with what stands there. @param {FindingJson} finding @returns {Child} */
function rowsOf(finding) {
  const { rows, found } = finding, text = rowsText(finding, FEW);
  if (!rows.length) return found.length ? make("p", { class: "own-rows", text: found.join(", ") }) : null;
  const isOfRows = found.length === rows.length;
  const common = !isOfRows && found.length ? make("p", { class: "own-rows", text: found.slice(0, FEW).join(", ") }) : null;
  if (!isOfRows && finding.count <= FEW) return [make("p", { class: "own-rows", text }), common];
  const more = finding.count - rows.length;
  return [common, make("details", { class: "own-rows" }, make("summary", { text }),
    isOfRows ? rowsTable(rows, found) : make("p", { text: rows.join(", ") }),
    more > 0 ? make("p", { class: "hint", text: `and ${number(more)} more` }) : null)];
}

/** @param {number[]} rows @param {string[]} found */
const rowsTable = (rows, found) => make("table", {},
  make("thead", {}, make("tr", {}, make("th", { scope: "col", text: "Row" }), make("th", { scope: "col", text: "What stands there" }))),
  make("tbody", {}, rows.map((row, place) => make("tr", {}, make("td", { text: String(row) }), make("td", { text: found[place] })))));
