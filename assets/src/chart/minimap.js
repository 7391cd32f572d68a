// A small map of the whole chart in a corner, with the part that the window shows; for pointers only, as it doubles the canvas.
import { CHART_FRAME } from "../ids.js";
import { make, put } from "../ui/dom.js";
import { boundsOf } from "./viewport.js";

/** @import { Chart } from "./scene-view.js" */
/** @import { Edges, Size } from "./viewport.js" */
/** Size of the map and where the scene lies on it: map = at + scale * scene. @typedef {Size & { scale: number, x: number, y: number }} Map_ */
/** @typedef {{ x: number, y: number }} Point */

const KEY = "reportline-minimap";
export const MOST = { width: 184, height: 124 };
// A strip thinner than this could not be pointed at.
const LEAST_PX = 28;
const AIR_PX = 6;
const SLACK_PX = 2;

/** The map of a scene. @param {Edges} bounds @returns {Map_} */
export function frame({ left, right, top, bottom }) {
  const width = Math.max(1, right - left), height = Math.max(1, bottom - top);
  const scale = Math.min((MOST.width - 2 * AIR_PX) / width, (MOST.height - 2 * AIR_PX) / height);
  const size = { width: Math.max(LEAST_PX, width * scale + 2 * AIR_PX), height: Math.max(LEAST_PX, height * scale + 2 * AIR_PX) };
  return { ...size, scale, x: (size.width - width * scale) / 2 - left * scale, y: (size.height - height * scale) / 2 - top * scale };
}

/** The window on the map. @param {Map_} map @param {number} zoom @param {Point} pan @param {Size} size */
export function shown(map, zoom, pan, size) {
  return {
    x: map.x - (pan.x / zoom) * map.scale, y: map.y - (pan.y / zoom) * map.scale,
    width: (size.width / zoom) * map.scale, height: (size.height / zoom) * map.scale,
  };
}

/** The pan that brings a point of the map into the middle of the window. @param {Map_} map @param {Point} point @param {number} zoom @param {Size} size */
export function panTo(map, point, zoom, size) {
  return {
    x: size.width / 2 - (zoom * (point.x - map.x)) / map.scale,
    y: size.height / 2 - (zoom * (point.y - map.y)) / map.scale,
  };
}

/** Whether all of the scene lies in the window, but for a px or two. @param {Edges} bounds @param {number} zoom @param {Point} pan @param {Size} size */
export function isAllIn({ left, right, top, bottom }, zoom, pan, size) {
  return pan.x + zoom * left >= -SLACK_PX && pan.x + zoom * right <= size.width + SLACK_PX
    && pan.y + zoom * top >= -SLACK_PX && pan.y + zoom * bottom <= size.height + SLACK_PX;
}

const isOff = () => window.localStorage.getItem(KEY) === "off";

/** Cards as dots in the colour of their stripe. @param {HTMLCanvasElement} picture @param {Map_} map @param {Chart} chart */
function draw(picture, map, chart) {
  const ratio = window.devicePixelRatio || 1;
  picture.width = Math.round(map.width * ratio);
  picture.height = Math.round(map.height * ratio);
  const ctx = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { x, y, w, h, look } of chart.seats.values()) {
    const width = Math.max(1.5, w * map.scale), height = Math.max(1.5, h * map.scale);
    ctx.fillStyle = look.stripe;
    ctx.fillRect(map.x + x * map.scale - width / 2, map.y + y * map.scale - height / 2, width, height);
  }
}

/** @param {Chart} chart */
export function startMinimap(chart) {
  const host = /** @type {HTMLElement} */ (document.getElementById(CHART_FRAME));
  const picture = /** @type {HTMLCanvasElement} */ (make("canvas", {})), view = make("div", { class: "minimap-window" });
  const box = make("div", { id: "minimap", class: "minimap", "aria-hidden": "true", hidden: true }, picture, view);
  const label = "Map of the whole chart";
  const toggle = make("button", { id: "minimap-toggle", type: "button", class: "tool minimap-toggle", title: label, "aria-label": label, hidden: true },
    make("span", { class: "icon icon-map" }));
  host.append(box);
  host.querySelector(".tools")?.append(toggle);
  /** @type {Map_ | null} */
  let map = null;
  /** @type {Edges} */
  let bounds = { left: 0, right: 0, top: 0, bottom: 0 };
  // The picture is only painted where it is to be seen.
  let isAsked = false, isDrawn = false;

  function drawScene() {
    if (!chart.seats.size) return;
    bounds = boundsOf(chart.content);
    map = frame(bounds);
    isDrawn = false;
    // Not before the window is where it will be.
    soon();
  }

  /** @param {Map_} now */
  function paint(now) {
    box.style.width = picture.style.width = `${now.width}px`;
    box.style.height = picture.style.height = `${now.height}px`;
    draw(picture, now, chart);
    isDrawn = true;
  }

  function follow() {
    isAsked = false;
    if (!map) return;
    const { zoom, pan } = chart.camera, all = isAllIn(bounds, zoom, pan, chart.size);
    put(toggle, "hidden", all);
    put(toggle, "aria-pressed", String(!isOff()));
    put(box, "hidden", all || isOff());
    if (box.hidden) return;
    if (!isDrawn) paint(map);
    const at = shown(map, zoom, pan, chart.size);
    view.style.transform = `translate(${at.x}px, ${at.y}px)`;
    view.style.width = `${at.width}px`;
    view.style.height = `${at.height}px`;
  }

  const soon = () => { if (!isAsked) { isAsked = true; requestAnimationFrame(follow); } };
  chart.onScene(drawScene);
  chart.host.onMove(soon);
  chart.host.onResize(soon);
  toggle.addEventListener("click", () => {
    window.localStorage.setItem(KEY, isOff() ? "on" : "off");
    follow();
  });
  startHold(chart, box, view, () => map);
  drawScene();
}

/** The window's frame can be taken hold of; a press beside it brings its middle there.
 * @param {Chart} chart @param {HTMLElement} box @param {HTMLElement} view @param {() => Map_ | null} mapNow */
function startHold(chart, box, view, mapNow) {
  /** @type {Point | null} */
  let grip = null;
  function go(/** @type {PointerEvent} */ event) {
    const map = mapNow(), { zoom } = chart.camera, edge = box.getBoundingClientRect();
    if (!map || !grip) return;
    const point = { x: event.clientX - edge.left - box.clientLeft - grip.x, y: event.clientY - edge.top - box.clientTop - grip.y };
    chart.moveTo({ zoom, pan: panTo(map, point, zoom, chart.size) }, false);
  }
  box.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const at = view.getBoundingClientRect();
    const dx = event.clientX - at.left - at.width / 2, dy = event.clientY - at.top - at.height / 2;
    grip = Math.abs(dx) <= at.width / 2 && Math.abs(dy) <= at.height / 2 ? { x: dx, y: dy } : { x: 0, y: 0 };
    box.setPointerCapture(event.pointerId);
    go(event);
  });
  box.addEventListener("pointermove", go);
  for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => { grip = null; });
}
