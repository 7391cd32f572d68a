// What the Table tab asks of the server, and how many rows there are.
import test from "node:test";
import assert from "node:assert/strict";
import { isPlain, questionOf, totalsText } from "../../../assets/src/ui/grid-question.js";

test("an order names its columns, the first first", () => {
  const question = questionOf([{ colId: "below", sort: "desc" }, { colId: "name", sort: "asc" }], {}, "");
  assert.deepEqual(question, { sorts: [{ column: "below", descending: true }, { column: "name", descending: false }], filters: [], search: "" });
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
  for (const [held, filter] of cases) assert.deepEqual(questionOf([], { c1: held }, "").filters, [{ column: "c1", ...filter }]);
});

test("a filter that says nothing yet is not asked", () => {
  const held = { a: { filterType: "text", type: "contains", filter: null }, b: { filterType: "number", type: "equals", filter: null } };
  assert.deepEqual(questionOf(undefined, held, "").filters, []);
});

test("blanks round what is searched for do not count", () => {
  assert.equal(questionOf([], null, "  Ann  Lee ").search, "Ann  Lee");
  assert.deepEqual(["", " ", "x"].map((search) => isPlain(questionOf([], {}, search))), [true, true, false]);
  assert.equal(isPlain(questionOf([{ colId: "a", sort: "asc" }], {}, "")), false);
});

test("totals say how many there are, and how many of them are shown", () => {
  assert.equal(totalsText(330, 330, "seat"), "330 seats");
  assert.equal(totalsText(330, 12, "seat"), "330 seats, 12 shown");
  assert.equal(totalsText(1, 1, "finding"), "1 finding");
  assert.equal(totalsText(1000000, 0, "seat"), "1,000,000 seats, 0 shown");
});
