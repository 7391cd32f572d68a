// What the search box offers: seats of the drawn chart at once, the server's answer then, as rows of a list. Pure.
import { number } from "../ui/format.js";
import { fold } from "./highlight.js";

/** @import { SearchAnswer, SeatJson } from "../contract.d.ts" */
/** @typedef {{ id: string, title: string, unit?: string, why?: string, marks?: string[] }} Hit */
/**
 * Hits, exact ones first; how many are exact; whether there are more than these; how many people's own names hold the
 * words; headings that are not searched; whether the server is still asked.
 * @typedef {{ found: Hit[], exact: number, more?: boolean, named?: number, left_out?: string[], isComing?: boolean }} Hits
 */
/**
 * A row of the list: a seat, the way to show all of a name on the chart, or a line that cannot be taken.
 * @typedef {{ kind: "seat", hit: Hit } | { kind: "name", text: string } | { kind: "close" | "rest", text: string }} Suggestion
 */

/** Seats that are offered. */
export const MOST = 40;

/** Drawn seats that hold every word, those first in which the words begin a name. @param {readonly SeatJson[]} seats @param {string} query @returns {Hits} */
export function drawnHits(seats, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const worth = (/** @type {string} */ name) => {
    const starts = words.filter((word) => name.startsWith(word) || name.includes(` ${word}`)).length;
    return starts + (words.some((word) => name.startsWith(word)) ? 1 : 0);
  };
  const found = seats.map((seat) => ({ seat, name: fold(`${seat.title} ${seat.unit || ""}`) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .map(({ seat: { id, title, unit }, name }) => ({ hit: { id, title, unit, marks: words }, worth: worth(name) }))
    .sort((a, b) => b.worth - a.worth);
  return { found: found.map(({ hit }) => hit), exact: found.length };
}

/**
 * Rows of the list.
 * @param {Hits | SearchAnswer} hits
 * @param {string} query
 * @param {boolean} isLoaded  Of a loaded company: a name can be shown on its chart.
 * @returns {Suggestion[]}
 */
export function suggestionsOf(hits, query, isLoaded) {
  const { found, exact, more = false, named = 0, left_out: leftOut = [], isComing = false } = /** @type {Hits} */ (hits);
  const shown = found.slice(0, MOST), text = query.trim();
  /** @type {Suggestion[]} */
  const rows = shown.map((hit) => ({ kind: "seat", hit }));
  if (shown.length > exact) rows.splice(exact, 0, { kind: "close", text: exact ? "Close ones:" : "No exact match; close ones:" });
  const rest = restText(shown.length, found.length - shown.length, more, isComing);
  if (rest) rows.push({ kind: "rest", text: rest });
  if (leftOut.length) rows.push({ kind: "rest", text: `Too large to be searched: ${leftOut.join(", ")}` });
  if (named > 1 && isLoaded) rows.push({ kind: "name", text: `Show all ${number(named)} whose name holds “${text}” on the chart` });
  return rows;
}

/** @param {number} shown @param {number} left @param {boolean} more @param {boolean} isComing */
function restText(shown, left, more, isComing) {
  if (!shown) return isComing ? "Searching everybody …" : "No such seat in this company";
  if (more) return "More: type on";
  return left > 0 ? `${left} more: type on` : "";
}
