// Labels of lines: what each says, in a pill on its way, where it covers no card and no other label if there is such a place.
import { fontFamily } from "./marks.js";

/** @import { CanvasTheme, LineJson } from "../contract.d.ts" */
/** @import { Drawn, Point } from "./transitions.js" */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {Box & { id: string, text: string }} Label */
/** @typedef {Drawn & { number?: number }} Numbered  With its number in the key under the chart, where there is one. */
/** @typedef {{ zoom: number, pan: { x: number, y: number }, width: number, height: number }} View */

const TEXT_PX = 12, HEIGHT = 20, AIR = 8, EDGE = 4;
// Where on each piece of a line a label is tried: its middle, then on both sides in small steps.
const FINE = Array.from({ length: 31 }, (_, at) => 0.5 + Math.ceil(at / 2) * (at % 2 ? 1 : -1) / 32);
// Labels of many lines are smaller; a number may lie on the edge of a card with this much of it, rather than be missing.
const ON_EDGE = 0.4;
const NUMBER = { text: 11, height: 16, air: 4 }, SMALL = { text: 11, height: 16, air: 6 }, USUAL = { text: TEXT_PX, height: HEIGHT, air: AIR };

const font = (px = TEXT_PX) => `500 ${px}px ${fontFamily()}`;

/** The lines of a scene that could be, when they are all drawn: in the order of their numbers. @param {LineJson[]} lines */
export const possible = (lines) => lines.filter(({ kind, label }) => kind === "alternative" && label);

/** @param {Box} a @param {Box} b */
const shared = (a, b) => Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Middles that a label may have: on each piece of the line, from its arrow on. @param {Point[]} points @returns {Point[]} */
const middles = (points) => points.slice(1).flatMap(([x, y], at) => FINE.map((part) => /** @type {Point} */ ([points[at][0] + (x - points[at][0]) * part, points[at][1] + (y - points[at][1]) * part])));

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
  /** @param {Drawn} drawn @param {string} said @param {typeof USUAL} size */
  function add({ line, points }, said, size) {
    const { text, height, air } = size, isNeeded = size === USUAL;
    ctx.font = font(text);
    const width = Math.max(height, Math.ceil(ctx.measureText(said).width) + 2 * air);
    /** @type {Box | null} */
    let best = null;
    let least = Infinity;
    for (const [x, y] of middles(points)) {
      const box = boxAt([view.pan.x + view.zoom * x, view.pan.y + view.zoom * y], width, height, view);
      // Another label is worse to lie on than a card.
      if (!isNeeded && Math.hypot(box.left + width / 2 - view.pan.x - view.zoom * x, box.top + height / 2 - view.pan.y - view.zoom * y) > 1) continue;
      const cost = cards.reduce((sum, card) => sum + shared(box, card), 0) + 4 * labels.reduce((sum, other) => sum + shared(box, other), 0);
      if (cost < least) { best = box; least = cost; }
      if (!cost) break;
    }
    if (!best || !(isNeeded || least <= (size === NUMBER ? ON_EDGE * width * height : 0))) return false;
    labels.push({ ...best, id: line.id, text: said });
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
  for (const { left, top, width, height, text } of labels) {
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, height / 2);
    ctx.fillStyle = colours.card;
    ctx.fill();
    ctx.strokeStyle = ctx.fillStyle = colours.lines.alternative.colour;
    ctx.lineWidth = 1;
    ctx.setLineDash([]);
    ctx.stroke();
    const px = height < HEIGHT ? SMALL.text : TEXT_PX;
    ctx.font = font(px);
    ctx.textAlign = "center";
    ctx.fillText(text, left + width / 2, top + height / 2 + px * 0.35);
  }
}
