// Three steps for a new visitor, of a typical company or of one's own, which go away by a click and stay away.
import { FIRST_STEPS } from "../ids.js";
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";

// Holds that it was read, nothing of a company.
const KEY = "reportline-first-steps";
const STEPS = {
  typical: ["Set the number of people.", "Read the answer over the chart.", "Click a card or a line to see why. Its sign says how sure it is; the legend explains the signs."],
  none: ["Drop a file of people, paste a table, or take a sample.", "Read the answer over the chart.", "Click a card to see all that the file says of it."],
  own: ["Read the answer over the chart.", "Open and fold teams at the counts under their managers; Ctrl+K finds anybody.", "Click a card to see all that the file says of it. Fit compares with a typical company."],
};

/** Whose chart the steps are about. @param {{ isLoaded: boolean, loaded: { id: string } }} state @returns {keyof typeof STEPS} */
export const stepsOf = (state) => (!state.isLoaded ? "typical" : state.loaded.id ? "own" : "none");

export function startFirstSteps() {
  const place = document.getElementById(FIRST_STEPS);
  if (!place || window.localStorage.getItem(KEY)) return;
  const list = make("ol", {});
  const show = (/** @type {keyof typeof STEPS} */ which) => list.replaceChildren(...STEPS[which].map((text) => make("li", { text })));
  const forget = () => {
    window.localStorage.setItem(KEY, "1");
    place.replaceChildren();
  };
  place.append(make("div", { class: "first-steps" }, list,
    make("button", { type: "button", class: "button", text: "Got it", on: { click: forget } })));
  page.subscribe(stepsOf, show);
  show(stepsOf(page.get()));
}
