// Where the summary of a card stands, and what it says.
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { place, lines } = require(path.join(__dirname, "..", "..", "assets", "hover.js"));
const ROOM = { width: 800, height: 600 }, SIZE = { width: 200, height: 120 };

test("a summary stands in the window wherever its card is, and over the card only where nothing else is left", () => {
  for (const [width, height] of [[208, 64], [58, 18], [6, 2], [700, 300]]) {
    for (let left = -width + 1; left < ROOM.width; left += 37) {
      for (let top = -height + 1; top < ROOM.height; top += 29) {
        const card = { left, top, width, height }, { x, y } = place(card, SIZE, ROOM);
        assert.ok(x >= 0 && y >= 0 && x + SIZE.width <= ROOM.width && y + SIZE.height <= ROOM.height, JSON.stringify(card));
        const isOver = x < left + width && x + SIZE.width > left && y < top + height && y + SIZE.height > top;
        assert.ok(!isOver || height > 200, JSON.stringify([card, x, y]));
      }
    }
  }
});

test("a summary that is larger than the window begins in its corner", () => {
  const at = place({ left: 10, top: 10, width: 50, height: 20 }, { width: 900, height: 700 }, ROOM);
  assert.deepEqual(at, { x: 8, y: 8 });
});

test("a summary says each text once, the boss last", () => {
  const seat = { title: "Nadia Kowalska", says: ["Buyer", "no reports", "Buyer", "Nadia Kowalska"] };
  assert.deepEqual(lines(seat, { title: "Ada Top" }), ["Nadia Kowalska", "Buyer", "no reports", "Reports to Ada Top"]);
  assert.deepEqual(lines({ title: "A" }, undefined), ["A"]);
});
