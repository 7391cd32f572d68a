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
const words = { controls: CONTROLS, presets: PRESETS, layouts: LAYOUTS, nameOf: (id) => ({ c1: "Acme" })[id] || "" };
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
    [{}, parameters({ div: "4" }), "Divisions"],
    [{}, { thresholds: { "coo.normal": "9" } }, "thresholds"],
    [{}, { layout: "radial" }, "Layout: Rings"],
    [{ layout: "radial" }, {}, "layout"],
    [{}, { toggled: ["coo"] }, "open or fold"],
    [{}, parameters({ top: "coo" }), "branch"],
    [{}, parameters({ line: "coo" }), "reporting line"],
    [parameters({ n: "300", struct: "flat", top: "", lv: "" }), parameters({ n: "300", struct: "flat", top: "coo", lv: "3" }), "branch"],
    [parameters({ top: "coo" }), parameters({ n: "3,000", top: "" }), "3,000 people"],
    [{}, { tab: "table" }, "Table"],
    [{}, loaded(""), "Acme"],
    [{}, loaded("", "c2"), "your company"],
    [loaded(""), {}, "typical company"],
    [loaded("lay=down"), loaded("lay=radial"), "Layout: Rings"],
    [loaded("open=n1"), loaded("open=n2"), "open or fold"],
    [loaded("open=n1&ratio=1.2"), loaded("top=n2"), "branch"],
    [loaded(""), loaded("where=a:b:c"), "filter"],
  ];
  for (const [before, after, text] of cases) assert.equal(stepText(view(before), view(after), words), text, JSON.stringify(after));
});

test("the order of fields and the proportions of the window make no step", () => {
  assert.equal(keyOf(view(loaded("lay=a&open=n1&ratio=1.2"))), keyOf(view(loaded("ratio=1.7&open=n1&lay=a"))));
  assert.notEqual(keyOf(view(loaded("lay=a"))), keyOf(view(loaded("lay=b"))));
  assert.equal(keyOf(view()), keyOf(view({ loaded: { id: "c1", view: "lay=a" } })));
  assert.notEqual(keyOf(view()), keyOf(view(parameters({ n: "46" }))));
});
