// The ladder strip: the operations line at every size band, the head of operations marked, the current band lit.
import { LADDER } from "../ids.js";
import { companyOf, page, withParameters } from "../state/page.js";
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";

/** @import { LadderColumn, Rung, SceneJson } from "../contract.d.ts" */

/** @param {Pick<LadderColumn, "start" | "end">} column @param {number} headcount */
export const isIn = (column, headcount) => headcount >= column.start && (column.end === null || headcount <= column.end);

/** @param {LadderColumn} column @param {Rung[]} chain */
function spoken(column, chain) {
  const line = chain.map((rung) => (rung.head ? `${rung.short} (head of operations)` : rung.short)).join(", ");
  return `${column.name}: from the top ${line}. Show ${number(column.headcount)} people.`;
}

/** @param {LadderColumn} column @param {SceneJson} scene */
function step(column, scene) {
  const isCurrent = isIn(column, scene.headcount), chain = isCurrent ? scene.chain : column.chain;
  return make("button", {
    type: "button", class: `step${isCurrent ? " current" : ""}`, "aria-label": spoken(column, chain), "aria-current": isCurrent ? "true" : null,
    on: { click: () => page.set(withParameters({ n: number(column.headcount) })) },
  },
  make("span", { class: "rungs" }, chain.map((rung) => make("span", { class: `rung role-${rung.role}${rung.head ? " head" : ""}`, text: rung.short }))),
  make("span", { class: "band", text: column.range }));
}

export function startSizeLadder() {
  const strip = /** @type {HTMLElement} */ (document.getElementById(LADDER));
  function draw() {
    const { scene, ladder } = page.get();
    if (!scene || !ladder || companyOf(scene.query)) return;
    strip.replaceChildren(...ladder.columns.map((column) => step(column, scene)));
  }
  // The ladder comes with its scene.
  page.subscribe((state) => state.scene, draw);
  draw();
}
