// What can be done with a card or a line, as a menu: right button, a finger that stays, Shift+F10 on the tree.
import { CHART_FRAME, CHART_TREE, INSPECTOR } from "../ids.js";
import { isSeatKey } from "../state/card-keys.js";
import { openId, page, seatOf, withBranch, withMessage, withPart, withWholeBranch } from "../state/page.js";
import { make } from "../ui/dom.js";
import { isSame } from "./viewport.js";

/** @import { Chart } from "./scene-view.js" */
/** @import { PageState } from "../state/page.js" */
/** @import { Camera } from "./viewport.js" */
/** @typedef {{ key: string, text: string, act: () => void }} Item */

/** Details of a seat or a line, where keys go on from. @param {string} id */
function why(id) {
  page.set({ selection: id, sheet: "details" });
  document.getElementById(INSPECTOR)?.focus();
}

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard.writeText(text).catch(() => page.set(withMessage("link", `This browser does not let the page copy. The name is ${text}.`)));
}

/**
 * What can be done with a card or a line, the usual first.
 * @param {PageState} state
 * @param {string} id
 * @param {(id: string) => void} zoomTo
 * @returns {Item[]}
 */
export function itemsOf(state, id, zoomTo) {
  const seat = seatOf(state, id), reason = { key: "why", text: "Why is it here?", act: () => why(id) };
  if (!seat) return id ? [{ ...reason, text: "Why this line?" }] : [];
  /** @type {Item[]} */
  const items = [];
  // Cards that count others are no seats.
  const isPerson = Boolean(openId(state)), isSeat = !isPerson || isSeatKey(id), hasBranch = seat.branch !== "none";
  if (seat.branch === "folded") items.push({ key: "open", text: "Open", act: () => page.set(withBranch(id)) });
  if (isSeat && hasBranch) items.push({ key: "open-all", text: "Open all", act: () => page.set(withWholeBranch(id)) });
  if (seat.branch === "open") items.push({ key: "fold", text: "Fold", act: () => page.set(withBranch(id)) });
  if (isSeat && hasBranch) items.push({ key: "branch", text: "Show this branch", act: () => page.set(withPart({ top: id })) });
  if (isSeat && seat.boss) items.push({ key: "line", text: "Hide what is beside", act: () => page.set(withPart({ line: id })) });
  return [...items, { key: "zoom", text: "Zoom to it", act: () => zoomTo(id) },
    { key: "copy", text: isPerson && isSeat ? "Copy name" : "Copy title", act: () => copy(seat.title) }, reason];
}

/** @param {Chart} chart */
export function startContextMenu(chart) {
  const frame = /** @type {HTMLElement} */ (document.getElementById(CHART_FRAME)), tree = /** @type {HTMLElement} */ (document.getElementById(CHART_TREE));
  const menu = make("div", { id: "chart-menu", class: "chart-menu", role: "menu", "aria-label": "What can be done", hidden: true });
  frame.append(menu);
  /** @type {HTMLElement | null} */
  let before = null;
  // Where the window stood when it opened.
  /** @type {Camera | null} */
  let camera = null;

  /** @param {boolean} isBack  Whether the keys go on where they were. */
  function close(isBack) {
    if (menu.hidden) return;
    menu.hidden = true;
    if (isBack) before?.focus({ preventScroll: true });
  }

  /** @param {string} id @param {{ x: number, y: number }} at  Of the chart's window, px. */
  function open(id, at) {
    const items = itemsOf(page.get(), id, (one) => {
      const seat = chart.seats.get(one);
      if (seat) chart.showAll([seat]);
    });
    if (!items.length) { close(false); return; }
    camera = chart.camera;
    before = /** @type {HTMLElement | null} */ (document.activeElement);
    menu.replaceChildren(...items.map(({ key, text, act }) => make("button", {
      type: "button", role: "menuitem", tabindex: "-1", "data-key": key, text, on: { click: () => { close(key !== "why"); act(); } },
    })));
    menu.hidden = false;
    const { width, height } = chart.size, edge = 8;
    menu.style.left = `${Math.max(edge, Math.min(at.x, width - menu.offsetWidth - edge))}px`;
    menu.style.top = `${Math.max(edge, Math.min(at.y, height - menu.offsetHeight - edge))}px`;
    /** @type {HTMLElement} */ (menu.firstChild).focus({ preventScroll: true });
  }

  chart.host.onMenu((at) => {
    const card = chart.cardAt(at);
    open(card ? card.id : chart.hit(at), at);
  });
  // The release of the button is told as a move of the window too.
  chart.host.onMove(() => { if (camera && !isSame(camera, chart.camera)) close(true); });
  chart.onScene(() => close(true));

  tree.addEventListener("keydown", (event) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    event.preventDefault();
    const id = (tree.getAttribute("aria-activedescendant") || "").replace(/^tree-/, ""), place = chart.placeOf(id);
    open(id, place ? { x: place.left + place.width / 2, y: place.top + place.height } : { x: 0, y: 0 });
  });
  menu.addEventListener("keydown", (event) => {
    const items = /** @type {HTMLElement[]} */ ([...menu.children]), now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
      return;
    }
    const to = { ArrowDown: now + 1, ArrowUp: now - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[to % items.length].focus();
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.contains(/** @type {Node} */ (event.target))) close(false); }, true);
}
