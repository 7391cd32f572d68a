// Levels of a company, 1 at its top: other than those of the drawing where a branch stands alone, or where a card of the
// company stands over several tops.

/** @import { SceneJson, SeatJson } from "../contract.d.ts" */

// The card over several tops, which is nobody (orgmodel/views/loaded.py).
const COMPANY = "company";

/** Level of a seat in its company; 0 for a card over the tops. @param {Pick<SceneJson, "seats" | "view">} scene @param {Pick<SeatJson, "level">} seat */
export function levelIn({ seats, view }, { level }) {
  const above = "trail" in view && view.trail.length ? view.trail.length - 1 : 0;
  return level + above - (seats[0]?.id === COMPANY ? 1 : 0);
}

/** Levels of the company as far as the chart knows: drawn ones and those that are folded away. @param {Pick<SceneJson, "seats" | "view">} scene */
export const levelsOf = (scene) => Math.max(0, ...scene.seats.map((seat) => levelIn(scene, seat) + (seat.hidden ? seat.hidden.levels : 0)));
