// Handles that fold and open what is under a card: where they are on the screen, and how they are painted near. From afar
// the count at the end of the last line is the handle (card-overview.js paints it).
import { PITCH_PX, countText, isFar, isRow } from "./card-labels.js";
import { sayingOf } from "./card-overview.js";
import { fontFamily } from "./marks.js";

/** @import { CanvasTheme, SeatJson } from "../contract.d.ts" */
/** @import { Seen } from "./card-layer.js" */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

// At 100 %: the strip of the card drawing (orgmodel/export/cards/card.py) has the same height and place.
const HEIGHT = 17, LETTERS = 10.5, AIR = 8;
// The chevron of a row (orgmodel/export/cards/row.py) and the air round it.
const CHEVRON = 30;
// What a finger or a mouse needs (WCAG 2.2, 2.5.8), as far as cards leave room.
const REACH_PX = 24;

/** Rough width of a count at 100 %: digits of the typeface are alike. @param {string} text */
const widthOf = (text) => LETTERS * 0.62 * text.length + 2 * AIR;

/** The pill under an open card, in the card's own coordinates; null where there is none. @param {SeatJson} seat */
export function pillOf(seat) {
  const text = seat.branch === "open" && !isRow(seat) ? countText(seat) : "";
  if (!text) return null;
  const width = widthOf(text);
  return { text, left: (seat.w - width) / 2, top: seat.h - HEIGHT / 2, width, height: HEIGHT };
}

/** @param {CanvasRenderingContext2D} ctx  In the card's own coordinates. @param {SeatJson} seat @param {CanvasTheme} colours */
export function paintHandle(ctx, seat, colours) {
  const pill = pillOf(seat);
  if (!pill) return;
  ctx.beginPath();
  ctx.roundRect(pill.left, pill.top, pill.width, pill.height, pill.height / 2);
  ctx.fillStyle = colours.card;
  ctx.fill();
  ctx.strokeStyle = colours.card_border;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.stroke();
  ctx.font = `600 ${LETTERS}px ${fontFamily()}`;
  ctx.fillStyle = colours.muted;
  ctx.textAlign = "center";
  ctx.fillText(pill.text, seat.w / 2, seat.h + LETTERS * 0.36);
}

/** The strip under a folded card. @param {SeatJson} seat */
function stripOf(seat) {
  const text = /** @type {any[][]} */ (seat.marks).find((mark) => mark[0] === "t" && mark[9] === "fold");
  if (!text) return null;
  const width = text[7] + 20;
  return { left: (seat.w - width) / 2, top: seat.h - HEIGHT / 2, width, height: HEIGHT };
}

/** Where the handle of a card can be hit, on the screen; null where it has none. @param {Seen} card @param {number} zoom @returns {Box | null} */
export function handleOf(card, zoom) {
  const { seat, left, top, width, height } = card;
  if (seat.branch === "none") return null;
  if (isRow(seat)) return { left, top, width: Math.max(REACH_PX, CHEVRON * zoom), height };
  if (isFar(zoom)) {
    const { count } = sayingOf(card, zoom);
    if (!count) return null;
    // The lower right corner of the card; its middle is the card itself.
    const wide = Math.min(width * 0.48, Math.max(REACH_PX, count.length * 6 + 8)), high = Math.min(height * 0.48, Math.max(PITCH_PX + 4, REACH_PX));
    return { left: left + width - wide, top: top + height - high, width: wide, height: high + 3 };
  }
  const box = pillOf(seat) || stripOf(seat);
  if (!box) return null;
  const wide = Math.max(REACH_PX, box.width * zoom), high = Math.max(REACH_PX * 0.75, box.height * zoom);
  return { left: left + (box.left + box.width / 2) * zoom - wide / 2, top: top + (box.top + box.height / 2) * zoom - high / 2, width: wide, height: high };
}
