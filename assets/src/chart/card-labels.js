// What a card says from afar: its name, its second line and how much is folded under it, at one size on the screen
// however small it is.
// Pure: seats and sizes in, texts out.
import { number } from "../ui/format.js";

/** @import { SeatJson } from "../contract.d.ts" */
/** @typedef {(text: string) => number} Measure  Width of a text in px. */

/**
 * What a card of a size on the screen says.
 * @typedef {object} Saying
 * @property {string[]} lines  Of its name; none where not even letters are legible.
 * @property {string[]} second  The text under the name, most often the title, in lines; none where there is no room.
 * @property {string} count  Of the handle: what is folded, or would be.
 * @property {boolean} isCut  Whether anything was left out of the name.
 * @property {boolean} isShared  Whether the count stands at the end of the last line.
 * @property {boolean} isTight  Whether letters stand closer than usual.
 * @property {number} left  Edge of the text, px.
 * @property {number} room  Width for it, px.
 */

// Second lines of 11.5 px (orgmodel/theme.py) are less than 8 px high on the screen below this zoom.
export const NEAR_ZOOM = 8 / 11.5;
export const TEXT_PX = 10;
export const PITCH_PX = 10.5;
export const SECOND_PX = 8.5;
export const SECOND_PITCH_PX = 9.5;
// Below this size a card holds no word that can be read, then no letters either.
const WORD_PX = { width: 34, height: 11.5 };
const LETTERS_PX = { width: 20, height: 9 };
// A first view shows names, not single letters: a card holds most family names then.
const NAME_PX = { width: 56, height: 17.5 };
const GAP_PX = 4;
// More lines of a title would be a text.
const MOST_SECONDS = 3;
// Round the count of a handle.
export const HANDLE_AIR_PX = 4;
// A second text that is cut to fewer letters than these, its dots with them, is left out.
const LEAST_LETTERS = 8;
// Letters may stand this much closer before a word is cut.
const SQUEEZE = 1.08;
// How personnel departments write the long words of titles where there is no room.
/** @type {Record<string, string>} */
const ABBREVIATIONS = {
  administration: "admin", administrative: "admin", administrator: "admin", assistant: "asst", associate: "assoc", coordinator: "coord",
  department: "dept", director: "dir", engineer: "eng", engineering: "eng", executive: "exec", international: "intl", manager: "mgr",
  management: "mgmt", operations: "ops", president: "pres", regional: "reg", representative: "rep", senior: "sr", services: "svcs",
  specialist: "spec", supervisor: "supv", technical: "tech", technician: "tech", technology: "tech",
};
const CHIEF = /^chief \w+( \w+)? officer$/i;
const SMALL_WORDS = new Set(["of", "and", "the", "for", "de", "del", "la", "von", "van", "der", "da", "to", "in"]);

/** Whether cards are painted from afar. @param {number} zoom */
export const isFar = (zoom) => zoom < NEAR_ZOOM - 1e-6;

/** The smallest zoom at which every card still holds a name. @param {Iterable<Pick<SeatJson, "w" | "h">>} seats */
export function legibleZoom(seats) {
  let zoom = 0;
  for (const { w, h } of seats) zoom = Math.max(zoom, Math.min(1, NAME_PX.width / w), Math.min(1, NAME_PX.height / h));
  return Math.min(zoom, NEAR_ZOOM);
}

/** Whether a card is a row of a list (orgmodel/layout/rows.py). @param {{ w: number, h: number }} seat */
export const isRow = ({ w, h }) => w > 10 * h;

/** @param {number} zoom */
export const stripePx = (zoom) => Math.max(2.5, 5 * zoom);

/** Room for text on a card of a size on the screen. @param {number} width @param {number} height @param {number} zoom */
function roomOf(width, height, zoom) {
  const left = stripePx(zoom) + (isRow({ w: width, h: height }) ? 25 : Math.max(2.5 / zoom, 8)) * zoom;
  /** Lines of the name that have room over so many second lines. @param {number} seconds */
  const above = (seconds) => Math.floor((height - 1 - seconds * SECOND_PITCH_PX) / PITCH_PX);
  return { left, width: width - left - Math.max(2, 8 * zoom), height: height - 1, above };
}

