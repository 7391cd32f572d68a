// In the left panel: what the open company is, and how its file is read.
import { openId, page } from "../state/page.js";
import { withReadingDrawer } from "../state/reading.js";
import { check, make, select } from "../ui/dom.js";
import { count, day, number } from "../ui/format.js";
import { keepFor, readAgain } from "./companies.js";
import { config } from "../state/config.js";
import { compareButtons } from "./compare-with.js";
import { nameHeading } from "./company-name.js";
import { dayChoices } from "./day-choices.js";
import { linksBlock } from "./shares.js";
import { facts, isMadeHere, summary, understoodText } from "./report-text.js";

/** @import { CompanyAnswer, Report } from "../contract.d.ts" */

/** @param {CompanyAnswer | null} company */
export function openCompanyCard(company) {
  if (!company) return null;
  if (company.role === "reader") return readerCard(company);
  return isMadeHere(company) ? madeHereCard(company) : fileCard(company);
}

/** Somebody else's: to look at. @param {CompanyAnswer} company */
const readerCard = (company) => make("section", { class: "own-open", "aria-label": "Open company" },
  make("div", { class: "own-name" }, make("h3", { text: company.name })),
  make("p", { class: "own-summary", text: summary(company.report.figures) }),
  make("p", { class: "hint", text: `Shared with you until ${day(company.shared_until)}.` }),
  compareButtons(company));

/** Its owner's alone. @param {CompanyAnswer} company */
const links = (company) => (company.role === "owner" ? linksBlock(company) : null);

const definitions = (/** @type {[string, string][]} */ pairs) =>
  make("dl", { class: "own-facts" }, pairs.map(([name, text]) => [make("dt", { text: name }), make("dd", { text })]));

/** @param {CompanyAnswer} company */
function fileCard(company) {
  const { report, choices } = company;
  /** @type {[string, string][]} */
  const expiry = company.expires_at ? [["Kept until", day(company.expires_at)]] : [];
  return make("section", { class: "own-open", "aria-label": "Open company" },
    nameHeading(company),
    make("p", { class: "own-summary", text: summary(report.figures) }),
    understoodLine(report),
    definitions([...facts(company), ...expiry]),
    keepChoice(company),
    snapshotChoice(company),
    check("Live people only", Boolean(choices.live), {
      role: "switch", "data-key": "live", on: { change: ({ target }) => change(target, "checked", !target.checked, readAgain({ ...choices, live: target.checked })) },
    }),
    make("div", { class: "own-buttons" }, columnsButton(), findingsButton(company)),
    compareButtons(company), links(company));
}

/** One line instead of the drawer, where the columns are sure; a click opens it. @param {Report} report */
function understoodLine(report) {
  const text = understoodText(report);
  return text ? make("button", { type: "button", class: "link own-understood", "data-key": "understood", text, on: { click: () => page.set(withReadingDrawer("columns")) } }) : null;
}

/** How long it is kept after its last use, within what the server allows. @param {CompanyAnswer} company */
function keepChoice({ id, role, keep_days: chosen }) {
  const { keep_days: usual, most_keep_days: most } = config().limits;
  if (role !== "owner" || !most) return null;
  return select("Erased when not used for", dayChoices(most, usual, chosen || usual), String(chosen || usual), {
    "data-key": "keep", on: { change: ({ target }) => keepFor(id, Number(target.value)) },
  });
}

/** @param {CompanyAnswer} company */
function snapshotChoice({ report, choices }) {
  const { values = [], taken = "" } = report.snapshots || {};
  if (values.length < 2) return null;
  return select("Snapshot", values.map((value) => [value, value]), taken, {
    "data-key": "snapshot", on: { change: ({ target }) => change(target, "value", taken, readAgain({ ...choices, snapshot: target.value })) },
  });
}

/** A control shows what is in force: it goes back where the reading was refused or given up.
 * @param {any} control @param {"value" | "checked"} property @param {unknown} before @param {Promise<boolean>} reading */
async function change(control, property, before, reading) {
  if (!(await reading)) control[property] = before;
}

const columnsButton = () => make("button", {
  type: "button", class: "button", id: "own-columns-open", "data-key": "columns", text: "Columns", on: { click: () => page.set(withReadingDrawer("columns")) },
});

/** @param {CompanyAnswer} company */
function findingsButton({ report }) {
  const { findings = 0, notes = 0 } = report.figures;
  return make("button", {
    type: "button", class: "button", id: "own-findings-open", "data-key": "findings",
    "aria-label": `Findings: ${number(findings)} to look at, ${count(notes, "note")}`, on: { click: () => page.set(withReadingDrawer("findings")) },
  }, "Findings ", make("span", { class: findings ? "own-badge some" : "own-badge", text: number(findings) }));
}

/** There is no file, no column to choose and nothing to be found wrong. @param {CompanyAnswer} company */
function madeHereCard(company) {
  const { report, choices } = company;
  const { people, levels, span, managers } = report.figures;
  const figures = /** @type {const} */ ([["People", people], ["Managers", managers], ["Levels", levels], ["Widest span", span], ["Seed", report.origin.seed]]);
  return make("section", { class: "own-open", "aria-label": "Open company" },
    nameHeading(company),
    draftLine(company),
    make("p", { class: "own-summary", text: "Made from the typical chart: as many people in each function, not measured." }),
    definitions(figures.map(([label, value]) => [label, number(Number(value))])),
    company.is_draft ? null : keepChoice(company),
    make("details", { class: "note" }, make("summary", { text: "What the spans rest on" }),
      (report.sources || []).map((text) => make("p", { class: "source", text }))),
    make("div", { class: "own-buttons" },
      make("a", { class: "button", id: "whole-back", "data-key": "back", href: `/?${choices.whole}`, text: "Back to the typical chart" })),
    compareButtons(company), company.is_draft ? null : links(company));
}

/** What was made to look at is in no list until somebody wants it there. @param {CompanyAnswer} company */
function draftLine({ id, is_draft: isDraft }) {
  if (!isDraft) return null;
  return make("p", { class: "own-draft" }, "Not among your companies. ",
    make("button", { type: "button", class: "link", id: "whole-keep", "data-key": "whole-keep", text: "Keep it", on: { click: () => keepFor(id, config().limits.keep_days) } }));
}

/** "3 findings", else "2 notes", else "No findings". @param {{ findings?: number, notes?: number }} figures */
export function badgeText({ findings = 0, notes = 0 }) {
  if (findings) return count(findings, "finding");
  return notes ? count(notes, "note") : "No findings";
}

/** On the chart: how many findings the file has; a click lists them. A company made here has no file. @param {HTMLElement} frame */
export function startBadge(frame) {
  const badge = make("button", { type: "button", class: "chart-badge", hidden: true, on: { click: () => page.set(withReadingDrawer("findings")) } });
  frame.append(badge);
  page.subscribe((state) => (openId(state) ? state.company : null), (company) => {
    badge.hidden = !company || isMadeHere(company) || company.role === "reader";
    if (!company) return;
    badge.textContent = badgeText(company.report.figures);
    badge.classList.toggle("calm", !company.report.figures.findings);
  });
}
