// A chart on a fake host: its glides, its marks, its window.
import test from "node:test";
import assert from "node:assert/strict";
import { onPaper } from "../../../assets/src/chart/scene-painter.js";
import { callsOf } from "../fakes/canvas.js";
import { fakeChart } from "../fakes/host.js";
import { FAMILY, line, scene, seat } from "../fakes/scenes.js";

const STILL = { media: ["(prefers-reduced-motion: reduce)"] };
const LINES = [line("coo", "ceo"), line("cfo", "ceo", { points: [[0, 32], [150, 118]] })];
const FIRST = scene("n=400", FAMILY, { lines: LINES });
const texts = (ctx) => callsOf(ctx, "fillText").map(({ args }) => args[0]);
const heard = (window, ...names) => {
  const told = [];
  for (const name of names) window.addEventListener(`reportline:${name}`, ({ detail }) => told.push([name, detail.id]));
  return told;
};

/** A chart that is at rest over its first scene, on the screen. */
async function start(t, wanted = {}) {
  const made = fakeChart(t, wanted);
  made.chart.show(FIRST);
  await made.frames.next();
  made.ctx.calls.length = 0;
  return made;
}

test("the first scene is there at once, and can be hit once it is on the screen", async (t) => {
  const { chart, ctx, host, frames, window } = fakeChart(t);
  const told = heard(window, "scene", "painted");
  chart.show(FIRST);
  assert.deepEqual([chart.isAtRest, host.hit], [true, []]);
  host.now = { zoom: 1, pan: { x: 400, y: 100 } };
  await frames.next();
  assert.deepEqual(texts(ctx), ["ceo", "coo", "cfo"]);
  assert.deepEqual(host.hit, ["ceo", "coo", "cfo"]);
  assert.deepEqual(told, [["scene", "chart"], ["painted", "chart"]]);
});

test("what stands still is painted while the frame is awaited, once, unless it changes meanwhile", async (t) => {
  const { chart, ctx, frames, window } = await start(t, STILL), told = heard(window, "painted");
  let measured = 0;
  chart.beforePaint = () => { measured += 1; };
  chart.show(scene("n=401", [seat("ceo", { x: 100 })]));
  assert.deepEqual(texts(ctx), [], "not before all that hear of the scene");
  await Promise.resolve();
  assert.deepEqual([texts(ctx), measured, told], [["ceo"], 1, []], "the page is laid out, too");
  await frames.next();
  assert.deepEqual([texts(ctx), told.length], [["ceo"], 1]);
  chart.show(scene("n=402", [seat("coo")]));
  await Promise.resolve();
  ctx.calls.length = 0;
  chart.mark("coo");
  await frames.next();
  assert.deepEqual(texts(ctx), ["coo"]);
});

test("what the page measures before a frame is painted in that frame", async (t) => {
  const { chart, frames, window } = await start(t), told = heard(window, "painted"), at = { zoom: 2, pan: { x: 1, y: 2 } };
  let measured = 0;
  chart.beforePaint = () => { measured += 1; chart.moveTo(at, false); };
  chart.repaint();
  await frames.next();
  await frames.next();
  assert.deepEqual([measured, told.length, chart.camera], [1, 1, at], "the move asked for no frame of its own");
});

test("where nothing moves no picture is copied, however unlike the next chart is", async (t) => {
  const { chart, document } = await start(t, STILL), made = t.mock.method(document, "createElement");
  chart.show(scene("n=9&struct=matrix", FAMILY), "", true);
  assert.deepEqual([made.mock.callCount(), chart.isAtRest], [0, true]);
});

test("the next scene glides in 350 ms, a frame at a time, then the chart is at rest", async (t) => {
  const { chart, frames, host, window } = await start(t), told = heard(window, "settled");
  host.now = { zoom: 1, pan: { x: 0, y: 0 } };
  chart.show(scene("n=401", [seat("ceo", { x: 100 }), seat("new", { y: 300 })]));
  const xs = [];
  for (let ms = 0; ms < 350; ms += 50) {
    assert.equal(chart.isAtRest, false, `${ms}`);
    await frames.next(50);
    xs.push(chart.placeOf("ceo").left);
  }
  assert.ok(xs.every((x, at) => at === 0 || x > xs[at - 1]), `${xs}`);
  assert.deepEqual([chart.isAtRest, xs.at(-1), frames.asked, told], [true, 0, 0, [["settled", "chart"]]]);
  assert.deepEqual([chart.placeOf("coo"), chart.seats.has("coo")], [undefined, false]);
});

