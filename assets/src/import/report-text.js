// What the page says about a loaded company. Pure: no element and no request here.
import { config } from "../state/config.js";
import { count, number, size } from "../ui/format.js";
import { doubtsColumns } from "./finding-kinds.js";

/** @import { CandidateJson, CompanyAnswer, Figures, FindingJson, NameQuestion, PersonAnswer, Choices, Report, UsageJson } from "../contract.d.ts" */

const SURE = 0.95, NEARLY = 0.8;
// Managers outside of the file, by its people, that an export of one department may have.
const OUTSIDE = 0.25;
const RANKS = /** @type {Record<string, number>} */ ({ error: 0, warning: 1, note: 2 });
// As the server calls a company that was made here, from the typical chart.
const MADE_HERE = "typical";

/** Whether a company was made here; its report says so. @param {CompanyAnswer | null | undefined} company */
export const isMadeHere = (company) => Boolean(company && company.report.origin && company.report.origin.kind === MADE_HERE);

/** "21 % filled". @param {number} part  0 to 1. */
export const filledText = (part) => `${part > 0 && part < 0.01 ? "under 1" : Math.floor(part * 100)} % filled`;

/** "325 people, 5 vacant posts, 2 left or eliminated": a post that nobody holds is no person. @param {Partial<Figures> | null | undefined} figures */
export function peopleText(figures) {
  const { people = 0, vacancies = 0, gone = 0 } = figures || {}, apart = vacancies ? [count(vacancies, "vacant post")] : [];
  if (gone) apart.push(`${number(gone)} left or eliminated`);
  return [count(people - vacancies - gone, "person", "people"), ...apart].join(", ");
}

/** "330 people, 5 levels, widest span 20, 3 findings". @param {Partial<Figures> | null | undefined} figures */
export function summary(figures) {
  const { levels = 0, span = 0, findings = 0 } = figures || {};
  return [peopleText(figures), count(levels, "level"), `widest span ${number(span)}`, count(findings, "finding")].join(", ");
}

/** Said once four fifths of what a visitor may have are taken; "" before. @param {UsageJson | null} usage */
export function usageText(usage) {
  if (!usage) return "";
  const { companies, most_companies: most, size_bytes: bytes, most_bytes: limit } = usage;
  if (companies < NEARLY * most && bytes < NEARLY * limit) return "";
  return `${number(companies)} of at most ${count(most, "company", "companies")}, ${size(bytes)} of ${size(limit)}. Erase those that are not needed before there is no room for more.`;
}

/** What a person checks about the file: pairs of a name and a text. @param {Pick<CompanyAnswer, "name" | "file" | "report">} company */
export function facts({ report, file, name }) {
  const { kind, encoding, delimiter, sheet, header_row: row } = report.origin || {};
  const sign = config().delimiters.find(({ value }) => value === delimiter)?.label || delimiter;
  const form = [String(kind || "").toUpperCase(), encoding && encoding.toUpperCase(), sign].filter(Boolean).join(", ");
  const headings = row ? `row ${number(row)}` : row === 0 ? "none" : "";
  return /** @type {[string, string][]} */ ([["File", file === name ? "" : file], ["Format", form], ["Sheet", sheet], ["Headings", headings]])
    .filter(([, text]) => text);
}

/** "Boss resolves 106 of 106". @param {CandidateJson} candidate */
export const resolvesText = ({ column, resolved, of }) => `${column} resolves ${number(resolved)} of ${number(of)}`;

/**
 * Whether somebody should look at the columns: no manager, one that is doubted, or ids of so many managers that are nobody's
 * that they may be ids of another kind. A few managers outside of the file are what an export of one department has.
 * @param {Report} report
 */
export function isUnsure(report) {
  const { manager: column, name } = report.mapping || {};
  if (!column || (report.findings || []).some(doubtsColumns)) return true;
  const taken = (report.candidates || []).find((one) => one.column === column);
  const { people = 0, placeholders = 0 } = report.figures || {}, isFew = placeholders <= 1 + OUTSIDE * people;
  return Boolean(taken && taken.of && taken.key !== name && taken.resolved / taken.of < SURE && !isFew);
}

/** "25 people, columns understood, check"; "" where somebody should look at the columns. @param {Report} report */
export const understoodText = (report) => (isUnsure(report) ? "" : `${peopleText(report.figures)}, columns understood, check`);

/** Whether columns of files with these headings were chosen before. @param {Choices} choices */
export const isRemembered = (choices) => Object.keys(choices.mapping || {}).length > 0;

/** The worst first, else as they were found. @param {readonly FindingJson[]} findings */
export const worstFirst = (findings) => [...findings].sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);

/** Rows of a finding in a few words. @param {{ rows: number[], count: number }} finding @param {number} most  How many are named. */
export function rowsText({ rows, count: all }, most) {
  if (!rows.length) return "";
  const more = Math.max(all, rows.length) - Math.min(most, rows.length);
  return `${rows.length === 1 && !more ? "Row" : "Rows"} ${rows.slice(0, most).join(", ")}${more ? ` and ${number(more)} more` : ""}`;
}

/** Who names a manager, in a few words. @param {Pick<NameQuestion, "rows" | "count">} question */
export function namedByText({ rows, count: all }) {
  const few = rows.slice(0, 3).map(({ row, name }) => (name ? `${name} (row ${number(row)})` : `row ${number(row)}`));
  const more = all - few.length;
  return `Named as the manager by ${few.join(", ")}${more > 0 ? ` and ${number(more)} more` : ""}.`;
}

/** "id E1, row 17"; without an id its row. @param {Pick<PersonAnswer, "id" | "row">} person */
export const idText = ({ id, row }) => (id ? `id ${id}, row ${number(row)}` : `row ${number(row)}`);

/** "FIRST+LAST" in two parts; a heading may itself hold a plus. @param {string | undefined} text @param {readonly string[]} headings @returns {[string, string]} */
export function nameParts(text, headings) {
  if (!text || headings.includes(text)) return [text || "", ""];
  for (let at = text.indexOf("+"); at >= 0; at = text.indexOf("+", at + 1)) {
    const first = text.slice(0, at), second = text.slice(at + 1);
    if (headings.includes(first) && headings.includes(second)) return [first, second];
  }
  return [text, ""];
}

/** Labels of the fields that each heading is taken for. @param {Report} report @returns {Map<string, string[]>} */
export function takenFor({ mapping, headings }) {
  /** @type {Map<string, string[]>} */
  const labels = new Map();
  for (const [field, text] of Object.entries(mapping || {})) {
    // Halves of a name stand in the name.
    if (["first", "last"].includes(field)) continue;
    const label = config().reading_fields.find(({ value }) => value === field)?.label || field;
    for (const heading of nameParts(text, headings)) if (heading) labels.set(heading, [...(labels.get(heading) || []), label]);
  }
  return labels;
}
