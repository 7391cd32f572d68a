// Where messages of a reading stand.
import test from "node:test";
import assert from "node:assert/strict";
import { FIRST } from "../../../assets/src/state/page.js";
import { placeOf, withLoadedPanel, withReadingDone, withReadingDrawer, withRefusal } from "../../../assets/src/state/reading.js";

test("a refusal stands in the drawer where it was caused, else in the panel", () => {
  assert.deepEqual(["", "columns", "findings", "measures", "thresholds"].map((drawer) => placeOf({ ...FIRST, drawer })),
    ["loaded", "columns", "findings", "loaded", "loaded"]);
  assert.deepEqual(withRefusal("No.")({ ...FIRST, drawer: "columns" }), { messages: { columns: "No." } });
  assert.deepEqual(withRefusal("No.")(FIRST), { messages: { loaded: "No." } });
  assert.deepEqual(withReadingDone("Read.")(FIRST), { messages: { reading: "Read." } });
});

test("a drawer opens for a company that is here, and without what was said in it before", () => {
  const state = { ...FIRST, company: { id: "a" }, messages: { columns: "Old.", reading: "Done.", link: "Stays." } };
  assert.deepEqual(withReadingDrawer("columns")(state), { drawer: "columns", messages: { columns: "", reading: "", link: "Stays." } });
  assert.deepEqual(withReadingDrawer("columns")(FIRST), {});
});

test("the panel comes back with the company that was open, or empty", () => {
  const state = { ...FIRST, loaded: { id: "a", view: "lv=2" }, company: { id: "a" }, tab: "table" };
  const messages = { loaded: "", link: "" };
  assert.deepEqual(withLoadedPanel(true)(state), { tab: "explore", messages, isLoaded: true });
  assert.deepEqual(withLoadedPanel(false)(state), { tab: "explore", messages, isLoaded: true, loaded: { id: "", view: "" }, company: null, reach: "" });
  assert.deepEqual(withLoadedPanel(false)({ ...state, isLoaded: true }), { tab: "explore", messages }, "what is shown stays");
});
