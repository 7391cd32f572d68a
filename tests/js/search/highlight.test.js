// Which letters of a text a search marks.
import test from "node:test";
import assert from "node:assert/strict";
import { fold, pieces } from "../../../assets/src/search/highlight.js";

const marked = (text, ...words) => pieces(text, words).map(([letters, is]) => (is ? `[${letters}]` : letters)).join("");

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

test("letters are folded as people type them", () => {
  assert.deepEqual(["Łódź", "Ærø", "STRASSE", "Straße", "ＡＢ"].map(fold), ["lodz", "aero", "strasse", "strasse", "ab"]);
});
