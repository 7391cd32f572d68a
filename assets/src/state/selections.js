// Each company keeps its own selection: whoever comes back to it finds it selected as before.
import { openId } from "./page.js";

/** @import { PageState } from "./page.js" */
/** @import { Store } from "./store.js" */

/** Follows which company is shown; the typical ones are one. What a link selects at first stays. @param {Store<PageState>} page */
export function keepSelections(page) {
  /** @type {Map<string, string>} */
  const selections = new Map();
  page.subscribe(openId, (now, before) => {
    selections.set(before, page.get().selection);
    page.set({ selection: selections.get(now) || "" });
  });
}
