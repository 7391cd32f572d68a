// The company of the one-file page: which branches are open, where cards stand, who is found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CARD, FIRST_CARDS, find, firstOpen, folded, lineOf, place, shownSeats, treeOf } from "../../../assets/src/one-file/company.js";

/** Bosses of a company in which each leads so many, bosses first. */
const even = (people, span) => Array.from({ length: people }, (_, seat) => (seat ? Math.floor((seat - 1) / span) : -1));

test("a tree counts who is below", () => {
  const tree = treeOf([-1, 0, 0, 1, -1]);
  assert.deepEqual([...tree.below], [3, 1, 0, 0, 0]);
  assert.deepEqual([...tree.level], [0, 1, 1, 2, 0]);
  assert.deepEqual(tree.tops, [0, 4]);
});

test("the first view has sixty cards where there are as many, and few of a company of any size", () => {
  for (const people of [3, 59, 400, 100_000]) {
    const tree = treeOf(even(people, 7)), count = shownSeats(tree, firstOpen(tree)).length;
    assert.ok(count >= Math.min(people, FIRST_CARDS) && count <= 2 * FIRST_CARDS, `${people}: ${count}`);
  }
});

test("a chain of 100,000 is opened and placed", () => {
  const tree = treeOf(Array.from({ length: 100_000 }, (_, seat) => seat - 1));
  assert.equal(place(tree, new Set(tree.parent.keys())).size, 100_000);
});

test("no two cards meet, whatever is open, and lines lead from the boss's lower edge to the card", () => {
  for (const span of [1, 2, 3, 7]) {
    const tree = treeOf([...even(90, span), -1]);
    for (const part of [1, 2, 3]) {
      const open = new Set([...tree.reports.keys()].filter((seat) => tree.reports[seat].length && seat % part === 0)), cards = [...place(tree, open).values()];
      assert.equal(cards.length, shownSeats(tree, open).length);
      for (const [at, one] of cards.entries()) {
        for (const other of cards.slice(at + 1)) assert.ok(Math.abs(one.x - other.x) >= CARD.w || Math.abs(one.y - other.y) >= CARD.h, `${one.id} ${other.id}`);
        const boss = cards.find(({ id }) => id === one.boss);
        if (!boss) continue;
        const points = lineOf(boss, one), [x, y] = points[0], [endX, endY] = points[points.length - 1];
        assert.ok(y === boss.y + CARD.h / 2 && Math.abs(x - boss.x) <= CARD.w / 2);
        assert.ok((endX === one.x && endY === one.y - CARD.h / 2) || (endX === one.x - CARD.w / 2 && endY === one.y));
      }
    }
  }
});

test("search takes all words, without case and accents, names that begin so first", () => {
  const texts = ["Bo Änn", "Ann Berg CEO", "José Ruiz (a+)+$"].map(folded);
  assert.deepEqual(find(texts, "ANN", 5), [1, 0]);
  assert.deepEqual(find(texts, "jose (a+)+$", 5), [2]);
  assert.deepEqual(find(texts, "  ", 5), []);
});