/** A text cut after as many letters as fit; "" where not even two do. @param {string} text @param {number} width @param {Measure} measure */
export function cutTo(text, width, measure) {
  if (measure(text) <= width) return text;
  const letters = Array.from(text);
  let low = 0, high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join("")}…`) <= width) low = middle;
    else high = middle - 1;
  }
  let end = low;
  while (end > 0 && /[\s,;:\-–/(]/.test(letters[end - 1])) end--;
  return low < 2 ? "" : `${letters.slice(0, end).join("")}…`;
}

/** Words, and the parts of words that hyphens and slashes join. @param {string} text */
const partsOf = (text) => text.split(/\s+/).filter(Boolean).flatMap((word) => word.split(/(?<=[-/])(?=.)/u)
  .map((part, i, all) => ({ part, glue: i + 1 < all.length ? "" : " " })));

/** A text in lines of these widths; null where it does not fit whole, unless it may be cut.
 * @param {string} text @param {number[]} widths @param {Measure} measure @param {boolean} mayCut @returns {string[] | null} */
export function wrap(text, widths, measure, mayCut) {
  const parts = partsOf(text);
  /** @type {string[]} */
  const lines = [];
  let at = 0;
  for (let row = 0; row < widths.length && at < parts.length; row++) {
    let line = parts[at].part, end = at + 1;
    while (end < parts.length) {
      const longer = line + parts[end - 1].glue + parts[end].part;
      if (measure(longer) > widths[row]) break;
      line = longer;
      end += 1;
    }
    const isLast = row === widths.length - 1 && end < parts.length;
    if (!isLast && measure(line) <= widths[row]) lines.push(line);
    else if (!mayCut) return null;
    else lines.push(cutTo(isLast ? rest(parts, at) : line, widths[row], measure));
    at = isLast ? parts.length : end;
  }
  return at < parts.length ? null : lines.filter(Boolean);
}

/** @param {{ part: string, glue: string }[]} parts @param {number} at */
const rest = (parts, at) => parts.slice(at).map(({ part, glue }) => part + glue).join("").trim();

/** The name as it is, then shorter: "N. Kowalska", "Kowalska"; of a seat "Ops officer"; of a chief officer what everybody says. @param {Pick<SeatJson, "title" | "short_name">} seat */
function forms({ title, short_name: short }) {
  if (CHIEF.test(title)) return [title, lettersOf(title)];
  if (!short || short === title) return [title];
  const first = title.endsWith(short) ? `${Array.from(title)[0]}. ${short}` : "";
  return [title, first, short].filter(Boolean);
}

/** A title with its long words shortened: "Reg Ops Dir"; as it is where there are none. @param {string} text */
export const abbreviated = (text) => text.replace(/\bvice president\b/gi, "VP").replace(/\p{L}+/gu, (word) => {
  const short = ABBREVIATIONS[word.toLowerCase()];
  return !short ? word : word[0] === word[0].toUpperCase() ? short[0].toUpperCase() + short.slice(1) : short;
});

/** First letters of the words that tell most, at most four. @param {string} title */
export function lettersOf(title) {
  const words = title.split(/[\s,/-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  return (telling.length ? telling : words).slice(0, 4).map((word) => Array.from(word)[0].toUpperCase()).join("");
}

/** @typedef {Pick<SeatJson, "branch" | "below" | "hidden">} Counted */

/** People that the handle of a card folds away or brings, and its sign; null for a card with nobody under it. @param {Counted} seat */
function counted({ branch, below, hidden }) {
  if (hidden) return { sign: "+", people: hidden.people };
  return branch === "open" && below ? { sign: "−", people: below } : null;
}

/** "±6": changes in a branch that is folded in a comparison; "" elsewhere, and where nothing differs. @param {Counted} seat */
const changesText = ({ hidden }) => hidden?.changes ? `±${number(hidden.changes)}` : "";

/** "+1,284": people folded under a card, in a comparison with the changes among them, "+1,284 ±6"; "−1,284": people that folding it
 * hides; "" with nobody under it. @param {Counted} seat */
export function countText(seat) {
  const count = counted(seat);
  return count ? [`${count.sign}${number(count.people)}`, changesText(seat)].filter(Boolean).join(" ") : "";
}

/** The count as "+1,284", as "+1.3k" where that does not fit, the changes alone where there are some; "" where nothing fits. @param {Counted} seat @param {number} width @param {Measure} measure */
export function countIn(seat, width, measure) {
  const whole = countText(seat), count = counted(seat);
  if (!count || measure(whole) <= width) return whole;
  const changes = changesText(seat);
  if (changes) return measure(changes) <= width ? changes : "";
  const [size, unit] = count.people >= 1e6 ? [1e6, "M"] : [1e3, "k"], part = count.people / size;
  const short = `${count.sign}${part >= 10 ? Math.round(part) : part.toFixed(1)}${unit}`;
  return count.people >= 1000 && measure(short) <= width ? short : "";
}

/** A second text in as few lines as hold it: whole on lines that are free, the count at the end of the last or on a line of
 * its own; else cut on as many lines as there are. @param {string} text @param {number} height  Under the name. @param {number} width
 * @param {number} taken  By the count; 0 without. @param {Measure} measure @returns {{ second: string[], isShared: boolean }} */
function under(text, height, width, taken, measure) {
  const full = Math.floor(height / SECOND_PITCH_PX), free = Math.floor((height - (taken ? PITCH_PX : 0)) / SECOND_PITCH_PX);
  /** @param {number} rows */
  const shared = (rows) => [...Array(rows - 1).fill(width), width - taken];
  const short = abbreviated(text);
  for (const said of new Set([text, short])) {
    for (let rows = 1; rows <= Math.min(full, MOST_SECONDS); rows++) {
      const ways = [shared(rows), ...(rows <= free ? [Array(rows).fill(width)] : [])];
      for (const [at, widths] of ways.entries()) {
        const second = wrap(said, widths, measure, false);
        if (second) return { second, isShared: !at && second.length === rows };
      }
    }
  }
  for (let rows = Math.min(full, MOST_SECONDS); rows > 0; rows--) {
    const isShared = rows > free, second = wrap(short, isShared ? shared(rows) : Array(rows).fill(width), measure, true) || [];
    // A last line without room even for two letters would hide that something is left out; "lead…" alone says nothing.
    if (second.length === rows && (rows > 1 || second[0].length >= LEAST_LETTERS || second[0] === short)) return { second, isShared };
  }
  return { second: [], isShared: true };
}

/** A row has all of its texts on one line, from the end on as many parts fewer as it takes: a division before its people.
 * @template {{ title: string, short_name: string, subtitle: string }} T
 * @param {T} seat @param {number} width @param {Measure} measure @returns {T} */
function inRow(seat, width, measure) {
  const parts = [seat.title, ...seat.subtitle.split(" · ")], title = parts.join(" · ");
  do parts.pop(); while (parts.length > 1 && measure(parts.join(" · ")) > width);
  return { ...seat, title, subtitle: "", short_name: parts.join(" · ") };
}

/**
 * What a card says.
 * @param {Pick<SeatJson, "title" | "short_name" | "subtitle" | "hidden" | "branch" | "below">} seat
 * @param {number} width  On the screen, whole px.
 * @param {number} height
 * @param {number} zoom
 * @param {Measure} measure  Of names and counts.
 * @param {Measure} [measureSecond]  Of second lines.
 * @returns {Saying}
 */
export function say(seat, width, height, zoom, measure, measureSecond = measure) {
  const room = roomOf(width, height, zoom);
  const none = { lines: [], second: /** @type {string[]} */ ([]), count: "", isCut: true, isShared: false, isTight: false, left: room.left, room: room.width };
  if (width < WORD_PX.width || height < WORD_PX.height) {
    const letters = Array.from(width < LETTERS_PX.width || height < LETTERS_PX.height ? "" : lettersOf(seat.title));
    while (letters.length && measure(letters.join("")) > room.width + 1) letters.pop();
    return { ...none, lines: letters.length ? [letters.join("")] : [] };
  }
  const count = countIn(seat, room.width - HANDLE_AIR_PX, measure), taken = count ? measure(count) + GAP_PX + HANDLE_AIR_PX : 0;
  if (seat.subtitle && isRow({ w: width, h: height })) seat = inRow(seat, room.width - taken, measure);
  // The second text goes before any part of the name does, and is cut before the name is shortened.
  for (const text of seat.subtitle && room.above(1) > 0 ? forms(seat) : []) {
    const lines = wrap(text, Array(room.above(1)).fill(room.width), measure, false);
    if (!lines) continue;
    const { second, isShared } = under(seat.subtitle, room.height - lines.length * PITCH_PX, room.width, taken, measureSecond);
    if (second.length) return { ...none, lines, second, count, isCut: text !== seat.title, isShared };
    break;
  }
  const rows = Math.max(1, room.above(0)), full = Array(rows).fill(room.width);
  // The count has a line of its own, or the end of the last one.
  const above = full.slice(1), beside = [...above, room.width - taken];
  const ways = count ? [...(rows > 1 ? [above] : []), beside] : [full];
  for (const text of forms(seat)) {
    for (const widths of ways) {
      const lines = wrap(text, widths, measure, false);
      if (lines) return { ...none, lines, count, isCut: text !== seat.title, isShared: widths === beside };
    }
  }
  const name = seat.short_name || seat.title, alone = count && rows > 1 ? above : full;
  const tight = wrap(name, alone.map((px) => px * SQUEEZE), measure, false), fewer = abbreviated(name);
  const lines = tight || wrap(fewer, alone, measure, false) || wrap(fewer, alone, measure, true) || [];
  return { ...none, lines, count: rows > 1 ? count : "", isCut: name !== seat.title || !tight, isTight: Boolean(tight) };
}
