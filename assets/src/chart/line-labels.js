// Labels of lines: what each says, in a pill on its way, where it covers no card and no other label if there is such a place.
import { fontFamily } from "./marks.js";

/** @import { CanvasTheme, LineJson } from "../contract.d.ts" */
/** @import { Drawn, Point } from "./transitions.js" */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {Box & { id: string, text: string, to?: Point, rows?: string[] }} Label  With the point of its
 * way that it is tied to where it does not touch it, and its text on two lines where there is no room for one. */
/** @typedef {Drawn & { number?: number }} Numbered  With its number in the key under the chart, where there is one. */
/** @typedef {{ zoom: number, pan: { x: number, y: number }, width: number, height: number }} View */

const TEXT_PX = 12, HEIGHT = 20, AIR = 8, EDGE = 4;
// Where on each piece of a line a label is tried: its middle, then on both sides in small steps.
const FINE = Array.from({ length: 31 }, (_, at) => 0.5 + Math.ceil(at / 2) * (at % 2 ? 1 : -1) / 32);
// Labels of many lines are smaller; a number may lie on the edge of a card with this much of it, rather than be missing.
const ON_EDGE = 0.4;
const NUMBER = { text: 11, height: 16, air: 4 }, SMALL = { text: 11, height: 16, air: 6 }, USUAL = { text: TEXT_PX, height: HEIGHT, air: AIR };
const ROW_PX = 13, TWO = { text: 11, height: 32, air: 10 };

// Where the way itself is hemmed in by cards: so many px from it, first where the label touches it still. Every so many middles do.
const BESIDE = [3, 10, 18, 28, 44, 64, 90, 130, 190], TOUCHING = 3, EVERY = 4, ON_TIE = 4;

const font = (px = TEXT_PX) => `500 ${px}px ${fontFamily()}`;

/** The lines of a scene that could be, when they are all drawn: in the order of their numbers. @param {LineJson[]} lines */
export const possible = (lines) => lines.filter(({ kind, label }) => kind === "alternative" && label);

/** @param {Box} a @param {Box} b */
const shared = (a, b) => Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Middles that a label may have: on each piece of the line, from its arrow on. @param {Point[]} points @returns {Point[]} */
const middles = (points) => points.slice(1).flatMap(([x, y], at) => FINE.map((part) => /** @type {Point} */ ([points[at][0] + (x - points[at][0]) * part, points[at][1] + (y - points[at][1]) * part])));

/** @typedef {{ at: Point, to?: Point }} Place  A label's middle, and the point of its way that it is tied to. */

/** Places on both sides of a way, the nearest to it first. @param {Point[]} way @param {number} width @param {number} height @returns {Place[]} */
const besideOf = (way, width, height) => BESIDE.flatMap((px) => way.filter((_, at) => at % EVERY === 0).flatMap((to) => [[1, 0], [-1, 0], [0, -1], [0, 1]].map(([x, y]) => (
  { at: /** @type {Point} */ ([to[0] + x * (width / 2 + px), to[1] + y * (height / 2 + px)]), ...(px > TOUCHING ? { to } : {}) }))));

/** What ties a label to its way, as a thin box: straight from its nearest edge. @param {Box} box @param {Point} to @returns {Box} */
function tieOf({ left, top, width, height }, [x, y]) {
  const [nearX, nearY] = [Math.max(left, Math.min(x, left + width)), Math.max(top, Math.min(y, top + height))];
  return { left: Math.min(x, nearX), top: Math.min(y, nearY), width: Math.max(1, Math.abs(x - nearX)), height: Math.max(1, Math.abs(y - nearY)) };
}

/** A text on two lines, parted at the space nearest to its middle. @param {string} text */
function inTwo(text) {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index), middle = text.length / 2;
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at ? [text.slice(0, at), text.slice(at + 1)] : [text];
}

/** A label with its middle at a point of the screen, moved into the window. @param {Point} at @param {number} width @param {number} height @param {View} view @returns {Box} */
function boxAt([x, y], width, height, view) {
  const inside = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ whole) => Math.max(EDGE, Math.min(from, whole - length - EDGE));
  return { left: inside(x - width / 2, width, view.width), top: inside(y - height / 2, height, view.height), width, height };
}

/** The pieces of all solid lines on the screen, as thin boxes. @param {Iterable<Drawn>} lines @param {View} view @returns {Box[]} */
export const solidPieces = (lines, { zoom, pan }) => [...lines].filter(({ line }) => line.kind === "solid").flatMap(({ points }) => points.slice(1).map(([x, y], at) => ({
  left: pan.x + zoom * Math.min(x, points[at][0]) - 1, top: pan.y + zoom * Math.min(y, points[at][1]) - 1,
  width: zoom * Math.abs(x - points[at][0]) + 2, height: zoom * Math.abs(y - points[at][1]) + 2,
})));

