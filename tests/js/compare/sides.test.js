// What is chosen on the Compare tab.
import test from "node:test";
import assert from "node:assert/strict";
import { companyOptions, fieldsOf, firstSides, swapped } from "../../../assets/src/compare/sides.js";

const preset = (key, n, struct = "functional") => ({ key, name: `Preset ${key}`, values: { n, struct } });
const PRESETS = [preset("c", "3,000"), preset("a", "6"), preset("m", "240,000", "matrix"), preset("b", "80")];

test("at first a small company and the largest of the usual structure are compared, or what the link says", () => {
  assert.deepEqual(firstSides(PRESETS, {}), { a: "b", an: "", b: "c", bn: "" });
  assert.deepEqual(firstSides(PRESETS, { a: "m", bn: "99" }), { a: "m", an: "", b: "c", bn: "99" });
  assert.deepEqual(firstSides([PRESETS[2]], {}), { a: "m", an: "", b: "m", bn: "" }, "none of the usual structure");
  assert.deepEqual(PRESETS.map(({ key }) => key), ["c", "a", "m", "b"], "their order stays");
});

test("the company of Explore can be chosen before the presets", () => {
  assert.deepEqual(companyOptions(PRESETS.slice(0, 1)), [["explored", "The company of Explore, at a headcount"], ["c", "Preset c"]]);
});

test("the company of Explore is told to the server only where it is chosen", () => {
  const sides = { a: "b", an: "", b: "explored", bn: "100" };
  assert.deepEqual(fieldsOf(sides, "dark", "n=400"), { ...sides, theme: "dark", explored: "n=400" });
  assert.equal(fieldsOf({ ...sides, b: "c" }, "dark", "n=400").explored, "");
  assert.deepEqual(swapped(sides), { a: "explored", an: "100", b: "b", bn: "" });
});
