// A list of any length: an AG Grid, mounted by Dash, that asks the server for the rows that are on the screen.
import { columnDefs } from "./grid-columns.js";
import { questionOf } from "./grid-question.js";
import { until } from "./until.js";

/** @import { TableBlock } from "../contract.d.ts" */
/** @import { Row, RowAction } from "./grid-columns.js" */
/** @import { RowQuestion } from "./grid-question.js" */
/** Whose rows: the columns and filters of one `id` stay. @typedef {{ id: string }} Source */
/** A block of rows that is wanted. @typedef {Partial<RowQuestion> & { start: number, end: number }} BlockQuestion */

/**
 * How many rows there are and fit, and what was asked.
 * @typedef {{ total: number, found: number, question: RowQuestion }} Totals
 */
/**
 * @template {Source} S
 * @typedef {object} GridOptions
 * @property {string} id  Of the component.
 * @property {(source: S, question: BlockQuestion) => Promise<TableBlock>} ask  Rows; throws a sentence where there are none to be had.
 * @property {string} label
 * @property {RowAction} action
 * @property {boolean} isClicked  Whether a click anywhere in a row does it too.
 * @property {(totals: Totals | null) => void} onTotals
 * @property {(text: string) => void} onRefusal
 */
/** @template {Source} S @typedef {ReturnType<typeof createGrid<S>>} Grid */

/** The grid's own interface, once its component has put its own source of rows in: ours takes its place.
 * @param {string} id @param {any} before  The one that has our source already. @returns {Promise<any>} */
async function interfaceOf(id, before) {
  const find = () => {
    try {
      return /** @type {any} */ (globalThis).dash_ag_grid.getApi(id);
    } catch {
      return null;
    }
  };
  const isReady = (/** @type {any} */ api) => api && !api.isDestroyed() && (api === before || api.getGridOption("datasource"));
  if (await until(() => isReady(find()))) return find();
  throw new Error("The table did not start. Reload the page.");
}

/** Arrows go from cell to cell; Tab leaves the rows, however many there are, and with Shift goes to the headings.
 * @param {any} from */
const tabFrom = ({ backwards, previousCellPosition: { column } }) => backwards && { rowIndex: -1, column, rowPinned: null };

/** Who comes back from behind the list is where they were, not at its last row. @param {any} from */
function focusFrom({ api, fromBottom }) {
  const cell = fromBottom && api.getFocusedCell();
  if (cell) api.setFocusedCell(cell.rowIndex, cell.column, cell.rowPinned);
  return Boolean(cell);
}

/** Keys and presses that do what a row is there for.
 * @param {any} api @param {(row: Row | undefined) => void} act @param {boolean} isClicked */
function listen(api, act, isClicked) {
  api.setGridOption("tabToNextCell", tabFrom);
  api.setGridOption("focusGridInnerElement", focusFrom);
  api.addEventListener("rowDoubleClicked", (/** @type {any} */ { data }) => act(data));
  api.addEventListener("cellKeyDown", (/** @type {any} */ { data, event }) => { if (event.key === "Enter") act(data); });
  if (!isClicked) return;
  api.addEventListener("cellClicked", (/** @type {any} */ { data, column }) => { if (column.getColId() !== "go") act(data); });
}

/** To the row of a number, selected and with the focus on its name.
 * @param {string} id @param {any} api @param {number} index @param {() => boolean} isFilled  Whether its rows have come. */
async function focusRow(id, api, index, isFilled) {
  /** @type {any} */
  let node = null;
  await until(() => {
    if (!isFilled() || api.getDisplayedRowCount() <= index) return false;
    api.ensureIndexVisible(index, "middle");
    node = api.getDisplayedRowAtIndex(index);
    return node && node.data;
  });
  if (!node || !node.data) return;
  node.setSelected(true);
  const box = document.getElementById(id);
  // Its cells come a frame or two after it.
  await until(() => {
    api.setFocusedCell(index, "name");
    return box?.contains(document.activeElement);
  });
}

