// Filters of a loaded company as a field of a query (orgview/queries/loaded_query.py reads it), and in words. Pure.

/** @import { LoadedView, Option } from "../contract.d.ts" */
/** Column, test, text, least, most. @typedef {[string, string, string, number | null, number | null]} Filter */

const quote = (/** @type {string} */ text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param {Filter} filter */
export function write([column, test, text, least, most]) {
  const end = (/** @type {number | null} */ one) => (one === null || one === undefined ? "" : String(one));
  return [column, test, ...(test === "range" ? [end(least), end(most)] : [text])].map(quote).join(":");
}

/** @param {Filter[]} filters */
export const writeAll = (filters) => filters.map(write).join(",");

/** The filters of a field; what cannot be read is left out. @param {string} field @returns {Filter[]} */
export function readAll(field) {
  return field.split(",").filter(Boolean).flatMap((one) => {
    const parts = one.split(":");
    let texts;
    try { texts = parts.map(decodeURIComponent); } catch { return []; }
    const [column, test, text = "", most = ""] = texts, end = (/** @type {string} */ typed) => (typed === "" ? null : Number(typed));
    const isRange = test === "range";
    return [/** @type {Filter} */ ([column, test, isRange ? "" : text, isRange ? end(text) : null, isRange ? end(most) : null])];
  });
}

/** The filters with one more. @param {Filter[]} filters @param {Filter} one */
export const withFilter = (filters, one) => writeAll([...filters.filter((other) => write(other) !== write(one)), one]);

/** "Location is Berlin". @param {Pick<LoadedView, "columns">} view @param {Filter} filter @param {Option[]} tests  Keys and words. */
export function textOf({ columns }, [column, test, text, least, most], tests) {
  const name = (columns.find(([key]) => key === column) || [column, column])[1];
  if (test === "range") {
    if (least !== null && most !== null) return least === most ? `${name} is ${least}` : `${name} from ${least} to ${most}`;
    return least !== null ? `${name} at least ${least}` : `${name} at most ${most}`;
  }
  const word = tests.find(({ value }) => value === test)?.label || test;
  return test === "blank" || test === "filled" ? `${name} ${word}` : `${name} ${word} ${text}`;
}
