// The bar of the Compare tab: which companies, how many people, the two exchanged, the views, and the counts.
import { COMPARE_A, COMPARE_A_HEADCOUNT, COMPARE_B, COMPARE_B_HEADCOUNT, COMPARE_COUNTS, COMPARE_FIT, COMPARE_SWAP } from "../ids.js";
import { fill, make } from "../ui/dom.js";
import { hasHeadcount, swapped, VIEWS } from "./sides.js";

/** @import { CompareAnswer } from "../contract.d.ts" */
/** @import { Group, Sides } from "./sides.js" */
/** @typedef {{ element: HTMLElement, list: (choice: string, groups: Group[]) => void, show: (choice: string, headcount: string) => void, complain: (text: string) => void }} Side */

// A pause in typing after which it is compared.
const TYPING_MS = 300;

/**
 * Controls of one side.
 * @param {{ select: string, headcount: string }} ids
 * @param {string} label
 * @param {{ choose: (key: string) => void, type: (text: string) => void }} acts
 * @returns {Side}
 */
function buildSide(ids, label, { choose, type }) {
  const error = make("p", { class: "control-error", id: `${ids.headcount}-error`, role: "alert" });
  const select = make("select", { id: ids.select, class: "control-select", on: { change: () => choose(select.value) } });
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
  const headcount = labelled("Headcount", input, error);
  let listed = "";
  return {
    element: make("div", { class: "compare-side" }, labelled(label, select, null), headcount),
    list(choice, groups) {
      const isKnown = groups.some(({ options }) => options.some(([value]) => value === choice));
      const all = isKnown ? groups : [...groups, { label: "", options: [/** @type {[string, string]} */ ([choice, "The company of the link"])] }];
      const now = JSON.stringify(all);
      if (now !== listed) {
        listed = now;
        select.replaceChildren(...all.flatMap(({ label: name, options }) => {
          const made = options.map(([value, text]) => make("option", { value, text }));
          return name ? [make("optgroup", { label: name }, made)] : made;
        }));
      }
      select.value = choice;
    },
    show(choice, typed) {
      clearTimeout(typing);
      select.value = choice;
      input.value = typed;
      headcount.hidden = !hasHeadcount(choice);
    },
    complain(text) {
      error.textContent = text;
      input.setAttribute("aria-invalid", String(text !== ""));
    },
  };
}

/**
 * The whole bar.
 * @param {Sides} first
 * @param {{ change: (sides: Sides) => void, fit: () => void, filter: (kind: string) => void }} acts  Another choice was made; both fitted; changes of a kind.
 */
export function createBar(first, { change, fit, filter }) {
  let sides = first;
  /** @type {Group[]} */
  let groups = [];
  const list = () => {
    a.list(sides.a, groups);
    b.list(sides.b, groups);
  };
  const show = () => {
    list();
    a.show(sides.a, sides.an);
    b.show(sides.b, sides.bn);
    for (const button of views.children) button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.key === `view ${sides.cview}`));
  };
  /** What is typed stands in its box already, and another box may be typed into; a size of the growth stands there when it is drawn.
   * @param {Partial<Sides>} changed @param {boolean} [isQuiet]  Whether the controls stay as they are. */
  const put = (changed, isQuiet = false) => {
    const next = { ...sides, ...changed };
    if (JSON.stringify(next) === JSON.stringify(sides)) return;
    sides = next;
    if (!isQuiet) show();
    change(sides);
  };
  const a = buildSide({ select: COMPARE_A, headcount: COMPARE_A_HEADCOUNT }, "From", { choose: (key) => put({ a: key }), type: (text) => put({ an: text }, true) });
  const b = buildSide({ select: COMPARE_B, headcount: COMPARE_B_HEADCOUNT }, "To", { choose: (key) => put({ b: key }), type: (text) => put({ bn: text }, true) });
  const views = make("div", { class: "segments compare-views", role: "group", "aria-label": "View" },
    VIEWS.map(([key, text]) => make("button", { type: "button", class: "button", "data-key": `view ${key}`, text, on: { click: () => put({ cview: key }) } })));
  const counts = make("div", { class: "counts", id: COMPARE_COUNTS });
  const tool = (/** @type {string} */ id, /** @type {string} */ icon, /** @type {string} */ title, /** @type {string} */ label, /** @type {() => void} */ act) =>
    make("button", { type: "button", id, class: "tool", title, "aria-label": label, on: { click: act } }, make("span", { class: `icon icon-${icon}` }));
  show();
  return {
    elements: [a.element, tool(COMPARE_SWAP, "swap", "Swap the two", "Swap the two companies", () => put(swapped(sides))), b.element,
      tool(COMPARE_FIT, "fit", "Fit", "Fit the charts", fit), views, counts],
    sides: () => sides,
    put,
    show,
    /** What is being typed meanwhile stays. @param {Group[]} given */
    offer(given) { groups = given; list(); },
    /** @param {CompareAnswer["counts"]} all @param {string} chosen  Kind whose changes are listed, "" for all. */
    count(all, chosen) {
      fill(counts, all.map(({ kind, label, sign, count }) => make("button", {
        type: "button", class: `count count-${kind}`, "data-key": `count ${kind}`, "aria-pressed": String(kind === chosen), disabled: count === 0,
        on: { click: () => filter(kind === chosen ? "" : kind) },
      }, make("span", { class: "sign", text: sign }), ` ${count} ${label}`)));
    },
    complain(/** @type {{ a: string, b: string }} */ errors) {
      a.complain(errors.a);
      b.complain(errors.b);
    },
  };
}
