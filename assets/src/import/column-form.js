// The controls of the drawer "Columns": one select per field, where the table is, restricted columns, the first rows.
import { config } from "../state/config.js";
import { check, field, fill, make, select } from "../ui/dom.js";
import { count } from "../ui/format.js";
import { doubtsPlace } from "./finding-kinds.js";
import { fieldsOf } from "./reading-choices.js";
import { filledText, nameParts, resolvesText, takenFor } from "./report-text.js";

/** @import { CandidateJson, Report } from "../contract.d.ts" */
/** @import { Picked } from "./reading-choices.js" */
/** @import { Child } from "../ui/dom.js" */
/** @typedef {{ elements: Child[], picked: () => Picked }} ColumnForm */
/** @typedef {HTMLSelectElement | HTMLInputElement} Control */

// Formats whose bytes can be read in several encodings.
const ENCODED = ["csv", "edges"];
// Fields that stand above the others, in their own order.
const FIRST = ["manager", "id", "name"];

/**
 * Controls that hold how a report was read.
 * @param {Report} report
 * @returns {ColumnForm}
 */
export function columnForm(report) {
  const { mapping = {}, headings } = report, [firstName, secondName] = nameParts(mapping.name, headings);
  const columns = new Map(report.columns.map((one) => [one.heading, one]));
  /** @type {[string, string][]} */
  const options = [["", "none"], ...headings.map((heading) => /** @type {[string, string]} */ ([heading, `${heading}, ${filledText(columns.get(heading)?.filled || 0)}`]))];
  const fields = config().reading_fields, label = (/** @type {string} */ key) => fields.find(({ value }) => value === key)?.label || key;
  const choice = (/** @type {string} */ key, value = mapping[key] || "") => {
    const box = select(label(key), options, value, { "data-field": key, "data-key": `field ${key}` }), why = report.reasons?.[key];
    if (why) box.append(make("span", { class: "hint own-why", text: why }));
    return box;
  };
  const second = select("and", options, secondName, { "data-field": "name-and", "data-key": "field name-and", "aria-label": "Second column of the name" });
  const manager = choice("manager"), rest = fields.map(({ value }) => value).filter((key) => !FIRST.includes(key));
  const named = make("div", { class: "own-fields" }, rest.map((key) => choice(key)));
  const pair = make("div", { class: "own-pair" }, choice("name", firstName), second);
  const id = choice("id"), place = placeControls(report), restricted = restrictedColumns(report);
  return {
    elements: [preview(report), place, manager, triedColumns(report.candidates, controlOf(manager)), id, pair, named, restricted],
    picked: () => pickedOf([manager, id, pair, named, place, restricted]),
  };
}

const controlOf = (/** @type {Element} */ box) => /** @type {HTMLSelectElement} */ (box.querySelector("select"));

/** What the controls in these boxes hold. @param {(Element | null)[]} boxes @returns {Picked} */
function pickedOf(boxes) {
  const controls = boxes.flatMap((box) => /** @type {Control[]} */ (box ? [...box.querySelectorAll("select, input")] : []));
  const valuesOf = (/** @type {string} */ name) =>
    controls.filter((one) => one.hasAttribute(`data-${name}`)).map((one) => /** @type {const} */ ([one.getAttribute(`data-${name}`) || "", one]));
  const places = valuesOf("place").map(([key, one]) => [key, key === "header_row" ? Number.parseInt(one.value, 10) || 0 : one.value]);
  return {
    fields: fieldsOf(Object.fromEntries(valuesOf("field").map(([key, one]) => [key, one.value]))),
    shown: valuesOf("shown").filter(([, one]) => /** @type {HTMLInputElement} */ (one).checked).map(([heading]) => heading),
    ...Object.fromEntries(places),
  };
}

