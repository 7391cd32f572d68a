// Levels as the company has them, not as they are drawn.
import test from "node:test";
import assert from "node:assert/strict";
import { levelIn, levelsOf } from "../../../assets/src/chart/levels.js";

const SEATS = [{ id: "company", level: 1, hidden: null }, { id: "n1", level: 2, hidden: { people: 9, levels: 3, managers: 2 } }];

for (const [name, seats, trail, levels, most] of [
  ["as drawn", SEATS.map((one) => ({ ...one, id: "n0" })), [], [1, 2], 5],
  ["below a card over several tops", SEATS, [], [0, 1], 4],
  ["of a branch that stands alone", SEATS.map((one) => ({ ...one, id: "n0" })), [["n8", "A"], ["n9", "B"], ["n0", "C"]], [3, 4], 7],
  ["of nobody", [], [], [], 0],
]) {
  test(`levels ${name}`, () => {
    const scene = { seats, view: { trail } };
    assert.deepEqual(seats.map((seat) => levelIn(scene, seat)), levels);
    assert.equal(levelsOf(scene), most);
  });
}
