// What the page says about a loaded company.
import test from "node:test";
import assert from "node:assert/strict";
import * as text from "../../../assets/src/import/report-text.js";
import { doubtsPlace, kindOf } from "../../../assets/src/import/finding-kinds.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { CONFIG, company, finding, report } from "../fakes/reports.js";

setConfig(CONFIG);

test("a company is summed up in one line, alone as well as in thousands", () => {
  assert.equal(text.summary({ people: 330, levels: 5, span: 20, findings: 3 }), "330 people, 5 levels, widest span 20, 3 findings");
  assert.equal(text.summary({ people: 1, levels: 1, span: 0, findings: 1 }), "1 person, 1 level, widest span 0, 1 finding");
  assert.equal(text.summary({ people: 1234567, levels: 12, span: 1200, findings: 0 }), "1,234,567 people, 12 levels, widest span 1,200, 0 findings");
  assert.equal(text.summary(null), "0 people, 0 levels, widest span 0, 0 findings");
});

test("the file is named by its form, and by its name only where the company has another", () => {
  const facts = (name, file, origin) => Object.fromEntries(text.facts({ name, file, report: report({ origin }) }));
  const csv = { kind: "csv", encoding: "cp1252", delimiter: ";", sheet: "", header_row: 3 };
  assert.deepEqual(facts("a.csv", "a.csv", csv), { Format: "CSV, CP1252, semicolon", Headings: "row 3" });
  assert.deepEqual(facts("a.csv", "a.csv", { ...csv, delimiter: "~" }).Format, "CSV, CP1252, ~", "one that is not in the list");
  assert.deepEqual(facts("Ours", "b.xlsx", report().origin), { File: "b.xlsx", Format: "XLSX", Sheet: "People", Headings: "row 1" });
  assert.deepEqual(facts("c", "c", { kind: "json", header_row: 0 }), { Format: "JSON", Headings: "none" });
});

test("columns are looked at where the manager is missing, doubted or not found", () => {
  const isUnsure = (more) => text.isUnsure(report(more));
  assert.equal(isUnsure({}), false);
  assert.equal(isUnsure({ mapping: { id: "Id" } }), true);
  assert.equal(isUnsure({ findings: [finding("DOUBT")] }), true);
  for (const code of ["PLACE", "GONE", "ORG999"]) assert.equal(isUnsure({ findings: [finding(code)] }), false, code);
  for (const [resolved, of, placeholders, is] of [[94, 100, 30, true], [95, 100, 30, false], [0, 0, 0, false], [0, 99, 30, true], [0, 99, 26, false]]) {
    const figures = { people: 100, placeholders };
    assert.equal(isUnsure({ figures, candidates: [{ column: "Boss", key: "Id", resolved, of }] }), is, `${resolved} of ${of}, ${placeholders} outside`);
  }
  const outside = { mapping: { manager: "Boss", name: "Name" }, candidates: [{ column: "Boss", key: "Name", resolved: 1, of: 9 }] };
  assert.equal(isUnsure(outside), false, "names of managers outside of the file");
});

test("columns that are sure are one line, with the people read; of doubted ones it says nothing", () => {
  const told = (people, more = {}) => text.understoodText(report({ figures: { people }, ...more }));
  assert.deepEqual([told(25), told(1), told(1284)], ["25 people", "1 person", "1,284 people"].map((people) => `${people}, columns understood, check`));
  assert.equal(text.peopleText({ people: 20, vacancies: 6 }), "14 people, 6 vacant posts", "a post that nobody holds is no person");
  assert.equal(text.peopleText({ people: 20, vacancies: 6, gone: 1 }), "13 people, 6 vacant posts, 1 left or eliminated");
  assert.deepEqual([told(25, { mapping: {} }), told(25, { findings: [finding("DOUBT")] })], ["", ""]);
});

test("the server says which findings have a way out, and one of a code that is not known has none", () => {
  assert.deepEqual(kindOf(finding("LOST")).actions, ["take_back_rows"]);
  assert.deepEqual(kindOf(finding("ORG999")), { actions: [], is_doubted_columns: false, is_doubted_table: false });
  assert.deepEqual([doubtsPlace(finding("PLACE")), doubtsPlace(finding("DOUBT"))], [true, false]);
});

