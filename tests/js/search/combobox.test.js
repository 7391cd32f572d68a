// The search box: what is typed, moved to and taken.
import test from "node:test";
import assert from "node:assert/strict";
import { focusSearch, startSearch } from "../../../assets/src/search/combobox.js";
import { enter, paths, serve, setForms, settled, texts } from "../fakes/person.js";
import { scene, seat, setState } from "../fakes/scenes.js";

const SEATS = [seat("ceo", { title: "Chief executive" }), seat("coo", { title: "Operations officer" }), seat("op", { title: "Operator" })];
const FOUND = { found: [{ id: "n7", title: "Janette King", unit: "Sales", why: "", marks: ["king"] }], exact: 1, more: false, named: 2, left_out: [] };
const LOADED = { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", SEATS, { view: { where: [] } }) };

function begin(t, state = { scene: scene("n=400", SEATS) }, answer = () => [FOUND]) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { document, byId } = setForms(t, { ids: ["search"] }), page = setState(t, state), sent = serve(t, answer);
  startSearch();
  const input = byId("search-input"), list = byId("search-list");
  return {
    page, sent, input, list, document, rows: () => texts(list, "li"), marked: () => input.getAttribute("aria-activedescendant"),
    type: (text) => { input.value = text; input.dispatch("input"); }, key: (key) => input.dispatch("keydown", { key }),
    async pause() { t.mock.timers.tick(60); await settled(); },
  };
}

test("without words it offers the seats of the chart, and takes none unasked", (t) => {
  const { input, list, rows, marked, key, page } = begin(t);
  assert.equal(list.hidden, true);
  input.focus();
  assert.deepEqual([list.hidden, input.getAttribute("aria-expanded"), marked()], [false, "true", null]);
  assert.deepEqual(rows(), ["Chief executive", "Operations officer", "Operator"]);
  key("Enter");
  assert.equal(page.get().selection, "");
});

test("drawn seats are there at once, the server's answer after a pause", async (t) => {
  const { type, rows, sent, pause, list } = begin(t);
  type("oper");
  assert.deepEqual([rows(), sent.length], [["Operations officer", "Operator"], 0]);
  await pause();
  assert.deepEqual(paths(sent), ["/search?n=400&q=oper"]);
  assert.deepEqual([rows(), texts(list, "mark")], [["Janette King, Sales"], ["King"]]);
});

test("a mark that was moved stays on its seat when the server's answer comes", async (t) => {
  const { type, key, pause, list } = begin(t, undefined, () => [{ ...FOUND, found: [...FOUND.found, { id: "coo", title: "Operations officer", unit: "", why: "", marks: [] }, { id: "op", title: "Operator", unit: "", why: "", marks: [] }], exact: 3 }]);
  const marked = () => list.querySelectorAll("[aria-selected=true]").map((one) => one.textContent);
  type("oper");
  assert.equal(list.getAttribute("aria-busy"), "true");
  key("ArrowDown");
  assert.deepEqual(marked(), ["Operator"]);
  await pause();
  assert.deepEqual([marked(), list.getAttribute("aria-busy")], [["Operator"], "false"]);
  type("ope");
  await pause();
  assert.deepEqual(marked(), ["Janette King, Sales"], "other words begin at the first");
});

test("of quick keys only the last is asked, and an answer that comes too late is let go", async (t) => {
  const { type, sent, pause, rows } = begin(t, undefined, () => undefined);
  type("o");
  type("op");
  await pause();
  assert.deepEqual(paths(sent), ["/search?n=400&q=op"]);
  type("chief");
  await sent[0].reply(FOUND);
  assert.deepEqual(rows(), ["Chief executive"]);
});

test("where the server does not answer, what is drawn can still be found", async (t) => {
  const { type, pause, rows } = begin(t, undefined, () => [{ error: { what: "Gone", advice: "" } }, 404]);
  type("xyz");
  assert.deepEqual(rows(), ["Searching everybody …"]);
  await pause();
  assert.deepEqual(rows(), ["No such seat in this company"]);
});

