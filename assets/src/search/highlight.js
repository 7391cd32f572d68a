// Which letters of a text a search marks. Pure.

// Letters that Unicode does not take apart, and how people type them. As the server does it.
const PLAIN = /** @type {Record<string, string>} */ ({ "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th" });
const LETTER = /[\p{L}\p{N}]/u;

/** Lower-case letters without accents. @param {string} text */
export function fold(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[łøđðħıßæœþ]/g, (letter) => PLAIN[letter]);
}

/** A text folded, and for each letter of that where the letter it comes from begins; the length of the text at the end.
 * @param {string} text */
function foldedWithPlaces(text) {
  const places = [];
  let folded = "", at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    places.push(...Array.from({ length: plain.length }, () => at));
    folded += plain;
    at += letter.length;
  }
  return { folded, places: [...places, text.length] };
}

/** Where a word stands: at every beginning of a word, else where it first is. @param {string} folded @param {string} word */
function placesOf(folded, word) {
  const all = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) all.push(at);
  const begins = all.filter((at) => !at || !LETTER.test(folded[at - 1]));
  return begins.length ? begins : all.slice(0, 1);
}

/** A text in pieces, each with whether it is marked. @param {string} text @param {readonly string[]} words  Folded. @returns {[string, boolean][]} */
export function pieces(text, words) {
  const { folded, places } = foldedWithPlaces(text);
  const isMarked = new Array(text.length).fill(false);
  for (const word of new Set(words.filter(Boolean))) {
    for (const at of placesOf(folded, word)) {
      const last = places[at + word.length - 1];
      isMarked.fill(true, places[at], places.slice(at + word.length).find((next) => next > last) || text.length);
    }
  }
  /** @type {[string, boolean][]} */
  const made = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    for (end = start + 1; end < text.length && isMarked[end] === isMarked[start];) end += 1;
    made.push([text.slice(start, end), isMarked[start]]);
  }
  return made;
}
