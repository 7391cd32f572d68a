// The chart's twin for screen readers and keyboards.
import test from "node:test";
import assert from "node:assert/strict";
import { besides, named, next, startTree } from "../../../assets/src/chart/accessible-tree.js";
import { page } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { FAMILY, line, scene, seat, setState } from "../fakes/scenes.js";

const LIST = [{ id: "a", boss: "" }, { id: "b", boss: "a" }, { id: "c", boss: "b" }, { id: "d", boss: "a" }];

test("keys walk the tree as it is drawn", () => {
  const go = (id, key) => { const to = next(LIST, id, key); return to && to.id; };
  assert.equal(go("a", "ArrowDown"), "b");
  assert.equal(go("d", "ArrowDown"), null);
  assert.equal(go("a", "ArrowUp"), null);
  assert.equal(go("d", "ArrowLeft"), "a");
  assert.equal(go("a", "ArrowLeft"), null);
  assert.equal(go("b", "ArrowRight"), "c");
  assert.equal(go("d", "ArrowRight"), null);
  assert.equal(go("c", "Home"), "a");
  assert.equal(go("c", "End"), "d");
  assert.equal(go("c", "x"), null);
  assert.equal(next([], "", "End"), null);
  // One that is not drawn any more: down begins at the top, sideways goes nowhere.
  assert.deepEqual(["ArrowDown", "ArrowRight", "ArrowLeft"].map((key) => go("gone", key)), ["a", null, null]);
});

function start(t, parts = {}) {
  const made = setPage(t, { ids: ["chart-tree", "inspector", "tree-show", "chart-frame"] }), waiting = [];
  setState(t, { scene: scene("n=400", FAMILY), ...parts });
  startTree((act) => waiting.push(act));
  const tree = made.byId("chart-tree");
  const chosen = () => tree.elements.filter((one) => one.getAttribute("aria-selected") === "true").map((one) => one.id);
  return { ...made, tree, chosen, paint: () => { for (const act of waiting.splice(0)) act(); }, press: (key, more) => tree.dispatch("keydown", { key, ...more }) };
}

test("every seat is an item with its place, and whether it is open", (t) => {
  const { tree } = start(t, { scene: scene("n=400", [seat("ceo", { branch: "open", text: "Ada, chief" }), seat("coo", { boss: "ceo", branch: "folded", level: 2, siblings: 7, position: 3 }), seat("cfo")]) });
  const told = tree.elements.map((one) => ["role", "aria-level", "aria-setsize", "aria-posinset", "aria-expanded"].map((name) => one.getAttribute(name)));
  assert.deepEqual(told, [["treeitem", "1", "1", "1", "true"], ["treeitem", "2", "7", "3", "false"], ["treeitem", "1", "1", "1", null]]);
  assert.equal(tree.firstChild.textContent, "Ada, chief, level 1 of 2");
});

test("one item is the active one: the selected, else the one that was, else the first", (t) => {
  const { tree, chosen, paint } = start(t);
  const active = () => tree.getAttribute("aria-activedescendant");
  assert.deepEqual([chosen(), active()], [["tree-ceo"], "tree-ceo"]);
  page.set({ selection: "coo" });
  assert.deepEqual([chosen(), active()], [["tree-coo"], "tree-coo"]);
  page.set({ selection: "" });
  page.set({ selection: "coo>ceo" });
  assert.deepEqual(chosen(), ["tree-coo"], "a line is no item");
  page.set({ scene: scene("n=401", FAMILY) });
  assert.equal(tree.elements.length, 3);
  paint();
  assert.deepEqual([chosen(), active()], [["tree-coo"], "tree-coo"]);
  page.set({ scene: scene("n=9", [seat("other")]) });
  paint();
  assert.deepEqual([chosen(), active()], [["tree-other"], "tree-other"]);
});

test("the tree follows after the picture, and only where the seats are others", (t) => {
  const { tree, paint } = start(t), before = tree.firstChild;
  page.set({ scene: scene("n=9", [seat("other")]) });
  assert.equal(tree.firstChild, before);
  paint();
  assert.equal(tree.firstChild.id, "tree-other");
  const now = tree.firstChild;
  page.set({ scene: { ...page.get().scene } });
  paint();
  assert.equal(tree.firstChild, now);
});

test("arrows go to a seat and select it; other keys are left to the page", (t) => {
  const { press, chosen } = start(t);
  assert.equal(press("ArrowDown").isPrevented, true);
  assert.deepEqual([page.get().selection, chosen()], ["coo", ["tree-coo"]]);
  press("End");
  assert.equal(page.get().selection, "cfo");
  for (const [key, more] of [["ArrowDown", {}], ["x", {}], ["ArrowUp", { ctrlKey: true }], ["ArrowUp", { altKey: true }]]) assert.equal(press(key, more).isPrevented, false);
  assert.equal(page.get().selection, "cfo");
});

