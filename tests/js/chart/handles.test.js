// Handles of cards: where they can be hit, near and from afar.
import test from "node:test";
import assert from "node:assert/strict";
import { handleOf, pillOf } from "../../../assets/src/chart/handles.js";
import { cardAt } from "../../../assets/src/chart/card-layer.js";
import { recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";
import { seat } from "../fakes/scenes.js";

const OPEN = seat("boss", { x: 300, y: 200, branch: "open", below: 9 });
const FOLDED = seat("folded", { x: 300, y: 200, branch: "folded", below: 9, hidden: { people: 9 }, marks: [["t", 100, 68, 10.5, 600, "", "middle", 120, "+ 9 people, 1 level", "fold"]] });
const LEAF = seat("leaf", { x: 300, y: 200 });
const at = (one, zoom) => ({ seat: one, x: one.x, y: one.y, alpha: 1, left: zoom * (one.x - one.w / 2), top: zoom * (one.y - one.h / 2), width: zoom * one.w, height: zoom * one.h });
const view = (zoom) => ({ zoom, pan: { x: 0, y: 0 }, width: 2000, height: 1200 });

test("an open card tells what folding hides, one without reports nothing", () => {
  assert.equal(pillOf(OPEN).text, "−9");
  assert.equal(pillOf(LEAF), null);
  assert.equal(pillOf(FOLDED), null, "the card drawing has a strip there");
});

test("handles of open and folded cards lie about the middle of the lower edge, near", () => {
  for (const zoom of [0.7, 1, 2]) {
    for (const one of [OPEN, FOLDED]) {
      const box = handleOf(at(one, zoom), zoom);
      assert.ok(Math.abs(box.left + box.width / 2 - 300 * zoom) < 1e-6 && Math.abs(box.top + box.height / 2 - 232 * zoom) < 1e-6, `${one.id} at ${zoom}`);
      assert.ok(box.width >= 24 && box.height >= 17 * zoom);
    }
    assert.equal(handleOf(at(LEAF, zoom), zoom), null);
  }
});

test("from afar a handle lies in the corner of its card, as long as its count is told", (t) => {
  setPage(t, { context: () => recorder() });
  for (const zoom of [0.6, 0.45, 0.3]) {
    for (const one of [{ ...OPEN, h: 84 }, { ...FOLDED, h: 84 }]) {
      const card = at(one, zoom), box = handleOf(card, zoom);
      assert.ok(box, `${one.id} at ${zoom}`);
      assert.ok(box.left >= card.left && box.left + box.width <= card.left + card.width + 0.01 && box.top > card.top + card.height * 0.35, `${one.id} at ${zoom}`);
    }
  }
  assert.equal(handleOf(at(FOLDED, 0.08), 0.08), null);
});

test("a point is on a handle, on a card, or beside all", () => {
  const cards = [OPEN, { ...LEAF, y: 400 }].map((one) => ({ seat: one, x: one.x, y: one.y, alpha: 1 }));
  assert.deepEqual(cardAt(cards, view(1), { x: 300, y: 236 }), { id: "boss", isHandle: true });
  assert.deepEqual(cardAt(cards, view(1), { x: 220, y: 200 }), { id: "boss", isHandle: false });
  assert.deepEqual(cardAt(cards, view(1), { x: 300, y: 400 }), { id: "leaf", isHandle: false });
  assert.equal(cardAt(cards, view(1), { x: 900, y: 400 }), null);
});

test("a press on the middle of a card is the card's, however far it is", (t) => {
  setPage(t, { context: () => recorder() });
  for (const zoom of [0.6, 0.4, 0.25, 0.15]) {
    const found = cardAt([{ ...at(OPEN, zoom), seat: { ...OPEN, h: 84, below: 175513 } }], view(zoom), { x: 300 * zoom, y: 200 * zoom });
    assert.deepEqual(found, { id: "boss", isHandle: false }, `at ${zoom}`);
  }
});
