// The title of the window: whose company it shows, so that tabs, bookmarks and the browser's history tell them apart.
import { config } from "../state/config.js";
import { openId, page } from "../state/page.js";
import { count } from "../ui/format.js";

/** @import { PageState } from "../state/page.js" */

const NAME = "Reportline";

/** "Table · Acme · Reportline". @param {Pick<PageState, "tab" | "scene" | "company" | "isLoaded" | "loaded">} state */
export function titleOf(state) {
  const { tab, scene, company } = state, id = openId(/** @type {PageState} */ (state));
  // Until its report is here a company has no name; two are compared, and neither is the page's.
  const whose = tab === "compare" ? "" : id ? company?.id === id && company.name : scene?.headcount && count(scene.headcount, "person", "people");
  // The first tab is what the page is there for.
  const name = config().tabs.find(({ value }, at) => at && value === tab)?.label;
  return [name, whose, NAME].filter(Boolean).join(" · ");
}

export function startPageTitle() {
  const show = (/** @type {string} */ title) => { document.title = title; };
  page.subscribe(titleOf, show);
  show(titleOf(page.get()));
}
