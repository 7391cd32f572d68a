// Columns of a grid: what the server says of a column becomes what AG Grid takes. Pure.
import { number } from "./format.js";

/** @import { TableColumn } from "../contract.d.ts" */
/** A row of a grid: its cells in the order of the columns, and the way to its card. @typedef {{ cells: (string | number | null)[], way: string[] }} Row */
/** What the button of a row does. @typedef {{ label: string, icon: string, act: (row: Row) => void, can: (row: Row) => boolean }} RowAction */
/** @typedef {{ data?: Row, value?: string | number | null }} CellParams */

const WIDTHS = /** @type {Record<string, number>} */ ({
  row: 92, name: 190, title: 280, manager: 190, reports: 150, below: 150, level: 92, marks: 130, holders: 200, unit: 190,
  people: 110, team: 140, severity: 112, code: 100, what: 300, column: 170, found: 260, done: 320, else: 320, change: 150, who: 190, id: 120, field: 120, before: 260, after: 260, remark: 240,
});
const WIDTH = 170, BUTTON_WIDTH = 44;
const TEXT = { filterOptions: ["contains", "equals", "startsWith", "blank", "notBlank"] };
const NUMBER = { filterOptions: ["equals", "greaterThanOrEqual", "lessThanOrEqual", "inRange", "blank", "notBlank"], inRangeInclusive: true };
const HOW = { maxNumConditions: 1, debounceMs: 250, trimInput: true, buttons: ["reset"] };
// Numbers that name something; the others are counts, of which the largest are wanted first.
const NAMING = ["row", "level"];

/** Definitions for AG Grid. @param {readonly TableColumn[]} columns @param {RowAction} action @returns {Record<string, any>[]} */
export const columnDefs = (columns, action) => [buttonDef(action), ...columns.map(columnDef)];

/** @param {TableColumn} column @param {number} place */
function columnDef({ key, heading, is_number: isNumber, source }, place) {
  return {
    colId: key,
    headerName: heading,
    headerTooltip: source && source !== heading ? `${heading}: column "${source}" of the file` : heading,
    // A cell is found by its place: no heading is ever taken for a path or a property.
    valueGetter: (/** @type {CellParams} */ { data }) => (data ? data.cells[place] : undefined),
    valueFormatter: (/** @type {CellParams} */ { value }) => cellText(value, isNumber && key !== "row"),
    tooltipValueGetter: (/** @type {CellParams} */ { value }) => (isNumber ? null : value),
    cellClass: isNumber ? "table-number" : undefined,
    headerClass: isNumber ? "table-number" : undefined,
    width: WIDTHS[key] || WIDTH,
    minWidth: 70,
    resizable: true,
    sortable: true,
    sortingOrder: isNumber && !NAMING.includes(key) ? ["desc", "asc", null] : ["asc", "desc", null],
    filter: isNumber ? "agNumberColumnFilter" : "agTextColumnFilter",
    filterParams: { ...(isNumber ? NUMBER : TEXT), ...HOW },
    floatingFilter: true,
    suppressHeaderMenuButton: true,
  };
}

/** @param {string | number | null | undefined} value @param {boolean} isCount */
function cellText(value, isCount) {
  if (value === null || value === undefined) return "";
  return isCount ? number(Number(value)) : String(value);
}

/** @param {RowAction} action */
function buttonDef({ label, icon, act, can }) {
  return {
    colId: "go",
    headerName: label,
    headerTooltip: label,
    cellRenderer: (/** @type {CellParams} */ { data }) => (data && can(data) ? buttonElement(label, icon, () => act(data)) : null),
    width: BUTTON_WIDTH,
    minWidth: BUTTON_WIDTH,
    maxWidth: BUTTON_WIDTH,
    pinned: "left",
    lockPosition: "left",
    suppressMovable: true,
    resizable: false,
    sortable: false,
    suppressHeaderMenuButton: true,
  };
}

/** React's own element, as the grid's component draws cells with it: its text is a text, and it runs no markup.
 * @param {string} label @param {string} icon @param {() => void} act */
function buttonElement(label, icon, act) {
  const { React } = /** @type {any} */ (globalThis);
  return React.createElement(
    "button", { type: "button", className: "table-go", title: label, "aria-label": label, tabIndex: -1, onClick: act },
    React.createElement("span", { className: `icon ${icon}` }),
  );
}
