// Buttons for the chart's window.
import test from "node:test";
import assert from "node:assert/strict";
import { cardsOf, startWindowTools } from "../../../assets/src/chart/window-tools.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { FAMILY, line, seat, setState } from "../fakes/scenes.js";

test("a selection is about a card with all that is drawn under it, or both ends of a line", () => {
  const ids = (selection) => cardsOf({ seats: new Map(seats.map((one) => [one.id, one])), lines: new Map([["cfo>ceo", line("ceo", "cfo")]]) }, selection).map(({ id }) => id);
  const seats = [...FAMILY, seat("clerk", { boss: "cfo" })];
  assert.deepEqual(ids("cfo"), ["cfo", "clerk"]);
  assert.deepEqual(ids("ceo"), ["ceo", "coo", "cfo", "clerk"]);
  assert.deepEqual(ids("cfo>ceo"), ["ceo", "cfo"]);
  assert.deepEqual(ids("nobody"), []);
});

test("the figure follows the window, a click shows cards at their own size", (t) => {
  const { byId } = setPage(t, { ids: ["zoom-actual", "zoom-selection", "full-screen"] }), chart = orders();
  setState(t);
  chart.camera = { zoom: 0.5, pan: { x: 0, y: 0 } };
  startWindowTools(chart);
  assert.equal(byId("zoom-actual").textContent, "50%");
  chart.camera = { zoom: 0.756, pan: { x: 0, y: 0 } };
  chart.host.tell("Move");
  assert.equal(byId("zoom-actual").textContent, "76%");
  byId("zoom-actual").click();
  assert.deepEqual(chart.done, [["zoomBy", 1 / 0.756]]);
});

test("zoom to the selection is offered while one is drawn", (t) => {
  const { byId } = setPage(t, { ids: ["zoom-actual", "zoom-selection", "full-screen"] }), chart = orders({ seats: FAMILY });
  const page = setState(t);
  startWindowTools(chart);
  assert.equal(byId("zoom-selection").disabled, true);
  page.set({ selection: "coo" });
  assert.equal(byId("zoom-selection").disabled, false);
  byId("zoom-selection").click();
  assert.deepEqual(chart.done.map(([name, seats]) => [name, seats.map(({ id }) => id)]), [["showAll", ["coo"]]]);
});
