// The address of the page: what it says at the start, and what is written into it. Pure.

import { companyOf } from "./query.js";
import { LEAST_ZOOM, MOST_ZOOM } from "./zoom.js";

/** @import { Camera } from "../chart/viewport.js" */
/** @import { PageState } from "./page.js" */

const FARTHEST_PX = 1e6;

/** Where a link says the window stands over a company; null where it does not, or not rightly.
 * @param {string} search @param {string} company  Id of the loaded one that is shown; "" for a typical one. @returns {Camera | null} */
export function viewportOf(search, company) {
  const fields = new URLSearchParams(search);
  if (companyOf(search) !== company) return null;
  const zoom = Number(fields.get("z")), x = Number(fields.get("x")), y = Number(fields.get("y"));
  if (!fields.has("z") || !Number.isFinite(zoom) || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  if (zoom < LEAST_ZOOM || zoom > MOST_ZOOM || Math.abs(x) > FARTHEST_PX || Math.abs(y) > FARTHEST_PX) return null;
  return { zoom, pan: { x, y } };
}

/** @typedef {Pick<PageState, "selection" | "tab" | "compared" | "camera"> & { drawn: string, theme: string }} Address */

/** @param {PageState} state @returns {Address} */
export const addressOf = ({ scene, selection, tab, compared, camera, theme }) => ({ drawn: scene ? scene.query : "", selection, tab, compared, camera, theme });

/** Query of the whole page: the chart's own fields, then selection, tab, comparison, and where the window stands. @param {Address} now */
export function query({ drawn, selection, tab, compared, camera }) {
  const fields = new URLSearchParams(drawn);
  if (selection) fields.set("sel", selection);
  if (tab !== "explore") fields.set("tab", tab);
  for (const [key, value] of Object.entries((tab === "compare" && compared) || {})) if (value) fields.set(key, value);
  if (camera) {
    fields.set("z", camera.zoom.toFixed(3));
    fields.set("x", camera.pan.x.toFixed(0));
    fields.set("y", camera.pan.y.toFixed(0));
  }
  return fields.toString().replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%3E/g, ">");
}

/** Query of a comparison: the fields of the chart, for a side that is that, then the sides. @param {string} drawn @param {PageState["compared"]} compared */
export function comparedQuery(drawn, compared) {
  const fields = new URLSearchParams(drawn);
  for (const [key, value] of Object.entries(compared || {})) if (value) fields.set(key, value);
  return fields.toString();
}

/** Where the picture of what is shown is to be had. @param {Address} now @param {string} format @param {number} scale */
export function exportLink({ drawn, tab, compared, theme }, format, scale) {
  const kind = tab === "compare" ? "compare" : "chart", fields = new URLSearchParams(kind === "compare" ? comparedQuery(drawn, compared) : drawn);
  if (theme !== "light") fields.set("theme", theme);
  if (scale !== 1) fields.set("scale", String(scale));
  return `/export/${kind}.${format}?${fields}`;
}
