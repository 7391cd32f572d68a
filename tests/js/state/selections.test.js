// Each company keeps its own selection.
import test from "node:test";
import assert from "node:assert/strict";
import { FIRST, withCompany } from "../../../assets/src/state/page.js";
import { keepSelections } from "../../../assets/src/state/selections.js";
import { createStore } from "../../../assets/src/state/store.js";

test("another company begins without one, and each finds its own again", () => {
  const page = createStore({ ...FIRST, selection: "coo" });
  keepSelections(page);
  assert.equal(page.get().selection, "coo", "of a link");
  page.set(withCompany("a"));
  assert.equal(page.get().selection, "");
  page.set({ selection: "n3" });
  page.set({ isLoaded: false });
  assert.equal(page.get().selection, "coo");
  page.set(withCompany("b"));
  assert.equal(page.get().selection, "");
  page.set(withCompany("a"));
  assert.equal(page.get().selection, "n3");
});
