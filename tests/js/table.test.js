// What the Table tab asks of the server. Run by test_assets.py, or alone: node --test tests/js
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { toAsked, totals } = require(path.join(__dirname, "..", "..", "assets", "table-ask.js"));

test("an order names its columns, the first first", () => {
  const asked = toAsked([{ colId: "below", sort: "desc" }, { colId: "name", sort: "asc" }], {}, "");
  assert.deepEqual(asked, { sorts: [{ column: "below", descending: true }, { column: "name", descending: false }], filters: [], search: "" });
});

test("each filter of the grid is a test of the server", () => {
  const text = (type, filter) => ({ filterType: "text", type, filter });
  const number = (type, filter, filterTo) => ({ filterType: "number", type, filter, filterTo });
  const cases = [
    [text("contains", "a"), { test: "contains", text: "a" }],
    [text("equals", "(a+)+$"), { test: "equals", text: "(a+)+$" }],
    [text("startsWith", "%"), { test: "starts", text: "%" }],
    [text("blank"), { test: "blank" }],
    [text("notBlank"), { test: "filled" }],
    [number("equals", 0), { test: "range", least: 0, most: 0 }],
    [number("greaterThanOrEqual", 3), { test: "range", least: 3, most: null }],
    [number("lessThanOrEqual", 3), { test: "range", least: null, most: 3 }],
    [number("inRange", 3, 9), { test: "range", least: 3, most: 9 }],
    [number("inRange", 3, null), { test: "range", least: 3, most: null }],
    [number("blank"), { test: "blank" }],
  ];
  for (const [held, wanted] of cases) assert.deepEqual(toAsked([], { c1: held }, "").filters, [{ column: "c1", ...wanted }]);
});

test("a filter that says nothing yet is not asked", () => {
  const held = { a: { filterType: "text", type: "contains", filter: null }, b: { filterType: "number", type: "equals", filter: null } };
  assert.deepEqual(toAsked(undefined, held, "").filters, []);
});

test("blanks round what is searched for do not count", () => {
  assert.equal(toAsked([], null, "  Ann  Lee ", { query: "n=400" }).search, "Ann  Lee");
  assert.equal(toAsked([], null, "", { query: "n=400" }).query, "n=400");
});

test("totals say how many there are, and how many of them are shown", () => {
  assert.equal(totals(330, 330, "seat"), "330 seats");
  assert.equal(totals(330, 12, "seat"), "330 seats, 12 shown");
  assert.equal(totals(1, 1, "finding"), "1 finding");
  assert.equal(totals(1000000, 0, "seat"), "1,000,000 seats, 0 shown");
});