test("a loaded company is made ready once, and searched as a whole", async (t) => {
  const { input, type, sent, pause } = begin(t, LOADED);
  input.focus();
  input.focus();
  assert.deepEqual(paths(sent), ["/company/a/search?q="]);
  type("king & co");
  await pause();
  assert.equal(sent[1].path, "/company/a/search?q=king%20%26%20co");
});

test("arrows move round, Enter goes to the seat", async (t) => {
  const { type, key, marked, page, input, list } = begin(t);
  type("oper");
  assert.equal(marked(), "search-option-0");
  key("ArrowDown");
  assert.equal(marked(), "search-option-1");
  key("ArrowDown");
  key("ArrowUp");
  assert.equal(marked(), "search-option-1");
  assert.deepEqual(list.querySelectorAll("[aria-selected=true]").map((one) => one.textContent), ["Operator"]);
  assert.equal(key("Enter").isPrevented, true);
  assert.deepEqual([page.get().selection, page.get().aim], ["op", { kind: "seat", id: "op" }]);
  assert.deepEqual([input.value, list.hidden, marked()], ["", true, null]);
  key("ArrowDown");
  assert.equal(list.hidden, false, "a closed list opens");
  key("ArrowUp");
  assert.equal(marked(), "search-option-2", "the last is the first from below");
});

test("Enter before the answer takes the first row as it comes, unless more is typed", async (t) => {
  const { type, key, page, pause, input } = begin(t, LOADED);
  type("kign");
  key("Enter");
  assert.equal(page.get().selection, "");
  type("kin");
  await pause();
  assert.equal(page.get().selection, "", "other words were typed since");
  type("king");
  key("Enter");
  await pause();
  assert.deepEqual([page.get().selection, input.value], ["n7", ""]);
});

test("Enter for what is not there stays without effect", async (t) => {
  const { type, key, page, pause } = begin(t, LOADED, () => [{ ...FOUND, found: [], exact: 0, named: 0 }]);
  type("xyz");
  key("Enter");
  await pause();
  key("Enter");
  assert.equal(page.get().selection, "");
});

test("a seat that is folded away is reached", async (t) => {
  const { type, key, page, pause } = begin(t, LOADED);
  type("king");
  await pause();
  key("Enter");
  assert.deepEqual([page.get().selection, page.get().reach], ["n7", "n7"]);
});

test("all of a name are shown by a filter of the chart", async (t) => {
  const { type, key, page, pause, rows, list } = begin(t, LOADED);
  type("king");
  await pause();
  assert.equal(rows()[1], "Show all 2 whose name holds “king” on the chart");
  assert.equal(list.querySelector(".act").dataset.place, "1");
  key("ArrowUp");
  key("Enter");
  assert.equal(new URLSearchParams(page.get().loaded.view).get("where"), "name:contains:king");
});

test("a click takes a row without taking the focus; lines that are no choice do nothing", async (t) => {
  const { type, list, page, pause } = begin(t, undefined, () => [{ ...FOUND, exact: 0 }]);
  type("kign");
  await pause();
  const [heading, row] = list.querySelectorAll("li");
  assert.equal(row.dispatch("mousedown").isPrevented, true);
  heading.click();
  assert.equal(page.get().selection, "");
  row.click();
  assert.equal(page.get().selection, "n7");
});

test("Escape closes the list, then empties the box; leaving does both", (t) => {
  const { type, key, input, list } = begin(t);
  type("oper");
  assert.equal(key("Escape").isStopped, true);
  assert.deepEqual([list.hidden, input.value], [true, "oper"]);
  key("Escape");
  assert.equal(input.value, "");
  enter(input, "x", "input");
  input.dispatch("blur");
  assert.deepEqual([list.hidden, input.value], [true, ""]);
});

test("another chart renews an open list; the short cut opens it", (t) => {
  const { page, list, rows, document, input } = begin(t);
  page.set({ scene: scene("n=9", [SEATS[0]]) });
  assert.equal(list.hidden, true);
  focusSearch();
  assert.deepEqual([document.activeElement, rows()], [input, ["Chief executive"]]);
  page.set({ scene: scene("n=400", SEATS) });
  assert.equal(rows().length, 3);
});
