// One picture of a chart on a canvas: what fades of the one before, then lines, cards and labels of lines.
import { paintCards } from "./card-layer.js";
import { paintLabels } from "./line-labels.js";
import { paintLines } from "./line-layer.js";

/** @import { CanvasTheme, SeatJson } from "../contract.d.ts" */
/** @import { Label, View } from "./line-labels.js" */
/** @import { Drawn, Placed } from "./transitions.js" */
/**
 * What is painted, and how.
 * @typedef {object} Painting
 * @property {Drawn[]} lines
 * @property {Iterable<Placed>} cards
 * @property {Label[]} labels  On the screen.
 * @property {CanvasTheme} colours
 * @property {string} selected
 * @property {Set<string>} lit
 * @property {(ctx: CanvasRenderingContext2D, seat: SeatJson) => void} decorate
 * @property {HTMLCanvasElement | null} ghost  The old picture, as long as it fades.
 * @property {number} ghostAlpha
 */

/** What is painted now. @param {CanvasRenderingContext2D} ctx */
export function copyOf({ canvas }) {
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  // A window that nobody sees has no px to copy.
  if (copy.width && copy.height) copy.getContext("2d")?.drawImage(canvas, 0, 0);
  return copy;
}

/** Cards without handles: on paper nothing can be folded. @param {Iterable<Placed>} cards @returns {Placed[]} */
export const onPaper = (cards) => [...cards].map((placed) => ({ ...placed, seat: { ...placed.seat, below: 0 } }));

/**
 * Paints it, as large as the view.
 * @param {CanvasRenderingContext2D} ctx
 * @param {View} view
 * @param {number} ratio  Dots of a px.
 * @param {Painting} painting
 */
export function paintScene(ctx, { zoom, pan, width, height }, ratio, { lines, cards, labels, colours, selected, lit, decorate, ghost, ghostAlpha }) {
  const { canvas } = ctx, across = Math.round(width * ratio), down = Math.round(height * ratio);
  if (canvas.width !== across || canvas.height !== down) { canvas.width = across; canvas.height = down; }
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, across, down);
  if (ghost && ghostAlpha > 0) {
    ctx.globalAlpha = ghostAlpha;
    ctx.drawImage(ghost, 0, 0);
    ctx.globalAlpha = 1;
  }
  ctx.lineJoin = "round";
  ctx.setTransform(zoom * ratio, 0, 0, zoom * ratio, pan.x * ratio, pan.y * ratio);
  paintLines(ctx, lines, { selected, lit, styles: colours.lines });
  paintCards(ctx, cards, { zoom, pan, width, height, ratio, colours, selected, decorate });
  paintLabels(ctx, labels, { ratio, colours });
}
