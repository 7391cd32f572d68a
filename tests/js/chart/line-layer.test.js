// Lines: which style each has, how they are painted, which one is hit.
import test from "node:test";
import assert from "node:assert/strict";
import { distance, headOf, lineAt, paintLines, styleOf } from "../../../assets/src/chart/line-layer.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { COLOURS, line } from "../fakes/scenes.js";

const LOOK = { selected: "", lit: new Set() };
const drawn = (one, alpha = 1) => ({ line: one, points: one.points, alpha });
const paint = (lines, look = LOOK) => {
  const ctx = recorder();
  paintLines(ctx, lines, { ...look, styles: COLOURS.lines });
  return ctx;
};
const strokes = (ctx) => callsOf(ctx, "stroke").map(({ strokeStyle, globalAlpha, dash }) => [strokeStyle, globalAlpha, dash]);

test("of what is special about a line, what counts most gives the style", () => {
  const plain = line("b", "a"), lit = { selected: "", lit: new Set(["b>a"]) };
  assert.equal(styleOf(plain, LOOK), "solid");
  assert.equal(styleOf({ ...plain, on_chain: true }, LOOK), "chain");
  assert.equal(styleOf({ ...plain, kind: "dotted", on_chain: true }, LOOK), "dotted");
  assert.equal(styleOf({ ...plain, kind: "alternative" }, LOOK), "alternative");
  assert.equal(styleOf({ ...plain, kind: "dotted", status: "moved" }, LOOK), "moved");
  assert.equal(styleOf({ ...plain, status: "added" }, LOOK), "solid");
  assert.equal(styleOf({ ...plain, kind: "alternative", status: "moved", has_arrow: true }, LOOK), "before");
  assert.equal(styleOf({ ...plain, status: "moved" }, lit), "lit");
  assert.equal(styleOf(plain, { ...lit, selected: "b>a" }), "selected");
});

test("the line from the manager before ends in a head at whoever moved", () => {
  assert.deepEqual(headOf([[0, 0], [0, 50], [40, 50], [40, 50]]), [[40, 50], [31, 54.5], [31, 45.5]]);
  assert.deepEqual(headOf([[3, 3], [3, 3]]), []);
  const arrow = line("b", "a", { kind: "alternative", status: "moved", has_arrow: true });
  const ctx = paint([drawn(arrow), drawn(line("c", "a"))]);
  assert.deepEqual(strokes(ctx), [["grey", 1, []], ["red", 1, [6, 4]]]);
  assert.deepEqual(callsOf(ctx, "fill").map(({ fillStyle, globalAlpha }) => [fillStyle, globalAlpha]), [["red", 1]]);
  assert.equal(callsOf(paint([drawn(arrow, 0)]), "fill").length, 0);
});

test("a line that could be has its arrow at the manager it would lead to", () => {
  const points = [[0, 0], [0, 50], [40, 50]];
  const ctx = paint([drawn(line("b", "a", { kind: "alternative", points })), drawn(line("c", "a", { points }))]);
  assert.deepEqual(callsOf(ctx, "fill").map(({ fillStyle }) => fillStyle), ["brown"]);
  assert.deepEqual(callsOf(ctx, "moveTo").at(-1).args, [0, 0]);
  assert.deepEqual(headOf([]), []);
});

test("lines of a style are one stroke, and what counts more lies over what counts less", () => {
  const lines = [line("b", "a", { on_chain: true }), line("c", "a"), line("d", "a"), line("e", "a", { kind: "dotted" }), line("f", "a")].map((one) => drawn(one));
  const ctx = paint(lines, { selected: "f>a", lit: new Set(["d>a"]) });
  assert.deepEqual(strokes(ctx), [["grey", 1, []], ["silver", 0.5, [4, 3]], ["gold", 1, []], ["green", 1, []], ["blue", 1, []]]);
  assert.equal(callsOf(ctx, "moveTo").length, lines.length);
});

test("faint lines are strokes of their own, and what is not to be seen is none", () => {
  const lines = [drawn(line("b", "a")), drawn(line("c", "a")), drawn(line("d", "a"), 0.25), drawn(line("e", "a"), 0)];
  const ctx = paint(lines);
  assert.deepEqual(strokes(ctx), [["grey", 1, []], ["grey", 0.25, []]]);
  assert.equal(callsOf(ctx, "moveTo").length, 3);
  assert.deepEqual(strokes(paint([drawn(line("e", "a"), 0)])), []);
});

test("the context is left without dashes and opaque, a style that the server does not know is left out", () => {
  const ctx = paint([drawn(line("b", "a", { kind: "dotted" })), drawn(line("c", "a", { kind: "other" }))]);
  assert.deepEqual([ctx.dash, ctx.globalAlpha, strokes(ctx).length], [[], 1, 1]);
});

test("a line goes through all its corners, rounded where there is room", () => {
  const at = (points) => paint([drawn(line("b", "a", { points }))]).calls.filter(({ name }) => !["beginPath", "stroke"].includes(name)).map(({ name, args }) => [name, ...args]);
  assert.deepEqual(at([[0, 0], [0, 50], [100, 50], [100, 53]]), [["moveTo", 0, 0], ["arcTo", 0, 50, 100, 50, 6], ["arcTo", 100, 50, 100, 53, 1.5], ["lineTo", 100, 53]]);
  assert.deepEqual(at([[0, 0], [0, 0.2], [9, 9]]), [["moveTo", 0, 0], ["lineTo", 0, 0.2], ["lineTo", 9, 9]]);
  assert.deepEqual(at([]), []);
});

test("the distance to a polyline is that to its nearest part", () => {
  const way = [[0, 0], [0, 100], [50, 100]];
  assert.equal(distance(way, 7, 50), 7);
  assert.equal(distance(way, 3, -4), 5);
  assert.equal(distance(way, 54, 103), 5);
  assert.equal(distance(way, 0, 100), 0);
  assert.equal(distance([[3, 4], [3, 4]], 0, 0), 5);
  assert.equal(distance([], 0, 0), Infinity);
});

test("a line is hit from 6 px of the screen at any zoom", () => {
  const lines = [drawn(line("b", "a"))];
  for (const zoom of [0.05, 0.5, 1, 4]) {
    assert.equal(lineAt(lines, 5.9 / zoom, 50, zoom), "b>a");
    assert.equal(lineAt(lines, 6.1 / zoom, 50, zoom), "");
  }
});

test("the nearest line is hit; of two that run together the one on top; faint ones not at all", () => {
  const way = (x) => ({ points: [[x, 0], [x, 100]] });
  const lines = [drawn(line("b", "a", way(0))), drawn(line("c", "a", way(5))), drawn(line("d", "a", way(5))), drawn(line("e", "a", way(3)), 0.4)];
  assert.equal(lineAt(lines, 1, 50, 1), "b>a");
  assert.equal(lineAt(lines, 4, 50, 1), "d>a");
  assert.equal(lineAt([], 0, 0, 1), "");
});
