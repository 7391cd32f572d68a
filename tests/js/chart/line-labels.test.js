// Labels of lines: where they stand, and how they are painted.
import test from "node:test";
import assert from "node:assert/strict";
import { labelsOfLines, paintLabels } from "../../../assets/src/chart/line-labels.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";
import { COLOURS, line } from "../fakes/scenes.js";

const VIEW = { zoom: 1, pan: { x: 0, y: 0 }, width: 800, height: 600 };
const drawn = (points, label = "0123456789") => ({ line: line("b", "a", { label, points }), points, alpha: 1 });

test("a label stands in the middle of the first piece of its line that is free", (t) => {
  setPage(t);
  const way = drawn([[400, 100], [200, 100], [200, 300]]);
  assert.deepEqual(labelsOfLines(recorder(), [way], [], VIEW), [{ id: "b>a", text: "0123456789", left: 262, top: 90, width: 76, height: 20 }]);
  const [{ left, top }] = labelsOfLines(recorder(), [way], [{ left: 150, top: 80, width: 250, height: 40 }], VIEW);
  assert.deepEqual([left, top], [162, 190], "a card is in the way of the first");
});

test("a label looks along its line in small steps for room between a tool and a card", (t) => {
  setPage(t);
  const inTheWay = [{ left: 0, top: 0, width: 150, height: 600 }, { left: 240, top: 80, width: 400, height: 40 }];
  const [{ left, width }] = labelsOfLines(recorder(), [drawn([[100, 100], [500, 100]])], inTheWay, VIEW);
  assert.ok(left >= 150 && left + width <= 240, `${left} to ${left + width}`);
});

test("labels keep off each other, and in the window", (t) => {
  setPage(t);
  const ways = [drawn([[300, 100], [500, 100], [500, 300]]), drawn([[300, 100], [500, 100], [500, 300]]), drawn([[5, 5], [5, 500]])];
  const [one, other, edge] = labelsOfLines(recorder(), ways, [], VIEW);
  assert.ok(one.top + one.height <= other.top || one.left + one.width <= other.left || other.left + other.width <= one.left, JSON.stringify([one, other]));
  assert.equal(edge.left, 4);
});

test("of all lines that could be those have a label that is on its way in the window and covers nothing", (t) => {
  setPage(t);
  const free = drawn([[300, 100], [500, 100]]), edge = drawn([[5, 5], [5, 500]]), held = drawn([[300, 300], [500, 300]]), cards = [{ left: 290, top: 290, width: 300, height: 40 }];
  assert.deepEqual(labelsOfLines(recorder(), [], cards, VIEW, [free, edge, held, free]).map(({ top, height }) => [top, height]), [[92, 16], [92, 16]]);
  assert.equal(labelsOfLines(recorder(), [held], cards, VIEW, [free]).length, 2, "the label of a line that is asked about is always there");
});

test("where a whole label has no room on its way its number stands there, after all labels that have", (t) => {
  setPage(t);
  const between = [{ left: 0, top: 0, width: 290, height: 600 }, { left: 310, top: 0, width: 440, height: 600 }, { left: 771, top: 0, width: 29, height: 600 }];
  const ways = [{ ...drawn([[300, 100], [300, 300]]), number: 1 }, { ...drawn([[760, 100], [760, 300]]), number: 2 }, { ...drawn([[300, 100], [300, 300]]), number: 3 }];
  assert.deepEqual(labelsOfLines(recorder(), [], between, VIEW, ways).map(({ text, left, width }) => [text, left, width]), [["1", 292, 16], ["2", 752, 16], ["3", 292, 16]]);
  const narrow = [{ left: 0, top: 0, width: 294, height: 600 }, { left: 306, top: 0, width: 400, height: 600 }], closed = [{ left: 0, top: 0, width: 600, height: 600 }];
  assert.deepEqual([narrow, closed].map((cards) => labelsOfLines(recorder(), [], cards, VIEW, ways.slice(0, 1)).length), [1, 0], "on the edges of cards, never on what they say");
  const [{ text }] = labelsOfLines(recorder(), [], [], VIEW, ways);
  assert.equal(text, "1 0123456789");
});

test("a line without a label, or without a way, has none", () => {
  assert.deepEqual(labelsOfLines(recorder(), [drawn([[0, 0], [9, 9]], ""), drawn([])], [], VIEW), []);
});

test("a label is a pill in the colour of its line", (t) => {
  setPage(t);
  const ctx = recorder();
  paintLabels(ctx, [{ id: "b>a", text: "without a COO", left: 10, top: 20, width: 100, height: 20 }], { ratio: 2, colours: COLOURS });
  assert.deepEqual(callsOf(ctx, "roundRect")[0].args, [10, 20, 100, 20, 10]);
  const [{ args, fillStyle, transform }] = callsOf(ctx, "fillText");
  assert.deepEqual([args[0], fillStyle, transform[0]], ["without a COO", "brown", 2]);
});

test("where cards hem the whole way in a label stands beside it, tied to it where it does not touch it", (t) => {
  setPage(t);
  const way = drawn([[400, 100], [400, 300]]), hemmed = (width) => [{ left: 400 - width / 2, top: 80, width, height: 240 }];
  const [near] = labelsOfLines(recorder(), [way], hemmed(4), VIEW), cards = hemmed(30), [far] = labelsOfLines(recorder(), [way], cards, VIEW);
  assert.deepEqual([near.left, near.to], [403, undefined]);
  assert.deepEqual([far.left >= 415, far.to?.[0]], [true, 400]);
  const ctx = recorder();
  paintLabels(ctx, [far], { ratio: 1, colours: COLOURS });
  assert.deepEqual(callsOf(ctx, "fillRect")[0].args, [400, far.to[1], far.left - 400, 1]);
});
