// From what a grid holds to what the server is asked (orgview/queries/table_query.py), and the totals in
// words. Pure.
import { count, number } from "./format.js";

/** @typedef {{ column: string, descending: boolean }} Sort */
/** @typedef {{ column: string, test: string, text?: string, least?: number | null, most?: number | null }} Filter */
/** @typedef {{ sorts: Sort[], filters: Filter[], search: string }} RowQuestion */
/** What AG Grid holds of a filter. @typedef {{ filterType?: string, type?: string, filter?: string | number | null, filterTo?: number | null }} GridFilter */
/** @typedef {{ colId: string, sort: "asc" | "desc" }} GridSort */

const TESTS = /** @type {Record<string, string>} */ ({ contains: "contains", equals: "equals", startsWith: "starts", blank: "blank", notBlank: "filled" });

/**
 * The question of a grid; a filter that says nothing yet is left out.
 * @param {readonly GridSort[] | null | undefined} sorts
 * @param {Record<string, GridFilter> | null | undefined} filters  By the key of the column.
 * @param {string} search
 * @returns {RowQuestion}
 */
export const questionOf = (sorts, filters, search) => ({
  sorts: (sorts || []).map(({ colId, sort }) => ({ column: colId, descending: sort === "desc" })),
  filters: Object.entries(filters || {}).flatMap(([column, filter]) => filterOf(column, filter) || []),
  search: search.trim(),
});

/** Whether it asks for all rows as they stand in the file. @param {RowQuestion} question */
export const isPlain = ({ sorts, filters, search }) => !(filters.length || search || sorts.length);

/** @param {string} column @param {GridFilter} model @returns {Filter | null} */
function filterOf(column, { filterType, type = "", filter, filterTo }) {
  if (type === "blank" || type === "notBlank") return { column, test: TESTS[type] };
  if (filterType === "number") return typeof filter === "number" ? rangeOf(column, type, filter, filterTo ?? null) : null;
  return filter ? { column, test: TESTS[type] || "contains", text: String(filter) } : null;
}

/** @param {string} column @param {string} type @param {number} filter @param {number | null} filterTo @returns {Filter} */
function rangeOf(column, type, filter, filterTo) {
  const least = type === "lessThanOrEqual" ? null : filter;
  if (type === "greaterThanOrEqual") return { column, test: "range", least, most: null };
  return { column, test: "range", least, most: type === "inRange" ? filterTo : filter };
}

/** "330 seats, 12 shown". @param {number} total @param {number} found @param {string} word */
export const totalsText = (total, found, word) => (found === total ? count(total, word) : `${count(total, word)}, ${number(found)} shown`);
