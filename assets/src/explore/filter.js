// The filter of a loaded company: those who fit are drawn, with the managers on the way to them.
import { valuesOf } from "../api/companies.js";
import { VIEW_BAR } from "../ids.js";
import { config } from "../state/config.js";
import { textOf, withFilter, writeAll } from "../state/filters.js";
import { openId, page, withPart } from "../state/page.js";
import { make } from "../ui/dom.js";
import { number as inWords } from "../ui/format.js";

// Values that are offered for a text.
const VALUES = "view-values";

/** @import { LoadedView, Option } from "../contract.d.ts" */
/** @import { Filter } from "../state/filters.js" */

const isNumber = (/** @type {LoadedView} */ view, /** @type {string} */ key) => Boolean((view.columns.find(([one]) => one === key) || [])[2]);
// What is being written, kept while the bar is drawn anew.
const draft = { column: "", test: "equals", text: "", least: "", most: "" };
let offered = { column: "", values: /** @type {[string, number][]} */ ([]) };

/** Chips of the filters that are on, each with its way off. @param {LoadedView} view @param {(label: string, fields: Record<string, string>) => Node} remove */
export function tags(view, remove) {
  return view.where.map((one, at) => {
    const text = textOf(view, one, config().filter_tests);
    return make("span", { class: "view-tag" }, text, remove(`Take off: ${text}`, { where: writeAll(view.where.filter((_, other) => other !== at)) }));
  });
}

/** The draft as a filter; null while it says nothing. @param {typeof draft} one @param {boolean} isRange @returns {Filter | null} */
export function filterOf({ column, test, text, least, most }, isRange) {
  const toNumber = (/** @type {string} */ typed) => (typed.trim() === "" || !Number.isFinite(Number(typed)) ? null : Number(typed));
  if (isRange) {
    const ends = [toNumber(least), toNumber(most)];
    return ends[0] === null && ends[1] === null ? null : [column, "range", "", ends[0], ends[1]];
  }
  return text.trim() || ["blank", "filled"].includes(test) ? [column, test, text, null, null] : null;
}

/** @param {LoadedView} view */
function apply(view) {
  const one = filterOf(draft, isNumber(view, draft.column));
  if (!one) return;
  Object.assign(draft, { text: "", least: "", most: "" });
  const box = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`#${VIEW_BAR} details[data-pop=filter]`));
  if (box) box.open = false;
  page.set(withPart({ where: withFilter(view.where, one) }));
}

/** @param {LoadedView} view */
export function filterForm(view) {
  if (!view.columns.some(([key]) => key === draft.column)) draft.column = (view.columns.find(([key]) => key === "title") || view.columns[0])[0];
  const body = make("form", { class: "view-form", on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); apply(view); } } });
  const draw = () => body.replaceChildren(...fields(view, draw));
  draw();
  return body;
}

/** @param {LoadedView} view @param {() => void} draw */
function fields(view, draw) {
  const store = (/** @type {"text" | "least" | "most"} */ name) => (/** @type {Event} */ event) => { draft[name] = /** @type {HTMLInputElement} */ (event.target).value; };
  const chosen = (/** @type {Event} */ event) => /** @type {HTMLSelectElement} */ (event.target).value;
  const options = (/** @type {Option[]} */ choices, /** @type {string} */ now) => choices.map(({ value, label }) => make("option", { value, text: label, selected: value === now }));
  const columns = make("select", { "aria-label": "Column", on: { change: (/** @type {Event} */ event) => { Object.assign(draft, { column: chosen(event), text: "" }); draw(); offer(); } } },
    options(view.columns.map(([value, label]) => ({ value, label, group: "" })), draft.column));
  const submit = make("button", { type: "submit", class: "button", text: "Show only these" });
  if (isNumber(view, draft.column)) {
    const end = (/** @type {string} */ label, /** @type {"least" | "most"} */ name) =>
      make("input", { "aria-label": label, inputmode: "decimal", placeholder: label.toLowerCase(), value: draft[name], on: { input: store(name) } });
    return [columns, end("From", "least"), end("To", "most"), submit];
  }
  const tests = make("select", { "aria-label": "Test", on: { change: (/** @type {Event} */ event) => { draft.test = chosen(event); draw(); } } }, options(config().filter_tests, draft.test));
  if (draft.test === "blank" || draft.test === "filled") return [columns, tests, submit];
  const text = make("input", { "aria-label": "Value", list: VALUES, value: draft.text, placeholder: "value", autocomplete: "off", on: { input: store("text"), focus: offer } });
  return [columns, tests, text, make("datalist", { id: VALUES }), submit];
}

/** What stands in the column, offered under the box. */
async function offer() {
  const company = openId(page.get()), key = `${company} ${draft.column}`;
  if (offered.column !== key) {
    offered = { column: key, values: [] };
    const reply = await valuesOf(company, draft.column);
    if (offered.column !== key) return;
    // A refusal is no empty column: it is asked again.
    if (!reply.data) { offered.column = ""; return; }
    offered.values = reply.data.values;
  }
  document.getElementById(VALUES)?.replaceChildren(...offered.values.map(([value, count]) => make("option", { value, text: `${value} (${inWords(count)})` })));
}
