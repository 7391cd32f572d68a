// The lines that could be, of one card at a time: the one under the pointer, else the selected one.
import { getAlternatives } from "../api/scenes.js";
import { companyOf, page } from "../state/page.js";

/** @import { LineJson, SceneJson } from "../contract.d.ts" */
/** @import { Chart } from "./scene-view.js" */

// As long as a pointer rests before a summary comes.
const WAIT_MS = 250;

/** The seat that a selection is about: a card, or the report of a line. @param {string} selection */
export const seatOfSelection = (selection) => selection.split(/[>~]/)[0];

/** Whether a seat could report to another one that is drawn. @param {Pick<SceneJson, "alternatives"> | null} scene @param {string} id */
export const hasOthers = (scene, id) => Boolean(scene?.alternatives.some(({ report }) => report === id));

/** @param {Chart} chart */
export function startAlternatives(chart) {
  /** Lines of the chart that is drawn, once they were asked for. @type {{ query: string, coming: Promise<LineJson[]> } | null} */
  let asked = null;
  let pointed = "", waiting = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {SceneJson} scene */
  function linesOf({ query, theme }) {
    if (asked?.query !== query) {
      const coming = getAlternatives(query, theme).then(({ lines }) => lines);
      asked = { query, coming };
      // What failed is asked for again.
      coming.catch(() => { if (asked?.coming === coming) asked = null; });
    }
    return asked.coming;
  }

  async function show() {
    const { scene, selection } = page.get();
    if (!scene || companyOf(scene.query)) return;
    const id = [pointed, seatOfSelection(selection)].find((one) => one && hasOthers(scene, one)) || "";
    if (!id) { chart.setBeside([]); return; }
    const lines = await linesOf(scene).catch(() => []);
    const now = page.get(), isNow = now.scene === scene && (pointed === id || (!hasOthers(scene, pointed) && seatOfSelection(now.selection) === id));
    if (isNow) chart.setBeside(lines.filter(({ target }) => target === id));
  }

  /** @param {string} id */
  function point(id) {
    if (id === waiting) return;
    waiting = id;
    clearTimeout(timer);
    timer = setTimeout(() => { if (pointed !== waiting) { pointed = waiting; show(); } }, WAIT_MS);
  }

  chart.host.onPointer(({ id, isPressed }) => { if (!isPressed && window.matchMedia("(hover: hover)").matches) point(id); });
  page.subscribe((state) => state.selection, show);
  chart.onScene(() => {
    clearTimeout(timer);
    pointed = waiting = "";
    show();
  });
  show();
}
