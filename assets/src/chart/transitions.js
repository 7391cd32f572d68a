// From one chart to the next: where cards and lines are on the way. Pure: numbers in, numbers out.

/** @import { LineJson, SeatJson } from "../contract.d.ts" */
/** @typedef {[number, number]} Point */

/** Slow at both ends. @param {number} t  0 to 1. */
export function ease(t) {
  return t < 0.5 ? 4 * t * t * t : 1 - Math.pow(-2 * t + 2, 3) / 2;
}

/** Whether the segments of two routes run alike: as many, each upright in both or level in both.
 * @param {Point[]} a @param {Point[]} b */
export function isAlike(a, b) {
  return a === b || (a.length === b.length && a.every(([x, y], at) => {
    if (!at) return true;
    const dx = x - a[at - 1][0], dy = y - a[at - 1][1], ex = b[at][0] - b[at - 1][0], ey = b[at][1] - b[at - 1][1];
    return (!dx && !ex) || (!dy && !ey);
  }));
}

/** A route whose ends went with their cards: its first half with the boss's, the other with the seat's own.
 * @param {Point[]} route @param {Point} boss @param {Point} own  How far each card is away. @returns {Point[]} */
export function carried(route, boss, own) {
  if (![...boss, ...own].some(Boolean)) return route;
  return route.map(([x, y], at) => { const [dx, dy] = 2 * at < route.length ? boss : own; return [x + dx, y + dy]; });
}

/**
 * Corner points on the way from one route to another. Solid routes of one layout have as many corners each, with the
 * same directions, so a line stays upright while its cards glide.
 * @param {Point[] | null | undefined} from
 * @param {Point[]} to
 * @param {number} t  0 to 1.
 * @returns {Point[]}
 */
export function between(from, to, t) {
  if (!from) return to;
  const start = stretched(from, to.length);
  return to.map(([x, y], at) => [start[at][0] + (x - start[at][0]) * t, start[at][1] + (y - start[at][1]) * t]);
}

/** A route with as many corners as another: its end repeated, or its last corners but the end left out.
 * @param {Point[]} route @param {number} count @returns {Point[]} */
function stretched(route, count) {
  const end = route[route.length - 1];
  return Array.from({ length: count }, (_, at) => (at < count - 1 && at < route.length ? route[at] : end));
}

/**
 * A card on the canvas: its seat, where its middle is now, and how much of it is to be seen.
 * @typedef {{ seat: SeatJson, x: number, y: number, alpha: number }} Placed
 */
/** @typedef {{ line: LineJson, points: Point[], alpha: number }} Drawn */

/** All of it elsewhere. @param {{ seats: Map<string, Placed>, lines: Map<string, Drawn> }} was @param {number} x @param {number} y */
export function shifted({ seats, lines }, x, y) {
  return {
    seats: new Map([...seats].map(([id, one]) => [id, { ...one, x: one.x + x, y: one.y + y }])),
    lines: new Map([...lines].map(([id, one]) => [id, { ...one, points: one.points.map(([px, py]) => /** @type {Point} */ ([px + x, py + y])) }])),
  };
}

/** When new cards come and old ones go, as parts of the glide. */
const COMES_AT = 0.45, GONE_AT = 0.4;

/** How much of what goes is left at a moment of the glide. @param {number} t  0 to 1. */
export const goneBy = (t) => Math.max(0, 1 - t / GONE_AT);

/** How much is to be seen of what comes. @param {number} t  0 to 1. */
export const hereBy = (t) => Math.max(0, (t - COMES_AT) / (1 - COMES_AT));

/**
 * What is on the canvas at a moment of the glide.
 * @param {{ seats: Map<string, Placed>, lines: Map<string, Drawn> }} from  What stood there when it began.
 * @param {{ seats: SeatJson[], lines: LineJson[] }} to
 * @param {number} t  0 to 1; at 1 nothing of the old is left.
 * @param {Set<string>} [fading]  Cards that do not glide: they fade out where they are, and in where they go.
 * @returns {{ seats: Map<string, Placed>, lines: Map<string, Drawn> }}
 */
export function frameAt(from, to, t, fading = new Set()) {
  const done = ease(t), comes = hereBy(t), goes = goneBy(t);
  /** @type {Map<string, Placed>} */
  const seats = new Map();
  /** @type {Map<string, Drawn>} */
  const lines = new Map();
  const ends = new Map(to.seats.map((seat) => [seat.id, seat]));
  if (t < 1) {
    const hasHead = to.seats.some((seat) => seat.is_head);
    for (const [id, was] of from.seats) {
      const seat = hasHead && was.seat.is_head ? withoutTab(was.seat) : was.seat;
      if (!ends.has(id) && was.alpha * goes > 0) seats.set(id, { ...was, seat, alpha: was.alpha * goes });
    }
  }
  for (const seat of to.seats) {
    const was = from.seats.get(seat.id);
    if (was && fading.has(seat.id) && goes > 0) seats.set(seat.id, { ...was, seat: was.seat.is_head && !seat.is_head ? withoutTab(was.seat) : was.seat, alpha: was.alpha * goes });
    else if (!was || fading.has(seat.id)) seats.set(seat.id, { seat, x: seat.x, y: seat.y, alpha: comes });
    else seats.set(seat.id, { seat, x: was.x + (seat.x - was.x) * done, y: was.y + (seat.y - was.y) * done, alpha: was.alpha + (1 - was.alpha) * done });
  }
  /** How far a card is from a place of its own. @param {string} id @param {{ x: number, y: number } | undefined} place @returns {Point} */
  const away = (id, place) => { const now = seats.get(id); return now && place ? [now.x - place.x, now.y - place.y] : [0, 0]; };
  for (const line of to.lines) {
    const was = from.lines.get(line.id);
    const isGliding = !fading.has(line.target) && !fading.has(line.source);
    if (was && isGliding && isAlike(was.points, line.points)) {
      lines.set(line.id, { line, points: between(was.points, line.points, done), alpha: was.alpha + (1 - was.alpha) * done });
    } else if (was && goes > 0) {
      // Bent in between it would run over cards: it goes with its cards, and comes back as the new one.
      const points = carried(was.points, away(line.target, from.seats.get(line.target)), away(line.source, from.seats.get(line.source)));
      lines.set(line.id, { line, points, alpha: was.alpha * goes });
    } else {
      const points = carried(line.points, away(line.target, ends.get(line.target)), away(line.source, ends.get(line.source)));
      lines.set(line.id, { line, points, alpha: comes });
    }
  }
  return { seats, lines };
}

/** What a shape of a card is of; "" where it does not say. @param {SeatJson["marks"][number]} mark */
const roleOf = (mark) => (mark[0] === "r" ? mark[10] : mark[0] === "t" ? mark[9] : "");

/** A card that is no head of operations any more: there is one such tab at a time. @param {SeatJson} seat @returns {SeatJson} */
function withoutTab(seat) {
  return { ...seat, is_head: false, marks: seat.marks.filter((mark) => roleOf(mark) !== "marker") };
}
