// The changes one by one, in the order of the list: of a kind, at a place, in words.
import { getChanges } from "../api/comparison.js";

/** @import { ChangeRow } from "../contract.d.ts" */

/** "Moved: Kim Lee, from A to B". @param {Pick<ChangeRow, "label" | "name" | "id" | "field" | "before" | "after" | "remark">} row */
export function changeText({ label, name, id, field, before, after, remark }) {
  const what = field && field !== "manager" && field !== "title" ? ` (${field})` : "";
  const turn = before && after ? `from ${before} to ${after}` : before || after;
  return [`${label}${what}: ${name || id}`, turn === name ? "" : turn, remark].filter(Boolean).join(", ");
}

/** Changes of the companies and the kind that are looked at. */
export function createWalk() {
  /** @type {Record<string, string>} */
  let fields = {};
  return {
    /** @param {Record<string, string>} companies @param {string} kind  "" for all. */
    follow(companies, kind) { fields = { ...companies, ...(kind ? { kind } : {}) }; },
    /** @param {number} place */
    async at(place) {
      const { data } = await getChanges({ ...fields, start: String(place), count: "1" });
      return data ? { row: data.rows[0], total: data.total } : null;
    },
  };
}
