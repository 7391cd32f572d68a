// The Table tab: asks the server for the rows that are on the screen, and leads from a row to its card.
(function () {
  "use strict";
  const { toAsked, totals } = window.reportlineTableAsk;
  const { toDefs } = window.reportlineTableColumns;
  const tell = (id, props) => window.dash_clientside.set_props(id, props);
  const keep = () => window.dash_clientside.no_update;
  const at = (id) => document.getElementById(id);
  const frame = () => new Promise(requestAnimationFrame);
  const WAIT_MS = 8000;

  // Per list: its grid, what is searched, whose columns and which version of the rows it shows, and what was told last.
  const lists = {
    people: { grid: "table-people", search: "", of: null, columns: "", version: "", last: null, label: "People" },
    findings: { grid: "table-findings", search: "", of: null, columns: "", version: "", last: null, label: "Findings" },
  };
  let sheet = "people";
  let source = null;
  let box = null;
  let typing = 0;
  let filled = Promise.resolve();

  // The grid's script is large and is fetched when the tab is first opened.
  let loading = null;
  async function load(tab, isReady) {
    if (tab !== "table" || isReady) return keep();
    loading = loading || new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = at("grid-script").dataset.src;
      script.onload = done;
      script.onerror = () => { loading = null; fail(new Error("The table's script could not be loaded. Reload the page.")); };
      document.head.append(script);
    });
    await loading;
    return true;
  }

  // The chart's query says whose rows they are: a company of the visitor's own, or a typical one.
  function sourceOf(query) {
    const own = new URLSearchParams(query || "").get("mine");
    return own ? { id: own, address: `/company/${encodeURIComponent(own)}`, more: {} } : { id: "", address: "", more: { query: query || "" } };
  }

  const isOwn = () => Boolean(source && source.id);
  const word = () => (sheet === "findings" ? "finding" : "seat");

  async function show(tab, drawn, wanted, there) {
    if (tab !== "table" || !there || !await until(() => at("table-search"))) return keep();
    source = sourceOf(drawn || (window.reportlineScene.current() || {}).query);
    sheet = isOwn() ? wanted || "people" : "people";
    build();
    at("table-sheets").hidden = !isOwn();
    at("table-people-view").hidden = sheet !== "people";
    at("table-findings-view").hidden = sheet !== "findings";
    box.value = lists[sheet].search;
    tellTotals(lists[sheet]);
    filled = fill(lists[sheet]);
    await filled;
    return keep();
  }

  const addressOf = (list) => (!isOwn() ? "/seats" : `${source.address}/${list === lists.findings ? "findings" : "people"}`);

  async function ask(list, asked) {
    const reply = await fetch(addressOf(list), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...asked, ...source.more }),
    });
    if (!reply.ok) {
      const told = await reply.json().catch(() => null);
      throw new Error(told && told.error ? `${told.error.what}. ${told.error.advice}` : `The server answered ${reply.status}.`);
    }
    return reply.json();
  }

  // The grid's own interface, once its component has put its own source of rows in: ours takes its place.
  async function apiOf(list) {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await frame()) {
      const api = window.dash_ag_grid && window.dash_ag_grid.getApi && safely(() => window.dash_ag_grid.getApi(list.grid));
      if (api && !api.isDestroyed() && (list.api === api || api.getGridOption("datasource"))) return api;
    }
    throw new Error("The table did not start. Reload the page.");
  }

  function safely(get) {
    try { return get(); } catch { return null; }
  }

  // Columns and rows of what is shown now. A list keeps its filters while its columns stay, its place while its rows do.
  async function fill(list) {
    complain("");
    try {
      const api = await apiOf(list);
      const asked = source;
      const { columns, version } = await ask(list, { start: 0, end: 0 });
      if (asked !== source) return;
      if (list.api !== api) wire(list, api);
      const headings = JSON.stringify(columns);
      if (list.of !== asked.id || list.columns !== headings) {
        clear(list);
        Object.assign(list, { of: asked.id, columns: headings, version: "" });
        api.setGridOption("columnDefs", toDefs(columns, list === lists.findings ? TO_PERSON : TO_CHART));
        api.setGridAriaProperty("label", list.label);
      }
      if (list.version === version) return;
      list.version = version;
      api.setGridOption("datasource", datasource(list));
    } catch (error) {
      complain(error.message);
    }
  }

  function wire(list, api) {
    Object.assign(list, { api, of: null });
    const go = list === lists.findings ? TO_PERSON : TO_CHART;
    const act = (data) => { if (data && go.can(data)) go.act(data); };
    api.addEventListener("rowDoubleClicked", ({ data }) => act(data));
    api.addEventListener("cellKeyDown", ({ data, event }) => { if (event.key === "Enter") act(data); });
    if (list === lists.findings) api.addEventListener("cellClicked", ({ data, column }) => { if (column.getColId() !== "go") act(data); });
  }

  function datasource(list) {
    const { api } = list;
    return {
      getRows: async ({ startRow, endRow, sortModel, filterModel, successCallback, failCallback }) => {
        const asked = toAsked(sortModel, filterModel, list.search);
        const question = list.question = JSON.stringify(asked);
        try {
          const { total, found, ways, rows } = await ask(list, { ...asked, start: startRow, end: endRow });
          if (api.isDestroyed()) return;
          successCallback(rows.map((cells, i) => ({ cells, way: ways[i] })), found);
          // What was asked later may have been answered sooner.
          if (question !== list.question) return;
          if (found) api.hideOverlay();
          else api.showNoRowsOverlay();
          list.last = { total, found, asked };
          if (list === lists[sheet]) tellTotals(list);
        } catch (error) {
          list.version = "";
          failCallback();
          complain(error.message);
        }
      },
    };
  }

  function tellTotals({ last }) {
    at("table-totals").textContent = last ? totals(last.total, last.found, word()) : "";
    if (!last) return;
    at("table-clear").hidden = !(last.asked.filters.length || last.asked.search || last.asked.sorts.length);
    const ask = encodeURIComponent(JSON.stringify({ ...last.asked, ...source.more }));
    at("table-file").href = sheet === "findings" ? `${source.address}/findings.csv` : `${source.address || "/seats"}${isOwn() ? "/people" : ""}.csv?ask=${ask}`;
  }

  function complain(text) {
    const message = at("table-message");
    if (message) message.textContent = text;
  }

  function clear(list) {
    list.search = "";
    list.last = null;
    if (list === lists[sheet]) box.value = "";
    list.api.setFilterModel(null);
    list.api.applyColumnState({ defaultState: { sort: null } });
  }

  // Search box and buttons, once for each time the tab is filled.
  function build() {
    const place = at("table-search");
    if (box && place.contains(box)) return;
    box = window.reportlineDom.make("input", {
      type: "search", id: "table-search-input", placeholder: "Find in all columns", "aria-label": "Find in all columns",
      autocomplete: "off", spellcheck: "false", on: { input: typed },
    });
    place.replaceChildren(box);
    at("table-clear").addEventListener("click", () => {
      const list = lists[sheet];
      clear(list);
      list.api.purgeInfiniteCache();
      box.focus();
    });
  }

  function typed() {
    clearTimeout(typing);
    const list = lists[sheet], text = box.value;
    typing = setTimeout(() => {
      if (!list.api || list.search === text) return;
      list.search = text;
      list.api.ensureIndexVisible(0);
      list.api.purgeInfiniteCache();
    }, 250);
  }

  // From a row to its card on the Explore tab.
  async function toChart({ way }) {
    tell("tabs", { value: "explore" });
    if (!await until(() => !at("tabs-panel-explore").hidden)) return;
    if (isOwn() && !isDrawn(way[0])) await window.reportlineOwn.wayTo(way[0]);
    else if (!isOwn()) await unfold(way);
    if (isDrawn(way[0])) window.reportlineChart.goTo(way[0]);
    else window.reportlineChart.select(way[0]);
  }

  const seatOf = (id) => (window.reportlineScene.current() || { seats: [] }).seats.find((seat) => seat.id === id);
  const isDrawn = (id) => Boolean(seatOf(id));

  // Opens the folded bosses of a typical seat, from the top down.
  async function unfold(way) {
    for (const id of [...way].reverse()) {
      const seat = seatOf(id);
      if (!seat || id === way[0] || seat.folds !== 1) continue;
      window.reportlineChart.toggle(id);
      if (!await until(() => { const now = seatOf(id); return now && now.folds === 0; })) return;
    }
  }

  async function until(check) {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await frame()) if (check()) return true;
    return false;
  }

  // From a finding to the person whose row it is about; filters and order go, for they could hide the row.
  async function toPerson({ cells }) {
    const row = cells[rowPlace()];
    const list = lists.people;
    complain("");
    try {
      const told = await ask(list, { start: 0, end: 1, filters: [{ column: "row", test: "range", least: row, most: row }] });
      if (!told.found) {
        complain(`Row ${row} of the file is no seat of its own: it stands with another seat, or was left out.`);
        return;
      }
      tell("table-sheet", { value: "people" });
      if (!await until(() => sheet === "people" && !at("table-people-view").hidden)) return;
      await filled;
      clear(list);
      list.api.purgeInfiniteCache();
      await focus(list.api, Number(told.ways[0][0].slice(1)));
    } catch (error) {
      complain(error.message);
    }
  }

  const rowPlace = () => JSON.parse(lists.findings.columns).findIndex(({ key }) => key === "row");

  // Without filters and order a seat stands at its number.
  async function focus(api, index) {
    let node = null;
    await until(() => {
      if (!lists.people.last || api.getDisplayedRowCount() <= index) return false;
      api.ensureIndexVisible(index, "middle");
      node = api.getDisplayedRowAtIndex(index);
      return node && node.data;
    });
    if (!node || !node.data) return;
    node.setSelected(true);
    // Its cells come a frame or two after it.
    await until(() => {
      api.setFocusedCell(index, "name");
      return at("table-people").contains(document.activeElement);
    });
  }

  const TO_CHART = { label: "Show in chart", icon: "icon-chart", act: toChart, can: () => true };
  const TO_PERSON = { label: "Show the person", icon: "icon-row", act: toPerson, can: ({ cells }) => cells[rowPlace()] !== null };

  window.reportlineTable = { toChart, lists: () => lists };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { table: { load, show } });
})();