test("a new company fades through: the old picture goes where it is, then the new one comes, and nothing glides", async (t) => {
  const { chart, ctx, frames, host, window } = await start(t), told = heard(window, "settled");
  host.now = { zoom: 1, pan: { x: 0, y: 0 } };
  chart.show(scene("mine=a", [seat("ceo", { x: 500 }), seat("new")]), "", true);
  host.now = { zoom: 0.5, pan: { x: 9, y: 9 } };
  ctx.calls.length = 0;
  await frames.next(70);
  assert.deepEqual(callsOf(ctx, "drawImage").map(({ globalAlpha }) => globalAlpha), [0.5]);
  assert.deepEqual([chart.placed("ceo").x, chart.placed("ceo").alpha, chart.placed("coo")], [500, 0, undefined], "the same key is not the same person");
  ctx.calls.length = 0;
  await frames.next(210);
  assert.equal(callsOf(ctx, "drawImage").length, 0, "the old one is gone");
  assert.ok(chart.placed("ceo").alpha > 0.3 && chart.placed("ceo").x === 500);
  await frames.next(70);
  assert.deepEqual([chart.isAtRest, told], [true, [["settled", "chart"]]]);
  const still = await start(t, STILL);
  still.chart.show(scene("mine=a", [seat("ceo")]), "", true);
  assert.equal(still.chart.isAtRest, true);
});

test("a glide that is cut off goes on from where the cards are", async (t) => {
  const { chart, frames } = await start(t);
  chart.show(scene("n=401", [seat("ceo", { x: 1000 })]));
  await frames.next(175);
  const half = chart.placeOf("ceo").left;
  chart.show(scene("n=402", [seat("ceo", { x: 0 })]));
  await frames.next(0);
  assert.equal(chart.placeOf("ceo").left, half);
  await frames.next(350);
  assert.equal(chart.placeOf("ceo").left, -100);
});

test("who wants things still gets them still", async (t) => {
  const { chart, host } = await start(t, STILL);
  chart.show(scene("n=401", [seat("ceo", { x: 500 })]));
  assert.deepEqual([chart.isAtRest, chart.placeOf("ceo").left], [true, 400]);
  chart.fit(true);
  assert.equal(host.moves[0].ms, 0);
});

test("however often a picture is asked for, there is one a frame", async (t) => {
  const { chart, frames, ctx } = await start(t);
  for (let times = 0; times < 5; times += 1) { chart.repaint(); chart.mark("ceo"); }
  assert.equal(frames.asked, 1);
  await frames.next();
  assert.equal(callsOf(ctx, "clearRect").length, 1);
});

test("the canvas has as many dots as the screen, and is emptied before each picture", async (t) => {
  const { chart, frames, ctx, host, window } = await start(t);
  window.devicePixelRatio = 2;
  host.window = { width: 300, height: 200 };
  chart.repaint();
  await frames.next();
  assert.deepEqual([ctx.canvas.width, ctx.canvas.height], [600, 400]);
  assert.deepEqual(ctx.calls[0].args, [0, 0, 600, 400]);
  assert.deepEqual(ctx.calls[0].transform, [1, 0, 0, 1, 0, 0]);
  host.now = { zoom: 0.8, pan: { x: 10, y: 20 } };
  ctx.calls.length = 0;
  chart.repaint();
  await frames.next();
  assert.deepEqual(callsOf(ctx, "moveTo")[0].transform, [1.6, 0, 0, 1.6, 20, 40], "lines are as sharp as cards");
});

test("on paper a line that could be is labelled where it is on the paper, wherever the window is", async (t) => {
  const { chart, host, ctx } = await start(t, STILL);
  const other = line("cfo", "coo", { id: "x", kind: "alternative", label: "without a chief", points: [[-150, 300], [150, 300]] });
  chart.show(scene("n=400", FAMILY, { lines: [...LINES, other] }));
  host.now = { zoom: 1, pan: { x: -9000, y: -9000 } };
  ctx.calls.length = 0;
  chart.picture({ width: 900, height: 600 });
  const said = callsOf(ctx, "fillText").filter(({ args }) => args[0].includes("without a chief"));
  assert.equal(said.length, 1);
  const [, x, y] = said[0].args;
  assert.ok(x > 0 && x < 900 && y > 0 && y < 600, `${x}, ${y}`);
});

