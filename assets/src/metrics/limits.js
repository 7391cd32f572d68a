// Limits in their boxes, each with the seats beyond it; the boxes stay while one types.
import { fill, make } from "../ui/dom.js";
import { delays } from "../ui/delay.js";
import { decimal } from "./figures.js";

/** @import { MetricsAnswer } from "../contract.d.ts" */
/** @typedef {MetricsAnswer["flags"][number]} Flag */

const TYPING_MS = 300;
const BOXES = /** @type {[string, string][]} */ ([
  ["widest", "Most direct reports"], ["narrowest", "Fewest direct reports of a manager"], ["layers", "Most levels"],
]);
const REFUSAL = "A limit is a whole number from 1 to 1,000,000.";

/** What was typed into a box: a limit, "" for the server's own, null for neither. @param {Pick<HTMLInputElement, "value" | "validity" | "checkValidity">} input */
export function typedLimit(input) {
  if (input.value === "" && !input.validity.badInput) return "";
  return input.checkValidity() ? input.value : null;
}

/**
 * The boxes of all limits.
 * @param {(limits: Record<string, string>) => void} change  Those that were set here; the others are the server's.
 * @param {(text: string) => void} refuse
 * @param {(id: string) => void} goTo  To the card of a seat.
 */
export function createLimits(change, refuse, goTo) {
  /** @type {Record<string, string>} */
  let limits = {};
  const later = delays(TYPING_MS);
  const boxes = new Map(BOXES.map(([key, label]) => {
    const input = make("input", { type: "number", min: "1", max: "1000000", step: "1", id: `measures-${key}` });
    input.addEventListener("input", () => later(key, () => typed(key, input)));
    return [key, createBox(input, label)];
  }));

  function typed(/** @type {string} */ key, /** @type {HTMLInputElement} */ input) {
    const limit = typedLimit(input);
    if (limit === null) {
      refuse(REFUSAL);
      return;
    }
    limits = Object.fromEntries(Object.entries({ ...limits, [key]: limit }).filter(([, one]) => one));
    change(limits);
  }

  return {
    elements: [...boxes.values()].map(({ element }) => element),
    show(/** @type {MetricsAnswer} */ metrics) {
      for (const flag of metrics.flags) boxes.get(flag.key)?.show(flag, metrics.limits[flag.key], goTo);
    },
  };
}

/** @param {HTMLInputElement} input @param {string} label */
function createBox(input, label) {
  const why = make("p", { class: "hint" }), list = make("div", { class: "measures-list" }), sentence = make("p", { class: "measures-sentence", role: "status" });
  const element = make("div", { class: "measures-flag" }, make("label", { class: "label", for: input.id, text: label }), input, sentence, list, why);
  return {
    element,
    show(/** @type {Flag} */ flag, /** @type {MetricsAnswer["limits"][string]} */ limit, /** @type {(id: string) => void} */ goTo) {
      if (document.activeElement !== input) input.value = String(limit.value);
      input.placeholder = String(limit.first);
      sentence.textContent = flag.sentence;
      why.textContent = `At first ${limit.first} (${limit.confidence}). ${limit.why}`;
      fill(list, flag.seats.length ? seatList(flag, Boolean(list.querySelector("details")?.open), goTo) : null);
      element.classList.toggle("some", flag.total > 0);
    },
  };
}

/** @param {Flag} flag @param {boolean} open @param {(id: string) => void} goTo */
function seatList({ key, unit, seats, total }, open, goTo) {
  const item = (/** @type {Flag["seats"][number]} */ { id, name, title, number }) => make("li", {},
    make("button", { type: "button", class: "link", "data-key": `${key} ${id}`, "data-seat": id, text: name, on: { click: () => goTo(id) } }),
    title && title !== name ? make("span", { class: "hint", text: title }) : null,
    make("span", { class: "measures-count", text: decimal(number), title: `${decimal(number)} ${unit}` }));
  const rest = total - seats.length;
  return make("details", { open }, make("summary", { text: `Who, with their ${unit}` }), make("ol", {}, seats.map(item)),
    rest ? make("p", { class: "hint", text: `and ${decimal(rest)} more. The Table tab lists everybody.` }) : null);
}
