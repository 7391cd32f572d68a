// Shapes of a card on a canvas.
import test from "node:test";
import assert from "node:assert/strict";
import { paintMarks, trace } from "../../../assets/src/chart/marks.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";

const paint = (marks) => {
  const ctx = recorder();
  paintMarks(ctx, marks);
  return ctx;
};
const names = (ctx) => ctx.calls.map(({ name }) => name);

test("each kind of shape is traced, filled and drawn round as it says", () => {
  assert.deepEqual(names(paint([["r", 1, 2, 3, 4, 0, "white", "", 0, []]])), ["beginPath", "rect", "fill"]);
  assert.deepEqual(names(paint([["r", 1, 2, 3, 4, 5, "", "grey", 1, []]])), ["beginPath", "roundRect", "stroke"]);
  assert.deepEqual(names(paint([["c", 1, 2, 3, "white", "grey", 1]])), ["beginPath", "arc", "fill", "stroke"]);
  assert.deepEqual(names(paint([["p", [["M", 0, 0], ["L", 1, 1], ["C", 1, 2, 3, 4, 5, 6], ["Z"]], "red", "", 0, []]])), ["beginPath", "moveTo", "lineTo", "bezierCurveTo", "closePath", "fill"]);
});

test("a dashed border does not make the next one dashed", () => {
  const ctx = paint([["r", 0, 0, 9, 9, 0, "", "grey", 2, [4, 2]], ["c", 1, 2, 3, "", "red", 1]]);
  assert.deepEqual(callsOf(ctx, "stroke").map(({ strokeStyle, lineWidth, dash }) => [strokeStyle, lineWidth, dash]), [["grey", 2, [4, 2]], ["red", 1, []]]);
});

test("shapes are painted back to front", () => {
  const ctx = paint([["r", 0, 0, 9, 9, 0, "back", "", 0, []], ["c", 1, 2, 3, "front", "", 0]]);
  assert.deepEqual(callsOf(ctx, "fill").map(({ fillStyle }) => fillStyle), ["back", "front"]);
});

test("a text has its size, weight, side and room, and no text has no room", (t) => {
  setPage(t);
  const ctx = paint([["t", 5, 6, 14, 600, "black", "middle", 80, "Ada", "title"], ["t", 5, 6, 11, 400, "grey", "end", -3, "…"]]);
  assert.deepEqual(callsOf(ctx, "fillText").map(({ args, font, textAlign, fillStyle }) => [...args, font, textAlign, fillStyle]), [
    ["Ada", 5, 6, 80.5, "600 14px Inter, sans-serif", "center", "black"], ["…", 5, 6, 1.5, "400 11px Inter, sans-serif", "end", "grey"]]);
});

test("a text with letters from the right runs as its first letter does", (t) => {
  setPage(t);
  const ctx = paint(["דנה (CFO)", "Ann 王"].map((text) => ["t", 0, 0, 9, 400, "black", "start", 9, text]));
  assert.deepEqual(callsOf(ctx, "fillText").map(({ args }) => args[0]), ["\u2068דנה (CFO)\u2069", "Ann 王"]);
});

test("a path begins anew", () => {
  const ctx = recorder();
  trace(ctx, [["M", 1, 2]]);
  assert.deepEqual(ctx.calls.map(({ name, args }) => [name, ...args]), [["beginPath"], ["moveTo", 1, 2]]);
});
