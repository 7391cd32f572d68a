// What differs in sentences, measures beside published figures, holders of each role.
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";

/** @import { FitAnswer, FitFigure, FitStatement } from "../contract.d.ts" */

const heading = (/** @type {string} */ text) => make("h3", { text });

/** "published: McKinsey, 2022". @param {string} confidence @param {string[]} sources */
const basisText = (confidence, sources) => [confidence, sources.join("; ")].filter(Boolean).join(": ");

/** Sentences with how well each stands. @param {string} title @param {string} nothing @param {FitStatement[]} all */
export const statements = (title, nothing, all) => make("section", { class: "fit-block", "aria-label": title },
  heading(title),
  all.length ? make("ul", { class: "fit-statements" }, all.map(({ kind, text, confidence, sources }) => make("li", { class: `fit-${kind}` },
    make("span", { text }), make("span", { class: "hint fit-basis" },
      make("span", { class: `mark mark-${confidence}` }), basisText(confidence, sources))))) : make("p", { class: "hint", text: nothing }));

/** "median: 4 to 7 (Gallup, 2014; CEOs of large US companies)". @param {FitFigure} figure */
export function figureText({ text, figure, caveat, sources }) {
  const basis = [...sources, caveat.replace(/\.$/, "")].filter(Boolean).join("; ");
  return `${text}${figure ? `: ${figure}` : ""}${basis ? ` (${basis})` : ""}`;
}

/** @param {FitAnswer["measures"]} measures */
export const measuresTable = (measures) => make("section", { class: "fit-block", "aria-label": "Measures" },
  heading("Measures beside published figures"),
  make("div", { class: "fit-scroll" }, make("table", { class: "fit-table" },
    make("thead", {}, make("tr", {}, ["Measure", "Here", "Elsewhere"].map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, measures.map(({ label, value, published }) => make("tr", {},
      make("th", { scope: "row", text: label }), make("td", { class: "fit-value", text: value }),
      make("td", {}, published.map((one) => make("p", { text: figureText(one) })))))))));

/** @param {string[]} sources */
export const sourcesList = (sources) => (sources.length ? make("details", { class: "fit-block" },
  make("summary", { text: `Sources (${number(sources.length)})` }),
  make("ul", {}, sources.map((text) => make("li", { class: "hint", text })))) : null);

/** @param {FitAnswer["holders"]} holders */
export const holdersTable = (holders) => make("section", { class: "fit-block", "aria-label": "Holders" },
  heading("Who holds each role"),
  make("div", { class: "fit-scroll" }, make("table", { class: "fit-table" },
    make("thead", {}, make("tr", {}, ["Role", "Here", "Typical"].map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, holders.map(({ label, value, typical }) => make("tr", {},
      make("th", { scope: "row", text: label }), make("td", { class: "fit-value", text: number(value) }), make("td", { class: "fit-value", text: number(typical) })))))));
