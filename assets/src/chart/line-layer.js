// The lines, painted under the cards; and which line lies under a point.

/** @import { Drawn, Point } from "./transitions.js" */
/** @import { LineStyle } from "../contract.d.ts" */

// Corners are rounded like those of the exports.
const BEND_PX = 6;
// A finger or a mouse hits a line from this far, in px of the screen.
const REACH_PX = 6;
// An arrow's head, as long as in the exports.
const ARROW_PX = 9;

/**
 * What is special about lines now.
 * @typedef {{ selected: string, lit: Set<string>, styles: Record<string, LineStyle> }} LineLook
 */

/** Name of a line's style, the one that counts most. @param {Drawn["line"]} line @param {{ selected: string, lit: Set<string> }} look */
export function styleOf(line, { selected, lit }) {
  if (line.id === selected) return "selected";
  if (lit.has(line.id)) return "lit";
  if (line.has_arrow) return "before";
  if (line.status === "moved") return "moved";
  if (line.kind !== "solid") return line.kind;
  return line.on_chain ? "chain" : "solid";
}

// Painted in this order: what counts more lies over what counts less.
const ORDER = ["solid", "dotted", "alternative", "moved", "chain", "before", "lit", "selected"];

/**
 * Paints lines in the coordinates of the scene.
 * @param {CanvasRenderingContext2D} ctx  Already moved and scaled to the scene.
 * @param {Iterable<Drawn>} lines
 * @param {LineLook} look
 */
export function paintLines(ctx, lines, look) {
  /** @type {Map<string, Drawn[]>} */
  const byStyle = new Map(ORDER.map((name) => [name, []]));
  for (const drawn of lines) byStyle.get(styleOf(drawn.line, look))?.push(drawn);
  for (const [name, group] of byStyle) {
    const style = look.styles[name];
    if (!group.length || !style) continue;
    ctx.strokeStyle = style.colour;
    ctx.lineWidth = style.width;
    ctx.setLineDash(style.dash);
    paintGroup(ctx, group, style.opacity);
    paintHeads(ctx, group, style);
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** Lines of one style and one opacity are one path: a stroke each would cost more than all the rest.
 * @param {CanvasRenderingContext2D} ctx @param {Drawn[]} group @param {number} opacity */
function paintGroup(ctx, group, opacity) {
  let alpha = -1;
  for (const { points, alpha: shown } of group) {
    if (shown !== alpha) {
      if (alpha > 0) ctx.stroke();
      ctx.beginPath();
      alpha = shown;
      ctx.globalAlpha = alpha * opacity;
    }
    if (alpha > 0) trace(ctx, points);
  }
  if (alpha > 0) ctx.stroke();
}

/** Heads of those lines that end in an arrow, along their last piece. @param {CanvasRenderingContext2D} ctx @param {Drawn[]} group @param {LineStyle} style */
function paintHeads(ctx, group, { colour, opacity }) {
  ctx.fillStyle = colour;
  for (const { line, points, alpha } of group) {
    const head = alpha > 0 ? headOf(arrowOf(line, points)) : [];
    if (!head.length) continue;
    ctx.globalAlpha = alpha * opacity;
    ctx.beginPath();
    head.forEach(([x, y], at) => { if (at) ctx.lineTo(x, y); else ctx.moveTo(x, y); });
    ctx.closePath();
    ctx.fill();
  }
}

/** A route that ends where its arrow is: at the report that had another boss, at the boss that there could be; [] without one.
 * @param {Drawn["line"]} line @param {Point[]} points */
function arrowOf(line, points) {
  if (line.has_arrow) return points;
  return line.kind === "alternative" ? [...points].reverse() : [];
}

/** Corners of the head at the end of a polyline, the tip first; none where it has no length. @param {Point[]} points @returns {Point[]} */
export function headOf(points) {
  const tip = points[points.length - 1];
  if (!tip) return [];
  const from = points.findLast(([x, y]) => x !== tip[0] || y !== tip[1]);
  if (!from) return [];
  const long = Math.hypot(tip[0] - from[0], tip[1] - from[1]);
  const [ux, uy] = [(tip[0] - from[0]) / long, (tip[1] - from[1]) / long];
  const [bx, by] = [tip[0] - ARROW_PX * ux, tip[1] - ARROW_PX * uy];
  return [tip, [bx - ARROW_PX / 2 * uy, by + ARROW_PX / 2 * ux], [bx + ARROW_PX / 2 * uy, by - ARROW_PX / 2 * ux]];
}

/** @param {CanvasRenderingContext2D} ctx @param {Point[]} points */
function trace(ctx, points) {
  if (!points.length) return;
  ctx.moveTo(points[0][0], points[0][1]);
  for (let at = 1; at < points.length - 1; at += 1) {
    const [x, y] = points[at], [ax, ay] = points[at - 1], [bx, by] = points[at + 1];
    const before = Math.hypot(x - ax, y - ay), after = Math.hypot(bx - x, by - y);
    if (before < 0.5 || after < 0.5) { ctx.lineTo(x, y); continue; }
    ctx.arcTo(x, y, bx, by, Math.min(BEND_PX, before / 2, after / 2));
  }
  const [x, y] = points[points.length - 1];
  ctx.lineTo(x, y);
}

/**
 * The line nearest to a point of the scene; "" where none is near.
 * @param {Iterable<Drawn>} lines
 * @param {number} x
 * @param {number} y
 * @param {number} zoom
 */
export function lineAt(lines, x, y, zoom) {
  let best = "", least = REACH_PX / zoom;
  for (const { line, points, alpha } of lines) {
    if (alpha < 0.5) continue;
    const away = distance(points, x, y);
    // Of two that run together the later lies on top.
    if (away <= least) { best = line.id; least = away; }
  }
  return best;
}

/** From a point to a polyline. @param {Point[]} points @param {number} x @param {number} y */
export function distance(points, x, y) {
  let least = Infinity;
  for (let at = 0; at + 1 < points.length; at += 1) {
    const [ax, ay] = points[at], [bx, by] = points[at + 1];
    const dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
    const t = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return least;
}
