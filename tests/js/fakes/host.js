// What stands for Cytoscape under a chart, frames that come when a test says so, and a chart that writes down its orders.
import { recorder } from "./canvas.js";
import { setPage } from "./dom.js";
import { COLOURS } from "./scenes.js";
import { Chart } from "../../../assets/src/chart/scene-view.js";

/** A host whose window has a size and a camera, and whose events a test fires by `tell`. */
export function fakeHost(container, size = { width: 800, height: 600 }) {
  const heard = {}, on = (name) => (act) => { (heard[name] ||= []).push(act); };
  const host = {
    container, moves: [], hit: [], now: { zoom: 1, pan: { x: 0, y: 0 } }, window: size,
    size: () => host.window,
    measure() {},
    camera: () => host.now,
    isMoving: () => false,
    moveTo(camera, ms = 0) { host.moves.push({ ...camera, ms }); host.now = camera; },
    setSeats(seats) { host.hit = [...seats].map(({ id }) => id); },
    elements: () => host.hit.length,
    tell(name, ...args) { for (const act of heard[name] || []) act(...args); },
  };
  for (const name of ["Move", "Resize", "Tap", "DoubleTap", "Press", "Pointer", "Wheel", "Menu"]) host[`on${name}`] = on(name);
  return host;
}

/** Frames of the screen, by hand. @param {import("node:test").TestContext} t */
export function fakeFrames(t) {
  let asked = [], time = 0;
  t.mock.method(performance, "now", () => time);
  const before = [globalThis.requestAnimationFrame, globalThis.requestIdleCallback];
  globalThis.requestAnimationFrame = (act) => asked.push(act);
  globalThis.requestIdleCallback = (act) => queueMicrotask(act);
  t.after(() => { [globalThis.requestAnimationFrame, globalThis.requestIdleCallback] = before; });
  return {
    get asked() { return asked.length; },
    async next(ms = 16) {
      time += ms;
      const now = asked;
      asked = [];
      for (const act of now) act(time);
      await new Promise(setImmediate);
    },
  };
}

/** A real chart on a fake host. @param {import("node:test").TestContext} t @param {Parameters<typeof setPage>[1]} [wanted] */
export function fakeChart(t, wanted) {
  const ctx = recorder(), made = setPage(t, { context: () => ctx, ...wanted }), frames = fakeFrames(t);
  const container = made.document.createElement("div");
  made.document.body.append(container);
  const host = fakeHost(container);
  return { ...made, ctx, host, frames, chart: new Chart("chart", host, { light: COLOURS }) };
}

/** Only what a chart is told to do. @param {{ seats?: any[], inView?: string[] }} [is] */
export function orders({ seats = [], inView = [] } = {}) {
  const done = [], host = fakeHost({ style: {} });
  const write = (name) => (...args) => { done.push([name, ...args]); };
  const chart = {
    done, host, seats: new Map(seats.map((one) => [one.id, one])), lines: new Map(), camera: { zoom: 1, pan: { x: 0, y: 0 } },
    isAsFitted: false, isWellPlaced: true, isInView: (id) => inView.includes(id), hit: ({ id }) => id, cardAt: ({ id, isHandle = false }) => (id && !id.includes(">") ? { id, isHandle } : null),
    show(scene) { done.push(["show", scene.query]); chart.seats = new Map(scene.seats.map((one) => [one.id, one])); },
  };
  for (const name of ["start", "fit", "centre", "moveTo", "markWithLine", "zoomBy", "showAll", "repaint"]) chart[name] = write(name);
  return chart;
}
