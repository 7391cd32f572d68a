// The Table tab: its lists, the search over them, and the ways from a row to its card and from a finding to its person.
// Comes in a bundle of its own with the tab: the state of the page is handed to it.
import { sentenceOf } from "../api/client.js";
import { getRows, rowsFile } from "../api/people.js";
import {
  EXPLORE_VIEW, GRID_SCRIPT, TABLE_CLEAR, TABLE_FILE, TABLE_FINDINGS, TABLE_FINDINGS_VIEW, TABLE_MESSAGE, TABLE_PEOPLE, TABLE_PEOPLE_VIEW, TABLE_READY, TABLE_SEARCH,
  TABLE_SHEET, TABLE_SHEETS, TABLE_TOTALS, TABLE_VIEW,
} from "../ids.js";
import { numberOfSeat } from "../state/card-keys.js";
import { companyOf } from "../state/query.js";
import { byId, make } from "../ui/dom.js";
import { createGrid } from "../ui/grid.js";
import { isPlain, totalsText } from "../ui/grid-question.js";
import { loadScript } from "../ui/load-script.js";
import { until } from "../ui/until.js";

/** @import { ListName, RowSource } from "../api/people.js" */
/** @import { SceneJson, TableBlock } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */
/** @import { Row } from "../ui/grid-columns.js" */
/** @import { Grid, Totals } from "../ui/grid.js" */

/**
 * What the first bundle hands over.
 * @typedef {object} Context
 * @property {Store<PageState>} page
 * @property {typeof import("../state/page.js")} updates
 * @property {(id: string, props: Record<string, unknown>) => void} setProps
 */

const TYPING_MS = 250;
const WORDS = /** @type {Record<ListName, string>} */ ({ people: "seat", findings: "finding" });
const SHEETS = /** @type {[ListName, string][]} */ ([["people", "People"], ["findings", "Findings"]]);

/** Whose rows belong to the chart of a query. @param {string} query @returns {RowSource} */
export const sourceOf = (query) => ({ id: companyOf(query), query });

/** Rows, or the sentence why not. @param {Parameters<typeof getRows>} question @returns {Promise<TableBlock>} */
async function rowsOrThrow(...question) {
  const { data, refusal } = await getRows(...question);
  if (!data) throw new Error(refusal ? sentenceOf(refusal) : "The rows were not asked for.");
  return data;
}

/** Shows the tab whenever it is looked at, and follows the chart while it is. @param {Context} context */
export function startTable({ page, updates, setProps }) {
  /** @type {ReturnType<typeof createTab> | null} */
  let tab = null;
  /** @type {Promise<boolean> | null} */
  let opening = null;
  const alert = make("div", { class: "message", role: "alert" });

  const show = async (/** @type {SceneJson | null} */ scene) => {
    if (!scene) return;
    alert.remove();
    try {
      opening = opening || open(setProps);
      if (!await opening) throw new Error("The table did not start. Reload the page.");
      tab = tab || createTab(page, updates);
      // Another one may be drawn by now, or another tab looked at.
      if (page.get().scene === scene) tab.show(sourceOf(scene.query));
    } catch (error) {
      opening = null;
      alert.textContent = /** @type {Error} */ (error).message;
      byId(TABLE_VIEW).append(alert);
    }
  };
  const seen = (/** @type {PageState} */ state) => (state.tab === "table" ? state.scene : null);
  page.subscribe(seen, show);
  show(seen(page.get()));
}

/** The grid's script is large; with it Dash mounts the contents of the tab. @param {Context["setProps"]} setProps */
async function open(setProps) {
  if (!("dash_ag_grid" in globalThis)) await loadScript(byId(GRID_SCRIPT).dataset.src || "", "the table");
  setProps(TABLE_READY, { "data-open": "1" });
  return until(() => document.getElementById(TABLE_SEARCH));
}

/** Number of the seat that a row of the file is; throws a sentence where it is none of its own.
 * @param {RowSource} source @param {number | null} row */
async function seatOfRow(source, row) {
  const { found, ways } = await rowsOrThrow(source, "people", {
    start: 0, end: 1, filters: [{ column: "row", test: "range", least: row, most: row }],
  });
  if (!found) throw new Error(`Row ${row} of the file is no seat of its own: it stands with another seat, or was left out.`);
  return numberOfSeat(ways[0][0]);
}

/** How many rows there are, and the way to all of them. @param {Totals | null} totals @param {RowSource} source @param {ListName} sheet */
function fillTotals(totals, source, sheet) {
  byId(TABLE_TOTALS).textContent = totals ? totalsText(totals.total, totals.found, WORDS[sheet]) : "";
  if (!totals) return;
  byId(TABLE_CLEAR).hidden = isPlain(totals.question);
  /** @type {HTMLAnchorElement} */ (byId(TABLE_FILE)).href = rowsFile(source, sheet, totals.question);
}

