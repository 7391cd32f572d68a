// Rows under an input: which is marked, and which is taken.
import test from "node:test";
import assert from "node:assert/strict";
import { make } from "../../../assets/src/ui/dom.js";
import { createListbox } from "../../../assets/src/ui/listbox.js";
import { setForms } from "../fakes/person.js";

function begin(t, count) {
  setForms(t, {});
  const input = make("input", {}), list = make("ul", {}), taken = [];
  const rows = createListbox(input, list, (place) => taken.push(place));
  // A heading among them is none that can be taken.
  list.replaceChildren(make("li", { text: "Heading" }), ...Array.from({ length: count }, (_, place) => make("li", { id: `row-${place}`, "data-place": String(place) })));
  return { rows, input, list, taken, marked: () => input.getAttribute("aria-activedescendant") };
}

test("the mark goes round, up and down, and is told to who hears the list", (t) => {
  const { rows, marked, list } = begin(t, 3);
  const seen = [1, 1, 1, 1, -1, -1].map((step) => { rows.move(step); return marked(); });
  assert.deepEqual(seen, ["row-0", "row-1", "row-2", "row-0", "row-2", "row-1"]);
  assert.deepEqual([...list.querySelectorAll("[data-place]")].map((row) => row.getAttribute("aria-selected")), ["false", "true", "false"]);
  rows.mark(-1);
  assert.deepEqual([marked(), rows.marked()], [null, -1]);
  rows.move(-1);
  assert.equal(marked(), "row-2");
});

test("without rows nothing is marked", (t) => {
  const { rows, marked } = begin(t, 0);
  rows.move(1);
  assert.deepEqual([marked(), rows.marked()], [null, -1]);
});
