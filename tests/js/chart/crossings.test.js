// Cards that would slide over another on their way fade instead.
import test from "node:test";
import assert from "node:assert/strict";
import { crossings } from "../../../assets/src/chart/crossings.js";
import { frameAt } from "../../../assets/src/chart/transitions.js";
import { seat } from "../fakes/scenes.js";

const NOTHING = { seats: new Map(), lines: new Map() };
const still = (seats) => frameAt(NOTHING, { seats, lines: [] }, 1);
const at = (id, x, y) => seat(id, { x, y, w: 200, h: 80 });
const row = (ids, y = 0) => ids.map((id, place) => at(id, 240 * place, y));

/** Most px that two cards that are seen lie over each other in any frame. */
function mostOver(from, to, fading) {
  let most = 0;
  for (let t = 0; t <= 1; t += 0.02) {
    const cards = [...frameAt(from, { seats: to, lines: [] }, t, fading).seats.values()].filter(({ alpha }) => alpha > 0.3);
    cards.forEach((a, place) => cards.slice(place + 1).forEach((b) => {
      most = Math.max(most, Math.min(200 - Math.abs(a.x - b.x), 80 - Math.abs(a.y - b.y)));
    }));
  }
  return most;
}

test("what moves as one, aside or not at all glides", () => {
  const from = still(row(["a", "b", "c"]));
  assert.equal(crossings(from.seats, row(["a", "b", "c"])).size, 0);
  assert.equal(crossings(from.seats, row(["a", "b", "c"], 500)).size, 0);
  assert.equal(crossings(from.seats, [at("a", -300, 0), at("b", 240, 0), at("c", 900, 0)]).size, 0);
});

test("of two that would change places one fades, and no frame shows cards over each other", () => {
  const from = still(row(["a", "b", "c", "d", "e", "f", "g"])), to = row(["b", "a", "c", "d", "e", "f", "g"]);
  const fading = crossings(from.seats, to);
  assert.ok(mostOver(from, to, new Set()) > 70);
  assert.ok(fading.size >= 1 && [...fading].every((id) => "ab".includes(id)), `${[...fading]}`);
  assert.ok(mostOver(from, to, fading) <= 8, `${mostOver(from, to, fading)}`);
});

test("a card that flies fast over another is seen to", () => {
  const from = still([at("a", 0, 0), ...["b", "c", "d"].map((id, place) => at(id, 500, 100 + 900 * place))]);
  const to = [at("a", 1000, 200), ...["b", "c", "d"].map((id, place) => at(id, 500, 100 + 900 * place))];
  assert.deepEqual([...crossings(from.seats, to)], ["a"], "the one that stands where it was stays");
});

test("where most would have to fade all of those that move do", () => {
  const ids = ["a", "b", "c", "d", "e", "f"], from = still(row(ids)), to = row([...ids].reverse());
  const fading = crossings(from.seats, to);
  assert.deepEqual([...fading].sort(), ids);
  assert.ok(mostOver(from, to, fading) <= 8);
});
