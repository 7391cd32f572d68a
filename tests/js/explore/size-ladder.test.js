// The ladder strip.
import test from "node:test";
import assert from "node:assert/strict";
import { isIn, startSizeLadder } from "../../../assets/src/explore/size-ladder.js";
import { startSizes } from "../../../assets/src/explore/sizes.js";
import { page } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { scene, setState } from "../fakes/scenes.js";

test("bands know their headcounts", () => {
  const band = { start: 250, end: 999 }, last = { start: 100000, end: null };
  assert.deepEqual([249, 250, 999, 1000].map((n) => isIn(band, n)), [false, true, true, false]);
  assert.ok(isIn(last, 3000000));
});

const rung = (short, more = {}) => ({ short, role: "coo", head: false, ...more });
const LADDER = { ticks: [], columns: [
  { name: "Small", range: "1 – 249", start: 1, end: 249, headcount: 50, chain: [rung("CEO")] },
  { name: "Large", range: "250+", start: 250, end: null, headcount: 1200, chain: [rung("CEO"), rung("COO", { head: true })] },
] };

let resized = () => {};

function start(t) {
  const { byId } = setPage(t, { ids: ["ladder"] }), before = globalThis.ResizeObserver;
  globalThis.ResizeObserver = class { constructor(act) { resized = (width) => act([{ contentRect: { width } }]); } observe() {} };
  t.after(() => { globalThis.ResizeObserver = before; });
  setState(t);
  startSizeLadder();
  startSizes();
  return byId("ladder");
}

test("each band is a button to its headcount, that of the chart is lit and says what is drawn", (t) => {
  const strip = start(t);
  page.set({ ladder: LADDER });
  assert.equal(strip.elements.length, 0);
  page.set({ scene: scene("n=100", [], { headcount: 100, chain: [rung("Owner", { head: true })] }) });
  const [small, large] = strip.elements;
  assert.deepEqual([small.getAttribute("aria-current"), large.getAttribute("aria-current")], ["true", null]);
  assert.deepEqual([small, large].map((step) => step.getAttribute("aria-label")), [
    "Small: from the top Owner, 1 – 249 people. Head of operations: Owner. Show 50.",
    "Large: from the top CEO, COO, 250+ people. Head of operations: COO. Show 1,200.",
  ]);
  assert.deepEqual([small, large].map((step) => step.textContent), ["Owner 1 – 249", "CEO COO 250+"]);
  assert.deepEqual([small, large].map((step) => step.getAttribute("data-here")), ["100", null]);
  assert.deepEqual([large.querySelectorAll(".head").length, large.querySelector(".band").textContent], [1, "250+"]);
  large.click();
  assert.equal(page.get().parameters.n, "1,200");
});

test("the strip of a typical company stays as it was while a loaded one is shown", (t) => {
  const strip = start(t);
  page.set({ ladder: LADDER, scene: scene("n=100", [], { headcount: 100 }) });
  const before = strip.firstChild;
  page.set({ scene: scene("mine=a", [], { headcount: 9000 }) });
  assert.equal(strip.firstChild, before);
});

test("a step stays the same button when another one is lit, so that the focus stays on it", (t) => {
  const strip = start(t);
  page.set({ ladder: LADDER, scene: scene("n=100", [], { headcount: 100, chain: [rung("Owner")] }) });
  const before = strip.elements;
  page.set({ scene: scene("n=400", [], { headcount: 400, chain: [rung("CEO"), rung("COO", { head: true })] }) });
  assert.deepEqual(strip.elements.map((step, at) => step === before[at]), [true, true]);
  assert.deepEqual(strip.elements.map((step) => step.getAttribute("aria-current")), [null, "true"]);
  assert.equal(strip.elements[0].querySelector(".rungs").textContent, "CEO ");
});

test("words are set closer where the steps have little of the strip, whether it or their number changes", (t) => {
  const strip = start(t), isTight = () => strip.getAttribute("data-tight") !== null;
  page.set({ ladder: LADDER, scene: scene("n=100", [], { headcount: 100, chain: [] }) });
  const seen = [400, 120, 200].map((width) => { resized(width); return isTight(); });
  page.set({ ladder: { ...LADDER, columns: [...LADDER.columns, ...LADDER.columns] }, scene: scene("n=400", [], { headcount: 400, chain: [] }) });
  assert.deepEqual([...seen, isTight()], [false, true, false, true]);
});

test("where the steps need more than the strip has, the lit one is brought into view", (t) => {
  const strip = start(t), seen = [];
  page.set({ ladder: LADDER, scene: scene("n=100", [], { headcount: 100, chain: [] }) });
  strip.elements.forEach((step, at) => { step.scrollIntoView = () => seen.push(at); });
  resized(400);
  page.set({ scene: scene("n=400", [], { headcount: 400, chain: [] }) });
  assert.deepEqual(seen, []);
  resized(100);
  page.set({ scene: scene("n=90", [], { headcount: 90, chain: [] }) });
  page.set({ scene: scene("n=80", [], { headcount: 80, chain: [] }) });
  assert.deepEqual(seen, [1, 0]);
});
