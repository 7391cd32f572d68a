// Labels of lines: what each says, in a pill on its way, where it covers no card and no other label if there is such a place.
import { fontFamily } from "./marks.js";

/** @import { CanvasTheme } from "../contract.d.ts" */
/** @import { Drawn, Point } from "./transitions.js" */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {Box & { id: string, text: string }} Label */
/** @typedef {{ zoom: number, pan: { x: number, y: number }, width: number, height: number }} View */

const TEXT_PX = 12, HEIGHT = 20, AIR = 8, EDGE = 4;
// Where on each piece of a line a label is tried.
const PARTS = [0.5, 0.25, 0.75];

const font = () => `500 ${TEXT_PX}px ${fontFamily()}`;

/** @param {Box} a @param {Box} b */
const shared = (a, b) => Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Middles that a label may have: on each piece of the line, from its arrow on. @param {Point[]} points @returns {Point[]} */
const middles = (points) => points.slice(1).flatMap(([x, y], at) => PARTS.map((part) => /** @type {Point} */ ([points[at][0] + (x - points[at][0]) * part, points[at][1] + (y - points[at][1]) * part])));

/** A label with its middle at a point of the screen, moved into the window. @param {Point} at @param {number} width @param {View} view @returns {Box} */
function boxAt([x, y], width, view) {
  const inside = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ whole) => Math.max(EDGE, Math.min(from, whole - length - EDGE));
  return { left: inside(x - width / 2, width, view.width), top: inside(y - HEIGHT / 2, HEIGHT, view.height), width, height: HEIGHT };
}

/**
 * Where the labels of lines stand on the screen.
 * @param {CanvasRenderingContext2D} ctx  Measures the texts.
 * @param {Drawn[]} lines
 * @param {Box[]} cards  On the screen.
 * @param {View} view
 * @returns {Label[]}
 */
export function labelsOfLines(ctx, lines, cards, view) {
  /** @type {Label[]} */
  const labels = [];
  for (const { line, points } of lines) {
    if (!line.label || !points.length) continue;
    ctx.font = font();
    const width = Math.ceil(ctx.measureText(line.label).width) + 2 * AIR;
    /** @type {Box | null} */
    let best = null;
    let least = Infinity;
    for (const [x, y] of middles(points)) {
      const box = boxAt([view.pan.x + view.zoom * x, view.pan.y + view.zoom * y], width, view);
      // Another label is worse to lie on than a card.
      const cost = cards.reduce((sum, card) => sum + shared(box, card), 0) + 4 * labels.reduce((sum, other) => sum + shared(box, other), 0);
      if (cost < least) { best = box; least = cost; }
      if (!cost) break;
    }
    if (best) labels.push({ ...best, id: line.id, text: line.label });
  }
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
    ctx.font = font();
    ctx.textAlign = "center";
    ctx.fillText(text, left + width / 2, top + height / 2 + TEXT_PX * 0.35);
  }
}
