// The headcount slider.
import test from "node:test";
import assert from "node:assert/strict";
import { neighbours, startHeadcountSlider, valueAt } from "../../../assets/src/explore/headcount-slider.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { page, withParameters } from "../../../assets/src/state/page.js";
import { fromSlider } from "../../../assets/src/state/query.js";
import { setPage } from "../fakes/dom.js";
import { setState } from "../fakes/scenes.js";

const MOST = 3_000_000, END = Math.log10(MOST);

test.beforeEach(() => setConfig({ limits: { headcount: MOST } }));

test("neighbours are the numbers of the next steps on both sides, without the one itself", () => {
  for (let value = 0; value <= END; value += 0.0777) {
    const found = neighbours(value), here = fromSlider(value, MOST);
    assert.ok(!found.includes(here) && new Set(found).size === found.length, `${value}`);
    assert.ok(found.every((n) => n >= 1 && n <= 3000000));
    if (value > 2 && value < 6.4) {
      assert.ok(found.some((n) => n < here) && found.some((n) => n > here), `${value}`);
      assert.ok(found.every((n) => Math.abs(Math.log10(n / here)) < 0.13), `${value}`);
    }
  }
  assert.ok(neighbours(0).every((n) => n > 1));
  assert.ok(neighbours(END).every((n) => n < 3000000));
});

function start(t, n = "400") {
  const { byId } = setPage(t, { ids: ["headcount-slider"] }), ahead = [];
  setState(t, { parameters: { n, scope: "auto" }, ladder: { ticks: [50, 250], columns: [] } });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  startHeadcountSlider(async (query) => { ahead.push(query); });
  const box = byId("headcount-slider"), input = box.querySelector("input");
  return { box, input, ahead, run: () => t.mock.timers.tick(0) };
}

test("the thumb stands at the headcount, and says it", (t) => {
  const { input, box } = start(t, "3,000,000");
  // A native thumb moves between half its width from either end.
  assert.deepEqual([input.style["--done"], box.querySelector(".decade").style.left], ["calc(100.00% + -10.0px)", "calc(0.00% + 10.0px)"]);
  page.set(withParameters({ n: "400" }));
  assert.deepEqual([fromSlider(Number(input.value), MOST), input.getAttribute("aria-valuetext")], [400, "400 people"]);
  page.set(withParameters({ n: "1 284" }));
  assert.deepEqual([Math.round(10 ** input.value), input.getAttribute("aria-valuetext")], [1284, "1,284 people"]);
  for (const n of ["", "abc", "0", "9,000,000"]) page.set(withParameters({ n }));
  assert.equal(input.getAttribute("aria-valuetext"), "1,284 people", "what is no headcount leaves the thumb where it is");
});

test("the thumb is not pulled back to the number that it has been rounded to", (t) => {
  const { input } = start(t);
  input.value = "3.003";
  input.dispatch("input");
  assert.deepEqual([page.get().parameters.n, input.value], ["1,000", "3.003"]);
});

test("moving the thumb fetches the charts beside it ahead, as they would be asked for", (t) => {
  const { input, ahead, run } = start(t);
  page.set({ layout: "radial" });
  input.dispatch("pointerenter");
  assert.deepEqual(ahead, []);
  run();
  const found = ahead.map((query) => new URLSearchParams(query));
  assert.deepEqual(found.map((query) => query.get("n")), neighbours(Number(input.value)).map((n) => n.toLocaleString("en-US")));
  assert.ok(found.every((query) => query.get("lay") === "radial" && query.get("scope") === "auto"));
});

test("the size under the pointer is fetched ahead, one at a time, and nothing while the thumb is dragged", async (t) => {
  const { input, ahead } = start(t), settle = () => new Promise(setImmediate);
  input.rectangle = { left: 100, top: 0, width: 320, height: 20 };
  const at = (size) => 110 + (300 * Math.log10(size)) / END;
  input.dispatch("pointermove", { clientX: at(1000), buttons: 1 });
  assert.deepEqual(ahead, []);
  for (const size of [50, 300, 1000]) input.dispatch("pointermove", { clientX: at(size), buttons: 0 });
  await settle();
  assert.deepEqual(ahead.map((query) => new URLSearchParams(query).get("n")), ["50", "1,000"]);
});

test("nothing is fetched for a pointer over the thumb, where a press moves nothing", async (t) => {
  const { input, ahead } = start(t), middle = 110 + (300 * Math.log10(400)) / END;
  input.rectangle = { left: 100, top: 0, width: 320, height: 20 };
  for (const off of [-10, -4, 0, 9]) {
    input.dispatch("pointermove", { clientX: middle + off, buttons: 0 });
    await new Promise(setImmediate);
  }
  assert.deepEqual(ahead, []);
  input.dispatch("pointermove", { clientX: middle + 12, buttons: 0 });
  assert.equal(ahead.length, 1);
});

test("a press chooses what its place on the track says, from end to end", () => {
  const track = { left: 100, width: 320 };
  assert.deepEqual([0, 110, 410, 900].map((x) => fromSlider(valueAt(x, track), MOST)), [1, 1, MOST, MOST]);
  assert.equal(fromSlider(valueAt(110 + (300 * Math.log10(400)) / END, track), MOST), 400);
});

test("there is a tick wherever something changes, and they follow the ladder", (t) => {
  const { box, input } = start(t), ticks = () => box.querySelectorAll(".tick").map(({ title }) => title);
  assert.deepEqual(ticks(), ["From 50 people: a click looks at it", "From 250 people: a click looks at it"]);
  page.set({ ladder: { ticks: [9], columns: [] } });
  assert.deepEqual([ticks(), box.querySelectorAll(".decade").length, box.firstChild === input], [["From 9 people: a click looks at it"], 7, true]);
});
