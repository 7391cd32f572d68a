// Shapes of the model's drawings on a canvas: rectangles, circles, paths, texts (orgview/charts/card_json.py makes them).

import { isolated } from "../ui/isolated.js";

/** @import { SeatJson } from "../contract.d.ts" */
/** @typedef {SeatJson["marks"][number]} Mark */

/** Marks of one card, in its own coordinates. @param {CanvasRenderingContext2D} ctx @param {Mark[]} marks */
export function paintMarks(ctx, marks) {
  for (const mark of marks) {
    if (mark[0] === "r") {
      ctx.beginPath();
      if (mark[5] > 0) ctx.roundRect(mark[1], mark[2], mark[3], mark[4], mark[5]);
      else ctx.rect(mark[1], mark[2], mark[3], mark[4]);
      ink(ctx, mark[6], mark[7], mark[8], mark[9]);
    } else if (mark[0] === "t") {
      write(ctx, mark);
    } else if (mark[0] === "p") {
      trace(ctx, mark[1]);
      ink(ctx, mark[2], mark[3], mark[4], mark[5]);
    } else {
      ctx.beginPath();
      ctx.arc(mark[1], mark[2], mark[3], 0, 2 * Math.PI);
      ink(ctx, mark[4], mark[5], mark[6], []);
    }
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {string} fill @param {string} stroke @param {number} width @param {number[]} dash */
function ink(ctx, fill, stroke, width, dash) {
  if (fill) { ctx.fillStyle = fill; ctx.fill(); }
  if (stroke) { ctx.strokeStyle = stroke; ctx.lineWidth = width; ctx.setLineDash(dash); ctx.stroke(); }
}

/** @param {CanvasRenderingContext2D} ctx @param {any[]} steps */
export function trace(ctx, steps) {
  ctx.beginPath();
  for (const [name, ...at] of steps) {
    if (name === "M") ctx.moveTo(at[0], at[1]);
    else if (name === "L") ctx.lineTo(at[0], at[1]);
    else if (name === "C") ctx.bezierCurveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
    else ctx.closePath();
  }
}

/** @type {string} */
let family = "";
/** The font stack of the page, from its stylesheet. */
export function fontFamily() {
  if (!family) family = getComputedStyle(document.documentElement).getPropertyValue("--font").trim() || "Inter, sans-serif";
  return family;
}

/** @param {CanvasRenderingContext2D} ctx @param {any[]} mark */
function write(ctx, [, x, y, size, weight, fill, anchor, width, text]) {
  ctx.font = `${weight} ${size}px ${fontFamily()}`;
  ctx.fillStyle = fill;
  ctx.textAlign = anchor === "middle" ? "center" : anchor;
  ctx.fillText(isolated(text), x, y, Math.max(width, 1) + 0.5);
}
