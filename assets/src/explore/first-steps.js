// Three steps for a new visitor, which go away by a click and stay away.
import { FIRST_STEPS } from "../ids.js";
import { make } from "../ui/dom.js";

// Holds that it was read, nothing of a company.
const KEY = "reportline-first-steps";
const STEPS = ["Set the number of people.", "Read the answer over the chart.", "Click a card or a line to see why. Its sign says how sure it is; the legend explains the signs."];

export function startFirstSteps() {
  const place = document.getElementById(FIRST_STEPS);
  if (!place || window.localStorage.getItem(KEY)) return;
  const forget = () => {
    window.localStorage.setItem(KEY, "1");
    place.replaceChildren();
  };
  place.append(make("div", { class: "first-steps" },
    make("ol", {}, STEPS.map((text) => make("li", { text }))),
    make("button", { type: "button", class: "button", text: "Got it", on: { click: forget } })));
}
