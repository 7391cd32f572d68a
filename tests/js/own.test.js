// What the page says about a loaded company and asks for, without a browser.
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const facts = require(path.join(__dirname, "..", "..", "assets", "own-facts.js"));

const REPORT = {
  origin: { kind: "xlsx", sheet: "People", sheets: ["People", "Jobs"], header_row: 1, delimiter: "", encoding: "" },
  mapping: { id: "Id", name: "First+Last", manager: "Boss" },
  candidates: [{ column: "Boss", key: "Id", resolved: 106, of: 106 }],
  findings: [],
};
const PLACE = { sheet: "People", header_row: 1 };

test("a company is told in one line, alone as well as in thousands", () => {
  assert.equal(facts.summary({ people: 330, levels: 5, span: 20, findings: 3 }), "330 posts, 5 levels, widest span 20, 3 findings");
  assert.equal(facts.summary({ people: 1, levels: 1, span: 0, findings: 1 }), "1 post, 1 level, widest span 0, 1 finding");
  assert.equal(facts.summary({ people: 1234567, levels: 12, span: 1200, findings: 0 }), "1,234,567 posts, 12 levels, widest span 1,200, 0 findings");
});

test("the file is told by its form, and by its name only where the company has another", () => {
  const told = (company) => Object.fromEntries(facts.facts(company));
  const csv = { origin: { kind: "csv", encoding: "cp1252", delimiter: ";", sheet: "", header_row: 3 } };
  assert.deepEqual(told({ name: "a.csv", file: "a.csv", report: csv }), { Format: "CSV, CP1252, semicolon", Headings: "row 3" });
  assert.deepEqual(told({ name: "Ours", file: "b.xlsx", report: REPORT }), { File: "b.xlsx", Format: "XLSX", Sheet: "People", Headings: "row 1" });
  assert.deepEqual(told({ name: "c", file: "c", report: { origin: { kind: "json", header_row: 0 } } }), { Format: "JSON", Headings: "none" });
});

test("columns are looked at where the manager is missing, doubted or not found", () => {
  const of = (changed) => facts.isUnsure({ ...REPORT, ...changed });
  assert.equal(of({}), false);
  assert.equal(of({ mapping: { id: "Id" } }), true);
  for (const code of ["ORG206", "ORG207"]) assert.equal(of({ findings: [{ code }] }), true);
  assert.equal(of({ findings: [{ code: "ORG401" }] }), false);
  assert.equal(of({ candidates: [{ column: "Boss", resolved: 94, of: 100 }] }), true);
  assert.equal(of({ candidates: [{ column: "Boss", resolved: 95, of: 100 }] }), false);
  assert.equal(of({ candidates: [{ column: "Boss", resolved: 0, of: 0 }] }), false);
});

test("a column that was tried keeps its figures until it is tried again", () => {
  const before = [{ column: "Boss", resolved: 106, of: 106 }, { column: "Dept", resolved: 8, of: 106 }];
  const after = facts.candidates(before, [{ column: "Dept", resolved: 9, of: 106 }]);
  assert.deepEqual(after.map(facts.resolves), ["Boss resolves 106 of 106", "Dept resolves 9 of 106"]);
  assert.deepEqual(facts.candidates(null, undefined), []);
});

test("only what was chosen otherwise is asked for, beside what was asked before", () => {
  const before = { mapping: { id: "Number" }, live: true };
  const fields = { id: "Id", name: "First+Last", manager: "Dept", title: "" };
  assert.deepEqual(facts.choicesOf(before, REPORT, { fields, shown: ["Pay"], ...PLACE }), {
    live: true, shown: ["Pay"], mapping: { id: "Number", manager: "Dept" },
  });
  assert.deepEqual(facts.choicesOf({}, REPORT, { fields: { manager: "", name: "First" }, shown: [], ...PLACE }).mapping, { manager: "", name: "First" });
});

test("of the rows of one id one is taken, and can be taken back", () => {
  const before = { live: true, rows: [4, 9], named: { Ana: "1" } };
  const taken = facts.withRow(before, [8, 9, 10], 8);
  assert.deepEqual(taken, { live: true, rows: [4, 8], named: { Ana: "1" } });
  assert.deepEqual([facts.isTaken(taken, 8), facts.isTaken(taken, 9), facts.isTaken({}, 8)], [true, false, false]);
  assert.deepEqual(facts.withRow(taken, [8, 9, 10], null).rows, [4]);
  assert.deepEqual(facts.withRow({}, [8, 9], 9), { rows: [9] });
  assert.deepEqual(before.rows, [4, 9]);
});

test("who is meant by a text is one, and can be taken back, whatever the text", () => {
  const first = facts.withPerson({ rows: [3] }, "__proto__", "E1");
  const both = facts.withPerson(first, "Ana Smith", "row 7");
  assert.deepEqual(JSON.parse(JSON.stringify(both)), JSON.parse('{"rows":[3],"named":{"__proto__":"E1","Ana Smith":"row 7"}}'));
  assert.deepEqual(["__proto__", "Ana Smith", "constructor"].map((text) => facts.meantBy(both, text)), ["E1", "row 7", ""]);
  assert.equal(facts.meantBy(facts.withPerson(both, "Ana Smith", "E2"), "Ana Smith"), "E2");
  assert.equal(facts.meantBy(facts.withPerson(both, "Ana Smith", ""), "Ana Smith"), "");
  assert.equal(facts.meantBy({}, "Ana Smith"), "");
});

