// Queries of a typical company: from what the controls hold to the fields of a link (orgview/queries/typical_query.py reads them).

/** @import { Parameters } from "./page.js" */

// The key of a loaded company in a query, and what a side of a comparison that is one begins with.
export const LOADED = "mine";

/** Id of the loaded company that a query is of; "" for a typical one. @param {string} query */
export const companyOf = (query) => new URLSearchParams(query).get(LOADED) || "";

// Sides of a comparison that are no preset: the company of Explore, and the typical one of a loaded company's size.
export const EXPLORED = "explored", FITTED = "fitted";

/** A loaded company, or one of its snapshots, as a side of a comparison. @param {string} id @param {string} [snapshot] */
export const sideOf = (id, snapshot) => [LOADED, id, ...(snapshot === undefined ? [] : [snapshot])].join(":");

/** The typical company of a loaded one's size, as a side. @param {string} id */
export const fittedSideOf = (id) => `${FITTED}:${id}`;

/** Id of the loaded company that a side is, or is fitted to; "" for another side. @param {string} side */
export function companyOfSide(side) {
  const [kind, id = ""] = side.split(":");
  return kind === LOADED || kind === FITTED ? id : "";
}

// How much of the company is looked at: open levels, a branch alone, a line alone. All of it where they are "".
const PART = ["lv", "top", "line"];

/**
 * Query of what the controls hold.
 * @param {Parameters} parameters
 * @param {Record<string, string>} thresholds  Edited ones by name.
 * @param {string[]} toggled  Seats not in their first state.
 * @param {string} layout  "" for the usual one.
 */
export function toQuery(parameters, thresholds, toggled, layout = "") {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (typeof value === "boolean") fields.set(key, value ? "1" : "0");
    else if (typeof value === "string" && !["scope", "div", ...PART].includes(key)) fields.set(key, value);
  }
  const list = (/** @type {string} */ key) => /** @type {string[]} */ (parameters[key] || []);
  const words = list("words"), weak = list("weak"), strong = list("strong");
  fields.set("scope", parameters.scope === "explicit" ? `${["operations", ...words].join(".")}.` : String(parameters.scope || "auto"));
  const strengths = [...weak.map((word) => `${word}:weak`),
    ...strong.filter((word) => !weak.includes(word)).map((word) => `${word}:strong`)];
  if (strengths.length) fields.set("str", strengths.join("."));
  const divisions = String(parameters.div || "").trim();
  if (divisions) fields.set("div", divisions);
  const edits = Object.keys(thresholds || {}).sort().map((name) => `${name}:${thresholds[name]}`);
  if (edits.length) fields.set("t", edits.join(","));
  for (const key of PART) if (parameters[key]) fields.set(key, String(parameters[key]));
  if (toggled && toggled.length) fields.set("open", toggled.join("."));
  if (layout) fields.set("lay", layout);
  return fields.toString();
}

/** A step of the slider as a number that a person would say: one by one up to 20, two significant figures above.
 * @param {number} value  Its logarithm. @param {number} most  Largest headcount. */
export function fromSlider(value, most) {
  const exact = Math.pow(10, value);
  if (exact < 20) return Math.max(1, Math.round(exact));
  const size = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
  return Math.min(most, Math.round(exact / size) * size);
}

/** Headcount as a person types it; NaN where it is no whole number. @param {unknown} text */
export function toHeadcount(text) {
  const plain = String(text).trim();
  return /^\+?(?:\d{1,12}|\d{1,3}([,\s_])\d{3}(?:\1\d{3}){0,3})$/.test(plain) ? Number(plain.replace(/[^\d]/g, "")) : NaN;
}

/** Edited thresholds among the texts of the drawer: those that differ from the data files. Unreadable ones become "?".
 * @param {Record<string, string>} texts @param {Record<string, string>} defaults */
export function editsOf(texts, defaults) {
  /** @type {Record<string, string>} */
  const edits = {};
  for (const [name, typed] of Object.entries(texts)) {
    const text = String(typed ?? "").trim().toLowerCase();
    if (text !== defaults[name]) edits[name] = text.replace(/[,\s_]/g, "") || "?";
  }
  return edits;
}
