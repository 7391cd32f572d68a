// Where the window stands over charts of many shapes.
import test from "node:test";
import assert from "node:assert/strict";
import { LEAST_ZOOM, MOST_ZOOM } from "../../../assets/src/state/zoom.js";
import { beginning, clearOf, boundsOf, centredOn, fitted, isInView, keeping, isSame, isWhole, wheelFactor, zoomed, zoomedAbout } from "../../../assets/src/chart/viewport.js";
import { legibleZoom } from "../../../assets/src/chart/card-labels.js";
import { line, seat } from "../fakes/scenes.js";

const FRAME = { left: 60, top: 24, right: 16, bottom: 40 };
const SIZES = [{ width: 1280, height: 800 }, { width: 320, height: 480 }, { width: 700, height: 300 }];
const near = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-6, `${what}: ${a} is not ${b}`);
const content = (seats, lines = []) => ({ seats: new Map(seats.map((one) => [one.id, one])), lines: new Map(lines.map((one) => [one.id, one])) });

/** A boss over a row of reports, or right of it a column of them. */
const row = (count, more) => content([seat("top"), ...Array.from({ length: count }, (_, at) => seat(`s${at}`, { boss: "top", x: (at - (count - 1) / 2) * 220, y: 150 }))], more);
const column = (count) => content([seat("top", { y: (count - 1) * 40 }), ...Array.from({ length: count }, (_, at) => seat(`s${at}`, { boss: "top", x: 300, y: at * 80 }))]);
const CHARTS = { one: content([seat("top", { x: 7, y: 9 })]), few: row(3), many: row(80), stack: column(60) };
const onScreen = (bounds, { zoom, pan }) => ({
  left: pan.x + zoom * bounds.left, right: pan.x + zoom * bounds.right, top: pan.y + zoom * bounds.top, bottom: pan.y + zoom * bounds.bottom,
});
const each = (act) => { for (const [name, chart] of Object.entries(CHARTS)) for (const size of SIZES) act(chart, size, `${name} in ${size.width}`); };

test("corners of a scene take in every card and every bend of a line", () => {
  const lines = [line("s0", "top", { points: [[0, 0], [-500, 40], [0, 300]] })];
  assert.deepEqual(boundsOf(content([seat("top"), seat("s0", { x: 400, y: 10 })], lines)), { left: -500, right: 500, top: -32, bottom: 300 });
});

test("a fitted scene lies in the window beside the tools, in its middle, as large as it can be", () => {
  each((chart, size, what) => {
    const camera = fitted(chart, size, FRAME), at = onScreen(boundsOf(chart), camera);
    if (camera.zoom > LEAST_ZOOM) {
      assert.ok(at.left >= FRAME.left - 1e-6 && at.right <= size.width - FRAME.right + 1e-6, what);
      assert.ok(at.top >= FRAME.top - 1e-6 && at.bottom <= size.height - FRAME.bottom + 1e-6, what);
    }
    near(at.left - FRAME.left, size.width - FRAME.right - at.right, what);
    const isTight = at.right - at.left > size.width - FRAME.left - FRAME.right - 1e-6 || at.bottom - at.top > size.height - FRAME.top - FRAME.bottom - 1e-6;
    assert.ok(isTight || (camera.zoom >= 1.25 && camera.zoom <= 1.6), what);
  });
});

test("a scene that is far too large is shown as small as a person can zoom, its top in the window", () => {
  const huge = row(2000), camera = fitted(huge, SIZES[0], FRAME);
  assert.equal(camera.zoom, LEAST_ZOOM);
  assert.ok(onScreen(boundsOf(huge), camera).top >= FRAME.top);
});

test("a first view shows the whole where names can be read, else legible cards and the top one", () => {
  each((chart, size, what) => {
    const first = beginning(chart, size, FRAME), all = fitted(chart, size, FRAME), least = legibleZoom(chart.seats.values());
    if (all.zoom >= least) assert.deepEqual(first, all, what);
    else {
      assert.ok(first.zoom >= least, what);
      assert.ok(isInView(chart.seats.get("top"), first, size), what);
    }
  });
});

test("in a window as low as large print leaves it a few cards come whole at less, many do not", () => {
  const low = { width: 720, height: 284 };
  for (const [count, comesWhole] of [[8, true], [60, false]]) {
    const chart = content([seat("top"), ...Array.from({ length: count }, (_, at) => seat(`s${at}`, { boss: "top", y: (1 + (at % 8)) * 100, x: Math.floor(at / 8) * 220 }))]);
    const all = fitted(chart, low, FRAME), first = beginning(chart, low, FRAME);
    assert.ok(all.zoom < legibleZoom(chart.seats.values()));
    assert.equal(isSame(first, all), comesWhole, `${count} cards`);
  }
});

