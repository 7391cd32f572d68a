// What a card says from afar: its name, and how much is folded under it, at one size on the screen however small it is.
(function (root) {
  "use strict";
  // Titles of 14 px (orgmodel/theme.py) are less than 9 px high on the screen below this zoom.
  const NEAR_ZOOM = 9 / 14;
  const TEXT_PX = 10;
  const PITCH_PX = 10.5;
  // Below this size a card holds no word that can be read, then no letters either.
  const WORD_PX = { width: 34, height: 11.5 };
  const LETTERS_PX = { width: 20, height: 9 };
  // A first view shows names, not single letters: a card holds most family names then.
  const NAME_PX = { width: 56, height: 17.5 };
  const GAP_PX = 4;
  // Letters may stand this much closer before a word is cut.
  const SQUEEZE = 1.08;
  const CHIEF = /^chief \w+( \w+)? officer$/i;
  const SMALL_WORDS = new Set(["of", "and", "the", "for", "de", "del", "la", "von", "van", "der", "da", "to", "in"]);

  const isFar = (zoom) => zoom < NEAR_ZOOM - 1e-6;

  // The smallest zoom at which every card still holds a name.
  function legibleZoom(seats) {
    let zoom = 0;
    for (const { w, h } of seats) zoom = Math.max(zoom, Math.min(1, NAME_PX.width / w), Math.min(1, NAME_PX.height / h));
    return Math.min(zoom, NEAR_ZOOM);
  }

  const stripePx = (zoom) => Math.max(2.5, 5 * zoom);

  // Room for text on a card of a size on the screen: left edge, width, number of lines.
  function roomOf(width, height, zoom) {
    const left = stripePx(zoom) + Math.max(2.5, 8 * zoom);
    return { left, width: width - left - Math.max(2, 8 * zoom), lines: Math.floor((height - 1) / PITCH_PX) };
  }

  // A text cut after as many letters as fit; "" where not even two do.
  function cutTo(text, width, measure) {
    if (measure(text) <= width) return text;
    const letters = Array.from(text);
    let low = 0, high = letters.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (measure(`${letters.slice(0, middle).join("")}…`) <= width) low = middle;
      else high = middle - 1;
    }
    return low < 2 ? "" : `${letters.slice(0, low).join("").replace(/[\s,;:\-–/(]+$/, "")}…`;
  }

  // Words, and the parts of words that hyphens and slashes join.
  const partsOf = (text) => text.split(/\s+/).filter(Boolean).flatMap((word) => word.split(/(?<=[-/])(?=.)/u)
    .map((part, i, all) => ({ part, glue: i + 1 < all.length ? "" : " " })));

  // A text in lines of the given widths; null where it does not fit whole, unless it may be cut.
  function wrap(text, widths, measure, mayCut) {
    const parts = partsOf(text), lines = [];
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

  const rest = (parts, at) => parts.slice(at).map(({ part, glue }) => part + glue).join("").trim();

  // The name as it is, then shorter: "N. Kowalska", "Kowalska"; of a chief officer what everybody says.
  function forms({ title, family }) {
    if (CHIEF.test(title)) return [title, lettersOf(title)];
    if (!family || family === title) return [title];
    const first = title.endsWith(family) ? `${Array.from(title)[0]}. ${family}` : "";
    return [title, first, family].filter(Boolean);
  }

  function lettersOf(title) {
    const words = title.split(/[\s,/-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
    const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
    return (telling.length ? telling : words).slice(0, 4).map((word) => Array.from(word)[0].toUpperCase()).join("");
  }

  // "+1,284" as "+1.3k" where the long form does not fit; "" where neither does.
  function countIn(count, width, measure) {
    if (!count || measure(count) <= width) return count || "";
    const number = Number(count.replace(/[^0-9]/g, ""));
    const [size, sign] = number >= 1e6 ? [1e6, "M"] : [1e3, "k"];
    const short = `+${number / size >= 10 ? Math.round(number / size) : (number / size).toFixed(1)}${sign}`;
    return number >= 1000 && measure(short) <= width ? short : "";
  }

  /* What a card of a size on the screen says: lines of its name (none where not even letters are legible), count of
     what is folded, whether anything was left out of the name; left edge and width of the text in px. */
  function say(seat, width, height, zoom, measure) {
    const room = roomOf(width, height, zoom);
    const told = (lines, count, isCut, isShared = false, isTight = false) =>
      ({ lines, count, isCut, isShared, isTight, left: room.left, room: room.width });
    if (width < WORD_PX.width || height < WORD_PX.height) {
      const letters = Array.from(width < LETTERS_PX.width || height < LETTERS_PX.height ? "" : lettersOf(seat.title));
      while (letters.length && measure(letters.join("")) > room.width + 1) letters.pop();
      return told(letters.length ? [letters.join("")] : [], "", true);
    }
    const rows = Math.max(1, room.lines), full = Array(rows).fill(room.width);
    const count = countIn(seat.fold, room.width, measure);
    // The count has a line of its own, or the end of the last one.
    const above = full.slice(1), beside = [...above, room.width - measure(count) - GAP_PX];
    const ways = count ? [...(rows > 1 ? [above] : []), beside] : [full];
    for (const text of forms(seat)) {
      for (const widths of ways) {
        const lines = wrap(text, widths, measure, false);
        if (lines) return told(lines, count, text !== seat.title, widths === beside);
      }
    }
    const name = seat.family || seat.title, alone = count && rows > 1 ? above : full;
    const tight = wrap(name, alone.map((px) => px * SQUEEZE), measure, false);
    return told(tight || wrap(name, alone, measure, true) || [], rows > 1 ? count : "", name !== seat.title || !tight, false, Boolean(tight));
  }

  const words = { NEAR_ZOOM, TEXT_PX, PITCH_PX, isFar, legibleZoom, stripePx, cutTo, wrap, lettersOf, countIn, say };
  if (typeof module !== "undefined") module.exports = words;
  else root.reportlineCardWords = words;
})(typeof window !== "undefined" ? window : globalThis);
