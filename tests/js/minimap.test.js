// The arithmetic of the map of the whole chart.
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { frame, shown, panTo, isAllIn, MOST } = require(path.join(__dirname, "..", "..", "assets", "minimap.js"));
const WINDOW = { width: 800, height: 600 };
const SCENES = {
  wide: { left: -30000, right: 30000, top: 0, bottom: 200 },
  tall: { left: -104, right: 104, top: 0, bottom: 90000 },
  usual: { left: -900, right: 2100, top: 0, bottom: 1400 },
  single: { left: -104, right: 104, top: 0, bottom: 64 },
};
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test("the whole scene lies on the map, which is never larger than its place", () => {
  for (const bounds of Object.values(SCENES)) {
    const map = frame(bounds);
    assert.ok(map.width <= MOST.width + 1e-9 && map.height <= MOST.height + 1e-9);
    for (const [x, y] of [[bounds.left, bounds.top], [bounds.right, bounds.bottom]]) {
      assert.ok(map.x + x * map.scale >= 5 && map.x + x * map.scale <= map.width - 5);
      assert.ok(map.y + y * map.scale >= 5 && map.y + y * map.scale <= map.height - 5);
    }
  }
});

test("a press brings that point into the middle of the window, at any zoom", () => {
  for (const bounds of Object.values(SCENES)) {
    for (const zoom of [0.05, 0.5, 4]) {
      const map = frame(bounds), pan = panTo(map, { x: 40, y: 20 }, zoom, WINDOW), at = shown(map, zoom, pan, WINDOW);
      near(at.x + at.width / 2, 40);
      near(at.y + at.height / 2, 20);
    }
  }
});

test("a scene in the window needs no map, one that reaches out of it on any side does", () => {
  const bounds = SCENES.usual, zoom = 0.25, pan = { x: 250, y: 10 };
  assert.equal(isAllIn(bounds, zoom, pan, WINDOW), true);
  for (const moved of [{ x: 20, y: 10 }, { x: 700, y: 10 }, { x: 250, y: -30 }, { x: 250, y: 400 }]) {
    assert.equal(isAllIn(bounds, zoom, moved, WINDOW), false);
  }
  assert.equal(isAllIn(bounds, 1, pan, WINDOW), false);
});
