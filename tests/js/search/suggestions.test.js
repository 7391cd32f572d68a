// What the search box offers.
import test from "node:test";
import assert from "node:assert/strict";
import { MOST, drawnHits, suggestionsOf } from "../../../assets/src/search/suggestions.js";

const SEATS = [
  { id: "a", title: "Deputy head of quality" }, { id: "b", title: "Quality head" },
  { id: "c", title: "Plant manager", unit: "Zürich" }, { id: "d", title: "Inequality officer" },
];
const ids = (query) => drawnHits(SEATS, query).found.map(({ id }) => id);
const hits = (count, more) => ({ found: Array.from({ length: count }, (_, at) => ({ id: `n${at}`, title: `T${at}` })), exact: count, ...more });
const lines = (...given) => suggestionsOf(...given).map((row) => (row.kind === "seat" ? row.hit.id : `${row.kind}: ${row.text}`));

test("of the drawn seats those fit that hold every word, beginnings first", () => {
  assert.deepEqual(ids("quality"), ["b", "a", "d"]);
  assert.deepEqual(ids("  HEAD  qual "), ["b", "a"]);
  assert.deepEqual(ids("zurich plant"), ["c"]);
  assert.deepEqual(ids(""), ["a", "b", "c", "d"]);
  for (const nothing of ["(a+)+$", "qualtiy"]) assert.deepEqual(ids(nothing), [], "what is merely alike is the server's");
  assert.deepEqual(drawnHits(SEATS, "Zür").found[0], { id: "c", title: "Plant manager", unit: "Zürich", marks: ["zur"] });
});

test("close ones stand under a heading, which says whether any fits", () => {
  assert.deepEqual(lines(hits(2, { exact: 1 }), "x", false), ["n0", "close: Close ones:", "n1"]);
  assert.deepEqual(lines(hits(1, { exact: 0 }), "x", false), ["close: No exact match; close ones:", "n0"]);
  assert.deepEqual(lines(hits(2), "x", false), ["n0", "n1"]);
});

test("what is not shown is counted, and while the server is asked it says so", () => {
  assert.deepEqual(lines(hits(0), "x", false), ["rest: No such seat in this company"]);
  assert.deepEqual(lines(hits(0, { isComing: true }), "x", true), ["rest: Searching everybody …"]);
  assert.deepEqual(lines(hits(1, { isComing: true }), "x", true), ["n0"]);
  const many = lines(hits(MOST + 3), "", false);
  assert.deepEqual([many.length, many[MOST]], [MOST + 1, "rest: 3 more: type on"]);
  assert.equal(lines(hits(2, { more: true }), "x", true)[2], "rest: More: type on");
  assert.equal(lines(hits(1, { left_out: ["Notes", "Photo"] }), "x", true)[1], "rest: Too large to be searched: Notes, Photo");
});

test("all of a name can be shown on the chart of a loaded company, where several have it", () => {
  assert.equal(lines(hits(1, { named: 1200 }), " king ", true)[1], "name: Show all 1,200 whose name holds “king” on the chart");
  assert.equal(lines(hits(1, { named: 1 }), "king", true).length, 1);
  assert.equal(lines(hits(1, { named: 2 }), "king", false).length, 1);
});
