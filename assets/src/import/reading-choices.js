// What a person chose about the reading of a file: columns, the place of the table, and answers to what no file can tell. Pure.

/** @import { CandidateJson, FindingJson, Choices, Report } from "../contract.d.ts" */

/**
 * What the controls of the drawer hold.
 * @typedef {object} Picked
 * @property {Record<string, string>} fields  Heading by field; "" for none.
 * @property {string[]} shown  Restricted columns that are ticked.
 * @property {string} [sheet]
 * @property {number} [header_row]
 * @property {string} [delimiter]
 * @property {string} [encoding]
 */

const PLACES = /** @type {const} */ (["sheet", "header_row", "delimiter", "encoding"]);

/**
 * Choices for reading again; where the table itself is looked for in another place its columns have other names, and are
 * found anew.
 * @param {Choices} before
 * @param {Report} report
 * @param {Picked} picked
 * @returns {Choices}
 */
export function choicesOf(before, report, picked) {
  const next = { ...before, shown: picked.shown };
  const origin = /** @type {Record<string, any>} */ ({ ...report.origin });
  const moved = PLACES.filter((key) => picked[key] !== undefined && picked[key] !== origin[key]);
  if (!moved.length) {
    const mapping = { ...(before.mapping || {}) };
    for (const [field, heading] of Object.entries(picked.fields)) {
      if (heading !== ((report.mapping || {})[field] || "")) mapping[field] = heading;
    }
    return { ...next, mapping };
  }
  delete next.mapping;
  delete next.snapshot;
  delete next.rows;
  delete next.named;
  delete next.decisions;
  if (moved.includes("sheet")) delete next.header_row;
  if (picked.sheet === "") delete next.sheet;
  return { ...next, ...Object.fromEntries(moved.filter((key) => picked[key] !== "").map((key) => [key, picked[key]])) };
}

/** Fields of the controls, the two columns of a name as one. @param {Record<string, string>} values  "name-and" is the second. */
export function fieldsOf({ "name-and": second, ...fields }) {
  if (!second || second === fields.name) return fields;
  return { ...fields, name: fields.name ? `${fields.name}+${second}` : second };
}

/** Columns tried as the manager's: what is known from before stays until it is tried again.
 * @param {CandidateJson[] | null | undefined} before @param {CandidateJson[] | null | undefined} now @returns {CandidateJson[]} */
export function mergeCandidates(before, now) {
  const byColumn = new Map([...(before || []), ...(now || [])].map((one) => [one.column, one]));
  const part = (/** @type {CandidateJson} */ one) => (one.of ? one.resolved / one.of : 0);
  return [...byColumn.values()].sort((a, b) => part(b) - part(a) || b.resolved - a.resolved);
}

/** Whether this row of an id is the one that counts. @param {Choices} choices @param {number} row */
export const isTaken = (choices, row) => (choices.rows || []).includes(row);

/** Key of the person who is meant by a text; "" for nobody chosen. @param {Choices} choices @param {string} text @returns {string} */
export const meantBy = (choices, text) => (choices.named && Object.hasOwn(choices.named, text) ? choices.named[text] : "");

/** Of the rows of one id at most one is taken; null takes none.
 * @param {Choices} choices @param {number[]} group @param {number | null} row @returns {Choices} */
export const withRow = (choices, group, row) => ({
  ...choices, rows: [...(choices.rows || []).filter((/** @type {number} */ one) => !group.includes(one)), ...(row === null ? [] : [row])],
});

/** By a text one person is meant; "" for nobody. @param {Choices} choices @param {string} text @param {string} key @returns {Choices} */
export function withPerson(choices, text, key) {
  const others = Object.entries(choices.named || {}).filter(([one]) => one !== text);
  return { ...choices, named: Object.fromEntries(key ? [...others, [text, key]] : others) };
}

/** Without the choices that a finding says were not taken: rows by their number, people by the text before the colon.
 * @param {Choices} choices @param {Pick<FindingJson, "rows" | "found">} finding @returns {Choices} */
export function withoutLost(choices, { rows, found }) {
  if (rows.length) return { ...choices, rows: (choices.rows || []).filter((/** @type {number} */ one) => !rows.includes(one)) };
  const texts = Object.keys(choices.named || {}).sort((a, b) => b.length - a.length);
  const lost = new Set(found.map((/** @type {string} */ one) => texts.find((text) => one.startsWith(`${text}: `))));
  return { ...choices, named: Object.fromEntries(Object.entries(choices.named || {}).filter(([text]) => !lost.has(text))) };
}