test("lines lie under the cards; that of the selected to the top is lit", async (t) => {
  const { chart, frames, ctx, host } = await start(t);
  host.now = { zoom: 1, pan: { x: 400, y: 100 } };
  chart.markWithLine("coo");
  await frames.next();
  const strokes = callsOf(ctx, "stroke").map(({ strokeStyle }) => strokeStyle);
  assert.deepEqual(strokes, ["grey", "green", "gold"], "other lines, the lit one, the ring");
  assert.deepEqual(callsOf(ctx, "moveTo")[0].transform, [1, 0, 0, 1, 400, 100]);
  assert.ok(ctx.calls.findIndex(({ name }) => name === "moveTo") < ctx.calls.findIndex(({ name }) => name === "fillText"));
  chart.mark("cfo>ceo");
  ctx.calls.length = 0;
  await frames.next();
  assert.deepEqual(callsOf(ctx, "stroke").map(({ strokeStyle }) => strokeStyle), ["grey", "blue"]);
});

test("the way up ends at the top, at a boss that is not drawn, and in a circle", async (t) => {
  const { chart } = await start(t, STILL);
  assert.deepEqual(chart.wayUp("coo"), ["coo", "ceo"]);
  assert.deepEqual(chart.wayUp("nobody"), []);
  chart.show(scene("n=1", [seat("a", { boss: "gone" }), seat("b", { boss: "c" }), seat("c", { boss: "b" })]));
  assert.deepEqual(chart.wayUp("a"), ["a"]);
  assert.deepEqual(chart.wayUp("b").slice(0, 2), ["b", "c"]);
});

test("a pointer hits the card that is painted there, else the line that is near, wherever the window stands", async (t) => {
  const { chart, host } = await start(t);
  host.now = { zoom: 0.5, pan: { x: 100, y: 40 } };
  const hit = (x, y) => chart.hit({ x, y });
  const { left, top, width } = chart.placeOf("ceo");
  assert.deepEqual([hit(left + 2, top + 2), hit(left + width + 2, top + 2)], ["ceo", ""]);
  assert.equal(hit(100 + 0.5 * 75, 40 + 0.5 * 75), "cfo>ceo");
  assert.equal(hit(100, 40 + 0.5 * 50), "coo>ceo");
  assert.equal(hit(700, 500), "");
});

test("a card's place on the window is where it is painted", async (t) => {
  const { chart, host } = await start(t);
  host.now = { zoom: 0.5, pan: { x: 100, y: 40 } };
  assert.deepEqual(chart.placeOf("cfo"), { left: 125, top: 99, width: 100, height: 32 });
  assert.deepEqual(chart.labels().map(({ id }) => id), ["ceo", "cfo"], "one reaches out at the left");
});

test("a chart that stands fitted stays so when its window changes; one that was moved stays where it is", async (t) => {
  const { chart, host } = await start(t);
  for (const stand of ["fit", "start"]) {
    host.window = { width: 800, height: 600 };
    chart[stand]();
    const { zoom } = chart.camera;
    host.window = { width: 300, height: 600 };
    host.tell("Resize");
    assert.ok(chart.camera.zoom < zoom, stand);
    assert.ok(["ceo", "coo", "cfo"].every((id) => chart.isInView(id)), stand);
  }
  const moved = { zoom: 1, pan: { x: -5, y: -5 } };
  chart.moveTo(moved, false);
  host.window = { width: 900, height: 600 };
  host.tell("Resize");
  assert.deepEqual(chart.camera, { ...moved });
});

test("a window that changes while the chart glides to its fit shows all of it", async (t) => {
  const { chart, host } = await start(t), { moves } = host;
  // On the way the camera is neither where it was nor where it goes.
  host.moveTo = (camera, ms) => { moves.push({ ...camera, ms }); };
  host.isMoving = () => true;
  chart.fit(true);
  const [before] = moves.slice(-1);
  host.window = { width: 300, height: 200 };
  host.tell("Resize");
  assert.ok(moves.at(-1).zoom < before.zoom);
});

