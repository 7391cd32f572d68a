// Numbers, counts and sizes in words.
import test from "node:test";
import assert from "node:assert/strict";
import { count, day, number, share, size } from "../../../assets/src/ui/format.js";

test("numbers have commas, and what is no number is none", () => {
  assert.deepEqual([number(1284), number(0), number(null), number("12000"), number(NaN)], ["1,284", "0", "0", "12,000", "0"]);
});

test("one of a thing is one, all else several", () => {
  assert.deepEqual([count(1, "person", "people"), count(1284, "person", "people"), count(0, "row"), count(2, "row")], ["1 person", "1,284 people", "0 rows", "2 rows"]);
});

test("a small share is not told as none", () => {
  assert.deepEqual([0, 0.0001, 0.0099, 0.01, 0.855, 1].map(share), ["0%", "under 1%", "under 1%", "1%", "86%", "100%"]);
});

test("sizes are whole KB, rounded up, then MB with one digit", () => {
  assert.deepEqual([0, 1, 1024, 1025, 1024 * 1024, 3.14 * 1024 * 1024, 200 * 1024 * 1024, 4 * 1024 ** 3].map(size), ["0 KB", "1 KB", "1 KB", "2 KB", "1.0 MB", "3.1 MB", "200.0 MB", "4.0 GB"]);
});

test("a day is told without its year", () => {
  assert.equal(day("2024-03-06T12:00:00"), "6 March");
});
