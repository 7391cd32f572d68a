// What stands for AG Grid: its interface, as far as the Table tab uses it, and the rows it asks for.

/** A grid of a component; `ask` is its question for rows, as scrolling, sorting and filtering make it. */
export function fakeGrid() {
  const options = { datasource: {} }, heard = {}, state = { sorts: [], filters: {}, rows: [], overlay: "", purged: 0, cleared: 0, focused: null };
  const api = {
    ...state, options,
    isDestroyed: () => false,
    getGridOption: (name) => options[name],
    setGridOption(name, value) {
      options[name] = value;
      if (name === "datasource") api.asked = api.ask();
    },
    setGridAriaProperty: (name, value) => { options[name] = value; },
    addEventListener: (name, act) => { heard[name] = act; },
    tell: (name, event) => heard[name](event),
    setFilterModel: (filters) => { api.filters = filters || {}; api.cleared += 1; },
    applyColumnState: () => { api.sorts = []; },
    purgeInfiniteCache: () => { api.purged += 1; api.asked = api.ask(); },
    ensureIndexVisible() {},
    hideOverlay: () => { api.overlay = ""; },
    showNoRowsOverlay: () => { api.overlay = "none"; },
    getDisplayedRowCount: () => api.rows.length,
    getDisplayedRowAtIndex: (index) => ({ data: api.rows[index], setSelected: (is) => { api.selected = is ? index : null; } }),
    setFocusedCell: (index, column) => { api.focused = [index, column]; },
    ask: () => options.datasource.getRows({
      startRow: 0, endRow: 200, sortModel: api.sorts, filterModel: api.filters,
      successCallback: (rows) => { api.rows = rows; }, failCallback: () => { api.rows = null; },
    }),
  };
  return api;
}

/** Grids by the id of their component, as Dash's component offers them. @param {import("node:test").TestContext} t */
export function setGrids(t, grids) {
  globalThis.dash_ag_grid = { getApi: (id) => grids[id] };
  t.after(() => { delete globalThis.dash_ag_grid; });
}
