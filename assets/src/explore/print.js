// Print: the answer and the chart alone, all of it, as large as the paper takes it; other tabs are printed as they are.
import { keyRows, keyTexts } from "../chart/line-key.js";
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";

/** @import { Chart } from "../chart/scene-view.js" */

// A landscape sheet between its margins, px at 96 an inch: A4 and Letter both hold it.
const SHEET = { width: 980, height: 640 };

/** Turned as the chart is. @param {{ left: number, right: number, top: number, bottom: number }} bounds */
export const sheetOf = ({ left, right, top, bottom }) => (right - left >= bottom - top ? SHEET : { width: SHEET.height, height: SHEET.width });

/** @param {Chart} chart */
export function startPrint(chart) {
  /** @type {HTMLElement | null} */
  let sheet = null;
  window.addEventListener("beforeprint", () => {
    const { tab, sentence, theme, scene } = page.get();
    if (tab !== "explore" || !chart.seats.size || sheet) return;
    const key = keyRows(keyTexts(scene));
    sheet = make("div", { class: "print-sheet", "data-drawn": theme }, make("h2", { class: "panel-title", text: sentence }), chart.picture(sheetOf(chart.bounds)),
      key.length ? make("ul", { class: "line-key" }, ...key) : null);
    document.body.append(sheet);
  });
  window.addEventListener("afterprint", () => {
    sheet?.remove();
    sheet = null;
  });
}
