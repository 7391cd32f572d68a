// Growth from one size to another: stops, handles, and playing.
import test from "node:test";
import assert from "node:assert/strict";
import { createGrowth, sizeOf, stepFrom, stopsBetween } from "../../../assets/src/compare/growth.js";
import { enter, press, setForms } from "../fakes/person.js";

test("a growth goes through sizes that a person would say, up or down, with both ends", () => {
  const up = stopsBetween(6, 240000), down = stopsBetween(3000, 80);
  assert.deepEqual([up[0], up.at(-1), up.length], [6, 240000, 24]);
  assert.ok(up.every((size, at) => !at || size > up[at - 1]), String(up));
  assert.ok(down.every((size, at) => !at || size < down[at - 1]), String(down));
  assert.deepEqual(stopsBetween(99, 101), [99, 100, 101]);
  assert.deepEqual(stopsBetween(7, 7), [7]);
});

test("the size of a side is what is typed, else its preset's or that of Explore; a loaded company has none", () => {
  const presets = [{ key: "s", values: { n: "3,000" } }];
  assert.deepEqual([sizeOf("s", "", presets, 400), sizeOf("s", "1,200", presets, 400), sizeOf("explored", "", presets, 400)], [3000, 1200, 400]);
  assert.ok([sizeOf("mine:x", "9", presets, 400), sizeOf("s", "many", presets, 400), sizeOf("fitted:x", "", presets, 400)].every(Number.isNaN));
});

test("a key goes to another size, and stays at the ends", () => {
  assert.deepEqual([stepFrom(6, 0.01), stepFrom(6, -0.01), stepFrom(240000, 0.01), stepFrom(100, Infinity), stepFrom(100, -Infinity)], [7, 6, 240000, 240000, 6]);
  assert.deepEqual([stepFrom(3000000, 0.01), stepFrom(3000000, -0.01), stepFrom(2, -0.01), stepFrom(2, 0.01)], [3000000, 240000, 2, 6]);
  for (let people = 6; people < 240000; people = stepFrom(people, 0.01)) assert.ok(stepFrom(people, 0.01) > people, String(people));
});

test("the number and the thumb of a handle that keys move are those of the chart; keys that come meanwhile add up", async (t) => {
  setForms(t, { ids: [] });
  const asked = [], done = [], settled = () => new Promise(setImmediate);
  const growth = createGrowth((sizes) => { asked.push(sizes.bn); return new Promise((draw) => { done.push(draw); }); }, () => true);
  const [, to] = growth.element.querySelectorAll("input"), seen = () => [to.getAttribute("aria-valuetext"), Math.round(10 ** Number(to.value))];
  growth.show(80, 100);
  const key = (/** @type {string} */ name) => to.dispatch("keydown", { key: name, preventDefault() {} });
  for (const name of ["ArrowRight", "ArrowRight", "ArrowRight", "Tab"]) key(name);
  assert.deepEqual([asked.length, seen()], [1, ["100 people", 100]]);
  growth.show(80, Number(asked[0]));
  assert.deepEqual(seen(), [`${asked[0]} people`, Number(asked[0])]);
  done[0](0);
  await settled();
  assert.equal(asked.length, 2);
  assert.equal(asked[1], String([1, 2, 3].reduce((people) => stepFrom(people, 0.01), 100)));
  assert.deepEqual(seen(), [`${asked[0]} people`, Number(asked[0])]);
});

test("a thumb that is dragged stays under the pointer, and its number with the chart", async (t) => {
  setForms(t, { ids: [] });
  let draw = () => {};
  const growth = createGrowth(() => new Promise((done) => { draw = () => done(0); }), () => true);
  const [, to] = growth.element.querySelectorAll("input");
  growth.show(80, 100);
  enter(to, String(Math.log10(3000)), "input");
  growth.show(80, 500);
  assert.deepEqual([to.title, Math.round(10 ** Number(to.value))], ["500 people", 3000]);
  growth.show(80, 3000);
  draw();
  await new Promise(setImmediate);
  assert.deepEqual([to.title, Math.round(10 ** Number(to.value))], ["3,000 people", 3000]);
});

test("a handle takes a size; playing goes from size to size, and stops at the last or when asked", async (t) => {
  setForms(t, { ids: [] });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let isShown = true;
  // What was put is drawn by then.
  const pass = async (/** @type {number} */ ms) => { t.mock.timers.tick(ms); await Promise.resolve(); await Promise.resolve(); };
  const taken = [], growth = createGrowth((sizes) => { taken.push(sizes); }, () => isShown);
  const [from, to] = growth.element.querySelectorAll("input");
  growth.show(NaN, 80);
  assert.equal(growth.element.hidden, true);
  growth.show(99, 101);
  assert.deepEqual([growth.element.hidden, from.getAttribute("aria-valuetext"), to.title], [false, "99 people", "101 people"]);
  enter(to, String(Math.log10(3000)), "input");
  assert.deepEqual(taken, [{ bn: "3,000" }]);
  taken.length = 0;
  press(growth.element, "Play growth");
  assert.deepEqual(taken, [{ bn: "99" }]);
  await pass(0);
  await pass(900);
  await pass(900);
  assert.deepEqual(taken, [{ bn: "99" }, { bn: "100" }, { bn: "101" }]);
  await pass(900);
  press(growth.element, "Play growth");
  press(growth.element, "Stop");
  await pass(5000);
  assert.deepEqual(taken.slice(3), [{ bn: "99" }]);
  press(growth.element, "Play growth");
  growth.show(99, 99);
  await pass(0);
  await pass(900);
  growth.heed(99, 100);
  growth.show(99, 100);
  growth.heed(99, 3000);
  await pass(5000);
  assert.deepEqual(taken.slice(4), [{ bn: "99" }, { bn: "100" }], "another size was chosen");
  isShown = false;
  press(growth.element, "Play growth");
  assert.equal(taken.length, 6);
});
