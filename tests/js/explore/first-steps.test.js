// Three steps are about the company that is shown.
import test from "node:test";
import assert from "node:assert/strict";
import { stepsOf } from "../../../assets/src/explore/first-steps.js";

test("a typical company, one's own and none yet have steps of their own", () => {
  assert.equal(stepsOf({ isLoaded: false, loaded: { id: "" } }), "typical");
  assert.equal(stepsOf({ isLoaded: false, loaded: { id: "c1" } }), "typical");
  assert.equal(stepsOf({ isLoaded: true, loaded: { id: "" } }), "none");
  assert.equal(stepsOf({ isLoaded: true, loaded: { id: "c1" } }), "own");
});
