// The bar of the Compare tab.
import test from "node:test";
import assert from "node:assert/strict";
import { createBar } from "../../../assets/src/compare/bar.js";
import { enter, labelled, press, setForms, texts } from "../fakes/person.js";

const GROUPS = [{ label: "", options: [["explored", "The company of Explore, at a headcount"], ["s", "Small"], ["l", "Large"], ["mine:x", "Ours"]] }];
const FIRST = { a: "s", an: "", b: "l", bn: "3,000", join: "", live: "", cview: "" };

function bar(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { document, byId } = setForms(t), changes = [], fits = [], kinds = [];
  const made = createBar(FIRST, { change: (sides) => changes.push(sides), fit: () => fits.push(1), filter: (kind) => kinds.push(kind) });
  made.offer(GROUPS);
  document.body.append(...made.elements);
  const values = () => ["compare-a", "compare-a-headcount", "compare-b", "compare-b-headcount"].map((id) => byId(id).value);
  return { ...made, body: document.body, byId, changes, fits, kinds, values, pause: () => t.mock.timers.tick(300) };
}

test("both sides hold what is compared, each control under its label", (t) => {
  const { body, values } = bar(t);
  assert.deepEqual(values(), ["s", "", "l", "3,000"]);
  assert.deepEqual(texts(body, "label"), ["From", "Headcount", "To", "Headcount"]);
  assert.equal(labelled(body, "To").id, "compare-b");
});

test("a choice counts at once, a headcount after a pause or when the box is left", (t) => {
  const { byId, changes, pause, sides } = bar(t);
  enter(byId("compare-a"), "explored");
  assert.deepEqual(changes, [{ ...FIRST, a: "explored" }]);
  enter(byId("compare-a-headcount"), "9", "input");
  enter(byId("compare-a-headcount"), "99", "input");
  assert.equal(changes.length, 1);
  pause();
  assert.deepEqual(changes.length, 2);
  enter(byId("compare-a-headcount"), "99");
  assert.equal(changes.length, 2, "the same again is no change");
  assert.deepEqual(sides(), { ...FIRST, a: "explored", an: "99" });
});

test("companies that come late do not take away what is being typed", (t) => {
  const { byId, changes, offer, pause, values } = bar(t);
  enter(byId("compare-b-headcount"), "-5", "input");
  offer([...GROUPS, { label: "Your companies", options: [["mine:y", "Theirs"]] }]);
  assert.deepEqual(values(), ["s", "", "l", "-5"]);
  pause();
  assert.deepEqual(changes, [{ ...FIRST, bn: "-5" }]);
});

test("a box that is typed into does not lose the other that was typed into just before", (t) => {
  const { byId, pause, sides } = bar(t);
  enter(byId("compare-a-headcount"), "9", "input");
  enter(byId("compare-b-headcount"), "8", "input");
  pause();
  assert.deepEqual([sides().an, sides().bn], ["9", "8"]);
});

test("the two are exchanged with all that belongs to them", (t) => {
  const { body, changes, values } = bar(t);
  press(body, "Swap the two companies");
  assert.deepEqual(values(), ["l", "3,000", "s", ""]);
  assert.deepEqual(changes, [{ ...FIRST, a: "l", an: "3,000", b: "s", bn: "" }]);
});

test("what is wrong with a side stands under its box until it is right", (t) => {
  const { byId, complain, fits, body } = bar(t);
  complain({ a: "", b: "A headcount is from 1 to 3,000,000." });
  assert.deepEqual(texts(body, ".control-error"), ["", "A headcount is from 1 to 3,000,000."]);
  assert.deepEqual(["a", "b"].map((side) => byId(`compare-${side}-headcount`).getAttribute("aria-invalid")), ["false", "true"]);
  complain({ a: "", b: "" });
  assert.deepEqual(texts(body, ".control-error"), ["", ""]);
  press(body, "Fit the charts");
  assert.equal(fits.length, 1);
});

test("a loaded company has no headcount to type; one that is not offered is that of the link", (t) => {
  const { byId, put, body } = bar(t);
  put({ a: "mine:x" });
  assert.equal(byId("compare-a-headcount").parentElement.hidden, true);
  put({ a: "mine:gone" });
  assert.equal(byId("compare-a").value, "mine:gone");
  assert.ok(texts(body, "option").includes("The company of the link"));
});

test("views and counts are buttons: a view counts at once, a count chooses its kind and lets it go", (t) => {
  const { body, changes, count, kinds } = bar(t);
  press(body, "List");
  assert.equal(changes[0].cview, "list");
  count([{ kind: "moved", label: "moved", sign: "→", count: 3 }], "");
  press(body, "→ 3 moved");
  count([{ kind: "moved", label: "moved", sign: "→", count: 3 }], "moved");
  press(body, "→ 3 moved");
  assert.deepEqual(kinds, ["moved", ""]);
});
