// Narrow windows: the panels fold to handles under the chart, one is open at most; styles/narrow.css says from which width on.
import { EXPLORE_VIEW, SHEETS } from "../ids.js";
import { page, seatOf, withNarrowLayout } from "../state/page.js";
import { byId, setText } from "../ui/dom.js";
import { PHONE } from "../ui/widths.js";

/** @import { PageState } from "../state/page.js" */
/** @typedef {PageState["sheet"]} Sheet */

/** What the handle of the details says: what they are of. @param {PageState} state */
export function detailsText(state) {
  const seat = seatOf(state, state.selection);
  return seat ? `Details: ${seat.short_name || seat.title}` : "Details";
}

/** Before the chart is asked for: a phone opens with a list. */
export function startNarrow() {
  const phone = window.matchMedia(PHONE);
  page.set({ isNarrow: phone.matches });
  page.set(withNarrowLayout);
  phone.addEventListener("change", () => page.set({ isNarrow: phone.matches }));
}

export function startSheets() {
  const view = byId(EXPLORE_VIEW), handles = /** @type {HTMLElement[]} */ ([...byId(SHEETS).querySelectorAll("[data-sheet]")]);
  const handleOf = (/** @type {string} */ sheet) => handles.find((handle) => handle.dataset.sheet === sheet);

  function show(/** @type {Sheet} */ sheet) {
    view.dataset.sheet = sheet;
    for (const handle of handles) handle.setAttribute("aria-expanded", String(handle.dataset.sheet === sheet));
  }

  for (const handle of handles) {
    handle.addEventListener("click", () => page.set((state) => ({ sheet: state.sheet === handle.dataset.sheet ? "" : /** @type {Sheet} */ (handle.dataset.sheet) })));
  }
  view.addEventListener("keydown", (event) => {
    const { sheet } = page.get(), inside = /** @type {Element} */ (event.target).closest(".panel, .ladder, .sheets");
    if (event.key !== "Escape" || !sheet || !inside || event.defaultPrevented) return;
    page.set({ sheet: "" });
    handleOf(sheet)?.focus();
  });
  page.subscribe((state) => state.sheet, show);
  page.subscribe((state) => state.isLoaded, showSizes);
  page.subscribe(detailsText, showDetails);
  // What is said in the left panel is to be seen: work on a file, and what went wrong.
  page.subscribe((state) => Boolean(state.job || state.messages.link || state.messages.company || state.messages.loaded), (is) => { if (is) page.set({ sheet: "company" }); });

  function showSizes(/** @type {boolean} */ isLoaded) {
    const sizes = handleOf("sizes");
    if (sizes) sizes.hidden = isLoaded;
    if (isLoaded && page.get().sheet === "sizes") page.set({ sheet: "" });
  }
  function showDetails(/** @type {string} */ text) {
    setText(handleOf("details") || null, text);
  }
  show(page.get().sheet);
  showSizes(page.get().isLoaded);
  showDetails(detailsText(page.get()));
}
