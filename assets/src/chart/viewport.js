// Where the window stands over the chart: zoom and pan that show all of it, its beginning, or one card. Pure.
import { LEAST_ZOOM, MOST_ZOOM } from "../state/zoom.js";
import { NEAR_ZOOM, isRow, legibleZoom } from "./card-labels.js";

/** @import { LineJson, SeatJson } from "../contract.d.ts" */
/** @typedef {{ zoom: number, pan: { x: number, y: number } }} Camera  screen = pan + zoom * scene, px. */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Edges */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ seats: Map<string, SeatJson>, lines: Map<string, LineJson> }} Content */

// Cards of a small company grow with the window, from a usual one's to a large one's.
const MOST_FIT = { least: 1.25, most: 1.6 }, USUAL_ROOM = { width: 800, height: 480 };
// A notch of a wheel: its factor, and how browsers tell it.
const NOTCH = 1.15, NOTCH_PX = 100, NOTCH_LINES = 3, MOST_NOTCHES = 4;
// Where the whole would be too small: a card is as wide then as a name of 10 px, and a dozen fit a small window.
const START_ZOOM = 0.42;
// In a window as low as large print leaves it a few cards come whole as long as short names are legible: to see who is above
// whom goes before a second line.
const LOW = { height: 300, cards: 40, share: 0.72 };
// Rows of a list are not smaller than this at first: a text of 10 px has room in them.
const ROW_ZOOM = 0.4;
// A list of so many rows comes whole on a phone, rows close to one another.
const NARROW = { width: 640, rows: 45 };
// Between a card and what floats over the chart.
const COVER_GAP_PX = 8;
// Between the edge of a window and a card that is kept in it.
const KEPT_PX = 8;
// A card that was gone to can be read.
const SEAT_ZOOM = 0.7;

/** Corners of a scene, from its own numbers: a gliding card does not disturb it. @param {Content} content @returns {Edges} */
export function boundsOf({ seats, lines }) {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const { x, y, w, h } of seats.values()) {
    left = Math.min(left, x - w / 2); right = Math.max(right, x + w / 2);
    top = Math.min(top, y - h / 2); bottom = Math.max(bottom, y + h / 2);
  }
  for (const { points } of lines.values()) {
    for (const [x, y] of points) {
      left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
    }
  }
  return { left, right, top, bottom };
}

/** Room of a window that no tool covers. @param {Size} size @param {Edges} frame */
const roomOf = (size, frame) => ({ ...frame, width: size.width - frame.left - frame.right, height: size.height - frame.top - frame.bottom });

/** x comes to the middle of the window; the top of the scene to its top, or to its middle where all of it is lower.
 * @param {Edges} bounds @param {ReturnType<typeof roomOf>} room @param {number} zoom @param {number} x @returns {Camera} */
function standing({ top, bottom }, room, zoom, x) {
  return { zoom, pan: {
    x: room.left + room.width / 2 - zoom * x,
    y: room.top + Math.max(0, (room.height - zoom * (bottom - top)) / 2) - zoom * top,
  } };
}

/** The largest zoom of a fit. @param {Size} room */
const mostFit = ({ width, height }) =>
  Math.min(MOST_FIT.most, Math.max(MOST_FIT.least, MOST_FIT.least * Math.min(width / USUAL_ROOM.width, height / USUAL_ROOM.height)));

/** Corners of two scenes on one another. @param {ReturnType<typeof boundsOf>} one @param {ReturnType<typeof boundsOf>} other */
const around = (one, other) => ({
  left: Math.min(one.left, other.left), right: Math.max(one.right, other.right),
  top: Math.min(one.top, other.top), bottom: Math.max(one.bottom, other.bottom),
});

/** The whole scene in the window, and what another one beside it has at the same place. @param {Content} content @param {Size} size @param {Edges} frame
 * @param {ReturnType<typeof boundsOf> | null} [beside] @returns {Camera} */
