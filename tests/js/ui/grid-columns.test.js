// What AG Grid is told of each column.
import test from "node:test";
import assert from "node:assert/strict";
import { columnDefs } from "../../../assets/src/ui/grid-columns.js";

const COLUMNS = [
  { key: "row", heading: "Row", is_number: true, source: "" }, { key: "name", heading: "Name", is_number: false, source: "Full name" },
  { key: "below", heading: "People below", is_number: true, source: "" }, { key: "c9", heading: "a.b[0]", is_number: false, source: "a.b[0]" },
];
const action = (more) => ({ label: "Show in chart", icon: "icon-chart", act() {}, can: () => true, ...more });
const [, row, name, below, free] = columnDefs(COLUMNS, action());

test("a cell is found by its place, whatever the heading says", () => {
  const data = { cells: [7, "Ann", 1200, "x"], way: [] };
  assert.deepEqual([row, name, below, free].map((def) => def.valueGetter({ data })), [7, "Ann", 1200, "x"]);
  assert.equal(free.valueGetter({ data: undefined }), undefined, "a row that still comes");
});

test("counts are written with commas, numbers of rows are not", () => {
  assert.deepEqual([row, below].map((def) => def.valueFormatter({ value: 1200 })), ["1200", "1,200"]);
  assert.deepEqual([null, undefined].map((value) => below.valueFormatter({ value })), ["", ""]);
  assert.deepEqual([below.cellClass, name.cellClass], ["table-number", undefined]);
});

test("of a count the largest come first, of all else the smallest", () => {
  assert.deepEqual([row, name, below].map((def) => def.sortingOrder[0]), ["asc", "asc", "desc"]);
  assert.deepEqual([name, below].map((def) => def.filter), ["agTextColumnFilter", "agNumberColumnFilter"]);
});

test("the heading of the file is told where it is another one", () => {
  assert.deepEqual([name, free].map((def) => def.headerTooltip), ['Name: column "Full name" of the file', "a.b[0]"]);
  assert.deepEqual([name, below].map((def) => def.tooltipValueGetter({ value: "x" })), ["x", null]);
  assert.deepEqual([name.width, free.width], [190, 170]);
});

test("the button of a row is an element with a name, and only where something can be done", (t) => {
  globalThis.React = { createElement: (tag, props, ...children) => ({ tag, props, children }) };
  t.after(() => { delete globalThis.React; });
  const done = [], [go] = columnDefs([], action({ act: (data) => done.push(data), can: ({ way }) => way.length > 0 }));
  const data = { cells: [], way: ["n1"] }, button = go.cellRenderer({ data });
  assert.deepEqual([button.tag, button.props["aria-label"], button.children[0].props.className], ["button", "Show in chart", "icon icon-chart"]);
  button.props.onClick();
  assert.deepEqual(done, [data]);
  assert.deepEqual([go.cellRenderer({ data: { cells: [], way: [] } }), go.cellRenderer({})], [null, null]);
});
