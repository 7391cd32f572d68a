// Steps of the page that can be undone: what of the state belongs to one, and what it is called. Pure.

import { toHeadcount } from "../state/query.js";
import { number } from "../ui/format.js";

/** @import { ControlSpec, Option, PresetJson } from "../contract.d.ts" */
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

const TABS = { explore: "Explore", compare: "Compare", fit: "Fit", table: "Table" };
/** What each field of the view of a loaded company is about. @type {Record<string, string>} */
const LOADED = { lay: "layout", open: "open or fold", lv: "open levels", top: "branch", line: "reporting line", by: "colours", show: "shown columns", where: "filter", face: "pictures" };

/** Parameters that say how much of a typical company is looked at. */
const PART = ["top", "line", "lv"];

/** @param {Parameters} a @param {Parameters} b */
const changedKeys = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));

/**
 * What came about between two views, in a few words: "3,000 people", "Structure: Matrix", "filter".
 * @param {View} before
 * @param {View} after
 * @param {{ controls: Pick<ControlSpec, "key" | "label" | "kind" | "options">[], presets: Pick<PresetJson, "name" | "values">[], layouts: Option[], nameOf: (id: string) => string }} words
 */
export function stepText(before, after, { controls, presets, layouts, nameOf }) {
  const layoutText = (/** @type {string | null} */ key) => {
    const layout = layouts.find(({ value }) => value === key);
    return layout ? `Layout: ${layout.label}` : LOADED.lay;
  };
  if (before.tab !== after.tab) return TABS[after.tab];
  if (after.isLoaded !== before.isLoaded || (after.isLoaded && after.loaded.id !== before.loaded.id)) {
    return after.isLoaded ? nameOf(after.loaded.id) || "your company" : "typical company";
  }
  if (after.isLoaded) {
    const a = new URLSearchParams(chosen(before.loaded.view)), b = new URLSearchParams(chosen(after.loaded.view));
    const keys = Object.keys(LOADED).filter((key) => a.get(key) !== b.get(key));
    // A new part, or other filters, come with other open branches.
    const first = keys.find((key) => key !== "open") || keys[0];
    return first === "lay" ? layoutText(b.get(first)) : first ? LOADED[first] : "view";
  }
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
  if (part) return LOADED[part];
  const spec = controls.find(({ key }) => key === keys[0]);
  if (spec) {
    const value = after.parameters[spec.key];
    if (spec.kind === "switch") return `${spec.label}: ${value ? "on" : "off"}`;
    const option = spec.options.find((one) => one.value === value);
    return option ? `${spec.label}: ${option.label}` : spec.label;
  }
  if (JSON.stringify(before.thresholds) !== JSON.stringify(after.thresholds)) return "thresholds";
  return before.layout !== after.layout ? layoutText(after.layout) : "open or fold";
}