export function fitted(content, size, frame, beside = null) {
  const own = boundsOf(content), bounds = beside ? around(own, beside) : own;
  const room = roomOf(size, frame), { left, right, top, bottom } = bounds;
  const zoom = Math.min(mostFit(room), Math.max(LEAST_ZOOM, Math.min(room.width / (right - left), room.height / (bottom - top))));
  return standing(bounds, room, zoom, (left + right) / 2);
}

/** The first view: the whole scene where each card holds its name then, else its top with the operations line in the middle.
 * @param {Content} content @param {Size} size @param {Edges} frame @returns {Camera} */
export function beginning(content, size, frame) {
  const all = fitted(content, size, frame), { seats, lines } = content;
  if ([...seats.values()].every(isRow)) return all.zoom >= (size.width < NARROW.width && seats.size <= NARROW.rows ? ROW_ZOOM : NEAR_ZOOM) ? all : topOfList(content, size, frame);
  const bounds = boundsOf(content), room = roomOf(size, frame), { left, right, top, bottom } = bounds;
  const first = /** @type {SeatJson} */ ([...seats.values()].find((seat) => !seats.has(seat.boss)));
  const isOnTop = first.y - first.h / 2 <= top + 1;
  if (all.zoom >= legibleZoom(seats.values()) * (size.height < LOW.height && seats.size <= LOW.cards ? LOW.share : 1)) return all;
  // Reports stand right of their bosses: the first card comes to the left, in the middle of the height.
  if (first.x - first.w / 2 < left + 1 && !isOnTop) {
    const isLow = START_ZOOM * (bottom - top) < room.height;
    const y = room.top + room.height / 2 - START_ZOOM * (isLow ? (top + bottom) / 2 : first.y);
    return { zoom: START_ZOOM, pan: { x: room.left - START_ZOOM * left, y } };
  }
  const xs = [...lines.values()].filter((line) => line.on_chain).flatMap((line) => [line.source, line.target])
    .map((id) => seats.get(id)?.x).filter((x) => x !== undefined);
  const isNarrow = START_ZOOM * (right - left) < room.width;
  const x = isNarrow ? (left + right) / 2 : xs.length ? (Math.min(...xs) + Math.max(...xs)) / 2 : first.x;
  return standing(bounds, room, START_ZOOM, x);
}

/** The frame with room for what floats over cards that stand there, at the top of the window or at its foot.
 * @param {Content} content @param {Camera} camera @param {Size} size @param {Edges} frame @param {Edges[]} covers  Each by its four edges. */
export function clearOf({ seats }, { zoom, pan }, size, frame, covers) {
  const clear = { ...frame };
  for (const cover of covers) {
    const isOver = [...seats.values()].some(({ x, y, w, h }) => {
      const left = pan.x + zoom * (x - w / 2), top = pan.y + zoom * (y - h / 2);
      return left < cover.right && left + zoom * w > cover.left && top < cover.bottom && top + zoom * h > cover.top;
    });
    if (isOver && cover.top < size.height / 2) clear.top = Math.max(clear.top, cover.bottom + COVER_GAP_PX);
    else if (isOver) clear.bottom = Math.max(clear.bottom, size.height - cover.top + COVER_GAP_PX);
  }
  return clear;
}

/** A list as wide as the window, from its first row on. @param {Content} content @param {Size} size @param {Edges} frame @returns {Camera} */
function topOfList(content, size, frame) {
  const { left, right, top } = boundsOf(content), room = roomOf(size, frame), wide = right - left;
  const zoom = Math.min(1, Math.max(ROW_ZOOM, room.width / wide));
  return { zoom, pan: { x: room.left + Math.max(0, (room.width - zoom * wide) / 2) - zoom * left, y: room.top - zoom * top } };
}

/** A card in the middle of the window. @param {SeatJson} seat @param {Size} size @param {number} zoom  The zoom now. @returns {Camera} */
export function centredOn(seat, size, zoom) {
  const near = Math.max(zoom, SEAT_ZOOM);
  return { zoom: near, pan: { x: size.width / 2 - near * seat.x, y: size.height / 2 - near * seat.y } };
}

