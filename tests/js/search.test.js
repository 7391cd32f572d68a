// What the search finds among drawn seats, and which letters it marks.
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { apart, match, pieces } = require(path.join(__dirname, "..", "..", "assets", "search-match.js"));
const SEATS = [
  { id: "a", title: "Deputy head of quality" }, { id: "b", title: "Quality head" },
  { id: "c", title: "Plant manager", unit: "Zürich" }, { id: "d", title: "Inequality officer" },
];
const ids = (query) => match(SEATS, query).found.map((seat) => seat.id);
const marked = (text, ...words) => pieces(text, words).map(([letters, is]) => (is ? `[${letters}]` : letters)).join("");

test("the search wants every word and puts beginnings first", () => {
  assert.deepEqual(ids("quality"), ["b", "a", "d"]);
  assert.deepEqual(ids("  HEAD  qual "), ["b", "a"]);
  assert.deepEqual(ids("zurich plant"), ["c"]);
  assert.equal(ids("").length, 4);
  assert.deepEqual(ids("(a+)+$["), []);
});

test("a wrong letter is forgiven, after what fits exactly", () => {
  assert.deepEqual(match(SEATS, "qualtiy").exact, 0);
  assert.deepEqual(ids("qualtiy"), ["a", "b"]);
  assert.deepEqual(ids("zurch"), ["c"]);
  assert.deepEqual(ids("oficer inequalty"), ["d"]);
  assert.deepEqual(ids("inqualiti"), ["d"]);
  assert.deepEqual(ids("hed"), [], "three letters");
  const found = match([...SEATS, { id: "e", title: "Qualitx" }], "quality");
  assert.deepEqual([found.exact, found.found.map((seat) => seat.id)], [3, ["b", "a", "d", "e"]]);
});

test("edits are counted as people make them", () => {
  for (const [one, other, edits] of [["smith", "smtih", 1], ["smith", "smth", 1], ["smith", "smitth", 1], ["smith", "smyth", 1], ["smith", "smith", 0], ["ab", "ba", 1], ["abcd", "badc", 2]]) {
    assert.equal(apart(one, other, 2), edits, `${one} ${other}`);
    assert.equal(apart(other, one, 2), edits, `${other} ${one}`);
  }
  assert.equal(apart("a", "abcdef", 2), 3);
});

test("marks are the letters as they are written", () => {
  assert.equal(marked("José Müller-Strauß", "muller", "strauss"), "José [Müller]-[Strauß]");
  assert.equal(marked("José Mu\u0308ller", "mu"), "José [Mu\u0308]ller");
  assert.equal(marked("Hannah Anna", "anna"), "Hannah [Anna]");
  assert.equal(marked("Hannah", "anna"), "H[anna]h");
  assert.equal(marked("Anna Anna", "an", "anna"), "[Anna] [Anna]");
  assert.equal(marked("王小明", "小明"), "王[小明]");
  assert.equal(marked("🙂 Ana", "ana"), "🙂 [Ana]");
  assert.equal(marked("Ana", "", "x"), "Ana");
  assert.equal(marked("", "a"), "");
});
