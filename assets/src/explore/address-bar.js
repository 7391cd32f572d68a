// The address bar follows the page, and the links of the export menu follow it.
import { openId, page } from "../state/page.js";
import { put } from "../ui/dom.js";
import { addressOf, exportLink, query, viewportOf } from "../state/url.js";

/** @import { Chart } from "../chart/scene-view.js" */

// The window's place is written when it rests: a browser refuses too many changes of its address.
const REST_MS = 250;

/**
 * @param {Chart} chart
 * @param {(act: () => void) => void} afterPaint  A change of the address takes some ms, which the frame does not wait for.
 * @param {() => void} flush  Makes the entry of the history that the address is of.
 */
export function startAddressBar(chart, afterPaint, flush) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isMoved = false, written = -Infinity;
  function write() {
    written = performance.now();
    // Where it was fitted it stands without a word of the address, and is fitted again.
    if (isMoved) page.set({ camera: chart.isAsFitted ? null : chart.camera });
    isMoved = false;
    const address = addressOf(page.get());
    if (!address.drawn) return;
    const text = query(address);
    flush();
    window.history.replaceState(window.history.state, "", text ? `?${text}` : window.location.pathname);
  }
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(write, REST_MS);
  }
  function follow() {
    // With the next frame, so that a reload comes back to it; in a quick row of changes the last one after a rest.
    const isRest = performance.now() - written > REST_MS;
    written = performance.now();
    if (isRest) afterPaint(write);
    else soon();
    afterPaint(relink);
  }
  // Nobody has the menu open while the chart changes.
  function relink() {
    const address = addressOf(page.get());
    for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-export-format]"))) {
      put(one, "href", exportLink(address, one.dataset.exportFormat || "", Number(one.dataset.exportScale)));
    }
  }
  page.subscribe((state) => state.scene, follow);
  page.subscribe((state) => state.selection, follow);
  page.subscribe((state) => state.tab, follow);
  page.subscribe((state) => state.compared, follow);
  page.subscribe((state) => state.theme, follow);
  chart.host.onMove(() => {
    isMoved = true;
    soon();
  });
  // A link's place of the window stays in the address until the window moves.
  if (viewportOf(window.location.search, openId(page.get()))) page.set({ camera: chart.camera });
  follow();
}
