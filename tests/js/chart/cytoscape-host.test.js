// What is asked of Cytoscape, on a fake one; tests/browser holds what the real one does.
import test from "node:test";
import assert from "node:assert/strict";
import { mount, silenceWheelWarning } from "../../../assets/src/chart/cytoscape-host.js";
import { LEAST_ZOOM, MOST_ZOOM } from "../../../assets/src/state/zoom.js";
import { setPage } from "../fakes/dom.js";
import { seat } from "../fakes/scenes.js";

/** As much of Cytoscape as is asked for. */
function fakeCytoscape(container) {
  const nodes = new Map(), heard = new Map(), done = [];
  const node = (id) => ({
    id: () => id, empty: () => !nodes.has(id), remove: () => nodes.delete(id),
    data: (what) => (typeof what === "string" ? nodes.get(id).data[what] : Object.assign(nodes.get(id).data, what)),
    position: (at) => { nodes.get(id).position = at; },
  });
  const cy = {
    nodes_: nodes, done, window: { width: 0, height: 0 },
    container: () => container, off: (names) => done.push(["off", names]), on: (name, act) => heard.set(name, act),
    width: () => cy.window.width, height: () => cy.window.height, resize: () => { cy.window = { width: 800, height: 600 }; },
    zoom: () => 2, pan: () => ({ x: 1, y: 2 }), stop: () => done.push(["stop"]),
    animate: (camera, { duration }) => done.push(["animate", camera, duration]), viewport: (camera) => done.push(["viewport", camera]),
    batch: (act) => act(), nodes: () => [...nodes.keys()].map(node), elements: () => [...nodes], getElementById: node,
    minZoom: (least) => { cy.zooms[0] = least; }, maxZoom: (most) => { cy.zooms[1] = most; }, zooms: [],
    renderer_: fakeRenderer(done), renderer: () => cy.renderer_, propCache: { old: 1 },
    add: ({ data, position, pannable }) => nodes.set(data.id, { data, position, pannable }), style: () => cy,
    animated: () => cy.isGliding, isGliding: false,
    tell: (name, event) => heard.get(name)({ target: cy, ...event }), node,
  };
  return cy;
}

/** Its renderer, whose loop goes on for as long as it is not destroyed. */
function fakeRenderer(done) {
  const renderer = {
    destroyed: false, requestedFrame: false, beforeRenderCallbacks: [], beforeRenderPriorities: { animations: 400 },
    render: () => done.push(["render"]), redraw: () => { renderer.requestedFrame = true; },
    beforeRender: (fn, priority) => renderer.beforeRenderCallbacks.push({ fn, priority }),
    loop(time) {
      if (renderer.destroyed) return;
      done.push(["loop"]);
      for (const { fn } of renderer.beforeRenderCallbacks) fn(renderer.requestedFrame, time);
      requestAnimationFrame(renderer.loop);
    },
  };
  return renderer;
}

/** Frames by hand: as the browser does, all that were asked for before it, each followed by its microtasks. */
function frames(t) {
  let asked = [];
  const before = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (act) => asked.push(act);
  t.after(() => { globalThis.requestAnimationFrame = before; });
  return async (count = 1) => {
    for (let frame = 0; frame < count; frame += 1) {
      const due = asked;
      asked = [];
      for (const act of due) { act(frame); await null; }
    }
    return asked.length;
  };
}

async function start(t) {
  const { document, byId } = setPage(t, { ids: ["chart"] }), container = document.createElement("div");
  container.append(document.createElement("canvas"));
  const cy = fakeCytoscape(container), before = globalThis.ResizeObserver;
  let resized = () => {};
  globalThis.ResizeObserver = class { constructor(act) { resized = act; } observe() {} };
  t.after(() => { globalThis.ResizeObserver = before; });
  const mounting = mount("chart");
  // Dash mounts the component when it likes to.
  await new Promise((done) => { setTimeout(done, 5); });
  Object.assign(byId("chart"), { ["_cyreg"]: { cy } });
  return { cy, container, host: await mounting, resize: () => resized() };
}

test("the component's own answers to every change are switched off, its zoom ends where the page's does", async (t) => {
  const { cy } = await start(t);
  assert.deepEqual(cy.zooms, [LEAST_ZOOM, MOST_ZOOM]);
  assert.deepEqual(cy.done, [["off", "add remove viewport tap mouseover mouseout select unselect"]]);
});

test("Cytoscape draws nothing, and its canvases are not there to be seen", async (t) => {
  const { cy, container } = await start(t);
  cy.renderer().render();
  assert.deepEqual(cy.done.filter(([what]) => what === "render"), []);
  assert.deepEqual(container.querySelectorAll("canvas").map(({ hidden }) => hidden), [true]);
});

