// Steps of the page that can be undone: what of the state belongs to one, and what it is called. Pure.

import { cardOfToken, isWholeToken } from "../state/card-keys.js";
import { readAll, textOf } from "../state/filters.js";
import { toHeadcount } from "../state/query.js";
import { number } from "../ui/format.js";

/** @import { ControlSpec, LoadedView, Option, PresetJson } from "../contract.d.ts" */
/** @import { PageState, Parameters } from "../state/page.js" */

/** The parts of the state that a step changes. @typedef {Pick<PageState, "tab" | "parameters" | "thresholds" | "toggled" | "layout" | "isLoaded" | "loaded">} View */

/** How the page is looked at now. @param {PageState} state @returns {View} */
export const viewOf = ({ tab, parameters, thresholds, toggled, layout, isLoaded, loaded }) => ({ tab, parameters, thresholds, toggled, layout, isLoaded, loaded });

/** The window's proportions are the window's, not a choice. @param {string} text */
const chosen = (text) => {
  const fields = new URLSearchParams(text);
  fields.delete("ratio");
  fields.sort();
  return fields.toString();
};

/** Two views with the same key are one. @param {View} view */
export const keyOf = (view) => JSON.stringify([
  view.tab, Object.entries(view.parameters).sort(([a], [b]) => (a < b ? -1 : 1)), Object.entries(view.thresholds).sort(), view.toggled, view.layout,
  view.isLoaded, view.isLoaded ? [view.loaded.id, chosen(view.loaded.view)] : "",
]);

/** Fields that say how a loaded company is looked at; a new part, or other filters, come with other open branches. */
const LOADED = ["lay", "lv", "top", "line", "by", "show", "where", "face", "open"];
const FACES = { "": "none", initials: "initials", photos: "photos" };

/** Parameters that say how much of a typical company is looked at. */
const PART = ["top", "line", "lv"];

/** @param {Parameters} a @param {Parameters} b */
const changedKeys = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));

/**
 * What steps are told with. `seatName` of a seat that is drawn, "" of another one; `deepest` the levels that there are.
 * @typedef {{
 *   controls: Pick<ControlSpec, "key" | "label" | "kind" | "options">[], presets: Pick<PresetJson, "name" | "values">[],
 *   tabs: Option[], layouts: Option[], filter_tests: Option[], nameOf: (id: string) => string, seatName: (id: string) => string,
 *   columns: LoadedView["columns"], deepest: number }} Words
 */

/** Seats that one of two lists of turned branches has and the other has not. @param {string[]} a @param {string[]} b */
const turned = (a, b) => [...new Set([...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))])];

/** @param {string[]} before @param {string[]} after @param {Words} words */
function branchText(before, after, { seatName }) {
  const tokens = turned(before, after), wholes = tokens.filter((one) => isWholeToken(one) && after.includes(one));
  const name = tokens.length === 1 || wholes.length === 1 ? seatName(cardOfToken(wholes[0] || tokens[0])) : "";
  if (!name) return "open or fold";
  return wholes.length ? `Open all of ${name}` : `Open or fold ${name}`;
}

/** @param {string} field @param {string} value @param {Words} words */
function partText(field, value, { seatName, deepest }) {
  if (field === "lv") return !value ? "Open: as usual" : Number(value) > 1 && Number(value) === deepest ? "All levels" : `Folded to level ${value}`;
  if (!value) return field === "top" ? "Whole company" : "What is beside the line";
  const name = seatName(value);
  if (field === "top") return name ? `Branch of ${name}` : "branch";
  return name ? `Only the line of ${name}` : "reporting line";
}

/** What came about in the view of a loaded company. @param {URLSearchParams} before @param {URLSearchParams} after @param {Words} words */
function loadedText(before, after, words) {
  const field = LOADED.find((key) => before.get(key) !== after.get(key)), value = after.get(field || "") || "";
  const heading = (/** @type {string} */ key) => (words.columns.find(([one]) => one === key) || [key, key])[1];
  const parts = (/** @type {URLSearchParams} */ of) => (of.get("open") || "").split(".").filter(Boolean);
  switch (field) {
    case undefined: return "view";
    case "lay": return layoutText(value, words);
    case "open": return branchText(parts(before), parts(after), words);
    case "by": return `Colour: ${value ? heading(value) : "Place in the tree"}`;
    case "show": return `Card lines: ${value ? value.split(".").map(heading).join(", ") : "Title"}`;
    case "face": return `Faces: ${FACES[/** @type {keyof FACES} */ (value)] || value}`;
    case "where": return value ? `Filter: ${readAll(value).map((one) => textOf(words, one, words.filter_tests)).join(", ")}` : "No filter";
    default: return partText(field, value, words);
  }
}

/** @param {string} key @param {Words} words */
function layoutText(key, { layouts }) {
  const layout = layouts.find(({ value }) => value === key);
  return layout ? `Layout: ${layout.label}` : "layout";
}

/**
 * What came about between two views, in a few words: "3,000 people", "Structure: Matrix", "Colour: Department".
 * @param {View} before
 * @param {View} after
 * @param {Words} words
 */
export function stepText(before, after, words) {
  const { controls, presets, nameOf } = words;
  if (before.tab !== after.tab) return words.tabs.find(({ value }) => value === after.tab)?.label || after.tab;
  if (after.isLoaded !== before.isLoaded || (after.isLoaded && after.loaded.id !== before.loaded.id)) {
    return after.isLoaded ? nameOf(after.loaded.id) || "your company" : "typical company";
  }
  if (after.isLoaded) return loadedText(new URLSearchParams(chosen(before.loaded.view)), new URLSearchParams(chosen(after.loaded.view)), words);
  const keys = changedKeys(before.parameters, after.parameters);
  // A preset lets a branch go that was looked at: that alone is none.
  if (keys.filter((key) => !PART.includes(key)).length > 1) {
    const preset = presets.find(({ values }) => Object.entries(values).every(([key, value]) => key === "alt" || JSON.stringify(after.parameters[key]) === JSON.stringify(value)));
    if (preset) return preset.name;
  }
  if (keys.includes("n")) {
    const headcount = toHeadcount(after.parameters.n);
    return `${headcount ? number(headcount) : after.parameters.n} ${headcount === 1 ? "person" : "people"}`;
  }
  const part = PART.find((key) => keys.includes(key));
  if (part) return partText(part, String(after.parameters[part] || ""), words);
  const spec = controls.find(({ key }) => key === keys[0]);
  if (spec) {
    const value = after.parameters[spec.key];
    if (spec.kind === "switch") return `${spec.label}: ${value ? "on" : "off"}`;
    const option = spec.options.find((one) => one.value === value);
    const written = option ? option.label : typeof value === "string" ? value : "";
    return written ? `${spec.label}: ${written}` : spec.label;
  }
  if (JSON.stringify(before.thresholds) !== JSON.stringify(after.thresholds)) return "thresholds";
  return before.layout !== after.layout ? layoutText(after.layout, words) : branchText(before.toggled, after.toggled, words);
}
