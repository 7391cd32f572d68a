// The lines that could be: of the card under the pointer, else of the selected one, and asked for once a chart.
import test from "node:test";
import assert from "node:assert/strict";
import { hasOthers, seatOfSelection, startAlternatives } from "../../../assets/src/chart/alternatives.js";
import { page } from "../../../assets/src/state/page.js";
import { fakeChart } from "../fakes/host.js";
import { FAMILY, line, scene, setState } from "../fakes/scenes.js";

const OTHERS = [{ report: "coo", boss: "cfo", label: "without a CEO" }, { report: "cfo", boss: "coo", label: "in its scope" }];
const LINES = [line("cfo", "coo", { id: "coo~cfo", kind: "alternative", label: "without a CEO" }), line("coo", "cfo", { id: "cfo~coo", kind: "alternative", label: "in its scope" })];
const settle = async () => { for (let at = 0; at < 9; at += 1) await Promise.resolve(); };

async function start(t, parts = {}) {
  const drawn = scene("n=400", FAMILY, { alternatives: OTHERS });
  const made = fakeChart(t, { media: ["(hover: hover)", "(prefers-reduced-motion: reduce)"] });
  setState(t, { scene: drawn, ...parts });
  const asked = [];
  t.mock.method(globalThis, "fetch", async (path) => { asked.push(path); return { ok: true, json: async () => ({ lines: LINES }) }; });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  made.chart.show(drawn);
  made.host.now = { zoom: 1, pan: { x: 400, y: 100 } };
  startAlternatives(made.chart);
  await settle();
  const shown = () => made.chart.besides().map(({ id, text }) => `${id}: ${text}`);
  const point = async (id, ms = 250) => { made.host.tell("Pointer", { id, x: 0, y: 0, isPressed: false }); t.mock.timers.tick(ms); await settle(); };
  return { ...made, asked, shown, point };
}

test("nothing is asked for while no card has any", async (t) => {
  const { asked, shown, point } = await start(t);
  await point("ceo");
  assert.deepEqual([asked, shown()], [[], []]);
});

test("the selected card shows its own, the one under the pointer comes before it", async (t) => {
  const { asked, shown, point } = await start(t);
  page.set({ selection: "coo" });
  await settle();
  assert.deepEqual(shown(), ["coo~cfo: without a CEO"]);
  await point("cfo", 200);
  assert.deepEqual(shown(), ["coo~cfo: without a CEO"], "not at once");
  await point("cfo", 50);
  assert.deepEqual(shown(), ["cfo~coo: in its scope"]);
  await point("");
  assert.deepEqual(shown(), ["coo~cfo: without a CEO"]);
  page.set({ selection: "" });
  await settle();
  assert.deepEqual([shown(), asked], [[], ["/alternatives?n=400&theme=light"]]);
});

test("another chart takes them away, and a selected line keeps them", async (t) => {
  const { chart, shown } = await start(t, { selection: "coo~cfo" });
  assert.deepEqual(shown(), ["coo~cfo: without a CEO"]);
  const next = scene("n=401", FAMILY);
  page.set({ scene: next });
  chart.show(next);
  await settle();
  assert.deepEqual(shown(), []);
});

test("a card that could report to nobody else has none", () => {
  assert.equal(hasOthers(null, "coo"), false);
  assert.equal(hasOthers({ alternatives: OTHERS }, "ceo"), false);
  assert.deepEqual(["coo", "coo>ceo", "coo~cfo", ""].map(seatOfSelection), ["coo", "coo", "coo", ""]);
});
