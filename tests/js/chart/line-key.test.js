// The key of the lines that could be.
import test from "node:test";
import assert from "node:assert/strict";
import { keyTexts } from "../../../assets/src/chart/line-key.js";
import { line, scene } from "../fakes/scenes.js";

test("the key says when each line that could be would hold, in the order of the numbers", () => {
  const lines = [line("ceo", "coo"), line("cfo", "coo", { kind: "alternative", label: "without a chief" }), line("ceo", "cfo", { kind: "alternative" }), line("coo", "cfo", { kind: "alternative", label: "in its scope" })];
  assert.deepEqual(keyTexts(scene("n=400", [], { lines })), ["without a chief", "in its scope"]);
  assert.deepEqual(keyTexts(null), []);
});
