// Cytoscape under a chart: it moves the window and says which card is under the pointer; cards and lines are ours.
// The only file that touches private parts of Cytoscape and of dash-cytoscape (tests/browser/test_cytoscape_host.py holds them).

import { LEAST_ZOOM, MOST_ZOOM } from "../state/zoom.js";

/** @import { Core, EventObject } from "cytoscape" */
/** @import { SeatJson } from "../contract.d.ts" */
/** @import { Camera, Size } from "./viewport.js" */

/**
 * A press on the chart.
 * @typedef {{ id: string, x: number, y: number, time: number }} Tap  id of the card, "" beside all; px of the window; ms.
 */

/**
 * @typedef {object} Host
 * @property {HTMLElement} container
 * @property {() => Size} size  Of the window, px; 0 while it is hidden.
 * @property {() => void} measure  Takes notice of a window that has another size by now.
 * @property {() => Camera} camera
 * @property {(camera: Camera, ms?: number) => void} moveTo  At once, or gliding.
 * @property {(act: () => void) => void} onMove  The window stands elsewhere.
 * @property {(act: () => void) => void} onResize
 * @property {(act: (tap: Tap) => void) => void} onTap
 * @property {(act: (tap: Tap) => void) => void} onDoubleTap
 * @property {(act: (at: { x: number, y: number }) => void) => void} onMenu  Right button, or a finger that stays; px of the window.
 * @property {(act: () => void) => void} onPress  A button goes down, a drag may begin.
 * @property {(act: (at: { id: string, x: number, y: number, isPressed: boolean }) => void) => void} onPointer  The pointer moves.
 * @property {(act: (turn: WheelEvent, at: { x: number, y: number }) => void) => void} onWheel  Instead of Cytoscape's own zoom.
 * @property {(seats: Iterable<SeatJson>) => void} setSeats  Which cards can be hit, and where.
 * @property {() => boolean} isMoving  Whether the window glides.
 * @property {() => number} elements  How many things Cytoscape holds, for a look at its memory.
 */

const TRY_MS = 10, TRIES = 1000;
const WHEEL_WARNING = "You have set a custom wheel sensitivity";

/** The component gives Cytoscape its own default for the wheel, which Cytoscape takes for a choice and warns of. Nobody
 * here zooms by Cytoscape's wheel, and the console is to be silent. */
export function silenceWheelWarning() {
  const { warn } = console;
  console.warn = (...words) => { if (!String(words[0]).startsWith(WHEEL_WARNING)) warn.apply(console, words); };
}

/**
 * The Cytoscape instance of a component, once Dash has mounted it.
 * @param {string} id
 * @returns {Promise<Core>}
 */
async function instanceOf(id) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const element = /** @type {(HTMLElement & { _cyreg?: { cy?: Core } }) | null} */ (document.getElementById(id));
    const cy = element && element._cyreg && element._cyreg.cy;
    if (cy) return cy;
    await new Promise((done) => { setTimeout(done, TRY_MS); });
  }
  throw new Error(`The chart ${id} did not start.`);
}

/**
 * Takes over the Cytoscape of a component.
 * @param {string} id
 * @returns {Promise<Host>}
 */
export async function mount(id) {
  const cy = await instanceOf(id);
  // The component answers changes by sending all elements, the window and the pointer back to the page's state, where
  // nobody reads them: 30 ms a redraw.
  cy.off("add remove viewport tap mouseover mouseout select unselect");
  paintNothing(cy);
  const frames = restWhenStill(cy);
  cy.minZoom(LEAST_ZOOM);
  cy.maxZoom(MOST_ZOOM);
  const container = /** @type {HTMLElement} */ (cy.container());
  // Told of what is known already it would tell everybody once more, and ask for the styles of its window.
  const measure = () => { if (cy.width() !== container.clientWidth || cy.height() !== container.clientHeight) cy.resize(); };
  new ResizeObserver(measure).observe(container);

  let isMeasuring = false;

  return {
    container,
    size() {
      // Right after a hidden tab is shown the size is to be measured; it tells its listeners, who ask for the size.
      if (!isMeasuring && (!cy.width() || !cy.height())) {
        isMeasuring = true;
        cy.resize();
        isMeasuring = false;
      }
      return { width: cy.width(), height: cy.height() };
    },
    measure,
    camera: () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } }),
    moveTo(camera, ms = 0) {
      cy.stop();
      if (!ms) return void cy.viewport(camera);
      cy.animate(camera, { duration: ms, easing: "ease-in-out" });
      frames.ask();
    },
    ...listening(cy, container),
    setSeats: (seats) => sync(cy, seats),
    isMoving: () => cy.animated(),
    elements: () => cy.elements().length,
  };
}

/** What the pointer and the window tell. @param {Core} cy @param {HTMLElement} container
 * @returns {Pick<Host, "onMove" | "onResize" | "onTap" | "onDoubleTap" | "onMenu" | "onPress" | "onPointer" | "onWheel">} */
