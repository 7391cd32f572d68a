// Filters as a field of a query and in words (tests/orgview/queries/test_filter_fixture.py reads the same cases).
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { textOf, withFilter, write, writeAll } from "../../../assets/src/state/filters.js";

const CASES = JSON.parse(readFileSync(new URL("../../data/filters.json", import.meta.url), "utf8"));
const TESTS = [["equals", "is"], ["contains", "contains"], ["blank", "is blank"]].map(([value, label]) => ({ value, label, group: "" }));
const VIEW = { columns: [["c4", "Location", false], ["level", "Level", true]] };

test("filters are written as the server reads and writes them", () => {
  for (const { filters, text } of CASES) assert.equal(writeAll(filters), text);
});

test("parts and filters can be told apart whatever a text holds", () => {
  const typed = "a:b,c%3Ad";
  assert.deepEqual(write(["c1", "equals", typed, null, null]).split(":").map(decodeURIComponent), ["c1", "equals", typed]);
  assert.equal(writeAll([["c1", "equals", typed, null, null], ["c2", "blank", "", null, null]]).split(",").length, 2);
});

test("an end that is not given is empty, and zero is an end", () => {
  assert.equal(write(["level", "range", "", 0, undefined]), "level:range:0:");
});

test("a filter that is on already is not put on twice, and goes to the end", () => {
  const one = ["c4", "equals", "Berlin", null, null], other = ["level", "range", "", 4, null];
  assert.equal(withFilter([], one), "c4:equals:Berlin");
  assert.equal(withFilter([one, other], [...one]), "level:range:4:,c4:equals:Berlin");
  assert.equal(withFilter([one], ["c4", "equals", "Bonn", null, null]), "c4:equals:Berlin,c4:equals:Bonn");
});

test("a filter is told in words", () => {
  const say = (...filter) => textOf(VIEW, filter, TESTS);
  assert.equal(say("c4", "equals", "Berlin", null, null), "Location is Berlin");
  assert.equal(say("c4", "blank", "", null, null), "Location is blank");
  assert.equal(say("c9", "starts", "B", null, null), "c9 starts B");
  assert.equal(say("level", "range", "", 4, 6), "Level from 4 to 6");
  assert.equal(say("level", "range", "", 4, 4), "Level is 4");
  assert.equal(say("level", "range", "", 0, null), "Level at least 0");
  assert.equal(say("level", "range", "", null, 6), "Level at most 6");
});
