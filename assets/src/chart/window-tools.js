// Buttons for the chart's window: the zoom as a figure, the selection, the whole screen.
import { FULL_SCREEN, ZOOM_ACTUAL, ZOOM_SELECTION } from "../ids.js";
import { page } from "../state/page.js";
import { put, setText } from "../ui/dom.js";
import { isForControl, isPlain } from "../ui/keystrokes.js";

/** @import { Chart } from "./scene-view.js" */

/** Cards that a selection is about: a card with all that is drawn under it, both ends of a line.
 * @param {Pick<Chart, "seats" | "lines">} chart @param {string} selection */
export function cardsOf({ seats, lines }, selection) {
  const line = lines.get(selection);
  const ids = new Set(line ? [line.source, line.target] : seats.has(selection) ? [selection] : []);
  // Bosses come before their reports.
  if (!line) for (const seat of seats.values()) if (ids.has(seat.boss)) ids.add(seat.id);
  return [...seats.values()].filter((seat) => ids.has(seat.id));
}

/** @param {Chart} chart */
export function startWindowTools(chart) {
  const [actual, near, full] = [ZOOM_ACTUAL, ZOOM_SELECTION, FULL_SCREEN].map((id) => /** @type {HTMLButtonElement} */ (document.getElementById(id)));

  function tell() {
    setText(actual, `${Math.round(100 * chart.camera.zoom)}%`);
  }

  const zoomToSelection = () => chart.showAll(cardsOf(chart, page.get().selection));

  function showSelection() {
    put(near, "disabled", !cardsOf(chart, page.get().selection).length);
  }

  // The page goes with it, so that drawers and menus are at hand; its panels step aside (style.css).
  async function turn() {
    if (document.fullscreenElement) await document.exitFullscreen();
    // Where the browser does not give the screen, the window is what there is.
    else if (document.documentElement.requestFullscreen) await document.documentElement.requestFullscreen().catch(() => undefined);
  }

  function follow() {
    const is = Boolean(document.fullscreenElement);
    document.documentElement.classList.toggle("is-alone", is);
    full.setAttribute("aria-pressed", String(is));
  }

  actual.addEventListener("click", () => chart.zoomBy(1 / chart.camera.zoom));
  near.addEventListener("click", zoomToSelection);
  full.addEventListener("click", turn);
  document.addEventListener("fullscreenchange", follow);
  document.addEventListener("keydown", (event) => {
    if (!isPlain(event) || isForControl(event) || page.get().tab !== "explore") return;
    if (event.key === "0") chart.zoomBy(1 / chart.camera.zoom);
    else if (event.key === "z") zoomToSelection();
  });
  chart.host.onMove(tell);
  page.subscribe((state) => state.selection, showSelection);
  page.subscribe((state) => state.scene, showSelection);
  tell();
  showSelection();
}