test("on a phone a list of some rows comes whole, close to one another, and a long one from its top", () => {
  const rows = (count, size) => {
    const chart = content(Array.from({ length: count }, (_, at) => seat(at ? `s${at}` : "top", { boss: at ? "top" : "", y: at * 34, w: 560, h: 30 })));
    return isSame(beginning(chart, size, FRAME), fitted(chart, size, FRAME));
  };
  const phone = { width: 390, height: 700 };
  assert.deepEqual([rows(40, phone), rows(60, phone), rows(40, { width: 1200, height: 700 })], [true, false, false]);
});

test("a first view of a wide chart has the operations line in its middle", () => {
  const seats = [...row(80).seats.values()].map((one) => one.id);
  const chart = row(80, [line(seats[61], "top", { on_chain: true }), line(seats[2], "top")]);
  const camera = beginning(chart, SIZES[0], FRAME), middle = (chart.seats.get("s60").x + chart.seats.get("top").x) / 2;
  near(camera.pan.x + camera.zoom * middle, FRAME.left + (SIZES[0].width - FRAME.left - FRAME.right) / 2, "middle");
});

test("a first view of a long and narrow chart has all of its width in the middle", () => {
  const chart = content([seat("top", { x: 100 }), ...Array.from({ length: 40 }, (_, at) => seat(`s${at}`, { boss: "top", x: 50 + (at % 2) * 220, y: 150 + at * 90 }))]);
  const camera = beginning(chart, SIZES[0], FRAME), { left, right } = boundsOf(chart), at = onScreen(boundsOf(chart), camera);
  assert.ok(camera.zoom * (right - left) < SIZES[0].width);
  near(at.left - FRAME.left, SIZES[0].width - FRAME.right - at.right, "middle");
  near(at.top, FRAME.top, "top");
});

test("a first view of a wide chart without an operations line has the first card in its middle", () => {
  const chart = row(80), camera = beginning(chart, SIZES[0], FRAME);
  near(camera.pan.x + camera.zoom * chart.seats.get("top").x, FRAME.left + (SIZES[0].width - FRAME.left - FRAME.right) / 2, "middle");
});

test("a first view of a chart that grows to the right begins at its left edge", () => {
  const chart = column(60), size = SIZES[0], camera = beginning(chart, size, FRAME), at = onScreen(boundsOf(chart), camera);
  near(at.left, FRAME.left, "left");
  near(camera.pan.y + camera.zoom * chart.seats.get("top").y, FRAME.top + (size.height - FRAME.top - FRAME.bottom) / 2, "middle");
});

test("a card that is gone to is in the middle, near enough to be read, and no nearer than before where that is near", () => {
  for (const size of SIZES) {
    for (const zoom of [0.05, 0.69, 0.71, 2]) {
      const one = seat("a", { x: -345, y: 678 }), camera = centredOn(one, size, zoom);
      assert.equal(camera.zoom, Math.max(zoom, 0.7));
      near(camera.pan.x + camera.zoom * one.x, size.width / 2, "x");
      near(camera.pan.y + camera.zoom * one.y, size.height / 2, "y");
      assert.ok(isInView(one, camera, size) || camera.zoom * one.w > size.width);
    }
  }
});

test("a card stays in a window that gets smaller by the least move, and what was out of it or is larger stays out", () => {
  const one = seat("a", { x: 700, y: 100, w: 200, h: 64 }), camera = { zoom: 1, pan: { x: 0, y: 0 } }, before = { width: 1000, height: 600 };
  assert.deepEqual(keeping(one, camera, before, { width: 500, height: 600 }), { zoom: 1, pan: { x: -308, y: 0 } });
  for (const size of [{ width: 900, height: 600 }, { width: 150, height: 600 }]) assert.equal(keeping(one, camera, before, size), camera);
  assert.equal(keeping(one, camera, { width: 750, height: 600 }, { width: 500, height: 600 }), camera);
});

test("zooming keeps the middle of the window, within bounds, and back is back", () => {
  const size = SIZES[0];
  for (const zoom of [LEAST_ZOOM, 0.3, 1, 3.9]) {
    for (const factor of [0.8, 1.25, 100, 0.001]) {
      const from = { zoom, pan: { x: 33, y: -210 } }, to = zoomed(from, size, factor);
      assert.ok(to.zoom >= LEAST_ZOOM && to.zoom <= MOST_ZOOM);
      near((size.width / 2 - to.pan.x) / to.zoom, (size.width / 2 - from.pan.x) / from.zoom, "middle");
      const back = zoomed(to, size, from.zoom / to.zoom);
      assert.ok(isSame(back, from));
    }
  }
});

test("zooming keeps the point under the pointer", () => {
  const from = { zoom: 0.8, pan: { x: 33, y: -210 } }, at = { x: 700, y: 20 }, to = zoomedAbout(from, at, 1.15);
  near(to.zoom, 0.92, "zoom");
  near((at.x - to.pan.x) / to.zoom, (at.x - from.pan.x) / from.zoom, "x");
  near((at.y - to.pan.y) / to.zoom, (at.y - from.pan.y) / from.zoom, "y");
});