test("choices that fit nothing are taken back, the others stay", () => {
  const choices = { rows: [3, 99], named: { Ana: "E1", "Ana: b": "E2" } };
  assert.deepEqual(facts.withoutLost(choices, { code: "ORG309", rows: [99], found: [] }).rows, [3]);
  assert.deepEqual(facts.withoutLost(choices, { code: "ORG410", rows: [], found: ["Ana: b: nobody"] }).named, { Ana: "E1" });
});

test("whoever names a manager is told in a few words", () => {
  const rows = [{ row: 5, name: "Chen" }, { row: 1206, name: "" }, { row: 9, name: "Di" }, { row: 10, name: "Ed" }];
  assert.equal(facts.namedBy({ rows, count: 1200 }), "Named as the manager by Chen (row 5), row 1,206, Di (row 9) and 1,197 more.");
  assert.equal(facts.namedBy({ rows: rows.slice(0, 1), count: 1 }), "Named as the manager by Chen (row 5).");
  assert.deepEqual([facts.idOf({ key: "E1", row: 17 }), facts.idOf({ key: "row 17", row: 17 })], ["id E1, row 17", "row 17"]);
});

test("a file that is too large is told with its size, the limit and what to do", () => {
  const told = facts.tooLarge("staff.csv", 93.4 * 1024 * 1024, 64 * 1024 * 1024);
  assert.match(told, /^staff\.csv is 93\.4 MB, and this server takes files of at most 64\.0 MB\. Leave out columns/);
});

test("on another sheet rows and names chosen before mean nothing", () => {
  const before = { rows: [3], named: { Ana: "1" } };
  const picked = { fields: {}, shown: [], ...PLACE };
  assert.deepEqual(facts.choicesOf(before, REPORT, { ...picked, sheet: "Jobs" }), { shown: [], sheet: "Jobs" });
  assert.deepEqual(facts.choicesOf(before, REPORT, picked), { ...before, shown: [], mapping: {} });
});

test("on another sheet the columns are found anew", () => {
  const before = { mapping: { id: "Number" }, snapshot: "Mar-15", header_row: 4, live: true };
  const picked = { fields: { manager: "Dept" }, shown: [], ...PLACE };
  assert.deepEqual(facts.choicesOf(before, REPORT, { ...picked, sheet: "Jobs" }), { live: true, shown: [], sheet: "Jobs" });
  assert.deepEqual(facts.choicesOf(before, REPORT, { ...picked, header_row: 2 }), { live: true, shown: [], header_row: 2 });
  assert.deepEqual(facts.choicesOf({}, REPORT, { ...picked, delimiter: ";" }), { shown: [], delimiter: ";" });
});

test("two columns of a name come apart, one with a plus of its own does not", () => {
  assert.deepEqual(facts.parts("First+Last", ["First", "Last"]), ["First", "Last"]);
  assert.deepEqual(facts.parts("A+B+C", ["A+B", "C"]), ["A+B", "C"]);
  assert.deepEqual(facts.parts("A+B", ["A+B", "A", "B"]), ["A+B", ""]);
  assert.deepEqual(facts.parts(undefined, []), ["", ""]);
});

test("rows are named up to a number, the rest is counted", () => {
  const rows = Array.from({ length: 200 }, (_, i) => i + 2);
  assert.equal(facts.rowsOf({ rows, count: 1400 }, 3), "Rows 2, 3, 4 and 1,397 more");
  assert.equal(facts.rowsOf({ rows: [7], count: 1 }, 3), "Row 7");
  assert.equal(facts.rowsOf({ rows: [7, 9], count: 2 }, 3), "Rows 7, 9");
  assert.equal(facts.rowsOf({ rows: [], count: 3 }, 3), "");
});

test("the worst findings come first, in the order they were found", () => {
  const found = ["note a", "error b", "warning c", "note d", "error e"].map((text) => ({ severity: text.split(" ")[0], code: text.split(" ")[1] }));
  assert.equal(facts.worstFirst(found).map((each) => each.code).join(""), "becad");
});

test("a copied table is told from prose", () => {
  for (const text of ["id\tname\n1\tAda", "id,name,boss\r\n1,Ada,\r\n2,Bo,1", "a;b\n1;2\n", "x|y\n1|2"]) assert.equal(facts.isTable(text), true, text);
  for (const text of ["", "Ada", "id\tname", "Dear all,\nthe chart is here.\nYours", "one\ntwo\nthree"]) assert.equal(facts.isTable(text), false, text);
});

test("sizes and shares are said plainly", () => {
  assert.deepEqual([0, 1, 2048, 5 * 1024 * 1024].map(facts.size), ["0 KB", "1 KB", "2 KB", "5.0 MB"]);
  assert.deepEqual([0, 0.0004, 0.219, 0.9999, 1].map(facts.share), ["0 % filled", "under 1 % filled", "21 % filled", "99 % filled", "100 % filled"]);
});
