// The bar of the Compare tab: which companies, how many people, the two exchanged, both fitted, and the counts.
import { COMPARE_A, COMPARE_A_HEADCOUNT, COMPARE_B, COMPARE_B_HEADCOUNT, COMPARE_COUNTS, COMPARE_FIT, COMPARE_SWAP } from "../ids.js";
import { make } from "../ui/dom.js";
import { swapped } from "./sides.js";

/** @import { Sides } from "./sides.js" */
/** @typedef {{ element: HTMLElement, show: (choice: string, headcount: string) => void, complain: (text: string) => void }} Side */

// A pause in typing after which it is compared.
const TYPING_MS = 300;

/**
 * Controls of one side.
 * @param {{ select: string, headcount: string }} ids
 * @param {string} label
 * @param {[string, string][]} options
 * @param {{ choose: (key: string) => void, type: (text: string) => void }} acts
 * @returns {Side}
 */
function buildSide(ids, label, options, { choose, type }) {
  const error = make("p", { class: "control-error", id: `${ids.headcount}-error`, role: "alert" });
  const select = make("select", { id: ids.select, class: "control-select", on: { change: () => choose(select.value) } },
    options.map(([value, text]) => make("option", { value, text })));
  const input = make("input", {
    type: "text", id: ids.headcount, class: "control-text", placeholder: "as it is", inputmode: "numeric", autocomplete: "off", "aria-describedby": error.id,
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const commit = () => { clearTimeout(typing); type(input.value); };
  input.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(commit, TYPING_MS); });
  input.addEventListener("change", commit);
  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ control, /** @type {HTMLElement | null} */ below) =>
    make("div", {}, make("label", { class: "label", for: control.id, text }), control, below);
  return {
    element: make("div", { class: "compare-side" }, labelled(label, select, null), labelled("Headcount", input, error)),
    show(choice, headcount) {
      clearTimeout(typing);
      select.value = choice;
      input.value = headcount;
    },
    complain(text) {
      error.textContent = text;
      input.setAttribute("aria-invalid", String(text !== ""));
    },
  };
}

/**
 * The whole bar.
 * @param {[string, string][]} options  Companies.
 * @param {Sides} first
 * @param {(sides: Sides) => void} change  Another choice was made.
 * @param {() => void} fit
 */
export function createBar(options, first, change, fit) {
  let sides = first;
  const put = (/** @type {Partial<Sides>} */ changed) => {
    const next = { ...sides, ...changed };
    if (JSON.stringify(next) === JSON.stringify(sides)) return;
    sides = next;
    change(sides);
  };
  const a = buildSide({ select: COMPARE_A, headcount: COMPARE_A_HEADCOUNT }, "From", options, { choose: (key) => put({ a: key }), type: (text) => put({ an: text }) });
  const b = buildSide({ select: COMPARE_B, headcount: COMPARE_B_HEADCOUNT }, "To", options, { choose: (key) => put({ b: key }), type: (text) => put({ bn: text }) });
  const counts = make("div", { class: "counts", id: COMPARE_COUNTS });
  const show = () => {
    a.show(sides.a, sides.an);
    b.show(sides.b, sides.bn);
  };
  const tool = (/** @type {string} */ id, /** @type {string} */ icon, /** @type {string} */ title, /** @type {string} */ label, /** @type {() => void} */ act) =>
    make("button", { type: "button", id, class: "tool", title, "aria-label": label, on: { click: act } }, make("span", { class: `icon icon-${icon}` }));
  const swap = () => { put(swapped(sides)); show(); };
  show();
  return {
    elements: [a.element, tool(COMPARE_SWAP, "swap", "Swap the two", "Swap the two companies", swap), b.element,
      tool(COMPARE_FIT, "fit", "Fit both", "Fit both charts", fit), counts],
    counts,
    sides: () => sides,
    complain(/** @type {{ a: string, b: string }} */ errors) {
      a.complain(errors.a);
      b.complain(errors.b);
    },
  };
}
