// The ladder strip: the operations line at every size band, the head of operations marked, the current band lit.
import { LADDER } from "../ids.js";
import { companyOf, page, withParameters } from "../state/page.js";
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";

/** @import { LadderColumn, Rung, SceneJson } from "../contract.d.ts" */

/** @param {Pick<LadderColumn, "start" | "end">} column @param {number} headcount */
export const isIn = (column, headcount) => headcount >= column.start && (column.end === null || headcount <= column.end);

// For screen readers alone: what is seen stays part of the button's name.
const hidden = (/** @type {string} */ text) => make("span", { class: "unseen", text });

/** @param {Rung} rung */
const rungNode = (rung) => make("span", { class: `rung role-${rung.role}${rung.head ? " head" : ""}` }, rung.short,
  hidden(rung.head ? " (head of operations), " : ", "));

/** @param {LadderColumn} column @param {SceneJson} scene */
function step(column, scene) {
  const isCurrent = isIn(column, scene.headcount), chain = isCurrent ? scene.chain : column.chain;
  return make("button", {
    type: "button", class: `step${isCurrent ? " current" : ""}`, "aria-current": isCurrent ? "true" : null,
    on: { click: () => page.set(withParameters({ n: number(column.headcount) })) },
  },
  hidden(`${column.name}: from the top `), make("span", { class: "rungs" }, chain.map(rungNode)),
  make("span", { class: "band", text: column.range }), hidden(` people. Show ${number(column.headcount)}.`));
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
