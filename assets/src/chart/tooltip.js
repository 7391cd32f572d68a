// A summary beside the card under the pointer, or the one that keys have moved to: all its texts, which a card may cut.
import { CHART_FRAME, CHART_TREE } from "../ids.js";
import { page } from "../state/page.js";
import { make, put } from "../ui/dom.js";
import { besides } from "./accessible-tree.js";
import { levelIn } from "./levels.js";

/** @import { SeatJson } from "../contract.d.ts" */
/** @import { Chart } from "./scene-view.js" */
/** @import { Size } from "./viewport.js" */

const WAIT_MS = 250;
// Long enough for the way from the card to the summary, which can be pointed at as well.
const LEAVE_MS = 220;
const GAP_PX = 8;

/**
 * Left top corner of a summary beside a card: under it, else over it, else at its right, else at its left; always in the
 * window, over the card only where there is room nowhere else.
 * @param {{ left: number, top: number } & Size} card
 * @param {Size} size
 * @param {Size} room
 */
export function place(card, size, room) {
  const inside = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ whole) => Math.max(GAP_PX, Math.min(at, whole - length - GAP_PX));
  const middle = inside(card.left + card.width / 2 - size.width / 2, size.width, room.width);
  const side = inside(card.top + card.height / 2 - size.height / 2, size.height, room.height);
  const under = card.top + card.height + GAP_PX, over = card.top - GAP_PX - size.height;
  const right = card.left + card.width + GAP_PX, left = card.left - GAP_PX - size.width;
  if (under + size.height + GAP_PX <= room.height) return { x: middle, y: Math.max(GAP_PX, under) };
  if (over >= GAP_PX) return { x: middle, y: Math.min(over, room.height - size.height - GAP_PX) };
  if (right + size.width + GAP_PX <= room.width) return { x: right, y: side };
  if (left >= GAP_PX) return { x: left, y: side };
  return { x: middle, y: inside(under, size.height, room.height) };
}

/** Lines of a summary: title, what the card says, whom the seat reports to, where it stands, what is beside the tree.
 * @param {Pick<SeatJson, "title" | "lines">} seat @param {number} level  0 for nobody's. @param {{ title: string } | undefined} boss @param {string[]} [beside] */
export function lines(seat, level, boss, beside = []) {
  const rest = [...seat.lines, ...(boss ? [`Reports to ${boss.title}`] : []), level ? `Level ${level}` : "", ...beside.map((text) => text[0].toUpperCase() + text.slice(1))];
  return [seat.title, ...rest.filter((line, at) => line && line !== seat.title && rest.indexOf(line) === at)];
}

/** What stands beside the tree at a seat of the chart. @param {string} id */
function besideOf(id) {
  const { scene } = page.get();
  return scene ? besides(scene).get(id) : [];
}

/** @param {Chart} chart */
export function startTooltip(chart) {
  const host = /** @type {HTMLElement} */ (document.getElementById(CHART_FRAME));
  // The tree beside the canvas says the same to those who hear it.
  const tip = make("div", { id: "hover-summary", class: "hover-summary", "aria-hidden": "true", hidden: true });
  host.append(tip);
  // The card that is explained or about to be, and what the timer waits for.
  let target = "", isLeaving = false, isInside = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function hide() {
    clearTimeout(timer);
    target = "";
    isLeaving = isInside = false;
    put(tip, "hidden", true);
  }

  /** @param {string} id */
  function aimAt(id) {
    if (id === target && !isLeaving) return;
    const isShown = id === target && !tip.hidden;
    clearTimeout(timer);
    isLeaving = false;
    target = id;
    if (!isShown) timer = setTimeout(() => show(id), tip.hidden ? WAIT_MS : WAIT_MS / 2);
  }

  function leave() {
    if (tip.hidden) { hide(); return; }
    clearTimeout(timer);
    isLeaving = true;
    timer = setTimeout(hide, LEAVE_MS);
  }

  /** @param {string} id */
  function show(id) {
    const seat = chart.seats.get(id);
    if (!seat) { hide(); return; }
    const { scene } = page.get(), level = scene ? levelIn(scene, seat) : seat.level;
    const [title, ...rest] = lines(seat, level, chart.seats.get(seat.boss), besideOf(id));
    tip.replaceChildren(make("p", { class: "hover-title", text: title, dir: "auto" }), ...rest.map((text) => make("p", { text, dir: "auto" })));
    tip.hidden = false;
    tip.scrollTop = 0;
    stand();
  }

  /** Beside its card, wherever that is now; a card out of the window has no summary. */
  function stand() {
    if (tip.hidden) return;
    const card = chart.placeOf(target), room = chart.size;
    if (!card || card.left > room.width || card.top > room.height || card.left + card.width < 0 || card.top + card.height < 0) { hide(); return; }
    const at = place(card, { width: tip.offsetWidth, height: tip.offsetHeight }, room);
    tip.style.left = `${at.x}px`;
    tip.style.top = `${at.y}px`;
  }

  chart.host.onPointer(({ id, isPressed }) => {
    if (isInside || isPressed || !window.matchMedia("(hover: hover)").matches) return;
    if (id) aimAt(id);
    else if (target && !isLeaving) leave();
  });
  chart.host.onPress(hide);
  chart.host.onMenu(hide);
  chart.onScene(hide);
  chart.host.onMove(stand);
  tip.addEventListener("pointerenter", () => { isInside = true; isLeaving = false; clearTimeout(timer); });
  tip.addEventListener("pointerleave", () => { isInside = false; leave(); });
  // What it covers is a press away.
  tip.addEventListener("click", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); }, true);

  followKeys(aimAt, hide);
}

/** Keys that move along the tree bring the summary along; leaving the tree ends it. @param {(id: string) => void} aimAt @param {() => void} hide */
function followKeys(aimAt, hide) {
  const tree = /** @type {HTMLElement} */ (document.getElementById(CHART_TREE));
  tree.addEventListener("keyup", (event) => {
    if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
    const id = (tree.getAttribute("aria-activedescendant") || "").replace(/^tree-/, "");
    if (id) aimAt(id);
  });
  tree.addEventListener("blur", hide);
}
