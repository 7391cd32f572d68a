// What is chosen on the Compare tab: a preset or the company of Explore, and a headcount, for each side. Pure.
import { toHeadcount } from "../state/query.js";

/** @import { ClientConfig } from "../contract.d.ts" */
/** A preset or "explored" (`a`, `b`) and a headcount as typed (`an`, `bn`) of each side. @typedef {{ a: string, an: string, b: string, bn: string }} Sides */
/** @typedef {ClientConfig["presets"]} Presets */

const EXPLORED = "explored";

/** Companies that can be chosen, as options of a select. @param {Presets} presets @returns {[string, string][]} */
export const companyOptions = (presets) => [
  [EXPLORED, "The company of Explore, at a headcount"], ...presets.map(({ key, name }) => /** @type {[string, string]} */ ([key, name])),
];

/** What is compared at first: what a link says, else a small company of the usual structure and the largest one.
 * @param {Presets} presets @param {Partial<Sides>} linked @returns {Sides} */
export function firstSides(presets, linked) {
  const size = (/** @type {Presets[number]} */ { values }) => toHeadcount(values.n);
  const usual = presets.filter(({ values }) => values.struct === "functional").sort((a, b) => size(a) - size(b));
  const sizes = usual.length ? usual : presets;
  const small = sizes[Math.min(1, sizes.length - 1)].key, large = sizes[sizes.length - 1].key;
  return { a: linked.a || small, an: linked.an || "", b: linked.b || large, bn: linked.bn || "" };
}

/** @param {Sides} sides @returns {Sides} */
export const swapped = ({ a, an, b, bn }) => ({ a: b, an: bn, b: a, bn: an });

/** What the server is asked; the company of Explore matters only where it is chosen.
 * @param {Sides} sides @param {string} theme @param {string} query  Of the Explore chart. @returns {Record<string, string>} */
export const fieldsOf = (sides, theme, query) => ({ ...sides, theme, explored: sides.a === EXPLORED || sides.b === EXPLORED ? query : "" });
