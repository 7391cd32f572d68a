// The Table tab: whose rows, which list, and the ways from a row to its card and from a finding to its person.
import test from "node:test";
import assert from "node:assert/strict";
import * as updates from "../../../assets/src/state/page.js";
import { goToCard, sourceOf, startTable } from "../../../assets/src/table/tab.js";
import { enter, paths, serve, setForms, settled, texts } from "../fakes/person.js";
import { fakeGrid, setGrids } from "../fakes/grid.js";
import { FAMILY, scene, seat, setState } from "../fakes/scenes.js";

const PARTS = ["search", "totals", "clear", "file", "message", "people", "people-view", "findings", "findings-view", "sheets"].map((part) => `table-${part}`);
const IDS = ["tabs-panel-table", "tabs-panel-explore", "grid-script"];
const COLUMNS = [{ key: "row", heading: "Row", is_number: true, source: "" }, { key: "name", heading: "Name", is_number: false, source: "" }];
const block = (more) => ({ total: 3, found: 3, columns: COLUMNS, version: "v1", ways: [["n0"], ["n1"], ["n2"]], rows: [[2, "Ann"], [3, "Bo"], [4, "Cy"]], ...more });
let scripts = 0;

/** The tab as Dash mounts it once the script of the grids is there. */
async function begin(t, state, answer = () => [block()]) {
  const { document, byId } = setForms(t, { ids: IDS }), page = setState(t, { tab: "table", ...state }), done = [];
  const grids = { "table-people": fakeGrid(), "table-findings": fakeGrid() };
  for (const id of ["table-people", "table-findings"]) grids[id].setFocusedCell = () => { document.activeElement = byId(id); };
  setGrids(t, grids);
  byId("grid-script").dataset.src = `/grid-${scripts += 1}.js`;
  const { append } = document.head;
  document.head.append = (script) => { append.call(document.head, script); setImmediate(() => script.onload()); };
  const sent = serve(t, (method, path, body) => answer(path, body));
  const setProps = (id, props) => {
    done.push([id, props]);
    const view = byId("tabs-panel-table");
    for (const part of PARTS) view.append(Object.assign(document.createElement("div"), { id: part }));
  };
  startTable({ page, updates, setProps });
  await settled();
  return { page, sent, done, byId, document, ...Object.fromEntries(Object.entries(grids).map(([id, grid]) => [id.slice(6), grid])) };
}
const LOADED = { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", [seat("n0")]) };

test("a query says whose rows they are", () => {
  assert.deepEqual(sourceOf("mine=a%2Fb&lv=2"), { id: "a/b", query: "mine=a%2Fb&lv=2" });
  assert.deepEqual(sourceOf("n=400"), { id: "", query: "n=400" });
});

test("the grids come with their script, once, and only when the tab is looked at", async (t) => {
  const { page, done, sent } = await begin(t, { ...LOADED, tab: "explore" });
  assert.deepEqual([done, sent.length], [[], 0]);
  page.set({ tab: "table" });
  await settled();
  page.set({ tab: "explore" });
  page.set({ tab: "table" });
  await settled();
  assert.deepEqual(done, [["table-ready", { "data-open": "1" }]]);
});

test("the seats of a typical company stand in one list", async (t) => {
  const { sent, byId, people } = await begin(t, { scene: scene("n=400") });
  assert.deepEqual(paths(sent), ["/seats", "/seats"]);
  assert.deepEqual(JSON.parse(sent[1].body), { sorts: [], filters: [], search: "", start: 0, end: 200, query: "n=400" });
  assert.deepEqual([byId("table-sheets").hidden, byId("table-totals").textContent, people.options.label], [true, "3 seats", "People"]);
  assert.match(byId("table-file").href, /^\/seats\.csv\?ask=/);
  assert.deepEqual(people.rows[1], { cells: [3, "Bo"], way: ["n1"] });
});

test("people and findings of a loaded company are two lists, each with its own search", async (t) => {
  const { sent, byId, document } = await begin(t, LOADED, (path) => [block({ found: path.endsWith("findings") ? 1 : 3 })]);
  assert.deepEqual([byId("table-sheets").hidden, texts(byId("table-sheets"), "span")], [false, ["People", "Findings"]]);
  const [, findings] = byId("table-sheets").querySelectorAll("input");
  findings.checked = true;
  findings.dispatch("change");
  await settled();
  assert.equal(sent[2].path, "/company/a/findings");
  assert.deepEqual([byId("table-people-view").hidden, byId("table-findings-view").hidden, byId("table-totals").textContent], [true, false, "3 findings, 1 shown"]);
  assert.equal(byId("table-file").href, "/company/a/findings.csv");
  assert.equal(document.getElementById("table-search-input").value, "");
});

test("a pause in typing looks in all columns; one button takes everything out", async (t) => {
  const { byId, sent, people, document } = await begin(t, LOADED, (path, { search }) => [block({ found: search ? 1 : 3 })]);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const box = document.getElementById("table-search-input");
  enter(box, " bo ", "input");
  assert.equal(sent.length, 2);
  t.mock.timers.tick(250);
  await people.asked;
  assert.equal(JSON.parse(sent[2].body).search, "bo");
  assert.deepEqual([byId("table-totals").textContent, byId("table-clear").hidden, box.value], ["3 seats, 1 shown", false, " bo "]);
  byId("table-clear").click();
  await people.asked;
  assert.deepEqual([byId("table-totals").textContent, byId("table-clear").hidden, box.value, document.activeElement], ["3 seats", true, "", box]);
});

test("a list keeps its place while its rows stay, and begins anew with other columns", async (t) => {
  let now = block();
  const { page, people } = await begin(t, LOADED, () => [now]), first = people.options.datasource;
  page.set({ scene: scene("mine=a&lv=2") });
  await settled();
  assert.equal(people.options.datasource, first);
  now = block({ version: "v2" });
  page.set({ scene: scene("mine=a&lv=3") });
  await settled();
  assert.deepEqual([people.options.datasource === first, people.cleared], [false, 1]);
  now = block({ version: "v2", columns: [COLUMNS[0]] });
  page.set({ scene: scene("mine=a&lv=4") });
  await settled();
  assert.deepEqual([people.options.columnDefs.length, people.cleared], [2, 2]);
});

test("what the server refuses is said, and is asked for again with the next look", async (t) => {
  let isBroken = true;
  const { page, byId, people } = await begin(t, LOADED, (_, { end }) => (isBroken && end ? [{ error: { what: "The store is busy", advice: "Try again." } }, 503] : [block()]));
  assert.deepEqual([byId("table-message").textContent, people.rows], ["The store is busy. Try again.", null]);
  isBroken = false;
  page.set({ scene: scene("mine=a&lv=2") });
  await settled();
  assert.deepEqual([byId("table-message").textContent, people.rows.length], ["", 3]);
});

test("nothing fits, and the grid says so; an answer that comes late does not count", async (t) => {
  const { people, byId, sent } = await begin(t, LOADED, (_, { search, filters, end }) => (filters?.length ? undefined : [block({ found: search || !end ? 3 : 0, rows: [], ways: [] })]));
  assert.equal(people.overlay, "none");
  people.filters = { name: { filterType: "text", type: "contains", filter: "a" } };
  const slow = people.ask();
  people.filters = {};
  await people.ask();
  await sent[2].reply(block({ found: 2 }));
  await slow;
  assert.equal(byId("table-totals").textContent, "3 seats, 0 shown");
});

test("a row leads to its card by a double click and by Enter", async (t) => {
  for (const [name, event] of [["rowDoubleClicked", {}], ["cellKeyDown", { event: { key: "Enter" } }]]) {
    await t.test(name, async (each) => {
      const { page, people } = await begin(each, LOADED);
      people.tell(name, { data: people.rows[1], ...event });
      await settled();
      assert.deepEqual([page.get().tab, page.get().selection, page.get().reach], ["explore", "n1", "n1"]);
      people.tell("cellKeyDown", { data: people.rows[2], event: { key: "x" } });
      await settled();
      assert.equal(page.get().selection, "n1");
    });
  }
});

test("the folded bosses of a typical seat are opened from the top down", async (t) => {
  setForms(t, { ids: ["tabs-panel-explore"] });
  const page = setState(t, { scene: scene("n=400", FAMILY) }), opened = [];
  page.subscribe((state) => state.toggled, (toggled) => {
    opened.push(toggled);
    const lead = seat("lead", { boss: "coo", branch: opened.length > 1 ? "open" : "folded" }), op = opened.length > 1 ? [seat("op", { boss: "lead" })] : [];
    setImmediate(() => page.set({ scene: scene(`n=400&open=${toggled.join(".")}`, [FAMILY[0], { ...FAMILY[1], branch: "open" }, lead, ...op]) }));
  });
  await goToCard(page, updates, ["op", "lead", "coo", "ceo"], false);
  assert.deepEqual(opened, [["coo"], ["coo", "lead"]]);
  assert.deepEqual([page.get().selection, page.get().aim], ["op", { kind: "seat", id: "op" }]);
});

test("a finding leads to the person of its row, whatever was filtered there", async (t) => {
  const { people, findings, byId, sent } = await begin(t, LOADED, (path, { end, filters }) => [
    end === 1 ? block({ found: filters[0].least === 9 ? 0 : 1, ways: [["n1"]] }) : block({ rows: path.endsWith("findings") ? [[3, "x"], [9, "y"], [null, "z"]] : block().rows }),
  ]);
  const [toPeople, toFindings] = byId("table-sheets").querySelectorAll("input");
  toFindings.dispatch("change");
  await settled();
  people.filters = { name: { filterType: "text", type: "contains", filter: "nobody" } };
  const click = async (row) => { findings.tell("cellClicked", { data: findings.rows[row], column: { getColId: () => "name" } }); await settled(); };
  await click(2);
  assert.equal(toFindings.checked, true, "one about no row leads nowhere");
  await click(1);
  assert.match(byId("table-message").textContent, /^Row 9 of the file is no seat of its own/);
  await click(0);
  assert.deepEqual(JSON.parse(sent.findLast(({ body }) => JSON.parse(body).end === 1).body).filters, [{ column: "row", test: "range", least: 3, most: 3 }]);
  assert.deepEqual([toPeople.checked, people.filters, people.selected], [true, {}, 1]);
});

test("a script that does not come is said on the tab, and fetched again", async (t) => {
  const { document, byId } = setForms(t, { ids: IDS }), page = setState(t, { ...LOADED, tab: "table" });
  byId("grid-script").dataset.src = "/missing.js";
  let tries = 0;
  document.head.append = (script) => { tries += 1; setImmediate(() => script.onerror()); };
  startTable({ page, updates, setProps() {} });
  await settled();
  assert.equal(byId("tabs-panel-table").textContent, "The script of the table could not be loaded. Try again.");
  page.set({ scene: scene("mine=a&lv=2") });
  await settled();
  assert.equal(tries, 2);
});
