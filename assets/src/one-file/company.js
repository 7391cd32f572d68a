// The company of a page that is one file: a tree as arrays, which branches are open, and where the open cards stand. Pure.

/**
 * What the file holds: parallel lists with bosses before their reports.
 * @typedef {{ company: string, subtitle: string, source: string, names: string[], titles: string[], bosses: number[],
 *   empty: number[], dotted: [number, number][], why: Record<string, string>, theme: string, noun: string, logo: string }} FileData
 */
/** @typedef {{ parent: Int32Array, reports: number[][], tops: number[], below: Int32Array, level: Int32Array }} Tree */
/** @typedef {{ id: string, seat: number, boss: string, x: number, y: number, w: number, h: number, fold: null,
 *   trunk: number | null }} Placed  `trunk`: x of the line down beside a card that stands below its siblings. */

export const CARD = { w: 208, h: 64, gap: 24, step: 44, hang: 14 };
// A first view has at least so many cards where there are as many.
export const FIRST_CARDS = 60;
const MOST_FIRST = 300;
// A level that has more than so many is opened in part.
const MOST_LEVEL = 2 * FIRST_CARDS;

/** @param {number[]} bosses @returns {Tree} */
export function treeOf(bosses) {
  const parent = Int32Array.from(bosses), below = new Int32Array(parent.length), level = new Int32Array(parent.length);
  /** @type {number[][]} */
  const reports = Array.from(parent, () => []);
  const tops = [];
  for (let seat = 0; seat < parent.length; seat += 1) {
    if (parent[seat] < 0) tops.push(seat);
    else { reports[parent[seat]].push(seat); level[seat] = level[parent[seat]] + 1; }
  }
  for (let seat = parent.length - 1; seat >= 0; seat -= 1) if (parent[seat] >= 0) below[parent[seat]] += below[seat] + 1;
  return { parent, reports, tops, below, level };
}

/** Seats whose reports are shown at first: level by level while few cards are there, the last one in part where it is large. @param {Tree} tree @returns {Set<number>} */
export function firstOpen(tree) {
  const open = new Set();
  let cards = tree.tops.length, row = tree.tops;
  while (row.length && cards < FIRST_CARDS) {
    const next = [], isLarge = row.reduce((sum, seat) => sum + tree.reports[seat].length, cards) > MOST_LEVEL;
    for (const seat of row) {
      const more = tree.reports[seat];
      if (isLarge && cards >= FIRST_CARDS) break;
      if (!more.length || cards + more.length > MOST_FIRST) continue;
      open.add(seat);
      cards += more.length;
      next.push(...more);
    }
    row = next;
  }
  return open;
}

/** Seats that are shown, bosses before reports and branch by branch. @param {Tree} tree @param {Set<number>} open */
export function shownSeats(tree, open) {
  const shown = [], waiting = [...tree.tops].reverse();
  while (waiting.length) {
    const seat = /** @type {number} */ (waiting.pop());
    shown.push(seat);
    if (open.has(seat)) for (let at = tree.reports[seat].length - 1; at >= 0; at -= 1) waiting.push(tree.reports[seat][at]);
  }
  return shown;
}

/** Reports whose branch is open, side by side, and the others, one below another. @param {Tree} tree @param {Set<number>} open @param {number} seat */
function partsOf(tree, open, seat) {
  const reports = open.has(seat) ? tree.reports[seat] : [], wide = reports.filter((each) => open.has(each));
  const rest = reports.filter((each) => !open.has(each));
  return wide.length && rest.length === 1 ? { row: reports, stack: [] } : { row: wide, stack: rest };
}

/**
 * Cards of the open branches: open reports side by side under their boss, the others one below another beside them.
 * @param {Tree} tree @param {Set<number>} open @returns {Map<string, Placed>}
 */
export function place(tree, open) {
  const shown = shownSeats(tree, open), wide = CARD.w + CARD.gap, column = wide + CARD.hang;
  /** @type {Map<number, number>} */
  const width = new Map(), left = new Map(), tops = new Map(), trunks = new Map();
  const widthOf = (/** @type {number} */ seat) => width.get(seat) ?? wide;
  for (let at = shown.length - 1; at >= 0; at -= 1) {
    const { row, stack } = partsOf(tree, open, shown[at]);
    width.set(shown[at], Math.max(wide, row.reduce((all, each) => all + widthOf(each), stack.length ? column : 0)));
  }
  let start = 0;
  for (const seat of tree.tops) { left.set(seat, start); tops.set(seat, 0); start += widthOf(seat); }
  /** @type {Map<string, Placed>} */
  const placed = new Map();
  for (const seat of shown) {
    const from = left.get(seat) ?? 0, boss = tree.parent[seat], trunk = trunks.get(seat) ?? null, y = tops.get(seat) ?? 0;
    const x = trunk === null ? from + (widthOf(seat) - CARD.gap) / 2 : trunk + CARD.hang / 2 + CARD.w / 2;
    placed.set(`n${seat}`, { id: `n${seat}`, seat, boss: boss >= 0 ? `n${boss}` : "", x, y, w: CARD.w, h: CARD.h, fold: null, trunk });
    const { row, stack } = partsOf(tree, open, seat), below = y + CARD.h + CARD.step;
    let next = from;
    for (const each of row) { left.set(each, next); tops.set(each, below); next += widthOf(each); }
    // Alone they stand under the boss's own card, else behind the row.
    const edge = row.length ? next : x - CARD.w / 2;
    stack.forEach((each, at) => { trunks.set(each, edge + CARD.hang / 2); tops.set(each, below + at * (CARD.h + CARD.hang)); });
  }
  return placed;
}

/** Corners of the line from a boss down to a report. @param {Placed} boss @param {Placed} report @returns {[number, number][]} */
export function lineOf(boss, report) {
  const bottom = boss.y + boss.h / 2, bus = bottom + CARD.step / 2, { trunk } = report;
  if (trunk === null) return [[boss.x, bottom], [boss.x, bus], [report.x, bus], [report.x, report.y - report.h / 2]];
  const side = report.x - report.w / 2;
  if (Math.abs(trunk - boss.x) < boss.w / 2) return [[trunk, bottom], [trunk, report.y], [side, report.y]];
  return [[boss.x, bottom], [boss.x, bus], [trunk, bus], [trunk, report.y], [side, report.y]];
}

/** Text to compare by: case and accents do not count. @param {string} text */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Seats whose name or title holds all words, those whose name begins with the text first. @param {string[]} texts  Folded name and title of each. @param {string} query @param {number} most */
export function find(texts, query, most) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const first = [], rest = [];
  for (let seat = 0; seat < texts.length && first.length < most; seat += 1) {
    if (!words.every((word) => texts[seat].includes(word))) continue;
    if (texts[seat].startsWith(words[0])) first.push(seat);
    else if (rest.length < most) rest.push(seat);
  }
  return [...first, ...rest].slice(0, most);
}