/** Some cards as near as they all fit into the window. @param {SeatJson[]} seats @param {Size} size @param {Edges} frame */
export const showing = (seats, size, frame) => fitted({ seats: new Map(seats.map((seat) => [seat.id, seat])), lines: new Map() }, size, frame);

/** Nearer or farther about a point of the window. @param {Camera} camera @param {{ x: number, y: number }} point @param {number} factor @returns {Camera} */
export function zoomedAbout({ zoom: now, pan }, { x, y }, factor) {
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, now * factor)), ratio = zoom / now;
  return { zoom, pan: { x: x - (x - pan.x) * ratio, y: y - (y - pan.y) * ratio } };
}

/** Nearer or farther about the middle of the window. @param {Camera} camera @param {Size} size @param {number} factor @returns {Camera} */
export const zoomed = (camera, size, factor) => zoomedAbout(camera, { x: size.width / 2, y: size.height / 2 }, factor);

/** How much nearer a turn of the wheel brings: 1.15 a notch, as much in small parts on a touch pad, three times with Ctrl
 * or Meta. A pinch on a touch pad is told as Ctrl with small parts. @param {Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey" | "metaKey">} turn */
export function wheelFactor({ deltaY, deltaMode, ctrlKey, metaKey }) {
  const notches = deltaY / (deltaMode === 0 ? NOTCH_PX : deltaMode === 1 ? NOTCH_LINES : 1);
  // Some mice tell a quick turn as one long one.
  return NOTCH ** (-Math.max(-MOST_NOTCHES, Math.min(MOST_NOTCHES, notches)) * (ctrlKey || metaKey ? 3 : 1));
}

/** Whether all of the scene lies in the room of the window, but for a few px. @param {Content} content @param {Camera} camera @param {Size} size @param {Edges} frame */
export function isWhole(content, { zoom, pan }, size, frame) {
  const { left, right, top, bottom } = boundsOf(content), slack = 6;
  return pan.x + zoom * left >= frame.left - slack && pan.x + zoom * right <= size.width - frame.right + slack
    && pan.y + zoom * top >= frame.top - slack && pan.y + zoom * bottom <= size.height - frame.bottom + slack;
}

/** Whether a card lies wholly in the window. @param {SeatJson} seat @param {Camera} camera @param {Size} size */
export function isInView({ x, y, w, h }, { zoom, pan }, size) {
  const left = pan.x + zoom * (x - w / 2), top = pan.y + zoom * (y - h / 2);
  return left >= 0 && top >= 0 && left + zoom * w <= size.width && top + zoom * h <= size.height;
}

/** The camera by the least move that keeps a card in a window of another size; as it is where the card was not in the old
 * one, or does not fit. @param {SeatJson} seat @param {Camera} camera @param {Size} before @param {Size} size @returns {Camera} */
export function keeping(seat, camera, before, size) {
  const { x, y, w, h } = seat, { zoom, pan } = camera;
  if (!isInView(seat, camera, before) || zoom * w > size.width || zoom * h > size.height) return camera;
  const within = (/** @type {number} */ at, /** @type {number} */ middle, /** @type {number} */ length, /** @type {number} */ room) =>
    at + Math.min(0, room - (at + zoom * (middle + length / 2)) - KEPT_PX) + Math.max(0, KEPT_PX - (at + zoom * (middle - length / 2)));
  const moved = { x: within(pan.x, x, w, size.width), y: within(pan.y, y, h, size.height) };
  return isInView(seat, camera, size) ? camera : { zoom, pan: moved };
}

/** Whether two cameras show the same, but for less than a px. @param {Camera} a @param {Camera} b */
export const isSame = (a, b) => Math.abs(a.zoom - b.zoom) < 1e-3 && Math.hypot(a.pan.x - b.pan.x, a.pan.y - b.pan.y) < 1;
