// The cards, painted over Cytoscape's canvas: the shapes of the model's one card drawing, sharp at every zoom.
import { SECOND_PX, TEXT_PX, countText, isFar } from "./card-labels.js";
import { paintOverview, sayingOf } from "./card-overview.js";
import { handleOf, paintHandle } from "./handles.js";
import { paintMarks } from "./marks.js";

/** @import { SeatJson, CanvasTheme } from "../contract.d.ts" */
/** @import { Placed } from "./transitions.js" */

// Cards stand out by a tab, a strip or a ring, px of the screen at 100 %.
const MARGIN_PX = 14;

/**
 * @typedef {object} View
 * @property {number} zoom
 * @property {{ x: number, y: number }} pan
 * @property {number} width  Of the window, px.
 * @property {number} height
 */
/** @typedef {View & { ratio: number, colours: CanvasTheme, selected: string, decorate: (ctx: CanvasRenderingContext2D, seat: SeatJson) => void }} Painting */
/** A card in the window: its corner and size on the screen. @typedef {Placed & { left: number, top: number, width: number, height: number }} Seen */

/** Cards that can be seen. @param {Iterable<Placed>} cards @param {View} view @returns {Seen[]} */
export function inWindow(cards, { zoom, pan, width: across, height: down }) {
  const seen = [];
  for (const card of cards) {
    const width = zoom * card.seat.w, height = zoom * card.seat.h;
    const left = pan.x + zoom * card.x - width / 2, top = pan.y + zoom * card.y - height / 2;
    if (left > across + MARGIN_PX || top > down + MARGIN_PX || left + width < -MARGIN_PX || top + height < -MARGIN_PX) continue;
    seen.push({ ...card, left, top, width, height });
  }
  return seen;
}

/** @param {CanvasRenderingContext2D} ctx @param {Iterable<Placed>} cards @param {Painting} painting */
export function paintCards(ctx, cards, painting) {
  const { zoom, ratio, colours, selected, decorate } = painting, seen = inWindow(cards, painting);
  if (isFar(zoom)) {
    paintOverview(ctx, seen, painting);
  } else {
    for (const { seat, left, top, alpha } of seen) {
      ctx.globalAlpha = alpha;
      ctx.setTransform(zoom * ratio, 0, 0, zoom * ratio, left * ratio, top * ratio);
      if (seat.id === selected) paintRing(ctx, seat, colours.accent);
      paintMarks(ctx, seat.marks);
      decorate(ctx, seat);
      paintHandle(ctx, seat, colours);
    }
  }
  ctx.globalAlpha = 1;
}

/** The card with a point of the window in it, and whether it is its handle; null beside all. Later cards lie on top.
 * @param {Iterable<Placed>} cards @param {View} view @param {{ x: number, y: number }} point */
export function cardAt(cards, view, { x, y }) {
  const isIn = (/** @type {import("./handles.js").Box} */ { left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height;
  const seen = inWindow(cards, view).reverse();
  const held = seen.find((card) => { const box = handleOf(card, view.zoom); return box && isIn(box); });
  const card = held || seen.find(isIn);
  return card ? { id: card.seat.id, isHandle: Boolean(held) } : null;
}

/** @param {CanvasRenderingContext2D} ctx @param {SeatJson} seat @param {string} colour */
function paintRing(ctx, { w, h }, colour) {
  ctx.beginPath();
  ctx.roundRect(-4.5, -4.5, w + 9, h + 9, 12);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 3;
  ctx.setLineDash([]);
  ctx.stroke();
}

/**
 * What can be read of each card that lies wholly in the window: id, height of its letters in px of the screen, text,
 * whether the text is less than the whole title, second line with the height of its letters, count of what is folded.
 * @param {Iterable<Placed>} cards
 * @param {View} view
 */
export function labelsOf(cards, view) {
  const isIn = (/** @type {Seen} */ { left, top, width, height }) =>
    left >= 0 && top >= 0 && left + width <= view.width && top + height <= view.height;
  const label = isFar(view.zoom) ? farLabel : nearLabel;
  return inWindow(cards, view).filter(isIn).map((card) => label(card, view.zoom)).filter(({ text }) => text);
}

/** @param {Seen} card @param {number} zoom */
function farLabel(card, zoom) {
  const { lines, second, isCut, count } = sayingOf(card, zoom);
  return { id: card.seat.id, px: TEXT_PX, text: lines.join(" "), isCut, second: second.join(" "), secondPx: second.length ? SECOND_PX : 0, count };
}

/** @param {Seen} card @param {number} zoom */
function nearLabel({ seat }, zoom) {
  const [titles, seconds] = ["title", "subtitle"].map((role) => /** @type {any[][]} */ (seat.marks).filter((mark) => mark[0] === "t" && mark[9] === role));
  const text = titles.map((mark) => mark[8]).join(" "), second = seconds.map((mark) => mark[8]).join(" ");
  const [px, secondPx] = [titles, seconds].map((marks) => Math.max(0, ...marks.map((mark) => mark[3])) * zoom);
  return { id: seat.id, px, text, isCut: text.includes("…") && !seat.title.includes("…"), second, secondPx, count: countText(seat) };
}
