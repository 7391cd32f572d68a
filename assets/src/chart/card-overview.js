// Cards painted from afar: box, stripe and signs, with the name at one size on the screen (card-labels.js says what it is).
import { HANDLE_AIR_PX, PITCH_PX, SECOND_PITCH_PX, SECOND_PX, TEXT_PX, isRow, say, stripePx } from "./card-labels.js";
import { fontFamily, trace } from "./marks.js";
import { config } from "../state/config.js";
import { isolated } from "../ui/isolated.js";

/** @import { SeatJson, CanvasTheme } from "../contract.d.ts" */
/** @import { Painting, Seen } from "./card-layer.js" */
/** @import { Saying } from "./card-labels.js" */

// Texts of a few companies; a longer list is begun anew.
const MOST_WIDTHS = 20000;
// Smaller corners are drawn square: hardly to be told apart, and twice the frames a second at 300 cards.
const ROUND_PX = 3;
// Boxes behind a folded card stand in by so much each, px at 100 %.
const STACK_PX = 3;
// Corners of a card, px at 100 %; signs of the exports, 8 px wide, fit a disc of 11.
const CORNER_PX = 8, SIGN = 0.72;
// What a count at the foot of a card takes.
const COUNT_PX = 14;
/** @type {WeakMap<SeatJson, { key: number, fonts: number, saying: Saying }>} */
const sayings = new WeakMap();
let fonts = 0;
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** Widths of texts in a font, each measured once. @param {() => string} font */
function measuring(font) {
  /** @type {Map<string, number>} */
  const widths = new Map();
  return { widths, width: (/** @type {string} */ text) => {
    let width = widths.get(text);
    if (width === undefined) {
      if (widths.size > MOST_WIDTHS) widths.clear();
      if (!ruler) ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
      ruler.font = font();
      width = ruler.measureText(text).width;
      widths.set(text, width);
    }
    return width;
  } };
}

const font = () => `600 ${TEXT_PX}px ${fontFamily()}`, secondFont = () => `400 ${SECOND_PX}px ${fontFamily()}`;
const names = measuring(font), seconds = measuring(secondFont);

/** Widths measured before the font was there are those of another. */
export function startFonts() {
  document.fonts.addEventListener("loadingdone", () => { names.widths.clear(); seconds.widths.clear(); fonts += 1; });
}

/** What a card says, kept until its size on the screen is another whole px. @param {Seen} card @param {number} zoom */
export function sayingOf({ seat, width, height }, zoom) {
  const key = Math.floor(width) * 4096 + Math.floor(height);
  let known = sayings.get(seat);
  if (!known || known.key !== key || known.fonts !== fonts) {
    known = { key, fonts, saying: say(seat, Math.floor(width), Math.floor(height), zoom, names.width, seconds.width) };
    sayings.set(seat, known);
  }
  return known.saying;
}

/** @typedef {Seen & { saying: Saying, isTiny: boolean }} Far */

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Seen[]} seen
 * @param {Painting} painting
 */
