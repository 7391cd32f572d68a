// The list of changes: a grid that is sorted, filtered and searched at the server; the same rows as CSV and XLSX. Comes in
// the second bundle, with the script of the grid.
import { sentenceOf } from "../api/client.js";
import { changesFile, getChangeRows } from "../api/comparison.js";
import { COMPARE_GRID, COMPARE_GRID_BAR, COMPARE_GRID_READY, GRID_SCRIPT } from "../ids.js";
import { byId, make } from "../ui/dom.js";
import { createGrid } from "../ui/grid.js";
import { isPlain, totalsText } from "../ui/grid-question.js";
import { loadScript } from "../ui/load-script.js";
import { until } from "../ui/until.js";

/** @import { Row } from "../ui/grid-columns.js" */
/** @import { Totals } from "../ui/grid.js" */
/** Companies and kind, and a text that differs where the companies do. @typedef {{ id: string, fields: Record<string, string> }} ChangeSource */
/** A change as it is pointed out. @typedef {{ seat: string, id: string, label: string, name: string, field: string, before: string, after: string, remark: string }} Pointed */

const TYPING_MS = 250;

/** @param {string} column @param {Row} row @param {{ key: string }[]} columns */
const cellOf = (column, { cells }, columns) => String(cells[columns.findIndex(({ key }) => key === column)] ?? "");

/**
 * Mounts the list where it is looked at for the first time.
 * @param {{ setProps: (id: string, props: Record<string, unknown>) => void, point: (row: Pointed) => void }} acts
 */
export async function openChanges({ setProps, point }) {
  if (!("dash_ag_grid" in globalThis)) await loadScript(byId(GRID_SCRIPT).dataset.src || "", "the list");
  setProps(COMPARE_GRID_READY, { "data-open": "1" });
  if (!await until(() => document.getElementById(COMPARE_GRID))) throw new Error("The list did not start. Reload the page.");
  return createChanges(point);
}

/** @param {(row: Pointed) => void} point */
function createChanges(point) {
  /** @type {ChangeSource} */
  let source = { id: "", fields: {} };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const message = make("div", { class: "message", role: "alert" }), total = make("p", { class: "table-totals", role: "status", "aria-live": "polite" });
  const link = (/** @type {string} */ text) => make("a", { class: "button", href: "#", download: "", title: "The changes shown, as a file", text });
  const files = { csv: link("CSV"), xlsx: link("XLSX") };
  const search = make("input", {
    type: "search", placeholder: "Find in all columns", "aria-label": "Changes with these words", autocomplete: "off", spellcheck: "false",
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => grid.find(search.value), TYPING_MS); } },
  });
  const reset = make("button", {
    type: "button", class: "button", text: "Reset", title: "Take out search, filters and order", hidden: true,
    on: { click: () => { search.value = ""; grid.reset(); search.focus(); } },
  });

  /** @param {Totals | null} totals */
  function onTotals(totals) {
    if (!totals) search.value = "";
    total.textContent = !totals ? "" : totals.total ? totalsText(totals.total, totals.found, "change") : "Nothing differs.";
    reset.hidden = !totals || isPlain(totals.question);
    const question = totals ? totals.question : { sorts: [], filters: [], search: "" };
    for (const [format, one] of Object.entries(files)) one.href = changesFile(source.fields, /** @type {"csv" | "xlsx"} */ (format), question);
  }

  const grid = createGrid({
    id: COMPARE_GRID, label: "Changes", isClicked: false, onTotals,
    /** @param {ChangeSource} from */
    async ask({ fields }, question) {
      const { data, refusal } = await getChangeRows(fields, question);
      if (!data) throw new Error(refusal ? sentenceOf(refusal) : "The changes were not asked for.");
      return data;
    },
    onRefusal: (text) => { message.textContent = text; },
    action: {
      label: "Show in chart", icon: "icon-chart", can: () => true,
      act: (row) => {
        const columns = grid.columns(), cell = (/** @type {string} */ column) => cellOf(column, row, columns);
        point({ seat: row.way[0], id: row.way[1], label: cell("change"), name: cell("who"), field: cell("field"), before: cell("before"), after: cell("after"), remark: cell("remark") });
      },
    },
  });
  byId(COMPARE_GRID_BAR).replaceChildren(make("div", { class: "table-search" }, search), total, reset, files.csv, files.xlsx, message);

  return {
    /** @param {Record<string, string>} companies @param {string} kind  "" for all. */
    show(companies, kind) {
      source = { id: JSON.stringify(companies), fields: { ...companies, ...(kind ? { kind } : {}) } };
      message.textContent = "";
      return grid.show(source);
    },
  };
}
