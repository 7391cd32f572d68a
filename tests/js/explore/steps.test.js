// Steps: what counts as one, and what it is called.
import test from "node:test";
import assert from "node:assert/strict";
import { keyOf, stepText, viewOf } from "../../../assets/src/explore/steps.js";
import { FIRST } from "../../../assets/src/state/page.js";

const CONTROLS = [
  { key: "struct", label: "Structure", kind: "segments", options: [{ value: "matrix", label: "Matrix" }] },
  { key: "alt", label: "Show alternatives", kind: "switch", options: [] },
  { key: "div", label: "Divisions", kind: "text", options: [] },
];
const PRESETS = [{ name: "Flat, 300", values: { n: "300", struct: "flat", alt: false } }];
const LAYOUTS = [{ value: "radial", label: "Rings" }];
const words = {
  controls: CONTROLS, presets: PRESETS, tabs: [{ value: "table", label: "Table" }, { value: "compare", label: "Compare" }, { value: "fit", label: "Fit" }, { value: "explore", label: "Explore" }], layouts: LAYOUTS, filter_tests: [{ value: "equals", label: "is" }], deepest: 4,
  columns: [["department", "Department", false], ["fte", "FTE", true]],
  nameOf: (id) => ({ c1: "Acme" })[id] || "", seatName: (id) => ({ coo: "Chief operating officer", n2: "Ann Berg", n12: "Bo Cole" })[id] || "",
};
const view = (more = {}) => viewOf({ ...FIRST, parameters: { n: "45", struct: "functional", alt: false, div: "" }, ...more });
const parameters = (more) => ({ parameters: { ...view().parameters, ...more } });
const loaded = (text, id = "c1") => ({ isLoaded: true, loaded: { id, view: text } });

test("a step is called after what a person did", () => {
  const cases = [
    [{}, parameters({ n: "3,000" }), "3,000 people"],
    [{}, parameters({ n: "3000" }), "3,000 people"],
    [{}, parameters({ n: "1" }), "1 person"],
    [{}, parameters({ n: "abc" }), "abc people"],
    [{}, parameters({ n: "300", struct: "flat" }), "Flat, 300"],
    [{}, parameters({ struct: "matrix" }), "Structure: Matrix"],
    [{}, parameters({ alt: true }), "Show alternatives: on"],
    [{}, parameters({ div: "4" }), "Divisions: 4"],
    [parameters({ div: "4" }), {}, "Divisions"],
    [{}, { thresholds: { "coo.normal": "9" } }, "thresholds"],
    [{}, { layout: "radial" }, "Layout: Rings"],
    [{ layout: "radial" }, {}, "layout"],
    [{}, { toggled: ["coo"] }, "Open or fold Chief operating officer"],
    [{}, { toggled: ["all:coo"] }, "Open all of Chief operating officer"],
    [{}, { toggled: ["ceo", "coo"] }, "open or fold"],
    [{}, parameters({ top: "coo" }), "Branch of Chief operating officer"],
    [parameters({ top: "coo" }), {}, "Whole company"],
    [{}, parameters({ lv: "2" }), "Folded to level 2"],
    [{}, parameters({ line: "coo" }), "Only the line of Chief operating officer"],
    [parameters({ n: "300", struct: "flat", top: "", lv: "" }), parameters({ n: "300", struct: "flat", top: "coo", lv: "3" }), "Branch of Chief operating officer"],
    [parameters({ top: "coo" }), parameters({ n: "3,000", top: "" }), "3,000 people"],
    [{}, { tab: "table" }, "Table"],
    [{}, loaded(""), "Acme"],
    [{}, loaded("", "c2"), "your company"],
    [loaded(""), {}, "typical company"],
    [loaded("lay=down"), loaded("lay=radial"), "Layout: Rings"],
    [loaded("open=n1"), loaded("open=n2"), "open or fold"],
    [loaded("open=n1"), loaded("open=n1.n12"), "Open or fold Bo Cole"],
    [loaded("open=c12"), loaded(""), "Open or fold Bo Cole"],
    [loaded("open=n2"), loaded("open=a2"), "Open all of Ann Berg"],
    [loaded("open=n1&ratio=1.2"), loaded("top=n2"), "Branch of Ann Berg"],
    [loaded(""), loaded("line=n9"), "reporting line"],
    [loaded(""), loaded("where=department:equals:R%2526D,fte:range:1:"), "Filter: Department is R&D, FTE at least 1"],
    [loaded("where=a:b:c"), loaded(""), "No filter"],
    [loaded(""), loaded("by=department"), "Colour: Department"],
    [loaded("by=department"), loaded(""), "Colour: Place in the tree"],
    [loaded(""), loaded("show=department.fte"), "Card lines: Department, FTE"],
    [loaded(""), loaded("face=initials"), "Faces: initials"],
    [loaded(""), loaded("lv=2&open=n1"), "Folded to level 2"],
    [loaded("lv=2"), loaded("lv=4"), "All levels"],
    [loaded("lv=2"), loaded(""), "Open: as usual"],
  ];
  for (const [before, after, text] of cases) assert.equal(stepText(view(before), view(after), words), text, JSON.stringify(after));
});

test("the order of fields and the proportions of the window make no step", () => {
  assert.equal(keyOf(view(loaded("lay=a&open=n1&ratio=1.2"))), keyOf(view(loaded("ratio=1.7&open=n1&lay=a"))));
  assert.notEqual(keyOf(view(loaded("lay=a"))), keyOf(view(loaded("lay=b"))));
  assert.equal(keyOf(view()), keyOf(view({ loaded: { id: "c1", view: "lay=a" } })));
  assert.notEqual(keyOf(view()), keyOf(view(parameters({ n: "46" }))));
});
