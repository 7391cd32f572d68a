// What a person chose about the reading of a file.
import test from "node:test";
import assert from "node:assert/strict";
import * as choices from "../../../assets/src/import/reading-choices.js";
import { report } from "../fakes/reports.js";

const REPORT = report();
const PLACE = { sheet: "People", header_row: 1 };

test("only what was chosen otherwise is asked for, beside what was asked before", () => {
  const before = { mapping: { id: "Number" }, live: true };
  const fields = { id: "Id", name: "First+Last", manager: "Dept", title: "" };
  assert.deepEqual(choices.choicesOf(before, REPORT, { fields, shown: ["Pay"], ...PLACE }), {
    live: true, shown: ["Pay"], mapping: { id: "Number", manager: "Dept" },
  });
  const none = { manager: "", name: "First" };
  assert.deepEqual(choices.choicesOf({}, REPORT, { fields: none, shown: [], ...PLACE }).mapping, none);
  assert.deepEqual(before.mapping, { id: "Number" });
});

test("where the table stands in another place its columns are found anew", () => {
  const before = { mapping: { id: "Number" }, snapshot: "Mar-15", header_row: 4, live: true, rows: [3], named: { Ana: "1" } };
  const picked = { fields: { manager: "Dept" }, shown: [], ...PLACE };
  assert.deepEqual(choices.choicesOf(before, REPORT, { ...picked, sheet: "Jobs" }), { live: true, shown: [], sheet: "Jobs" });
  assert.deepEqual(choices.choicesOf(before, REPORT, { ...picked, header_row: 2 }), { live: true, shown: [], header_row: 2 });
  assert.deepEqual(choices.choicesOf({}, REPORT, { ...picked, delimiter: ";" }), { shown: [], delimiter: ";" });
  assert.deepEqual(choices.choicesOf(before, REPORT, { ...picked, fields: {} }), { ...before, shown: [], mapping: { id: "Number" } }, "in the same place all stays");
});

test("the two columns of a name are one field, the same one twice is one", () => {
  const fieldsOf = (name, second) => choices.fieldsOf({ id: "Id", name, "name-and": second });
  assert.deepEqual(fieldsOf("First", "Last"), { id: "Id", name: "First+Last" });
  assert.deepEqual(fieldsOf("", "Last"), { id: "Id", name: "Last" });
  for (const second of ["", "First"]) assert.deepEqual(fieldsOf("First", second), { id: "Id", name: "First" });
});

test("a column that was tried keeps its figures until it is tried again, the best stands first", () => {
  const before = [{ column: "Boss", resolved: 106, of: 106 }, { column: "Dept", resolved: 8, of: 106 }];
  const after = choices.mergeCandidates(before, [{ column: "Dept", resolved: 9, of: 106 }, { column: "Lead", resolved: 0, of: 0 }]);
  assert.deepEqual(after.map(({ column, resolved }) => `${column} ${resolved}`), ["Boss 106", "Dept 9", "Lead 0"]);
  const alike = [{ column: "Few", resolved: 1, of: 1 }, { column: "Many", resolved: 9, of: 9 }];
  assert.deepEqual(choices.mergeCandidates(alike, undefined).map(({ column }) => column), ["Many", "Few"]);
  assert.deepEqual(choices.mergeCandidates(null, undefined), []);
});

test("of the rows of one id one is taken, and can be taken back", () => {
  const before = { live: true, rows: [4, 9], named: { Ana: "1" } };
  const taken = choices.withRow(before, [8, 9, 10], 8);
  assert.deepEqual(taken, { live: true, rows: [4, 8], named: { Ana: "1" } });
  assert.deepEqual([choices.isTaken(taken, 8), choices.isTaken(taken, 9), choices.isTaken({}, 8)], [true, false, false]);
  assert.deepEqual(choices.withRow(taken, [8, 9, 10], null).rows, [4]);
  assert.deepEqual(choices.withRow({}, [8, 9], 9), { rows: [9] });
  assert.deepEqual(before.rows, [4, 9]);
});

test("who is meant by a text is one, and can be taken back, whatever the text", () => {
  const first = choices.withPerson({ rows: [3] }, "__proto__", "E1");
  const both = choices.withPerson(first, "Ana Smith", "row 7");
  assert.deepEqual(JSON.parse(JSON.stringify(both)), JSON.parse('{"rows":[3],"named":{"__proto__":"E1","Ana Smith":"row 7"}}'));
  assert.deepEqual(["__proto__", "Ana Smith", "constructor"].map((text) => choices.meantBy(both, text)), ["E1", "row 7", ""]);
  assert.equal(choices.meantBy(choices.withPerson(both, "Ana Smith", "E2"), "Ana Smith"), "E2");
  assert.equal(choices.meantBy(choices.withPerson(both, "Ana Smith", ""), "Ana Smith"), "");
  assert.equal(choices.meantBy({}, "Ana Smith"), "");
});

test("choices that fit nothing are taken back, the others stay", () => {
  const before = { rows: [3, 99], named: { Ana: "E1", "Ana: b": "E2" } };
  assert.deepEqual(choices.withoutLost(before, { rows: [99], found: ["row 99: not in the file"] }), { ...before, rows: [3] });
  assert.deepEqual(choices.withoutLost(before, { rows: [], found: ["Ana: b: nobody"] }), { ...before, named: { Ana: "E1" } }, "the longest text that fits");
  assert.deepEqual(choices.withoutLost({}, { rows: [], found: ["Ana: nobody"] }), { named: {} });
});

test("one sheet can be taken, and what the file proposes again", () => {
  const several = /** @type {any} */ ({ origin: { sheet: "", sheets: ["North", "South"], header_row: 1 }, mapping: {} });
  const picked = /** @type {any} */ ({ fields: {}, shown: [], header_row: 1 });
  assert.deepEqual(choices.choicesOf({}, several, { ...picked, sheet: "North" }), { shown: [], sheet: "North" });
  const single = { ...several, origin: { ...several.origin, sheet: "North" } };
  assert.deepEqual(choices.choicesOf({ sheet: "North" }, single, { ...picked, sheet: "" }), { shown: [] });
});