/**
 * Where the labels of lines stand on the screen.
 * @param {CanvasRenderingContext2D} ctx  Measures the texts.
 * @param {Drawn[]} lines
 * @param {Box[]} cards  On the screen, with what else is not to be covered.
 * @param {View} view
 * @param {Numbered[]} [others]  Lines whose label must cover nothing, all that could be at once: with its number where the
 *   whole label has no such place the number stands alone.
 * @returns {Label[]}
 */
export function labelsOfLines(ctx, lines, cards, view, others = []) {
  /** @type {Label[]} */
  const labels = [];
  /** @param {Box} box */
  const costOf = (box) => cards.reduce((sum, card) => sum + shared(box, card), 0) + 4 * labels.reduce((sum, other) => sum + shared(box, other), 0);

  /** The best place of a text on a way or beside it, and what it costs. @param {Point[]} points @param {string[]} rows @param {typeof USUAL} size
   * @returns {{ box: (Box & { to?: Point }) | null, cost: number }} */
  function find(points, rows, size) {
    ctx.font = font(size.text);
    const isNeeded = size === USUAL || size === TWO, width = Math.max(size.height, Math.ceil(Math.max(...rows.map((row) => ctx.measureText(row).width))) + 2 * size.air);
    /** @type {ReturnType<typeof find>} */
    let best = { box: null, cost: Infinity };
    const way = middles(points).map(([x, y]) => /** @type {Point} */ ([view.pan.x + view.zoom * x, view.pan.y + view.zoom * y]));
    const onWay = way.map((at) => /** @type {Place} */ ({ at }));
    for (const { at, to } of isNeeded ? [...onWay, ...besideOf(way, width, size.height)] : onWay) {
      const box = boxAt(at, width, size.height, view), isMoved = Math.hypot(box.left + width / 2 - at[0], box.top + size.height / 2 - at[1]) > 1;
      if (isMoved && (!isNeeded || to)) continue;
      // Another label is worse to lie on than a card, and what ties a label to its way crosses none.
      const cost = costOf(box) + (to ? ON_TIE * costOf(tieOf(box, to)) : 0);
      if (cost < best.cost) best = { box: to ? { ...box, to } : box, cost };
      if (!cost) break;
    }
    return best;
  }

  /** @param {Drawn} drawn @param {string} said @param {typeof USUAL} size */
  function add({ line, points }, said, size) {
    const one = find(points, [said], size), rows = inTwo(said);
    // On two lines it is half as long: there may be room for that.
    const two = size === USUAL && one.cost && rows.length > 1 ? find(points, rows, TWO) : null;
    const { box, cost } = two && two.cost < one.cost ? two : one;
    if (!box || !(size === USUAL || cost <= (size === NUMBER ? ON_EDGE * box.width * box.height : 0))) return false;
    labels.push({ ...box, id: line.id, text: said, ...(box === two?.box ? { rows } : {}) });
    return true;
  }
  for (const drawn of lines) if (drawn.line.label && drawn.points.length) add(drawn, drawn.line.label, USUAL);
  /** @type {Numbered[]} */
  const rest = [];
  for (const one of others) {
    if (!one.line.label || !one.points.length) continue;
    if (!add(one, one.number ? `${one.number} ${one.line.label}` : one.line.label, SMALL) && one.number) rest.push(one);
  }
  for (const one of rest) add(one, String(one.number), NUMBER);
  return labels;
}

/** @param {CanvasRenderingContext2D} ctx @param {Label[]} labels @param {{ ratio: number, colours: CanvasTheme }} look */
export function paintLabels(ctx, labels, { ratio, colours }) {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.globalAlpha = 1;
  for (const { left, top, width, height, text, to, rows } of labels) {
    if (to) {
      const tie = tieOf({ left, top, width, height }, to);
      ctx.fillStyle = colours.lines.alternative.colour;
      ctx.fillRect(tie.left, tie.top, tie.width, tie.height);
    }
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, Math.min(height, HEIGHT) / 2);
    ctx.fillStyle = colours.card;
    ctx.fill();
    ctx.strokeStyle = ctx.fillStyle = colours.lines.alternative.colour;
    ctx.lineWidth = 1;
    ctx.setLineDash([]);
    ctx.stroke();
    const px = height === HEIGHT ? TEXT_PX : SMALL.text, said = rows || [text];
    ctx.font = font(px);
    ctx.textAlign = "center";
    said.forEach((row, at) => ctx.fillText(row, left + width / 2, top + height / 2 + px * 0.35 + (at - (said.length - 1) / 2) * ROW_PX));
  }
}
