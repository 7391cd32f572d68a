// Which cards would slide over another on the way from one chart to the next: those fade out, and in again where they go to.
// Pure: places in, ids out.
import { ease, goneBy, hereBy } from "./transitions.js";

/** @import { SeatJson } from "../contract.d.ts" */
/** @import { Placed } from "./transitions.js" */
/** @typedef {{ id: string, x: number, y: number, dx: number, dy: number, w: number, h: number, begin: number, end: number }} Way
 * From a place by so much, to be seen from one part of the way to another. */

// Parts of the way that are looked at: between two of them hardly a card goes farther than it is high.
const PARTS = Array.from({ length: 24 }, (_, at) => (at + 1) / 25);
// Cards that touch do not slide over each other, and what is this faint is not seen.
const TOUCH_PX = 6, FAINT = 0.3;
// Where more than this part of those that move had to fade, all of them do: a few that glide between would be noise.
const MOST_FADING = 1 / 3;

/** Part of the way at which something is first, or last, to be seen. @param {(t: number) => number} alpha @param {"find" | "findLast"} which */
function partWhere(alpha, which) {
  return ease(Array.from({ length: 101 }, (_, at) => at / 100)[which]((t) => alpha(t) > FAINT) || 0);
}

/** Ways of all that is to be seen meanwhile. @param {Map<string, Placed>} from @param {SeatJson[]} to @param {Set<string>} fading @returns {Way[]} */
function waysOf(from, to, fading) {
  const here = new Set(to.map((seat) => seat.id)), comes = partWhere(hereBy, "find"), gone = partWhere(goneBy, "findLast");
  /** @type {Way[]} */ const ways = [];
  for (const { id, x, y, w, h } of to) {
    const was = fading.has(id) ? undefined : from.get(id);
    ways.push(was ? { id, x: was.x, y: was.y, dx: x - was.x, dy: y - was.y, w, h, begin: 0, end: 1 } : { id, x, y, dx: 0, dy: 0, w, h, begin: comes, end: 1 });
  }
  for (const [id, { x, y, seat: { w, h } }] of from) if (!here.has(id) || fading.has(id)) ways.push({ id, x, y, dx: 0, dy: 0, w, h, begin: 0, end: gone });
  return ways;
}

/** Pairs that are over each other at a part of the way and do not move as one. @param {Way[]} ways @param {number} done @param {(a: Way, b: Way) => void} found */
function pairsAt(ways, done, found) {
  const placed = ways.filter(({ begin, end }) => begin <= done && done <= end)
    .map((way) => ({ way, left: way.x + way.dx * done - way.w / 2, y: way.y + way.dy * done })).sort((a, b) => a.left - b.left);
  placed.forEach(({ way, left, y }, at) => {
    for (let next = at + 1; next < placed.length && placed[next].left < left + way.w - TOUCH_PX; next++) {
      const { way: other, y: otherY } = placed[next];
      if (Math.abs(otherY - y) < (way.h + other.h) / 2 - TOUCH_PX && (way.dx !== other.dx || way.dy !== other.dy)) found(way, other);
    }
  });
}

/**
 * Cards that fade, as few as leave all others a free way.
 * @param {Map<string, Placed>} from  What stands on the canvas now.
 * @param {SeatJson[]} to
 * @returns {Set<string>}
 */
export function crossings(from, to) {
  /** @type {Set<string>} */ const fading = new Set();
  const moving = waysOf(from, to, fading).filter(isMoving).map(({ id }) => id);
  // A card that fades stands still at both ends of its way, where another may come by.
  for (let against = met(waysOf(from, to, fading)); against.size; against = met(waysOf(from, to, fading))) {
    while (against.size) {
      const [id] = [...against].reduce((most, one) => (one[1].size > most[1].size ? one : most));
      fading.add(id);
      if (fading.size > moving.length * MOST_FADING) return new Set(moving);
      against.delete(id);
      for (const [other, those] of against) if (those.delete(id) && !those.size) against.delete(other);
    }
  }
  return fading;
}

/** @param {Way} way */
const isMoving = ({ dx, dy }) => Boolean(dx || dy);

/** Cards that move, each with those that it meets. @param {Way[]} ways */
function met(ways) {
  /** @type {Map<string, Set<string>>} */ const against = new Map();
  const note = (/** @type {Way} */ way, /** @type {Way} */ other) => {
    if (isMoving(way)) against.set(way.id, (against.get(way.id) || new Set()).add(other.id));
  };
  if (ways.some(isMoving)) for (const done of PARTS) pairsAt(ways, done, (a, b) => { note(a, b); note(b, a); });
  return against;
}