/** @param {Store<PageState>} page @param {Context["updates"]} updates */
function createTab(page, updates) {
  /** @type {RowSource} */
  let source = sourceOf("");
  /** @type {ListName} */
  let sheet = "people";
  let filling = Promise.resolve();
  const message = byId(TABLE_MESSAGE), box = searchBox((text) => lists[sheet].find(text));
  const onRefusal = (/** @type {string} */ text) => { message.textContent = text; };
  const onTotals = (/** @type {ListName} */ list) => (/** @type {Totals | null} */ totals) => {
    if (list !== sheet) return;
    // Another company: what was looked for in the one before is taken out.
    if (!totals) box.value = "";
    showTotals();
  };
  const toChart = (/** @type {Row} */ { way }) => goToCard(page, updates, way, Boolean(source.id));
  /** @type {Record<ListName, Grid<RowSource>>} */
  const lists = {
    people: createGrid({
      id: TABLE_PEOPLE, ask: (from, question) => rowsOrThrow(from, "people", question), label: "People", isClicked: false, onTotals: onTotals("people"), onRefusal,
      action: { label: "Show in chart", icon: "icon-chart", act: toChart, can: () => true },
    }),
    findings: createGrid({
      id: TABLE_FINDINGS, ask: (from, question) => rowsOrThrow(from, "findings", question), label: "Findings", isClicked: true, onTotals: onTotals("findings"), onRefusal,
      action: { label: "Show the person", icon: "icon-row", act: (row) => toPerson(rowOf(row)), can: (row) => rowOf(row) !== null },
    }),
  };
  const choice = sheetChoice((name) => { sheet = name; show(); });
  byId(TABLE_SHEETS).replaceChildren(choice.element);
  byId(TABLE_SEARCH).replaceChildren(box);
  byId(TABLE_CLEAR).addEventListener("click", () => {
    lists[sheet].reset();
    box.value = "";
    box.focus();
  });

  /** Number of the row that a finding is about. @param {Row} row */
  const rowOf = ({ cells }) => /** @type {number | null} */ (cells[lists.findings.columns().findIndex(({ key }) => key === "row")]);

  function show() {
    if (!source.id) sheet = "people";
    choice.check(sheet);
    byId(TABLE_SHEETS).hidden = !source.id;
    byId(TABLE_PEOPLE_VIEW).hidden = sheet !== "people";
    byId(TABLE_FINDINGS_VIEW).hidden = sheet !== "findings";
    onRefusal("");
    box.value = lists[sheet].search();
    showTotals();
    filling = lists[sheet].show(source);
  }

  const showTotals = () => fillTotals(lists[sheet].totals(), source, sheet);

  /** Filters and order go, for they could hide the row. @param {number | null} row */
  async function toPerson(row) {
    onRefusal("");
    try {
      const seat = await seatOfRow(source, row);
      sheet = "people";
      show();
      await filling;
      lists.people.reset();
      box.value = "";
      await lists.people.focus(seat);
    } catch (error) {
      onRefusal(/** @type {Error} */ (error).message);
    }
  }

  return { show: (/** @type {RowSource} */ next) => { source = next; show(); } };
}

/** @param {(text: string) => void} act  After a pause in typing. */
function searchBox(act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const box = make("input", {
    type: "search", id: "table-search-input", placeholder: "Find in all columns", "aria-label": "Find in all columns", autocomplete: "off", spellcheck: "false",
  });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => act(box.value), TYPING_MS);
  });
  return box;
}

/** People or findings. @param {(name: ListName) => void} act */
function sheetChoice(act) {
  const inputs = SHEETS.map(([name]) => make("input", { type: "radio", name: TABLE_SHEET, value: name, on: { change: () => act(name) } }));
  return {
    element: make("fieldset", { class: "segments", id: TABLE_SHEET, "aria-label": "List" },
      make("div", { class: "segments-row" }, SHEETS.map(([, label], place) => make("label", {}, inputs[place], make("span", { text: label }))))),
    check(/** @type {ListName} */ name) { for (const input of inputs) input.checked = input.value === name; },
  };
}

/** From a row to its card on the Explore tab. @param {Store<PageState>} page @param {Context["updates"]} updates
 * @param {string[]} way  The seat, and of a typical company those above it. @param {boolean} isLoaded */
export async function goToCard(page, updates, way, isLoaded) {
  page.set({ tab: "explore" });
  await until(() => !byId(EXPLORE_VIEW).hidden);
  if (!isLoaded) await unfold(page, updates, way);
  page.set(updates.withSeat(way[0]));
}

/** Opens the folded bosses of a typical seat, from the top down. @param {Store<PageState>} page @param {Context["updates"]} updates @param {string[]} way */
async function unfold(page, updates, way) {
  for (const id of way.slice(1).reverse()) {
    if (updates.seatOf(page.get(), id)?.branch !== "folded") continue;
    page.set(updates.withBranch(id));
    if (!await until(() => updates.seatOf(page.get(), id)?.branch === "open")) return;
  }
}