test("a company that was made here and columns that were chosen before are known by the report and the choices", () => {
  assert.equal(text.isMadeHere(company("a", { report: report({ origin: { kind: "typical" } }) })), true);
  for (const other of [null, undefined, company("a"), company("a", { report: report({ origin: undefined }) })]) assert.equal(text.isMadeHere(other), false);
  assert.deepEqual([{}, { mapping: {} }, { mapping: { id: "" } }].map(text.isRemembered), [false, false, true]);
});

test("whoever names a manager is named in a few words", () => {
  const rows = [{ row: 5, name: "Chen" }, { row: 1206, name: "" }, { row: 9, name: "Di" }, { row: 10, name: "Ed" }];
  assert.equal(text.namedByText({ rows, count: 1200 }), "Named as the manager by Chen (row 5), row 1,206, Di (row 9) and 1,197 more.");
  assert.equal(text.namedByText({ rows: rows.slice(0, 1), count: 1 }), "Named as the manager by Chen (row 5).");
  assert.deepEqual([text.idText({ id: "E1", row: 17 }), text.idText({ id: "", row: 17 })], ["id E1, row 17", "row 17"]);
});

test("two columns of a name come apart, one with a plus of its own does not", () => {
  assert.deepEqual(text.nameParts("First+Last", ["First", "Last"]), ["First", "Last"]);
  assert.deepEqual(text.nameParts("A+B+C", ["A+B", "C"]), ["A+B", "C"]);
  assert.deepEqual(text.nameParts("A+B", ["A+B", "A", "B"]), ["A+B", ""]);
  assert.deepEqual(text.nameParts("A+B", ["C"]), ["A+B", ""], "neither half is a heading");
  assert.deepEqual(text.nameParts(undefined, []), ["", ""]);
});

test("each heading knows the fields that it is taken for, halves of a name as the name", () => {
  const mapping = { id: "Id", name: "First+Last", first: "First", last: "Last", manager: "Id", odd: "Pay" };
  assert.deepEqual(Object.fromEntries(text.takenFor(report({ mapping }))), { Id: ["Id", "Manager"], First: ["Name"], Last: ["Name"], Pay: ["odd"] });
});

test("rows are named up to a number, the rest is counted", () => {
  const rows = Array.from({ length: 200 }, (_, i) => i + 2);
  assert.equal(text.rowsText({ rows, count: 1400 }, 3), "Rows 2, 3, 4 and 1,397 more");
  assert.equal(text.rowsText({ rows: [7], count: 1 }, 3), "Row 7");
  assert.equal(text.rowsText({ rows: [7, 9], count: 2 }, 3), "Rows 7, 9");
  assert.equal(text.rowsText({ rows: [], count: 3 }, 3), "");
});

test("the worst findings come first, in the order they were found", () => {
  const found = ["note a", "error b", "warning c", "note d", "error e"].map((one) => finding(one.split(" ")[1], { severity: one.split(" ")[0] }));
  assert.equal(text.worstFirst(found).map(({ code }) => code).join(""), "becad");
  assert.equal(found.map(({ code }) => code).join(""), "abcde", "the report stays as it is");
});

test("shares are said plainly", () => {
  assert.deepEqual([0, 0.0004, 0.219, 0.9999, 1].map(text.filledText), ["0 % filled", "under 1 % filled", "21 % filled", "99 % filled", "100 % filled"]);
  assert.equal(text.resolvesText({ column: "Boss", key: "Id", resolved: 1060, of: 1200 }), "Boss resolves 1,060 of 1,200");
});

test("how much room is taken is said once four fifths are", () => {
  const usage = { companies: 7, size_bytes: 3 * 1024 * 1024, most_companies: 10, most_bytes: 8 * 1024 * 1024 };
  assert.equal(text.usageText(null), "");
  assert.equal(text.usageText(usage), "");
  assert.match(text.usageText({ ...usage, companies: 8 }), /^8 of at most 10 companies, 3\.0 MB of 8\.0 MB\. Erase/);
  assert.match(text.usageText({ ...usage, size_bytes: 7 * 1024 * 1024 }), /^7 of at most 10 companies, 7\.0 MB of 8\.0 MB\./);
});
