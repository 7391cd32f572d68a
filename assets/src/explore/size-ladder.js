// The ladder strip: the operations line at every size band, the head of operations marked, the current band lit.
import { LADDER } from "../ids.js";
import { companyOf, page } from "../state/page.js";
import { put } from "../ui/dom.js";
import { part, update } from "../ui/elements.js";
import { number } from "../ui/format.js";

/** @import { Described } from "../ui/elements.js" */
/** @import { LadderColumn, Rung, SceneJson } from "../contract.d.ts" */

/** @param {Pick<LadderColumn, "start" | "end">} column @param {number} headcount */
export const isIn = (column, headcount) => headcount >= column.start && (column.end === null || headcount <= column.end);

/** The whole step in words; elements for that would be laid out and painted with every chart. What is seen stays together
 * in it, as who says aloud what is seen expects.
 * @param {LadderColumn} column @param {Rung[]} chain */
function nameOf({ name, range, headcount }, chain) {
  const head = chain.find((rung) => rung.head);
  return `${name}: from the top ${chain.map(({ short }) => short).join(", ")}, ${range} people. ${head ? `Head of operations: ${head.short}. ` : ""}Show ${number(headcount)}.`;
}

/** The blank is not seen, and parts the words where the text of the step is taken as a whole. @param {Rung} rung */
const rungPart = (rung) => part("Span", { className: `rung role-${rung.role}${rung.head ? " head" : ""}` }, `${rung.short} `);

/** @param {LadderColumn} column @param {SceneJson} scene */
function step(column, scene) {
  const isCurrent = isIn(column, scene.headcount), chain = isCurrent ? scene.chain : column.chain;
  // Its style shows the size over the rungs.
  const here = isCurrent ? number(scene.headcount) : null;
  return part("Button", { className: `step${isCurrent ? " current" : ""}`, "aria-label": nameOf(column, chain), "aria-current": isCurrent ? "true" : null, "data-here": here, "data-go-size": number(column.headcount) },
    part("Span", { className: "rungs" }, chain.map(rungPart)), part("Span", { className: "band" }, column.range));
}

// Where a step has less of the strip its words are set closer; where it has less than its words may need, the strip scrolls.
const TIGHT_PX = 92, SCROLLS_PX = 64;

export function startSizeLadder() {
  const strip = /** @type {HTMLElement} */ (document.getElementById(LADDER));
  /** @type {Described[]} */
  let drawn = [], wide = 0, current = -1;
  // Said by the strip, once: asked by its style of each step it would be asked with every chart.
  const fit = () => put(strip, "data-tight", wide < TIGHT_PX * drawn.length ? "" : null);
  const reveal = () => {
    if (wide < SCROLLS_PX * drawn.length) strip.children[current]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  function draw() {
    const { scene, ladder } = page.get();
    if (!scene || !ladder || companyOf(scene.query)) return;
    const steps = ladder.columns.map((column) => step(column, scene));
    update(strip, drawn, steps);
    drawn = steps;
    fit();
    const before = current;
    current = steps.findIndex(({ props }) => props["aria-current"]);
    if (wide && current !== before) reveal();
  }
  new ResizeObserver(([entry]) => { wide = entry.contentRect.width; fit(); reveal(); }).observe(strip);
  // The ladder comes with its scene.
  page.subscribe((state) => state.scene, draw);
  draw();
}
