// The legend: filled when it is opened, for the kind of company that is drawn then.
import { config } from "../state/config.js";
import { companyOf, loadedView, page, withPart } from "../state/page.js";
import { withFilter } from "../state/filters.js";
import { sideOf } from "../state/query.js";
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";

/** @import { LegendGroup, LoadedView } from "../contract.d.ts" */

/** @param {LegendGroup} group */
const groupNodes = ({ title, items }) => [
  make("span", { class: "legend-title", text: title }),
  make("ul", {}, items.map(([sign, name]) => make("li", {}, make("span", { class: sign }), make("span", { text: name })))),
];

/** Values of the column that cards are coloured by; a click leaves only those who have one. @param {LoadedView} view */
function shades(view) {
  const heading = (view.columns.find(([key]) => key === view.by) || ["", ""])[1];
  const items = view.legend.map(([shade, name, count, isOne]) => make("li", {},
    make("span", { class: `swatch shade-${shade}` }),
    isOne
      ? make("button", { type: "button", class: "link legend-name", text: name, title: `Show only ${name}`,
        on: { click: () => page.set(withPart({ where: withFilter(view.where, [view.by, "equals", name, null, null]) })) } })
      : make("span", { class: "legend-name", text: name }),
    make("span", { class: "legend-count", text: number(count) })));
  return [make("span", { class: "legend-title", text: heading }), make("ul", {}, items)];
}

/** What differs first; then cards and lines, of files where both sides are files. @param {{ a?: string, b?: string }} sides */
function comparedGroups({ a = "", b = "" }) {
  const { legend } = config();
  return [...legend.compared, ...legend[[a, b].every((side) => side.startsWith(sideOf(""))) ? "loaded" : "typical"]];
}

/** @param {Element} details */
function fill(details) {
  const { scene, compared } = page.get();
  if (details.closest(".compare-panel")) {
    details.querySelector(".legend-body")?.replaceChildren(...comparedGroups(compared).flatMap(groupNodes));
    return;
  }
  const isLoaded = Boolean(scene && companyOf(scene.query)), groups = config().legend[isLoaded ? "loaded" : "typical"], view = loadedView(page.get());
  const isShaded = isLoaded && view !== null && view.legend.length > 0;
  // Colours stand for the column then, not for the place in the tree.
  details.querySelector(".legend-body")?.replaceChildren(
    ...(isShaded ? shades(view) : []), ...(isShaded ? groups.slice(1) : groups).flatMap(groupNodes));
}

/** @param {string} selector  Of the Explore chart's legend. */
export function startLegend(selector) {
  document.addEventListener("toggle", (event) => {
    const target = /** @type {HTMLDetailsElement} */ (event.target);
    if (target.matches?.(".legend") && target.open) fill(target);
  }, true);
  page.subscribe((state) => state.scene, () => {
    const open = document.querySelector(`${selector}[open]`);
    if (open) fill(open);
  });
}