test("its loop of frames ends, and frames are asked for after a change and while the window glides alone", async (t) => {
  const next = frames(t), { cy, host } = await start(t), renderer = cy.renderer(), seen = [];
  renderer.beforeRender((isChanged) => seen.push(isChanged), 0);
  requestAnimationFrame(renderer.loop);
  await next(4);
  assert.equal(await next(), 0, "a chart that stands still asks for nothing");
  assert.equal(renderer.destroyed, false);
  const loops = cy.done.filter(([what]) => what === "loop").length;
  seen.length = 0;
  renderer.redraw();
  renderer.redraw();
  assert.equal(await next(), 0);
  assert.deepEqual(seen, [true], "one frame for two changes");
  cy.isGliding = true;
  host.moveTo({ zoom: 1, pan: { x: 0, y: 0 } }, 260);
  assert.equal(await next(3), 1, "it goes on");
  cy.isGliding = false;
  assert.equal(await next(), 0, "and ends");
  assert.deepEqual(seen, [true, false, false, false, false]);
  assert.equal(cy.done.filter(([what]) => what === "loop").length, loops, "its own loop is over");
  renderer.destroyed = true;
  seen.length = 0;
  renderer.redraw();
  await next();
  assert.deepEqual(seen, [], "a chart that is gone does nothing");
});

test("another Cytoscape than the one that is known is refused with what it has not", async (t) => {
  const { cy, host } = await start(t);
  delete cy.propCache;
  assert.throws(() => host.setSeats([seat("a")]), /has no propCache/);
});

test("a window that has not been measured yet is measured", async (t) => {
  const { host } = await start(t);
  assert.deepEqual(host.size(), { width: 800, height: 600 });
});

test("a window of another size is taken notice of once, whoever sees it first", async (t) => {
  const { cy, container, host, resize } = await start(t), told = t.mock.method(cy, "resize");
  Object.assign(container, { clientWidth: 0, clientHeight: 0 });
  host.measure();
  assert.equal(told.mock.callCount(), 0);
  Object.assign(container, { clientWidth: 800, clientHeight: 600 });
  host.measure();
  resize();
  assert.equal(told.mock.callCount(), 1);
});

test("the window goes at once or glides, and an older glide ends", async (t) => {
  const { cy, host } = await start(t), camera = { zoom: 1, pan: { x: 0, y: 0 } };
  cy.done.length = 0;
  host.moveTo(camera);
  host.moveTo(camera, 260);
  assert.deepEqual(cy.done, [["stop"], ["viewport", camera], ["stop"], ["animate", camera, 260]]);
  assert.deepEqual(host.camera(), { zoom: 2, pan: { x: 1, y: 2 } });
});

test("the wheel never comes to Cytoscape, and is told with its place in the window", async (t) => {
  const { container, host } = await start(t), turns = [], stopped = [];
  const outside = container.ownerDocument.createElement("div");
  outside.append(container);
  Object.assign(container, { rectangle: { left: 10, top: 20, width: 800, height: 600 } });
  host.onWheel((turn, at) => turns.push([turn.deltaY, at]));
  outside.hear({ type: "wheel", deltaY: -100, clientX: 110, clientY: 70, preventDefault: () => stopped.push("default"), stopPropagation: () => stopped.push("way") }, true);
  assert.deepEqual([turns, stopped], [[[-100, { x: 100, y: 50 }]], ["default", "way"]]);
});

test("Cytoscape's warning of the wheel is kept from the console, and nothing else", (t) => {
  const said = [], before = console.warn;
  console.warn = (...words) => said.push(words);
  t.after(() => { console.warn = before; });
  silenceWheelWarning();
  console.warn("You have set a custom wheel sensitivity.  This will make your app zoom unnaturally");
  console.warn("Something else", 1);
  assert.deepEqual(said, [["Something else", 1]]);
});

test("the cards that can be hit are those of the scene, where it has them", async (t) => {
  const { cy, host } = await start(t);
  host.setSeats([seat("a", { x: 1, y: 2 }), seat("b")]);
  host.setSeats([seat("b", { x: 5, y: 6, w: 300 }), seat("c")]);
  assert.deepEqual([...cy.nodes_.keys()], ["b", "c"]);
  assert.deepEqual(cy.nodes_.get("b"), { data: { id: "b", w: 300, h: 64 }, position: { x: 5, y: 6 }, pannable: true }, "a drag that begins on a card moves the chart");
  assert.equal(host.elements(), 2);
});

test("a press says which card, where and when; beside all cards it says none", async (t) => {
  const { cy, container, host } = await start(t), told = [];
  for (const name of ["onTap", "onDoubleTap", "onPointer"]) host[name]((at) => told.push(at));
  const originalEvent = { timeStamp: 77, buttons: 1 }, renderedPosition = { x: 3, y: 4 };
  cy.tell("tap", { target: cy.node("a"), renderedPosition, originalEvent });
  cy.tell("dbltap", { renderedPosition, originalEvent });
  cy.tell("mousemove", { target: cy.node("a"), renderedPosition, originalEvent });
  container.dispatch("pointerleave");
  const at = { x: 3, y: 4, time: 77 };
  assert.deepEqual(told, [{ id: "a", ...at }, { id: "", ...at }, { id: "a", ...at, isPressed: true }, { id: "", x: -1, y: -1, isPressed: false }]);
});