test("a notch of the wheel is 1.15, however it is told; with Ctrl it is three, and one turn is four at most", () => {
  const turn = (more) => wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false, metaKey: false, ...more });
  near(turn({}), 1.15, "px");
  near(turn({ deltaY: 100 }), 1 / 1.15, "away");
  near(turn({ deltaMode: 1, deltaY: -3 }), 1.15, "lines");
  near(turn({ ctrlKey: true }), 1.15 ** 3, "Ctrl");
  near(turn({ metaKey: true }), 1.15 ** 3, "Meta");
  near(turn({ deltaY: -5000 }), 1.15 ** 4, "long");
  near([...Array(50)].reduce((all) => all * turn({ deltaY: -2 }), 1), 1.15, "touch pad");
});

test("a scene is whole where no part of it is outside or under a tool", () => {
  const only = { seats: new Map([["a", seat("a", { x: 100, y: 50, w: 200, h: 100 })]]), lines: new Map() };
  const is = (x, y, zoom = 1) => isWhole(only, { zoom, pan: { x, y } }, { width: 300, height: 200 }, { left: 40, top: 20, right: 10, bottom: 30 });
  assert.deepEqual([is(50, 40), is(40, 20), is(90, 70)], [true, true, true]);
  assert.deepEqual([is(30, 40), is(100, 40), is(50, 10), is(50, 80), is(40, 20, 1.5)], [false, false, false, false, false]);
});

test("a card is in view when all of it is", () => {
  const size = { width: 200, height: 64 }, one = seat("a", { x: 100, y: 32 });
  const at = (x, y, zoom = 1) => isInView(one, { zoom, pan: { x, y } }, size);
  assert.equal(at(0, 0), true);
  assert.deepEqual([at(-1, 0), at(1, 0), at(0, -1), at(0, 1), at(0, 0, 1.01)], [false, false, false, false, false]);
  assert.equal(at(50, 16, 0.5), true);
});

test("cameras that differ by less than a px are the same", () => {
  const camera = { zoom: 1, pan: { x: 10, y: 10 } };
  assert.ok(isSame(camera, { zoom: 1.0005, pan: { x: 10.6, y: 10.6 } }));
  assert.ok(!isSame(camera, { zoom: 1.002, pan: camera.pan }));
  assert.ok(!isSame(camera, { zoom: 1, pan: { x: 10.8, y: 10.8 } }));
});

test("cards of a small company grow with the window, up to 1.6", () => {
  const zoom = (width, height) => fitted(content([seat("top")]), { width, height }, FRAME).zoom;
  assert.equal(zoom(860, 540), 1.25);
  assert.equal(zoom(2000, 1200), 1.6);
  assert.ok(zoom(1050, 760) > 1.25 && zoom(1050, 760) < 1.6);
  assert.equal(zoom(2000, 540), 1.25, "wide but not high");
});

test("a long list begins at its first row, as wide as the window, on a phone with its texts in sight", () => {
  const rows = content(Array.from({ length: 90 }, (_, at) => seat(`s${at}`, { boss: at ? "s0" : "", x: at ? 14 : 0, y: at * 34, w: at ? 752 : 780, h: 30 })));
  for (const [width, zoom] of [[1100, 1], [700, (700 - FRAME.left - FRAME.right) / 780], [390, Math.max(0.4, (390 - FRAME.left - FRAME.right) / 780)]]) {
    const size = { width, height: 600 }, first = beginning(rows, size, FRAME), at = onScreen(boundsOf(rows), first);
    near(first.zoom, zoom, "zoom");
    near(at.top, FRAME.top, "top");
    assert.ok(at.left >= FRAME.left - 0.5, "texts begin at the left");
  }
});

test("a chart keeps off what floats over its cards, and off nothing else", () => {
  const one = content([seat("a", { x: 0, y: 0 })]), size = { width: 600, height: 400 }, camera = { zoom: 1, pan: { x: 300, y: 40 } };
  const corner = { left: 500, top: 10, right: 590, bottom: 38 }, over = { left: 250, top: 10, right: 350, bottom: 38 }, foot = { left: 280, top: 45, right: 320, bottom: 395 };
  assert.deepEqual(clearOf(one, camera, size, FRAME, [corner]), FRAME);
  assert.equal(clearOf(one, camera, size, FRAME, [corner, over]).top, 46);
  assert.equal(clearOf(one, { zoom: 1, pan: { x: 300, y: 350 } }, size, FRAME, [{ ...foot, top: 340 }]).bottom, 68);
});

test("a fit has room for another scene at the same place", () => {
  const low = content([seat("top"), seat("low", { y: 900 })]), wide = content([seat("top", { x: -900 }), seat("right", { x: 300 })]);
  const camera = fitted(low, SIZES[0], FRAME, boundsOf(wide));
  assert.ok(isWhole(low, camera, SIZES[0], FRAME) && isWhole(wide, camera, SIZES[0], FRAME));
  assert.ok(!isWhole(wide, fitted(low, SIZES[0], FRAME), SIZES[0], FRAME));
});
