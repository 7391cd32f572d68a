// Cards on the canvas: which are painted, with what, near and far; and what can be read of them.
import test from "node:test";
import assert from "node:assert/strict";
import { inWindow, labelsOf, paintCards } from "../../../assets/src/chart/card-layer.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";
import { COLOURS, seat } from "../fakes/scenes.js";

const VIEW = { zoom: 1, pan: { x: 0, y: 0 }, width: 800, height: 600 };
const placed = (one, alpha = 1) => ({ seat: one, x: one.x, y: one.y, alpha });
const at = (x, y, more) => placed(seat(`${x} ${y}`, { x, y, ...more }));

/** Paints, and gives back the calls. */
function paint(t, cards, more = {}) {
  const ctx = recorder();
  setPage(t, { context: () => recorder() });
  paintCards(ctx, cards, { ...VIEW, ratio: 1, colours: COLOURS, selected: "", decorate() {}, ...more });
  return ctx;
}

test("of cards beside the window none is painted, at its edge all that may reach into it", () => {
  const seen = (x, y) => inWindow([at(x, y)], VIEW).length === 1;
  for (const [x, y] of [[400, 300], [-113, 300], [913, 300], [400, -45], [400, 645]]) assert.ok(seen(x, y), `${x} ${y}`);
  for (const [x, y] of [[-115, 300], [915, 300], [400, -47], [400, 647]]) assert.ok(!seen(x, y), `${x} ${y}`);
});

test("a card's place on the screen follows the window and the glide", () => {
  const [{ left, top, width, height }] = inWindow([{ seat: seat("a", { x: 0, y: 0 }), x: 300, y: 100, alpha: 1 }], { ...VIEW, zoom: 2, pan: { x: -100, y: 50 } });
  assert.deepEqual([left, top, width, height], [300, 186, 400, 128]);
});

test("a near card is its marks, in its own coordinates, sharp on a fine screen", (t) => {
  const one = seat("a", { x: 300, y: 200, marks: [["r", 0, 0, 200, 64, 8, "white", "grey", 1, []], ["t", 10, 20, 14, 600, "black", "start", 180, "Ada"], ["t", 10, 40, 11, 400, "grey", "start", 180, "Buyer"]] });
  const ctx = paint(t, [placed(one)], { ratio: 2, zoom: 1.5, pan: { x: 10, y: 20 } });
  assert.deepEqual(callsOf(ctx, "fillText").map(({ args }) => args[0]), ["Ada", "Buyer"]);
  assert.deepEqual(callsOf(ctx, "roundRect").map(({ args }) => args), [[0, 0, 200, 64, 8]]);
  const left = 10 + 1.5 * 200, top = 20 + 1.5 * 168;
  for (const { transform } of ctx.calls) assert.deepEqual(transform, [3, 0, 0, 3, left * 2, top * 2]);
});

test("only the selected card has a ring, under its marks", (t) => {
  const rings = (cards, more) => callsOf(paint(t, cards, more), "stroke").filter(({ strokeStyle }) => strokeStyle === COLOURS.accent);
  const cards = [at(100, 100), at(400, 100)];
  assert.equal(rings(cards, { selected: "400 100" }).length, 1);
  assert.equal(rings(cards, { selected: "nobody" }).length, 0);
  assert.equal(rings(cards, { selected: "400 100", zoom: 0.4 }).length, 1);
  const ctx = paint(t, [at(100, 100)], { selected: "100 100" });
  assert.equal(ctx.calls.findIndex(({ strokeStyle, name }) => name === "stroke" && strokeStyle === COLOURS.accent) < ctx.calls.findIndex(({ name }) => name === "fillText"), true);
});

test("a card that is coming or going is as faint as it is, near and far, and the next is not", (t) => {
  for (const zoom of [1, 0.4]) {
    const cards = [placed(seat("Faint", { x: 110, y: 100 }), 0.25), placed(seat("Clear", { x: 400, y: 100 }))];
    const ctx = paint(t, cards, { zoom });
    const alpha = Object.fromEntries(callsOf(ctx, "fillText").map(({ args, globalAlpha }) => [args[0], globalAlpha]));
    assert.deepEqual(alpha, { Faint: 0.25, Clear: 1 });
    assert.equal(ctx.globalAlpha, 1);
  }
});

test("every near card is decorated once, far ones not", (t) => {
  const decorated = [], decorate = (_, one) => decorated.push(one.id), cards = [at(100, 100), at(400, 100), at(9000, 0)];
  paint(t, cards, { decorate });
  assert.deepEqual(decorated, ["100 100", "400 100"]);
  paint(t, cards, { decorate, zoom: 0.4 });
  assert.equal(decorated.length, 2);
});

test("a far card is box, stripe, name and count, whatever its marks", (t) => {
  const one = seat("a", { title: "Nadia Kowalska", short_name: "Kowalska", x: 300, y: 200, h: 84, hidden: { people: 1284 } });
  const ctx = paint(t, [placed(one)], { zoom: 0.5 });
  assert.deepEqual(callsOf(ctx, "fillText").map(({ args, fillStyle, textAlign }) => [args[0], fillStyle, textAlign]), [["Nadia Kowalska", "black", "left"], ["+1,284", "navy", "center"]]);
  assert.deepEqual(callsOf(ctx, "fill").map(({ fillStyle }) => fillStyle), ["white", "teal", "white"], "the handle is on the ground of the card");
  assert.deepEqual(callsOf(ctx, "stroke").map(({ strokeStyle }) => strokeStyle), ["grey", "grey"]);
});