/** First rows as they stand in the file, with the field that each column is taken for. @param {Report} report */
function preview(report) {
  const labels = takenFor(report), kept = report.columns.filter((one) => one.kept).map((one) => one.heading);
  const head = kept.map((heading) => make("th", { scope: "col" }, heading, make("span", { class: "own-taken", text: (labels.get(heading) || []).join(", ") })));
  const row = (/** @type {string[]} */ cells) => make("tr", {}, cells.map((text) => make("td", { text })));
  return make("div", { class: "own-preview", tabindex: "0", role: "region", "aria-label": "First rows" },
    make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, report.preview.map(row))));
}

/** Where the table itself was found; null where it can be in one place only. @param {Report} report */
function placeControls(report) {
  const { kind, sheet = "", sheets = [], header_row: row, delimiter = "", encoding = "" } = report.origin, { delimiters, encodings } = config();
  const alike = (/** @type {string[]} */ values) => values.map((one) => /** @type {[string, string]} */ ([one, one]));
  const controls = [];
  if (sheets.length > 1) controls.push(select("Sheet", [["", "Found by itself"], ...alike(sheets)], sheet || "", { "data-place": "sheet" }));
  if (sheets.length || delimiter) {
    controls.push(field("Row of the headings",
      make("input", { type: "number", min: "0", step: "1", value: row, "data-place": "header_row", title: "0 where there are none" })));
  }
  if (delimiter) controls.push(select("Delimiter", delimiters.map(({ value, label }) => [value, label]), delimiter || "", { "data-place": "delimiter" }));
  if (encoding && ENCODED.includes(kind)) controls.push(select("Encoding", alike(encodings), encoding, { "data-place": "encoding" }));
  if (!controls.length) return null;
  const open = sheets.length > 1 || report.findings.some(doubtsPlace);
  return make("details", { class: "own-place", open }, make("summary", { text: "Where the table is" }), make("div", { class: "own-fields" }, controls));
}

/** How many of its values each column tried as the manager's names; a click chooses it.
 * @param {CandidateJson[]} candidates @param {HTMLSelectElement} manager */
function triedColumns(candidates, manager) {
  const box = make("div", { class: "own-tried" });
  const choose = (/** @type {string} */ column) => { manager.value = column; show(); };
  const show = () => fill(box, triedLines(candidates, manager.value, choose));
  manager.addEventListener("change", show);
  show();
  return box;
}

/** @param {CandidateJson[]} candidates @param {string} chosen @param {(column: string) => void} choose @returns {Child[]} */
function triedLines(candidates, chosen, choose) {
  const named = candidates.filter((one) => one.resolved > 0 || one.column === chosen);
  const line = (/** @type {CandidateJson} */ one) => make("li", {},
    make("button", { type: "button", class: "link", "data-key": `try ${one.column}`, "aria-pressed": String(one.column === chosen), text: resolvesText(one),
      on: { click: () => choose(one.column) } }),
    make("meter", { min: "0", max: String(Math.max(1, one.of)), value: String(one.resolved), "aria-hidden": "true" }));
  const hint = managerHint(candidates, chosen), silent = candidates.length - named.length;
  return [
    named.length ? make("ul", {}, named.map(line)) : null,
    silent ? make("p", { class: "hint", text: `${count(silent, "other column")} ${silent === 1 ? "names" : "name"} nobody of this file.` }) : null,
    hint ? make("p", { class: "hint", text: hint }) : null,
  ];
}

/** What to know of the chosen manager's column; "" where its values were tried. @param {CandidateJson[]} candidates @param {string} chosen */
export function managerHint(candidates, chosen) {
  if (!chosen) return "Without a manager everybody stands alone.";
  if (candidates.some((one) => one.column === chosen)) return "";
  return `Read again to see how many values of ${chosen} are people of this file.`;
}

/** @param {Report} report */
function restrictedColumns(report) {
  const found = report.columns.filter((one) => one.restricted);
  if (!found.length) return null;
  return make("fieldset", { class: "own-restricted" }, make("legend", { class: "label", text: "Restricted columns" }),
    make("p", { class: "hint", text: "Pay, birth dates and the like stay out unless ticked." }),
    found.map(({ heading, filled, kept }) => check(`${heading}, ${filledText(filled)}`, kept, { "data-shown": heading, "data-key": `shown ${heading}` })));
}
