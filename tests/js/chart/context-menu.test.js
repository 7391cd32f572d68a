// The menu of a card.
import test from "node:test";
import assert from "node:assert/strict";
import { itemsOf, startContextMenu } from "../../../assets/src/chart/context-menu.js";
import { page } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { FAMILY, scene, seat, setState } from "../fakes/scenes.js";

const SEATS = [seat("n0", { branch: "open" }), seat("n1", { boss: "n0", branch: "folded" }), seat("n2", { boss: "n0" })];
const keys = (state, id) => itemsOf(state, id, () => {}).map(({ key }) => key);

test("of a person's card it offers what the card can do", (t) => {
  const state = setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", SEATS) }).get();
  assert.deepEqual(keys(state, "n0"), ["open-all", "fold", "branch", "zoom", "copy", "why"]);
  assert.deepEqual(keys(state, "n1"), ["open", "open-all", "branch", "line", "zoom", "copy", "why"]);
  assert.deepEqual(keys(state, "n2"), ["line", "zoom", "copy", "why"]);
  assert.deepEqual(keys(state, "n2>n0"), ["why"]);
  assert.deepEqual(keys(state, ""), []);
});

test("of a typical seat it offers the same", (t) => {
  const state = setState(t, { scene: scene("n=400", FAMILY) }).get();
  assert.deepEqual(keys(state, "coo"), ["open", "open-all", "branch", "line", "zoom", "copy", "why"]);
  assert.deepEqual(keys(state, "cfo"), ["line", "zoom", "copy", "why"]);
});

function start(t) {
  const made = setPage(t, { ids: ["chart-frame", "chart-tree", "inspector"] });
  setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", SEATS) });
  const chart = { ...orders({ seats: SEATS }), size: { width: 800, height: 600 }, onScene() {}, placeOf: () => undefined };
  startContextMenu(chart);
  return { ...made, chart, menu: made.byId("chart-menu") };
}

test("the right button opens it at the pointer, keys go round it, Escape closes it", (t) => {
  const { chart, menu, document, byId } = start(t);
  byId("chart-tree").focus();
  chart.host.tell("Menu", { id: "n1", x: 100, y: 90 });
  assert.deepEqual([menu.hidden, menu.style.left, menu.style.top], [false, "100px", "90px"]);
  assert.equal(document.activeElement, menu.firstChild);
  menu.dispatch("keydown", { key: "ArrowUp" });
  assert.equal(document.activeElement.textContent, "Why is it here?");
  menu.dispatch("keydown", { key: "ArrowDown" });
  assert.equal(document.activeElement, menu.firstChild);
  menu.dispatch("keydown", { key: "Escape" });
  assert.deepEqual([menu.hidden, document.activeElement.id], [true, "chart-tree"]);
});

test("an entry acts and closes it", (t) => {
  const { chart, menu } = start(t);
  chart.host.tell("Menu", { id: "n1", x: 100, y: 90 });
  menu.children.find((one) => one.dataset.key === "open").click();
  assert.equal(menu.hidden, true);
  assert.equal(new URLSearchParams(page.get().loaded.view).get("open"), "n1");
  chart.host.tell("Menu", { id: "", x: 5, y: 5 });
  assert.equal(menu.hidden, true, "nothing is beside all cards");
});
