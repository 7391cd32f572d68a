// Rows of the Table tab, block by block. What is searched for goes in the body, so that no log of addresses holds it.
import { post } from "./client.js";

/** @import { TableBlock } from "../contract.d.ts" */

/**
 * Whose rows: those of a loaded company by its id, else those of a typical one by its query.
 * @typedef {{ id: string, query: string }} RowSource
 */
/** @typedef {"people" | "findings"} ListName */
/** @import { RowQuestion } from "../ui/grid-question.js" */

const company = (/** @type {string} */ id) => `/company/${encodeURIComponent(id)}`;
const more = (/** @type {RowSource} */ source) => (source.id ? {} : { query: source.query });

/**
 * Some of the rows that fit.
 * @param {RowSource} source
 * @param {ListName} list
 * @param {Partial<RowQuestion> & { start: number, end: number }} question
 * @returns {ReturnType<typeof post<TableBlock>>}
 */
export const getRows = (source, list, question) => post(source.id ? `${company(source.id)}/${list}` : "/seats", { ...question, ...more(source) });

/**
 * Where all rows that fit are as a file; the file of findings holds all of them.
 * @param {RowSource} source
 * @param {ListName} list
 * @param {RowQuestion} question
 */
export function rowsFile(source, list, question) {
  if (list === "findings") return `${company(source.id)}/findings.csv`;
  const ask = encodeURIComponent(JSON.stringify({ ...question, ...more(source) }));
  return `${source.id ? `${company(source.id)}/people` : "/seats"}.csv?ask=${ask}`;
}