test("right opens a folded branch, the space bar turns one over, and a seat without reports has neither", (t) => {
  const { press, paint } = start(t);
  press("ArrowDown");
  press("ArrowRight");
  assert.deepEqual(page.get().toggled, ["coo"]);
  page.set({ scene: scene("n=400&open=coo", FAMILY.map((one) => ({ ...one, branch: one.id === "coo" ? "open" : one.branch }))) });
  paint();
  press(" ");
  assert.deepEqual(page.get().toggled, []);
  press("End");
  assert.equal(press(" ").isPrevented, false);
});

test("left folds an open branch and goes up from any other", (t) => {
  const { press } = start(t);
  press("ArrowDown");
  press("ArrowLeft");
  assert.deepEqual([page.get().selection, page.get().toggled], ["ceo", []]);
  press("ArrowLeft");
  assert.deepEqual([page.get().selection, page.get().toggled], ["ceo", ["ceo"]]);
});

test("a star opens all branches beside a seat in one step, and leaves open ones as they are", (t) => {
  const wide = [...FAMILY, seat("cto", { boss: "ceo", branch: "folded", level: 2 }), seat("cmo", { boss: "ceo", branch: "open", level: 2 }), seat("lead", { boss: "cmo", branch: "folded", level: 3 })];
  const { press } = start(t, { scene: scene("n=400", wide) });
  assert.equal(press("*").isPrevented, true);
  assert.deepEqual(page.get().toggled, [], "the top is open and alone");
  press("ArrowDown");
  press("*");
  assert.deepEqual(page.get().toggled, ["coo", "cto"]);
});

test("a letter goes to the next seat whose text begins with it, round the end", (t) => {
  const said = [["a", "Ana"], ["b", "Émile"], ["c", "Bo"], ["d", "ana B"]].map(([id, text]) => ({ id, text }));
  const go = (id, letter) => named(said, id, letter)?.id ?? null;
  assert.deepEqual([go("a", "a"), go("d", "A"), go("a", "b"), go("c", "é"), go("a", "x"), go("gone", "a")], ["d", "a", "c", "b", null, "a"]);
  assert.equal(named([], "", "a"), null);
  const { press } = start(t);
  const pressed = press("c");
  assert.deepEqual([pressed.isPrevented, pressed.isStopped], [true, true], "no key of the page too");
  assert.deepEqual([press("x").isPrevented, press("f", { ctrlKey: true }).isPrevented], [false, false]);
  assert.equal(page.get().selection, "coo");
  press("c");
  assert.equal(page.get().selection, "cfo");
});

test("Enter goes to the details, and Escape there comes back", (t) => {
  const { press, document, byId } = start(t);
  assert.equal(press("Enter").isPrevented, true);
  assert.equal(document.activeElement.id, "inspector");
  byId("inspector").dispatch("keydown", { key: "Escape" });
  assert.equal(document.activeElement.id, "chart-tree");
});

test("an empty chart has an empty tree", (t) => {
  const { tree, press } = start(t, { scene: scene("n=400", []) });
  assert.equal(tree.elements.length, 0);
  assert.equal(press("ArrowDown").isPrevented, false);
});

test("a seat says its level of all, folded ones too, and the lines beside the tree", () => {
  const drawn = { query: "n=400", seats: [seat("a", { title: "Ana" }), seat("b"), seat("c", { title: "Cem" })], alternatives: [], findings: { c: ["manager who is not in the file"], a: ["x", "y"] }, lines: [
    line("a", "b"), line("c", "b", { kind: "dotted" }), line("a", "b", { kind: "alternative" })] };
  const others = [{ report: "b", boss: "a", label: "without a COO" }];
  assert.deepEqual([...besides({ ...drawn, alternatives: others })], [
    ["b", ["dotted line to Cem", "could report to Ana without a COO"]], ["c", ["finding: manager who is not in the file"]], ["a", ["2 findings: x; y"]],
  ], "drawn or not");
  assert.deepEqual(besides({ ...drawn, query: "mine=x" }).get("b"), ["dotted line to Cem", "line to Ana left out, it closes a loop"]);
});

test("anybody can have the tree beside the chart, and point at it", (t) => {
  const { byId, tree, window } = start(t), shown = () => [byId("chart-frame").dataset.list, byId("tree-show").getAttribute("aria-pressed"), window.localStorage.getItem("reportline-list")];
  assert.deepEqual(shown(), ["", "false", null]);
  byId("tree-show").click();
  assert.deepEqual(shown(), ["shown", "true", "1"]);
  tree.elements[1].click();
  assert.equal(page.get().selection, "coo");
  byId("tree-show").click();
  assert.deepEqual(shown().slice(0, 2), ["", "false"]);
});
