// What is chosen on the Compare tab.
import test from "node:test";
import assert from "node:assert/strict";
import { companyGroups, fieldsOf, firstSides, linkOf, swapped, toggled } from "../../../assets/src/compare/sides.js";

const preset = (key, n, struct = "functional") => ({ key, name: `Preset ${key}`, values: { n, struct } });
const REST = { join: "", live: "", cview: "", role: "" };
const PRESETS = [preset("c", "3,000"), preset("a", "6"), preset("m", "240,000", "matrix"), preset("b", "80")];

test("at first a small company and the largest of the usual structure are compared, or what the link says", () => {
  assert.deepEqual(firstSides(PRESETS, {}), { ...REST, a: "b", an: "", b: "c", bn: "" });
  assert.deepEqual(firstSides(PRESETS, { a: "m", bn: "99" }), { ...REST, a: "m", an: "", b: "c", bn: "99" });
  assert.deepEqual(firstSides([PRESETS[2]], {}), { ...REST, a: "m", an: "", b: "m", bn: "" }, "none of the usual structure");
  assert.deepEqual(PRESETS.map(({ key }) => key), ["c", "a", "m", "b"], "their order stays");
  assert.equal(firstSides(PRESETS, { cview: "list" }).cview, "list");
  assert.equal(firstSides(PRESETS, { cview: "circle" }).cview, "", "a view that there is not is the first");
});

test("a loaded company is compared with the typical one of its size at first", () => {
  assert.deepEqual(firstSides(PRESETS, {}, "x"), { ...REST, a: "mine:x", an: "", b: "fitted:x", bn: "" });
  assert.equal(firstSides(PRESETS, { a: "m" }, "x").a, "m", "but what a link says counts");
});

test("presets, own companies, snapshots and the typical ones of their size can be chosen, each under its heading", () => {
  const explored = { label: "", options: [["explored", "The company of Explore, at a headcount"]] }, typical = { label: "Typical companies", options: [["c", "Preset c"]] };
  assert.deepEqual(companyGroups(PRESETS.slice(0, 1), [], null), [explored, typical]);
  const opened = { id: "x", name: "Ours", report: { snapshots: { values: ["2024", "2025"], taken: "2025" } } };
  assert.deepEqual(companyGroups(PRESETS.slice(0, 1), [{ id: "x", name: "Ours" }], opened).slice(2), [
    { label: "Your companies", options: [["mine:x", "Ours"]] },
    { label: "Snapshots of Ours", options: [["mine:x:2024", "2024"], ["mine:x:2025", "2025"]] },
    { label: "Typical of the size of", options: [["fitted:x", "Typical of the size of Ours"]] },
  ]);
});

test("the company of Explore is told to the server only where it is chosen", () => {
  const sides = { ...REST, a: "b", an: "", b: "explored", bn: "100" };
  assert.deepEqual(fieldsOf(sides, "n=400"), { a: "b", b: "explored", bn: "100", explored: "n=400" });
  assert.equal(fieldsOf({ ...sides, b: "c" }, "n=400").explored, undefined);
  assert.deepEqual(fieldsOf({ ...sides, a: "mine:x", an: "9", b: "c", join: "name", cview: "list" }, "n=400"), { a: "mine:x", b: "c", bn: "100", join: "name" });
  assert.deepEqual(swapped(sides), { ...REST, a: "explored", an: "100", b: "b", bn: "" });
  assert.deepEqual(linkOf({ ...sides, cview: "list" }), { a: "b", b: "explored", bn: "100", cview: "list" });
});

test("a branch is turned over, whatever its order among the others", () => {
  assert.equal(toggled("", "n2"), "n2");
  assert.equal(toggled("n3.n1", "n2"), "n1.n2.n3");
  assert.equal(toggled("n1.n2", "n1"), "n2");
});
