// A figure on the panel: drawn by Plotly, with its caption, its numbers as a table, and files of it.
import { make } from "../ui/dom.js";
import { alone, csv, decimal } from "./figures.js";

/** @import { Figure } from "./figures.js" */
/** What is used of Plotly. @typedef {{ newPlot: Function, downloadImage: Function }} Plotly */

const CONFIG = { displayModeBar: false, responsive: true, doubleClick: false, showTips: false };
const PICTURE = { width: 900, height: 560 };
const RELEASE_MS = 10_000;

/**
 * The element of a figure, and the way to draw it.
 * @param {Figure} figure
 * @param {string} name  Of the company.
 * @param {() => Promise<Plotly>} load
 */
export function figureView(figure, name, load) {
  const { key, title, caption } = figure, file = `${name} ${title}`;
  const plot = make("div", { class: "measures-plot", role: "img", "aria-label": `${title}; the same numbers stand in the table below` });
  const button = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    make("button", { type: "button", class: "button", text, "aria-label": `${title} as ${text}`, "data-key": `${key} ${text}`, on: { click: act } });
  const picture = (/** @type {"png" | "svg"} */ format) => async () => {
    const plotly = await load();
    plotly.downloadImage(alone(figure, name), { ...PICTURE, format, filename: file, scale: format === "png" ? 2 : 1 });
  };
  const element = make("figure", { class: "measures-figure", "data-figure": key },
    make("h3", { text: title }), plot, make("figcaption", { class: "hint", text: caption }),
    make("div", { class: "measures-foot" },
      make("details", { class: "measures-table" }, make("summary", { text: "As a table" }),
        make("div", { class: "measures-scroll", tabindex: "0", role: "region", "aria-label": `${title}, table` }, table(figure))),
      make("div", { class: "measures-exports" },
        button("PNG", picture("png")), button("SVG", picture("svg")), button("CSV", () => save(csv(figure), `${file}.csv`)))));
  return { element, draw: (/** @type {Plotly} */ plotly) => plotly.newPlot(plot, figure.data, figure.layout, CONFIG) };
}

/** @param {Figure} figure */
const table = ({ columns, rows }) => make("table", {},
  make("thead", {}, make("tr", {}, columns.map((text) => make("th", { scope: "col", text })))),
  make("tbody", {}, rows.map((row) => make("tr", {}, row.map((value) => make("td", { text: typeof value === "number" ? decimal(value) : value ?? "" }))))));

/** @param {string} text @param {string} file */
function save(text, file) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
}