/**
 * Rows for the grid as it asks for them, and how many there are of what was asked last.
 * @param {object} acts
 * @param {(question: BlockQuestion) => Promise<TableBlock>} acts.ask
 * @param {(totals: Totals) => void} acts.onTotals
 * @param {(text: string) => void} acts.onFailure
 */
function createRows({ ask, onTotals, onFailure }) {
  let search = "", latest = "";
  /** @type {Totals | null} */
  let totals = null;
  return {
    totals: () => totals,
    search: () => search,
    /** Looks for a text from now on. @param {string} text */
    find(text) { search = text; },
    /** Takes out search, filters and order. @param {any} api */
    clear(api) {
      search = "";
      totals = null;
      api.setFilterModel(null);
      api.applyColumnState({ defaultState: { sort: null } });
    },
    /** @param {any} api @param {any} request  Of the grid. */
    async answer(api, { startRow, endRow, sortModel, filterModel, successCallback, failCallback }) {
      const question = questionOf(sortModel, filterModel, search), text = latest = JSON.stringify(question);
      try {
        const { total, found, ways, rows } = await ask({ ...question, start: startRow, end: endRow });
        if (api.isDestroyed()) return;
        successCallback(rows.map((cells, place) => ({ cells, way: ways[place] })), found);
        // What was asked later may have been answered sooner.
        if (text !== latest) return;
        if (found) api.hideOverlay();
        else api.showNoRowsOverlay();
        totals = { total, found, question };
        onTotals(totals);
      } catch (error) {
        failCallback();
        onFailure(/** @type {Error} */ (error).message);
      }
    },
  };
}

/**
 * A list. It keeps its filters while its columns stay, its place while its rows do.
 * @template {Source} S
 * @param {GridOptions<S>} options
 */
export function createGrid({ id, ask, label, action, isClicked, onTotals, onRefusal }) {
  /** @type {any} */
  let api = null;
  /** @type {S | null} */
  let source = null;
  /** Whose columns and which version of the rows it shows. */
  let owner = "", headings = "", version = "";
  /** @type {TableBlock["columns"]} */
  let columns = [];

  const rows = createRows({
    ask: (question) => ask(/** @type {S} */ (source), question), onTotals, onFailure(text) { version = ""; onRefusal(text); },
  });
  const act = (/** @type {Row | undefined} */ row) => { if (row && action.can(row)) action.act(row); };

  /** @param {any} now */
  function wire(now) {
    api = now;
    headings = "";
    listen(api, act, isClicked);
  }

  return {
    columns: () => columns,
    totals: rows.totals,
    search: rows.search,

    /** Columns and rows of whoever is shown now. @param {S} next */
    async show(next) {
      source = next;
      try {
        const now = await interfaceOf(id, api);
        const block = await ask(next, { start: 0, end: 0 });
        if (source !== next) return;
        if (api !== now) wire(now);
        const text = JSON.stringify(block.columns);
        if (owner !== next.id || headings !== text) {
          rows.clear(api);
          ({ columns } = block);
          [owner, headings, version] = [next.id, text, ""];
          api.setGridOption("columnDefs", columnDefs(columns, action));
          api.setGridAriaProperty("label", label);
          onTotals(null);
        }
        if (version === block.version) return;
        ({ version } = block);
        api.setGridOption("datasource", { getRows: (/** @type {any} */ request) => rows.answer(api, request) });
      } catch (error) {
        onRefusal(/** @type {Error} */ (error).message);
      }
    },

    /** Looks for a text in all columns. @param {string} text */
    find(text) {
      if (!api || rows.search() === text) return;
      rows.find(text);
      api.ensureIndexVisible(0);
      api.purgeInfiniteCache();
    },

    /** Takes out search, filters and order. */
    reset() {
      rows.clear(api);
      api.purgeInfiniteCache();
    },

    /** To the seat of that number; without filters and order it stands there. @param {number} index */
    focus: (index) => focusRow(id, api, index, () => rows.totals() !== null),
  };
}