export function paintOverview(ctx, seen, { zoom, ratio, colours, selected }) {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const cards = seen.map((card) => {
    const saying = sayingOf(card, zoom);
    return { ...card, saying, isTiny: !saying.lines.length && card.height < 11 };
  });
  for (const card of cards) {
    ctx.globalAlpha = card.alpha;
    paintBoxes(ctx, card, zoom, colours);
    if (!card.isTiny) paintStripe(ctx, card, zoom, colours);
    if (!card.isTiny && isRow(card.seat) && card.seat.branch !== "none") paintChevron(ctx, card, zoom);
    if (card.seat.id === selected) paintRing(ctx, card, colours.accent);
  }
  const written = cards.filter(({ saying }) => saying.lines.length);
  ctx.font = font();
  for (const card of written) write(ctx, card);
  ctx.font = secondFont();
  for (const card of written) writeSecond(ctx, card, colours);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
function outline(ctx, x, y, w, h, r) {
  ctx.beginPath();
  if (r > ROUND_PX) ctx.roundRect(x, y, w, h, r);
  else ctx.rect(x, y, w, h);
}

/** The card's box, and those behind a folded one. @param {CanvasRenderingContext2D} ctx @param {Far} card @param {number} zoom @param {CanvasTheme} colours */
function paintBoxes(ctx, { left, top, width, height, seat: { look }, isTiny }, zoom, colours) {
  const radius = CORNER_PX * zoom;
  for (let behind = look.stack; behind >= 0; behind -= 1) {
    const by = behind * STACK_PX * zoom, isCard = behind === 0, line = isCard ? look.border_width : 1;
    outline(ctx, left + by, top + by, width - 2 * by, height, radius);
    ctx.fillStyle = isTiny ? look.stripe : isCard ? look.ground : colours.card;
    ctx.fill();
    if (isTiny && line < 2) continue;
    ctx.strokeStyle = isCard ? look.border : colours.card_border;
    ctx.lineWidth = Math.max(line * zoom, line * 0.8);
    ctx.setLineDash(isCard && look.dash.length ? [3, 2] : []);
    ctx.stroke();
  }
}

/** Whether a row is open, like the drawing of rows near (orgmodel/export/cards/row.py). @param {CanvasRenderingContext2D} ctx @param {Far} card @param {number} zoom */
function paintChevron(ctx, { left, top, height, seat }, zoom) {
  const x = left + 17 * zoom, y = top + height / 2;
  ctx.beginPath();
  for (const [dx, dy] of seat.branch === "folded" ? [[-2, -4], [3, 0], [-2, 4]] : [[-4, -2], [0, 3], [4, -2]]) ctx.lineTo(x + dx * zoom, y + dy * zoom);
  ctx.strokeStyle = seat.look.count_ink;
  ctx.lineWidth = Math.max(1, 1.8 * zoom);
  ctx.setLineDash([]);
  ctx.stroke();
}

/** Stripe and sign; a badge without its words would say nothing, the head of operations has its frame. @param {CanvasRenderingContext2D} ctx @param {Far} card @param {number} zoom @param {CanvasTheme} colours */
function paintStripe(ctx, { left, top, width, height, seat }, zoom, colours) {
  const { look, status } = seat, inset = look.border_width > 1 ? 1 : 0, r = Math.max(0, CORNER_PX * zoom - inset);
  ctx.fillStyle = look.stripe;
  ctx.beginPath();
  if (r > ROUND_PX) ctx.roundRect(left + inset, top + inset, stripePx(zoom), height - 2 * inset, [r, 0, 0, r]);
  else ctx.rect(left + inset, top + inset, stripePx(zoom), height - 2 * inset);
  ctx.fill();
  if (status) paintStatus(ctx, status, colours.statuses[status], look.ground, left + width - 3, top + 1);
}

/** What became of a seat is a disc in its corner, with the sign of the exports.
 * @param {CanvasRenderingContext2D} ctx @param {string} status @param {string} colour @param {string} ground @param {number} x @param {number} y */
function paintStatus(ctx, status, colour, ground, x, y) {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, 5.5, 0, 2 * Math.PI);
  ctx.fill();
  const sign = config().signs[status];
  if (!sign) return;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(SIGN, SIGN);
  trace(ctx, sign.steps);
  ctx.setLineDash([]);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = ctx.fillStyle = ground;
  if (sign.is_filled) ctx.fill();
  else ctx.stroke();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {Far} card @param {string} colour */
function paintRing(ctx, { left, top, width, height }, colour) {
  ctx.beginPath();
  ctx.roundRect(left - 2.5, top - 2.5, width + 5, height + 5, 4);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  ctx.setLineDash([]);
  ctx.stroke();
}

/** Middle of the first line: all lines together stand in the middle of the card, clear of a count on a line of its own.
 * @param {Far} card */
function firstLine({ top, height, saying: { lines, second, count, isShared } }) {
  const isUnder = Boolean(count) && !isShared, rows = lines.length + (isUnder && !second.length ? 1 : 0);
  const text = rows * PITCH_PX + second.length * SECOND_PITCH_PX, room = height - (isUnder && second.length ? COUNT_PX : 0);
  return top + Math.max(1, Math.min((height - text) / 2, room - text)) + PITCH_PX / 2;
}

/** Middle of a line under the name. @param {Far} card @param {number} row */
const secondLine = (card, row) => firstLine(card) + (card.saying.lines.length - 0.5) * PITCH_PX + (row + 0.5) * SECOND_PITCH_PX;

/** @param {CanvasRenderingContext2D} ctx @param {Far} card */
function write(ctx, card) {
  const { left, width, alpha, seat: { look }, saying } = card, first = firstLine(card) + TEXT_PX * 0.35;
  ctx.globalAlpha = alpha;
  ctx.fillStyle = look.ink;
  ctx.textAlign = "left";
  saying.lines.forEach((line, row) => {
    const x = left + saying.left, y = first + row * PITCH_PX;
    if (saying.isTight) ctx.fillText(isolated(line), x, y, saying.room);
    else ctx.fillText(isolated(line), x, y);
  });
  if (!saying.count) return;
  const rows = saying.lines.length + (saying.isShared ? 0 : 1), wide = names.width(saying.count) + HANDLE_AIR_PX + 2;
  const line = saying.second.length ? secondLine(card, saying.second.length - 1) + (saying.isShared ? 0 : (PITCH_PX + SECOND_PITCH_PX) / 2) : first - TEXT_PX * 0.35 + (rows - 1) * PITCH_PX;
  // As low as the card is, so that the line above stays free.
  const middle = Math.max(line, card.top + card.height - 7);
  outline(ctx, left + width - wide - 2, middle - 5.5, wide, 11, 5.5);
  ctx.fillStyle = look.ground;
  ctx.strokeStyle = look.border;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = look.count_ink;
  ctx.textAlign = "center";
  ctx.fillText(saying.count, left + width - 2 - wide / 2, middle + TEXT_PX * 0.35);
}

/** @param {CanvasRenderingContext2D} ctx @param {Far} card @param {CanvasTheme} colours */
function writeSecond(ctx, card, colours) {
  ctx.globalAlpha = card.alpha;
  ctx.fillStyle = colours.muted;
  ctx.textAlign = "left";
  card.saying.second.forEach((line, row) => ctx.fillText(isolated(line), card.left + card.saying.left, secondLine(card, row) + SECOND_PX * 0.35));
}
