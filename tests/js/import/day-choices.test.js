// Day choices: round ones, what is offered beside them, and the most as the last.
import test from "node:test";
import assert from "node:assert/strict";
import { dayChoices } from "../../../assets/src/import/day-choices.js";

const days = (...args) => dayChoices(...args).map(([value]) => Number(value));

test("choices ascend, each once, and end with the most", () => {
  assert.deepEqual(days(30), [1, 7, 30]);
  assert.deepEqual(days(45, 14, 7), [1, 7, 14, 30, 45]);
  assert.deepEqual(days(3), [1, 3]);
  assert.deepEqual(days(30, 60), [1, 7, 30]);
});

test("a choice is said in words", () => {
  assert.deepEqual(dayChoices(1000).map(([, text]) => text), ["1 day", "7 days", "30 days", "90 days", "365 days", "1,000 days"]);
});
