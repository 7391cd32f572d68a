// What a person decided about people of the file, as choices. Pure: no element and no request here.

/** @import { Choices, DecidedJson, DecisionJson, Report } from "../contract.d.ts" */

/** How a person of a question is named in a decision; the server turns it into the id or the name. @param {{ row: number }} person */
export const rowText = ({ row }) => `row ${row}`;

/** Whether a text names a row of the file by its number. @param {string} text */
export const isRowText = (text) => /^row \d+$/.test(text);

/** People that texts of decisions name, each by the row where the file was last read. @param {Pick<Report, "decided">} report */
function rowsBy({ decided }) {
  /** @type {Map<string, string>} */
  const rows = new Map();
  for (const { who, who_row: whoRow, other, other_row: otherRow } of decided || []) {
    rows.set(who, whoRow ? rowText({ row: whoRow }) : who);
    rows.set(other, otherRow ? rowText({ row: otherRow }) : other);
  }
  return (/** @type {string} */ text) => rows.get(text) ?? text;
}

/** Tells a decision from others, whether it names people by row, id or name. @param {Pick<Report, "decided">} report */
const keysOf = (report) => {
  const row = rowsBy(report);
  return (/** @type {DecisionJson} */ { kind, who, other = "" }) => `${kind} ${row(who)} ${other && row(other)}`;
};

/** Whether this was decided. @param {Choices} choices @param {Pick<Report, "decided">} report @param {DecisionJson} decision */
export function isDecided({ decisions = [] }, report, decision) {
  const key = keysOf(report);
  return decisions.some((/** @type {DecisionJson} */ one) => key(one) === key(decision));
}

/**
 * With decisions, the later ones last; of somebody's managers, and of decisions that exclude each other, the last one holds.
 * @param {Choices} choices
 * @param {Pick<Report, "decided">} report
 * @param {DecisionJson[]} added
 * @param {DecisionJson[]} [excluded]  Taken back with it.
 * @returns {Choices}
 */
export function withDecisions(choices, report, added, excluded = []) {
  const key = keysOf(report), row = rowsBy(report);
  const gone = new Set([...added, ...excluded].map(key));
  const placed = new Set(added.filter(({ kind }) => kind === "manager").map(({ who }) => row(who)));
  const left = (choices.decisions || []).filter((/** @type {DecisionJson} */ one) =>
    !gone.has(key(one)) && !(one.kind === "manager" && placed.has(row(one.who))));
  return { ...choices, decisions: [...left, ...added] };
}

/** Without some decisions. @param {Choices} choices @param {Pick<Report, "decided">} report @param {DecisionJson[]} taken @returns {Choices} */
export const withoutDecisions = (choices, report, taken) => withDecisions(choices, report, [], taken);

/** "Ana Smith (E7)". @param {string} name @param {string} key */
export const named = (name, key) => (name && name !== key && key ? `${name} (${key})` : key || name);

/** A decision in a sentence without its full stop. @param {DecidedJson} decided */
export function decidedText({ kind, who, other, who_name: whoName, other_name: otherName }) {
  const first = named(whoName, who), second = named(otherName, other);
  const texts = /** @type {Record<string, string>} */ ({
    manager: `${first} reports to ${second || "nobody"}`,
    break: `The loop ends at the line from ${first} up to ${second}`,
    no_person: `${first} is no person`,
    same: `${first} and ${second} are one person`,
    apart: `The rows of id ${who} are different people`,
    person: `“${who}” is a person`,
  });
  return texts[kind];
}