test("a window that is about to glide away is not fitted again", async (t) => {
  const { chart, host } = await start(t);
  chart.fit();
  const { moves } = host, { length } = moves;
  host.moveTo = (camera, ms) => { moves.push({ camera, ms }); };
  chart.centre("coo");
  host.tell("Resize");
  assert.deepEqual(moves.slice(length).map(({ ms }) => ms), [260]);
});

test("what needs a window waits for one, and of several wishes the last is done", (t) => {
  const { chart, host } = fakeChart(t);
  host.window = { width: 0, height: 0 };
  chart.fit();
  chart.show(FIRST);
  chart.start();
  chart.centre("coo");
  assert.deepEqual(host.moves, []);
  host.tell("Resize");
  assert.deepEqual(host.moves, []);
  host.window = { width: 800, height: 600 };
  host.tell("Resize");
  assert.equal(host.moves.length, 1);
  assert.deepEqual(host.now.pan, { x: 400 + 150, y: 300 - 150 });
  host.tell("Resize");
  assert.equal(host.moves.length, 1);
});

test("an empty chart cannot be fitted, nor a seat gone to that is not there", (t) => {
  const { chart, host } = fakeChart(t);
  chart.fit();
  chart.start();
  chart.centre("nobody");
  assert.deepEqual([host.moves, chart.isInView("nobody")], [[], true]);
});

test("moving glides where it is asked to, zooming does not", async (t) => {
  const { chart, host } = await start(t);
  chart.fit(true);
  chart.centre("coo");
  chart.zoomBy(1.25);
  assert.deepEqual(host.moves.map(({ ms }) => ms), [260, 260, 0]);
});

test("who follows the chart hears of each scene once it knows its seats", async (t) => {
  const { chart } = await start(t), told = [];
  chart.onScene(() => told.push([...chart.seats.keys()]));
  chart.show(scene("n=401", [seat("a")]));
  assert.deepEqual(told, [["a"]]);
});

test("letters that come late are painted anew", async (t) => {
  const { frames, document } = await start(t);
  assert.equal(frames.asked, 0);
  document.fonts.dispatchEvent(new Event("loadingdone"));
  assert.equal(frames.asked, 1);
});

test("the wheel zooms about the pointer", async (t) => {
  const { host } = fakeChart(t);
  host.tell("Wheel", { deltaY: -100, deltaMode: 0, ctrlKey: false, metaKey: false }, { x: 200, y: 100 });
  const { zoom, pan } = host.now;
  assert.deepEqual([zoom.toFixed(3), pan.x.toFixed(1), pan.y.toFixed(1)], ["1.150", "-30.0", "-15.0"]);
});

test("a chart stands as fitted until it is moved, and well where all of it is seen large enough", (t) => {
  const { chart, host } = fakeChart(t);
  chart.show(scene("n=1", FAMILY));
  chart.fit();
  assert.deepEqual([chart.isAsFitted, chart.isWellPlaced], [true, true]);
  chart.zoomBy(0.5);
  assert.deepEqual([chart.isAsFitted, chart.isWellPlaced], [false, false]);
  chart.fit();
  host.now = { ...host.now, pan: { x: host.now.pan.x + 700, y: host.now.pan.y } };
  assert.deepEqual([chart.isAsFitted, chart.isWellPlaced], [false, false]);
});

test("open cards tell no count where nothing folds", (t) => {
  const { chart } = fakeChart(t);
  chart.hasHandles = false;
  chart.show(scene("n=400", FAMILY.map((one) => ({ ...one, below: 7 }))));
  assert.deepEqual([...chart.seats.values()].map(({ below }) => below), [0, 0, 0]);
  chart.hasHandles = true;
  chart.show(scene("n=400", FAMILY.map((one) => ({ ...one, below: 7 }))));
  assert.deepEqual([...chart.seats.values()].map(({ below }) => below), [7, 7, 7]);
});

test("cards on paper have no handles, for nothing folds there", () => {
  const cards = FAMILY.map((one) => ({ seat: { ...one, below: 7 }, x: 1, y: 2, alpha: 1 }));
  assert.deepEqual(onPaper(cards).map(({ seat: { below }, x }) => [below, x]), [[0, 1], [0, 1], [0, 1]]);
  assert.equal(cards[0].seat.below, 7, "those on the screen keep theirs");
});
