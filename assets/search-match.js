// What a typed text finds among the seats of the chart, and which letters of a text it marks.
(function () {
  "use strict";
  // With fewer exact hits near ones are shown too; letters from which one and two wrong ones are forgiven. As the server does it.
  const HANDFUL = 5, ONE_FROM = 4, TWO_FROM = 8;
  // Letters that Unicode does not take apart, and how people type them.
  const PLAIN = { "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th" };

  // Lower-case letters without accents.
  function fold(text) {
    const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.replace(/[łøđðħıßæœþ]/g, (letter) => PLAIN[letter]);
  }

  const wordsOf = (text) => fold(text).split(/\s+/).filter(Boolean);
  const partsOf = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // Letters too many, missing, wrong, or exchanged with a neighbour, between two words; more than `most` is not counted out.
  function apart(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const now = [i];
      for (let j = 1; j <= other.length; j += 1) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isExchanged) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      [before, last] = [last, now];
    }
    return last[other.length];
  }

  // Which of the parts of a name a word may have been meant for, and how many edits away; null for none.
  function near(word, parts) {
    const most = word.length >= TWO_FROM ? 2 : word.length >= ONE_FROM ? 1 : 0;
    let best = null;
    for (const part of most ? parts : []) {
      const edits = /\p{N}/u.test(part) ? most + 1 : apart(word, part, most);
      if (edits <= most && (!best || edits < best.edits)) best = { part, edits };
    }
    return best;
  }

  // Seats that hold every word, those first in which the words begin a name; then those that hold words like them.
  function match(all, query) {
    const words = wordsOf(query);
    const exact = [], close = [];
    all.forEach((seat, place) => {
      const name = fold(`${seat.title} ${seat.unit || ""}`);
      if (words.every((word) => name.includes(word))) {
        const starts = words.filter((word) => name.startsWith(word) || name.includes(` ${word}`)).length;
        exact.push({ seat: { ...seat, marks: words }, worth: starts + (words.some((word) => name.startsWith(word)) ? 1 : 0), place });
        return;
      }
      const parts = partsOf(name);
      const met = words.map((word) => (name.includes(word) ? { part: word, edits: 0 } : near(word, parts)));
      if (met.some((one) => !one)) return;
      const edits = met.reduce((sum, one) => sum + one.edits, 0);
      close.push({ seat: { ...seat, marks: met.map((one) => one.part) }, worth: -edits, place });
    });
    const ranked = (some) => some.sort((a, b) => b.worth - a.worth || a.place - b.place).map((one) => one.seat);
    return { found: [...ranked(exact), ...(exact.length < HANDFUL ? ranked(close) : [])], exact: exact.length };
  }

  // A text in pieces [letters, whether marked]: each folded word where it begins a word, else where it first stands.
  function pieces(text, words) {
    let folded = "";
    const from = [];
    let at = 0;
    for (const letter of text) {
      const plain = fold(letter);
      for (let each = 0; each < plain.length; each += 1) from.push(at);
      folded += plain;
      at += letter.length;
    }
    from.push(text.length);
    const isMarked = new Array(text.length).fill(false);
    for (const word of new Set(words.filter(Boolean))) {
      const places = [];
      for (let found = folded.indexOf(word); found >= 0; found = folded.indexOf(word, found + word.length)) places.push(found);
      const begins = places.filter((place) => !place || !/[\p{L}\p{N}]/u.test(folded[place - 1]));
      for (const place of begins.length ? begins : places.slice(0, 1)) {
        const last = from[place + word.length - 1], end = from.slice(place + word.length).find((next) => next > last) || text.length;
        isMarked.fill(true, from[place], end);
      }
    }
    const made = [];
    for (let start = 0, end = 0; start < text.length; start = end) {
      for (end = start + 1; end < text.length && isMarked[end] === isMarked[start];) end += 1;
      made.push([text.slice(start, end), isMarked[start]]);
    }
    return made;
  }

  if (typeof window !== "undefined") window.reportlineMatch = { match, pieces };
  if (typeof module !== "undefined") module.exports = { apart, match, pieces };
})();
