// Says that two companies are being compared, once that takes a while, for how long, and lets it be cancelled.
import { fill, make } from "../ui/dom.js";

// Most comparisons are there before anybody wonders.
const PATIENCE_MS = 400, STEP_MS = 1000;

/** @param {() => void} cancel */
export function createWaiting(cancel) {
  const element = make("div", { class: "compare-waiting", role: "status", hidden: true });
  const seconds = make("span", { class: "hint", "aria-hidden": "true" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;

  function end() {
    clearTimeout(late);
    clearInterval(ticking);
    element.hidden = true;
    element.replaceChildren();
  }

  return {
    element,
    end,
    begin() {
      end();
      const begun = Date.now();
      late = setTimeout(() => {
        seconds.textContent = "";
        fill(element, make("span", { text: "Comparing …" }), seconds,
          make("button", { type: "button", class: "button", text: "Cancel", on: { click: cancel } }));
        element.hidden = false;
        ticking = setInterval(() => { seconds.textContent = `${Math.round((Date.now() - begun) / 1000)} s`; }, STEP_MS);
      }, PATIENCE_MS);
    },
  };
}
