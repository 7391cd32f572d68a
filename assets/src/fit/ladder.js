// Both ladders side by side, rung by rung: the company's own line, what differs in a word, the typical line.
import { make } from "../ui/dom.js";
import { count } from "../ui/format.js";
import { holderText, roleChoice, sureText } from "./reading.js";

/** @import { FitAnswer, FitReading, FitRung } from "../contract.d.ts" */
/** @import { Correct } from "./reading.js" */
/** State of the line through one half of a cell: none, as in the typical company, another. @typedef {"" | "same" | "differs"} Half */

/**
 * The line that goes through each cell of one side: its upper and its lower half.
 * @param {boolean[]} held  Whether the side has a rung there, from the top down.
 * @param {boolean[]} differs  Whether the line above the rung ends elsewhere on the other side.
 * @returns {[Half, Half][]}
 */
export function halves(held, differs) {
  const places = held.flatMap((is, place) => (is ? [place] : []));
  return held.map((is, place) => {
    const below = places.find((other) => (is ? other > place : other >= place)), isUnder = places.some((other) => other < place);
    const line = (/** @type {number | undefined} */ rung) => /** @type {Half} */ (rung === undefined ? "" : differs[rung] ? "differs" : "same");
    if (!is) return isUnder ? [line(below), line(below)] : ["", ""];
    return [isUnder ? line(place) : "", line(below)];
  });
}

/**
 * @param {FitRung[]} line
 * @param {Pick<FitAnswer, "roles" | "locked">} answer
 * @param {{ correct: Correct, show: (seat: string) => void }} acts
 */
export function ladder(line, answer, acts) {
  const turned = line.map(({ line_differs: is }) => is);
  // The typical line above a rung differs where the company's own does.
  const own = halves(line.map((rung) => rung.own !== null), turned);
  const typical = halves(line.map((rung) => rung.typical !== ""), turned);
  return make("ol", { class: "fit-rungs" },
    make("li", { class: "fit-row fit-names", "aria-hidden": "true" }, make("span", { text: "This company" }), make("span"), make("span", { text: "Typical" })),
    line.map((rung, place) => make("li", { class: `fit-row${rung.note ? " differs" : ""}` },
      make("div", { class: `fit-cell ${cellClass(own[place])}` }, rung.own ? ownRung(rung, rung.own, answer, acts) : gap(rung)),
      make("div", { class: "fit-note", text: rung.note || "=", "aria-label": rung.note || "the same" }),
      make("div", { class: `fit-cell ${cellClass(typical[place])}` },
        rung.typical ? make("div", { class: "fit-rung typical" }, make("strong", { text: rung.typical })) : make("span", { class: "own-unseen", text: "Not in the typical line" })))));
}

const cellClass = (/** @type {[Half, Half]} */ [upper, lower]) => `${upper && `up-${upper}`} ${lower && `down-${lower}`}`;

const gap = (/** @type {FitRung} */ { note }) =>
  make("span", { class: "fit-gap", text: note === "passed by" ? "others hold it" : "nobody holds it" });

/** @param {FitRung} rung @param {FitReading} own @param {Pick<FitAnswer, "roles" | "locked">} answer @param {{ correct: Correct, show: (seat: string) => void }} acts */
function ownRung(rung, own, answer, { correct, show }) {
  return make("div", { class: "fit-rung" },
    make("strong", { text: own.role_name }),
    make("span", { class: "fit-holder", text: holderText(own) }),
    rung.line_differs ? make("span", { class: "fit-turn", text: "line above differs" }) : null,
    rung.levels_between ? make("span", { class: "hint", text: `${count(rung.levels_between, "manager")} above without a rung` }) : null,
    make("details", { class: "fit-why" },
      make("summary", { text: sureText(own) }),
      make("p", { class: "hint", text: own.reason }),
      roleChoice(own, answer, correct, "rung"),
      make("button", { type: "button", class: "link", text: "Show in the chart", on: { click: () => show(own.seat) } })));
}
