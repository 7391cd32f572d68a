// Two charts with one window.
import test from "node:test";
import assert from "node:assert/strict";
import { link } from "../../../assets/src/compare/linked-charts.js";
import { linkable as chart } from "../fakes/linked.js";

test("whichever is moved, the other follows", () => {
  const a = chart(0.5), b = chart(1);
  link(a, b);
  a.moveTo({ zoom: 2, pan: { x: 5, y: 6 } });
  assert.deepEqual(b.camera, { zoom: 2, pan: { x: 5, y: 6 } });
  b.moveTo({ zoom: 1, pan: { x: 0, y: 0 } });
  assert.deepEqual(a.camera, { zoom: 1, pan: { x: 0, y: 0 } });
  assert.deepEqual([a.host.moves.length, b.host.moves.length], [2, 2], "nobody follows the follower");
  assert.equal(a.frame().top, 48, "the titles stand above");
});

test("fitted, both have the zoom that shows the larger one", () => {
  for (const [first, second] of [[0.5, 1], [1, 0.5]]) {
    const a = chart(first), b = chart(second);
    link(a, b)();
    assert.deepEqual(a.camera, { zoom: 0.5, pan: { x: 5, y: 0 } });
    assert.deepEqual(b.camera, a.camera);
    assert.deepEqual([a.beside(), b.beside()], [b.bounds, a.bounds], "each fit has room for the other");
  }
});

test("the seat under the pointer is pointed out on both, once", () => {
  const a = chart(1), b = chart(1);
  link(a, b);
  for (const id of ["coo", "coo", ""]) a.host.tell("Pointer", { id, x: 0, y: 0 });
  b.host.tell("Pointer", { id: "ceo", x: 0, y: 0 });
  assert.deepEqual(a.marked, ["coo", "", "ceo"]);
  assert.deepEqual(b.marked, a.marked);
});
