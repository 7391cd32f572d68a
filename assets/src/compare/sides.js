// What is chosen on the Compare tab: both companies, by what they are joined, and how the difference is looked at. Pure.
import { EXPLORED, LOADED, fittedSideOf, sideOf, toHeadcount } from "../state/query.js";

/** @import { ClientConfig, CompanyAnswer, CompanySummary } from "../contract.d.ts" */
/**
 * Each side (`a`, `b`): a preset, "explored", "mine:ID", "mine:ID:SNAPSHOT" or "fitted:ID", and a headcount as typed (`an`,
 * `bn`); `join`, `live` ("1" or ""), the view `cview`: "" for side by side; and the `role` that is looked for in all presets.
 * @typedef {{ a: string, an: string, b: string, bn: string, join: string, live: string, cview: string, role: string }} Sides
 */
/** @typedef {ClientConfig["presets"]} Presets */
/** A heading, "" for none, and values with their texts. @typedef {{ label: string, options: [string, string][] }} Group */

export const VIEWS = /** @type {[string, string][]} */ ([["", "Side by side"], ["overlay", "Overlay"], ["list", "List"], ["presets", "All presets"]]);

/** Whether a side has a headcount of its own. @param {string} side */
export const hasHeadcount = (side) => !side.startsWith(`${LOADED}:`);

/**
 * Companies that can be chosen.
 * @param {Presets} presets
 * @param {Pick<CompanySummary, "id" | "name">[]} companies  The visitor's own.
 * @param {Pick<CompanyAnswer, "id" | "name" | "report"> | null} opened  Whose snapshots are offered.
 * @returns {Group[]}
 */
export function companyGroups(presets, companies, opened) {
  const snapshots = opened?.report.snapshots?.values || [];
  /** @type {Group[]} */
  const groups = [
    { label: "", options: [[EXPLORED, "The company of Explore, at a headcount"]] },
    { label: "Typical companies", options: presets.map(({ key, name }) => [key, name]) },
    { label: "Your companies", options: companies.map(({ id, name }) => [sideOf(id), name]) },
    { label: `Snapshots of ${opened?.name}`, options: opened && snapshots.length > 1 ? snapshots.map((value) => [sideOf(opened.id, value), value]) : [] },
    { label: "Typical of the size of", options: companies.map(({ id, name }) => [fittedSideOf(id), `Typical of the size of ${name}`]) },
  ];
  return groups.filter(({ options }) => options.length);
}

/** What is compared at first: what a link says; else the open company and the typical one of its size; else a small company of
 * the usual structure and the largest one.
 * @param {Presets} presets @param {Partial<Sides>} linked @param {string} own  Id of the loaded company that is shown, "" for none. @returns {Sides} */
export function firstSides(presets, linked, own = "") {
  const size = (/** @type {Presets[number]} */ { values }) => toHeadcount(values.n);
  const usual = presets.filter(({ values }) => values.struct === "functional").sort((a, b) => size(a) - size(b));
  const sizes = usual.length ? usual : presets;
  const small = sizes[Math.min(1, sizes.length - 1)].key, large = sizes[sizes.length - 1].key;
  const isOwn = own && !linked.a && !linked.b;
  return {
    a: isOwn ? sideOf(own) : linked.a || small, an: linked.an || "", b: isOwn ? fittedSideOf(own) : linked.b || large, bn: linked.bn || "",
    join: linked.join || "", live: linked.live || "", role: linked.role || "",
    cview: VIEWS.some(([key]) => key === linked.cview) ? linked.cview || "" : "",
  };
}

/** @param {Sides} sides @returns {Sides} */
export const swapped = ({ a, an, b, bn, ...rest }) => ({ ...rest, a: b, an: bn, b: a, bn: an });

/** What the server is asked; the company of Explore matters only where it is chosen.
 * @param {Sides} sides @param {string} query  Of the Explore chart. @returns {Record<string, string>} */
export function fieldsOf({ a, an, b, bn, join, live }, query) {
  const fields = { a, an: hasHeadcount(a) ? an : "", b, bn: hasHeadcount(b) ? bn : "", join, live, explored: a === EXPLORED || b === EXPLORED ? query : "" };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}

/** Parts of the state that say what is compared, those that say something. @param {Sides} sides @returns {Record<string, string>} */
export const linkOf = (sides) => Object.fromEntries(Object.entries(sides).filter(([, value]) => value));

/** Branches that are not in their first state with one turned over. @param {string} tokens @param {string} id */
export function toggled(tokens, id) {
  const all = new Set(tokens.split(".").filter(Boolean));
  if (!all.delete(id)) all.add(id);
  return [...all].sort().join(".");
}
