// The map of the whole chart: its arithmetic, and when it is there.
import test from "node:test";
import assert from "node:assert/strict";
import { MOST, frame, isAllIn, panTo, shown, startMinimap } from "../../../assets/src/chart/minimap.js";
import { fakeChart } from "../fakes/host.js";
import { scene, seat } from "../fakes/scenes.js";

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

function start(t) {
  const made = fakeChart(t, { ids: ["chart-frame"], media: ["(prefers-reduced-motion: reduce)"] });
  made.byId("chart-frame").append(Object.assign(made.document.createElement("div"), { className: "tools" }));
  made.chart.show(scene("n=400", [seat("a", { x: -2000 }), seat("b", { x: 2000, y: 500 })]));
  startMinimap(made.chart);
  return { ...made, map: made.byId("minimap"), toggle: made.byId("minimap-toggle"), window: made.byId("minimap").querySelector(".minimap-window") };
}

test("the map is there while something lies beside the window, and can be put away for good", async (t) => {
  const { map, toggle, host, frames, chart } = start(t);
  await frames.next();
  assert.deepEqual([map.hidden, toggle.hidden, toggle.getAttribute("aria-pressed")], [false, false, "true"]);
  toggle.click();
  assert.deepEqual([map.hidden, toggle.hidden, toggle.getAttribute("aria-pressed")], [true, false, "false"]);
  toggle.click();
  chart.fit();
  host.tell("Move");
  await frames.next();
  assert.deepEqual([map.hidden, toggle.hidden], [true, true], "all of it is in the window");
});

test("every card is a dot of its colour on the map, painted only where the map is to be seen", async (t) => {
  const { ctx, toggle, chart, frames } = start(t);
  await frames.next();
  const { scale, x, y } = frame({ left: -2100, right: 2100, top: -32, bottom: 532 }), dots = ctx.calls.filter(({ name }) => name === "fillRect");
  assert.deepEqual(dots.map(({ fillStyle }) => fillStyle), ["teal", "teal"]);
  const [left, top, width, height] = dots[1].args;
  near(left + width / 2, x + 2000 * scale);
  near(top + height / 2, y + 500 * scale);
  near(width, 200 * scale);
  near(height, Math.max(1.5, 64 * scale));
  toggle.click();
  chart.show(scene("n=500", [seat("a", { x: -2000 }), seat("c", { x: 2500, y: 500 })]));
  await frames.next();
  assert.equal(ctx.calls.filter(({ name }) => name === "fillRect").length, 2);
  toggle.click();
  assert.equal(ctx.calls.filter(({ name }) => name === "fillRect").length, 4);
});

test("a press beside the window's frame brings its middle there; the frame can be taken hold of", (t) => {
  const { map, host, chart, window: view } = start(t);
  map.rectangle = { left: 500, top: 400, width: 184, height: 60 };
  view.rectangle = { left: 501, top: 401, width: 20, height: 10 };
  Object.assign(map, { clientLeft: 1, clientTop: 1 });
  const bounds = { left: -2100, right: 2100, top: -32, bottom: 532 }, { x, y, scale } = frame(bounds);
  const middle = () => ({ x: x + scale * ((400 - chart.camera.pan.x) / chart.camera.zoom), y: y + scale * ((300 - chart.camera.pan.y) / chart.camera.zoom) });
  map.dispatch("pointerdown", { clientX: 591, clientY: 421, pointerId: 1 });
  near(middle().x, 90);
  near(middle().y, 20);
  map.dispatch("pointermove", { clientX: 551, clientY: 416 });
  near(middle().x, 50);
  map.dispatch("pointerup");
  const before = host.moves.length;
  map.dispatch("pointermove", { clientX: 511, clientY: 406 });
  assert.equal(host.moves.length, before);
  // A press within the frame keeps it where it is.
  map.dispatch("pointerdown", { clientX: 517, clientY: 409, pointerId: 1 });
  near(middle().x, 10);
  near(middle().y, 5);
});
