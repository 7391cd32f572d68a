// Taps, double taps, keys and links over the chart.
import test from "node:test";
import assert from "node:assert/strict";
import { startGestures } from "../../../assets/src/chart/gestures.js";
import { page, toggledOf } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { FAMILY, scene, seat, setState } from "../fakes/scenes.js";

const SEATS = [seat("n0", { branch: "open" }), seat("n1", { boss: "n0", branch: "folded" }), seat("n2", { boss: "n0" })];

function start(t, parts = {}) {
  const made = setPage(t);
  setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", SEATS), ...parts });
  const chart = orders();
  startGestures(chart);
  const tap = (id, time, x = 50, y = 50) => chart.host.tell("Tap", { id, x, y, time });
  /** As after the server has drawn what was asked for. */
  const draw = (branch) => page.set({ scene: scene(`mine=a&${page.get().loaded.view}`, [SEATS[0], { ...SEATS[1], branch }, SEATS[2]]) });
  return { ...made, chart, tap, draw };
}

const open = () => new URLSearchParams(page.get().loaded.view).get("open");

test("a tap selects a card or a line, beside all nothing", (t) => {
  const { tap } = start(t);
  for (const [at, id] of ["n2", "n2>n0", "n0", ""].entries()) {
    tap(id, at * 1000);
    assert.equal(page.get().selection, id);
  }
  assert.equal(open(), null);
});

test("a tap on a folded card selects and opens it, in one change", (t) => {
  const { tap } = start(t), told = [];
  page.subscribe((state) => state, () => told.push(1));
  tap("n1", 0);
  assert.deepEqual([page.get().selection, open(), told.length], ["n1", "n1", 1]);
});

test("a second tap at the same spot soon after opens all of the branch, whatever lies there by then", (t) => {
  for (const isDrawn of [true, false]) {
    const { tap, draw } = start(t);
    tap("n1", 0);
    if (isDrawn) draw("open");
    tap(isDrawn ? "n2" : "n1", 300, 55, 54);
    assert.equal(open(), "a1");
    assert.equal(page.get().selection, "n1");
  }
});

test("a double click brings back what the double click before it folded, and no more", (t) => {
  const { chart, tap, draw } = start(t);
  draw("open");
  tap("n1", 1000); tap("n1", 1200);
  chart.host.tell("DoubleTap", { id: "n1", x: 50, y: 50, time: 1200 });
  assert.equal(open(), "n1");
  draw("folded");
  tap("n1", 3000);
  draw("open");
  tap("n1", 3200);
  chart.host.tell("DoubleTap", { id: "n1", x: 50, y: 50, time: 3200 });
  assert.equal(open() || "", "");
});

test("a handle that glides under the pointer between two taps does not take the second", (t) => {
  const { chart, tap, draw } = start(t);
  tap("n1", 0);
  draw("open");
  chart.host.tell("Tap", { id: "n1", x: 52, y: 51, time: 200, isHandle: true });
  assert.equal(open(), "a1");
});

test("a tap later or elsewhere is a tap like any other", (t) => {
  const { tap, draw } = start(t);
  tap("n1", 0);
  draw("open");
  tap("n2", 401);
  assert.deepEqual([open(), page.get().selection], ["n1", "n2"]);
  const other = start(t);
  other.tap("n1", 0);
  other.draw("open");
  other.tap("n2", 100, 59, 50);
  assert.deepEqual([open(), page.get().selection], ["n1", "n2"]);
});

test("a third tap is not a second one again", (t) => {
  const { tap, draw } = start(t);
  tap("n1", 0);
  draw("open");
  tap("n1", 200);
  tap("n2", 350);
  assert.deepEqual([open(), page.get().selection], ["a1", "n2"]);
});

test("a double tap folds an open branch, but not the one that it has just opened", (t) => {
  const { chart, tap, draw } = start(t);
  const twice = (id, time) => chart.host.tell("DoubleTap", { id, x: 50, y: 50, time });
  tap("n1", 0);
  draw("open");
  tap("n1", 200);
  twice("n1", 210);
  assert.equal(open(), "a1");
  draw("open");
  twice("n2", 2000);
  twice("", 2000);
  assert.equal(open(), "a1");
  twice("n0", 2000);
  assert.deepEqual([...toggledOf(page.get())], ["a1"]);
  assert.equal(open(), "a1.n0");
});

test("the second tap opens all of a branch of a typical company too", (t) => {
  const { tap } = start(t, { isLoaded: false, scene: scene("n=400", FAMILY) });
  tap("coo", 0);
  tap("coo", 200);
  assert.deepEqual(page.get().toggled, ["all:coo"]);
});

test("the pointer says what can be pressed", (t) => {
  const { chart } = start(t);
  chart.host.tell("Pointer", { id: "n1", x: 0, y: 0, isPressed: false });
  assert.equal(chart.host.container.style.cursor, "pointer");
  chart.host.tell("Pointer", { id: "", x: 0, y: 0, isPressed: false });
  assert.equal(chart.host.container.style.cursor, "");
});

test("keys move the window and end the selection, but not those that are typed or meant for another", (t) => {
  const { chart, document } = start(t, { selection: "n1" });
  const press = (key, more = {}, target = document.body) => target.dispatch("keydown", { key, ...more });
  for (const key of ["f", "+", "=", "-"]) press(key);
  assert.deepEqual(chart.done.splice(0), [["fit", true], ["zoomBy", 1.25], ["zoomBy", 1.25], ["zoomBy", 0.8]]);
  press("f", { ctrlKey: true });
  press("f", { metaKey: true });
  press("+", { altKey: true });
  const input = document.createElement("input"), dialog = document.createElement("dialog"), inside = document.createElement("button");
  dialog.append(inside);
  document.body.append(input, dialog);
  for (const target of [input, inside]) { press("f", {}, target); press("Escape", {}, target); }
  page.set({ tab: "table" });
  press("f");
  assert.deepEqual([chart.done, page.get().selection], [[], "n1"]);
  page.set({ tab: "explore" });
  press("Escape");
  assert.equal(page.get().selection, "");
});

test("a link to a seat in the details selects it", (t) => {
  const { document } = start(t);
  const link = document.createElement("button"), inside = document.createElement("span");
  link.setAttribute("data-go-to", "n2");
  link.append(inside);
  document.body.append(link);
  inside.click();
  assert.equal(page.get().selection, "n2");
  document.body.click();
  assert.equal(page.get().selection, "n2");
});
