// What a person decided about the file, as choices and in words.
import test from "node:test";
import assert from "node:assert/strict";
import { decidedText, isDecided, withDecisions, withoutDecisions } from "../../../assets/src/import/decided.js";

const decision = (kind, who, other = "") => ({ kind, who, other });
const decided = (one, more = {}) => ({ ...one, who_name: "", other_name: "", who_row: 0, other_row: 0, reason: "", ...more });
const GIVEN = decision("manager", "E7", "E1");
const REPORT = { decided: [decided(GIVEN, { who_row: 8, other_row: 2 })] };

test("a decision is known by the row that its ids name", () => {
  const choices = { decisions: [GIVEN] };
  assert.equal(isDecided(choices, REPORT, decision("manager", "row 8", "row 2")), true);
  assert.equal(isDecided(choices, REPORT, decision("manager", "row 8", "row 3")), false);
  assert.equal(isDecided({}, REPORT, GIVEN), false);
  assert.equal(isDecided(choices, {}, GIVEN), true, "a report of an older program has no list");
});

test("another manager takes the place of the one before, whatever else was decided stays", () => {
  const before = { live: true, decisions: [GIVEN, decision("no_person", "E9")] };
  const after = withDecisions(before, REPORT, [decision("manager", "row 8", "row 5")]);
  assert.deepEqual(after, { live: true, decisions: [decision("no_person", "E9"), decision("manager", "row 8", "row 5")] });
  assert.deepEqual(before.decisions.length, 2);
  assert.deepEqual(withDecisions({}, {}, [decision("apart", "7")]).decisions, [decision("apart", "7")]);
});

test("what excludes a decision is taken back with it", () => {
  const [first, second] = [decision("break", "row 3", "row 4"), decision("break", "row 4", "row 3")];
  assert.deepEqual(withDecisions({ decisions: [first] }, {}, [second], [first, second]).decisions, [second]);
});

test("one is taken back and the others stay, also by its row", () => {
  const other = decision("apart", "7");
  assert.deepEqual(withoutDecisions({ decisions: [GIVEN, other] }, REPORT, [decision("manager", "row 8", "row 2")]).decisions, [other]);
  assert.deepEqual(withoutDecisions({ decisions: [other, GIVEN] }, REPORT, [GIVEN]).decisions, [other]);
});

test("each kind has its words, with the names beside the ids", () => {
  const names = { who_name: "Ana", other_name: "Bo" };
  assert.equal(decidedText(decided(GIVEN, names)), "Ana (E7) reports to Bo (E1)");
  assert.equal(decidedText(decided(decision("manager", "E7"))), "E7 reports to nobody");
  assert.equal(decidedText(decided(decision("break", "Ana", "E1"), names)), "The loop ends at the line from Ana up to Bo (E1)");
  assert.equal(decidedText(decided(decision("no_person", "Total"))), "Total is no person");
  assert.equal(decidedText(decided(decision("same", "E7", "row 9"), names)), "Ana (E7) and Bo (row 9) are one person");
  assert.equal(decidedText(decided(decision("apart", "7"))), "The rows of id 7 are different people");
});