test("words of a far card lie in its box, and none over another", (t) => {
  for (const zoom of [0.6, 0.5, 0.4, 0.3]) {
    const one = seat("a", { title: "Administrative services manager", x: 300, y: 200, h: 84, hidden: { people: 12 } });
    const ctx = paint(t, [placed(one)], { zoom }), [{ left, top, width, height }] = inWindow([placed(one)], { ...VIEW, zoom });
    let before = { y: top, to: left };
    for (const { args: [text, x, y], textAlign } of callsOf(ctx, "fillText")) {
      const [from, to] = textAlign === "left" ? [x, x + 6 * text.length] : [x - 3 * text.length, x + 3 * text.length];
      assert.ok(from >= left && to <= left + width + 1 && y <= top + height, `${text} at ${zoom}`);
      assert.ok(y >= before.y + 10 || (y >= before.y && from > before.to) || before.y === top, `${text} at ${zoom}`);
      before = { y, to };
    }
  }
});

test("boxes behind a folded card lie under it, each standing in", (t) => {
  const ctx = paint(t, [at(300, 200, { look: { stack: 2 } })], { zoom: 0.5 });
  const boxes = callsOf(ctx, "roundRect", "rect").slice(0, 3).map(({ args }) => args);
  assert.deepEqual(boxes.map(([left, top, width]) => [left - boxes[2][0], top - boxes[2][1], boxes[2][2] - width]), [[3, 3, 6], [1.5, 1.5, 3], [0, 0, 0]]);
  assert.deepEqual(callsOf(ctx, "fill").slice(0, 3).map(({ fillStyle }) => fillStyle), ["snow", "snow", "white"]);
});

test("a tiny card is a box in the colour of its stripe, with a border only where that is thick", (t) => {
  const tiny = paint(t, [at(300, 200)], { zoom: 0.05 });
  assert.deepEqual(callsOf(tiny, "fill", "stroke", "fillText").map(({ name, fillStyle }) => [name, fillStyle]), [["fill", "teal"]]);
  assert.equal(callsOf(paint(t, [at(300, 200, { look: { border_width: 2 } })], { zoom: 0.05 }), "stroke").length, 1);
});

test("what became of a seat is a sign of its own, and a head has no badge without words", (t) => {
  setConfig({ signs: { added: { steps: [["M", -2, 0], ["L", 2, 0]], is_filled: false }, moved: { steps: [["M", 0, 0], ["Z"]], is_filled: true } } });
  const fills = (more) => callsOf(paint(t, [at(300, 200, more)], { zoom: 0.5 }), "fill").map(({ fillStyle }) => fillStyle);
  assert.deepEqual(fills({ is_head: true }), ["white", "teal"]);
  assert.deepEqual(fills({ status: "moved" }), ["white", "teal", "red", "white"]);
  assert.deepEqual(fills({ status: "added" }), ["white", "teal", "green"]);
  const ctx = paint(t, [at(300, 200, { status: "added" })], { zoom: 0.5 });
  assert.deepEqual(callsOf(ctx, "translate").map(({ args }) => args), [[150 + 50 - 3, 100 - 16 + 1]]);
});

test("labels are titles that can be read wholly in the window, with their size on the screen", () => {
  const title = (text) => ["t", 0, 0, 14, 600, "", "start", 99, text, "title"], other = ["t", 0, 0, 11, 400, "", "start", 99, "Buyer", "detail"];
  const cards = [at(100, 100, { title: "Adalbert", marks: [other, title("Adal…")], hidden: { people: 5 } }), at(50, 300, { marks: [title("Bo")] }), at(300, 300, { marks: [other] })];
  assert.deepEqual(labelsOf(cards, { ...VIEW, pan: { x: 50, y: 0 } }), [
    { id: "100 100", px: 14, text: "Adal…", isCut: true, second: "", secondPx: 0, count: "+5" }, { id: "50 300", px: 14, text: "Bo", isCut: false, second: "", secondPx: 0, count: "" }]);
  assert.deepEqual(labelsOf(cards, { ...VIEW, zoom: 2 }).map(({ id, px }) => [id, px]), [["100 100", 28]], "the other reaches out at the left");
});

test("a label from afar has the one size and says what was left out", () => {
  const far = [at(300, 200, { title: "Nadia Kowalska", short_name: "Kowalska", w: 220, h: 40 })];
  const [label] = labelsOf(far, { ...VIEW, zoom: 0.3 });
  assert.deepEqual(label, { id: "300 200", px: 10, text: "Kowalska", isCut: true, second: "", secondPx: 0, count: "" });
  assert.deepEqual(labelsOf(far, { ...VIEW, zoom: 0.05 }), [], "a card too small for letters");
});