function listening(cy, container) {
  /** @param {EventObject} event @returns {Tap} */
  const tapOf = (event) => ({
    id: event.target === cy ? "" : event.target.id(), ...(event.renderedPosition || { x: 0, y: 0 }),
    time: event.originalEvent ? event.originalEvent.timeStamp : performance.now(),
  });
  return {
    onMove: (act) => { cy.on("viewport", () => act()); },
    onResize: (act) => { cy.on("resize", () => act()); },
    onTap: (act) => { cy.on("tap", (event) => act(tapOf(event))); },
    onDoubleTap: (act) => { cy.on("dbltap", (event) => act(tapOf(event))); },
    onMenu(act) {
      container.addEventListener("contextmenu", (event) => {
        event.preventDefault();
        const { left, top } = container.getBoundingClientRect();
        act({ x: event.clientX - left, y: event.clientY - top });
      });
      // Not every browser tells a finger that stays as a press of the right button.
      cy.on("taphold", (event) => {
        if (event.originalEvent?.type.startsWith("touch")) act(event.renderedPosition);
      });
    },
    onPress: (act) => { cy.on("tapstart", () => act()); },
    onPointer(act) {
      // Not "mouseover": Cytoscape does not tell when the pointer comes back to the card over which it left the chart.
      cy.on("mousemove", (event) => act({ ...tapOf(event), isPressed: Boolean(event.originalEvent && event.originalEvent.buttons) }));
      container.addEventListener("pointerleave", () => act({ id: "", x: -1, y: -1, isPressed: false }));
    },
    onWheel(act) {
      // Caught on its way down to Cytoscape, whose steps are uneven.
      /** @type {HTMLElement} */ (container.parentElement).addEventListener("wheel", (event) => {
        event.preventDefault();
        event.stopPropagation();
        const { left, top } = container.getBoundingClientRect();
        act(event, { x: event.clientX - left, y: event.clientY - top });
      }, { capture: true, passive: false });
    },
  };
}

/** Its canvases are never seen, and drawing them takes longer than ours. What it does before it draws stays: it moves a
 * gliding window, and says where nodes are. @param {Core} cy */
function paintNothing(cy) {
  const renderer = /** @type {any} */ (cy).renderer();
  if (typeof renderer.render !== "function") throw new Error("This Cytoscape draws in another way: its renderer has no render().");
  renderer.render = () => {};
  for (const canvas of /** @type {HTMLElement} */ (cy.container()).querySelectorAll("canvas")) canvas.hidden = true;
}

/** Cytoscape asks for a frame after each frame for as long as it lives, which keeps the whole page and the processor at
 * work 60 times a second. Its own loop ends here; ours asks only after a change, and while the window glides.
 * @param {Core} cy @returns {{ ask: () => void }} */
function restWhenStill(cy) {
  const renderer = /** @type {any} */ (cy).renderer(), redraw = renderer.redraw.bind(renderer);
  let isOwn = false, isAsked = false;
  const ask = () => {
    if (!isOwn || isAsked) return;
    isAsked = true;
    requestAnimationFrame(step);
  };
  /** @param {number} time */
  function step(time) {
    isAsked = false;
    if (renderer.destroyed) return;
    const isChanged = Boolean(renderer.requestedFrame);
    renderer.requestedFrame = false;
    for (const { fn } of renderer.beforeRenderCallbacks) fn(isChanged, time);
    if (renderer.requestedFrame || cy.animated()) ask();
  }
  renderer.redraw = (/** @type {unknown} */ options) => { redraw(options); ask(); };
  // Its loop ends at a frame that finds the renderer destroyed: so it is, for nobody but that one call.
  let isEnding = false;
  renderer.beforeRender(() => {
    if (isEnding) return;
    isEnding = true;
    requestAnimationFrame(() => { renderer.destroyed = true; });
    queueMicrotask(() => requestAnimationFrame(() => {
      renderer.destroyed = false;
      isOwn = true;
      ask();
    }));
  }, renderer.beforeRenderPriorities.animations);
  return { ask };
}

/** Nodes are bare boxes for the pointer. @param {Core} cy @param {Iterable<SeatJson>} seats */
function sync(cy, seats) {
  const wanted = new Map([...seats].map((seat) => [seat.id, seat]));
  cy.batch(() => {
    cy.nodes().forEach((node) => { if (!wanted.has(node.id())) node.remove(); });
    for (const { id, x, y, w, h } of wanted.values()) {
      const node = cy.getElementById(id);
      if (node.empty()) {
        // Pannable: a drag that begins on a card moves the chart.
        cy.add({ group: "nodes", data: { id, w, h }, position: { x, y }, pannable: true });
        continue;
      }
      if (node.data("w") !== w || node.data("h") !== h) node.data({ w, h });
      node.position({ x, y });
    }
  });
  // Cytoscape keeps every style value it ever parsed.
  const style = /** @type {any} */ (cy.style());
  if (!style.propCache) throw new Error("This Cytoscape keeps style values in another way: its style has no propCache.");
  style.propCache = {};
}
