// Decisions about people in the drawer "Findings": loops, whom a top reports to, what is no person, and the way back.
import test from "node:test";
import assert from "node:assert/strict";
import { startFindings } from "../../../assets/src/import/findings.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { enter, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { CONFIG, company, finding, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

const person = (row, name) => ({ key: `E${row}`, row, name, title: "Head", department: "Ops", manager: "" });
const [CY, DI, ED] = [person(4, "Cy"), person(5, "Di"), person(6, "Ed")];
const LOOP = { lines: [{ who: CY, boss: DI, taken: true }, { who: DI, boss: CY, taken: false }], count: 2 };
const decision = (kind, who, other = "") => ({ kind, who, other });
const decided = (one, more = {}) => ({ ...one, who_name: "", other_name: "", who_row: 0, other_row: 0, reason: "", ...more });
const HITS = [{ id: "n0", row: 2, title: "Ana", unit: "CEO", why: "", marks: [] }, { id: "n8", row: 0, title: "Ann Outside", unit: "", why: "", marks: [] }, { id: "n4", row: 6, title: "Ed", unit: "", why: "", marks: [] }];

/** The open drawer of a company whose file has findings A to Z. */
function begin(t, { choices = {}, ...changed }) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  setConfig(CONFIG);
  const { byId, document } = setForms(t, { ids: ["own-findings"] }), one = company("a", { choices, report: report(changed) });
  const page = setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, company: one, companies: [one] });
  const sent = serve(t, (_, path, body) => {
    const typed = path.includes("/search") ? path.split("q=")[1] : null;
    if (typed !== null) return [{ found: HITS.filter(({ title }) => typed && title.toLowerCase().includes(typed)), exact: 3, more: false, named: 0, left_out: [] }];
    return path === "/companies" ? [{ companies: [one] }] : [{ id: "a", choices: body, report: one.report }];
  });
  startFindings();
  page.set({ drawer: "findings" });
  return { page, sent, document, drawer: byId("own-findings"), asked: () => JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body).decisions };
}

test("a loop ends where a person says, at one line, and that is taken back by another press", async (t) => {
  const { drawer, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [LOOP] } } });
  assert.deepEqual(texts(drawer, "h4"), ["Where does the loop of Cy, Di end?"]);
  const [first, second] = drawer.querySelectorAll("[data-answer]");
  assert.match(first.textContent, /Break at this line: Cy, Head → Di, Headleft out now/);
  first.click();
  assert.equal(first.getAttribute("aria-pressed"), "true");
  second.click();
  assert.deepEqual([first, second].map((one) => one.getAttribute("aria-pressed")), ["false", "true"]);
  await settled();
  assert.deepEqual(asked(), [decision("break", "row 5", "row 4")]);
  drawer.querySelectorAll("[data-answer]")[1].click();
  await settled();
  assert.deepEqual(asked(), []);
});

test("of a long loop some lines are offered, and how many there are is said", (t) => {
  const { drawer } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [{ ...LOOP, count: 40 }] } } });
  assert.deepEqual(texts(drawer, "h4"), ["Where does the loop of Cy, Di and 37 more end?"]);
  assert.match(drawer.textContent, /and 38 more lines: put it right in the file\./);
});

test("whom somebody reports to is searched for by keyboard: neither themselves nor who is not in the file is offered", async (t) => {
  const { drawer, document, sent, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [{ person: ED }] } } });
  press(drawer, "Reports to: whom Ed reports to");
  const input = drawer.querySelector("[role=combobox]");
  assert.deepEqual([input === document.activeElement, input.getAttribute("aria-label")], [true, "whom Ed reports to"]);
  enter(input, "an", "input");
  t.mock.timers.tick(200);
  await settled();
  assert.deepEqual(texts(drawer, "[role=option]"), ["AnaCEO"]);
  assert.match(sent.findLast(({ path }) => path.includes("search")).path, /company\/a\/search\?q=an/);
  input.dispatch("keydown", { key: "Enter" });
  await settled();
  assert.deepEqual(asked(), [decision("manager", "row 6", "row 2")]);
});

test("Enter before the answer takes who fits what is typed by then, not a row of an earlier text", async (t) => {
  const { drawer, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [{ person: CY }] } } });
  press(drawer, "Reports to: whom Cy reports to");
  const input = drawer.querySelector("[role=combobox]");
  enter(input, "an", "input");
  t.mock.timers.tick(200);
  await settled();
  enter(input, "ed", "input");
  input.dispatch("keydown", { key: "Enter" });
  assert.equal(drawer.querySelector(".own-find").hidden, false);
  t.mock.timers.tick(200);
  await settled();
  assert.deepEqual(asked(), [decision("manager", "row 4", "row 6")]);
});

test("a whole name that nobody in the file has is a manager outside of it", async (t) => {
  const { drawer, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [{ person: ED }] } } });
  press(drawer, "Reports to: whom Ed reports to");
  const input = drawer.querySelector("[role=combobox]");
  enter(input, "Olga Prent", "input");
  t.mock.timers.tick(200);
  await settled();
  assert.equal(texts(drawer, "[role=option]").at(-1), "Olga Prentnot in the file: as a placeholder");
  input.dispatch("keydown", { key: "ArrowUp" });
  input.dispatch("keydown", { key: "Enter" });
  await settled();
  assert.deepEqual(asked(), [decision("manager", "row 6", "Olga Prent")]);
});

test("a manager who is only a code is called by a typed name, which a press takes back", async (t) => {
  const one = { text: "99", rows: [{ row: 6, name: "Ed" }], count: 1, people: [], of: 0 };
  const { drawer } = begin(t, { choices: { named: { 99: "Olga Prent" } }, findings: [finding("A")], offers: { A: { count: 1, shown: [one] } } });
  assert.equal(drawer.querySelector("[data-outside]").getAttribute("aria-pressed"), "true");
  press(drawer, "Reports to: who is “99”");
  enter(drawer.querySelector("[role=combobox]"), "Ada Moss", "input");
  t.mock.timers.tick(200);
  await settled();
  assert.equal(texts(drawer, "[role=option]").at(-1), "Ada Mossnot in the file: as a placeholder");
});

test("Escape closes the search alone, and gives the focus back", (t) => {
  const { drawer, document, page } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [{ person: ED }] } } });
  press(drawer, "Reports to: whom Ed reports to");
  drawer.querySelector("[role=combobox]").dispatch("keydown", { key: "Escape" });
  assert.deepEqual([drawer.querySelector(".own-find").hidden, page.get().drawer], [true, "findings"]);
  assert.equal(document.activeElement.textContent, "Reports to …");
});

test("a row is no person by one press", async (t) => {
  const { drawer, asked } = begin(t, { choices: { decisions: [decision("apart", "7")] }, findings: [finding("A")], offers: { A: { count: 1, shown: [{ person: ED }] } } });
  press(drawer, "This is no person: Ed");
  await settled();
  assert.deepEqual(asked(), [decision("apart", "7"), { kind: "no_person", who: "row 6" }]);
});

test("all that was decided is listed, what changed nothing with its reason, and each is taken back by itself", async (t) => {
  const list = [decision("manager", "E6", "E2"), decision("apart", "7"), ...["a", "b", "c", "d", "e"].map((one) => decision("no_person", one))];
  const shown = list.map((one, at) => decided(one, { reason: at === 1 ? "one row has this id" : "" }));
  const { drawer, asked } = begin(t, { choices: { decisions: list }, decided: shown, findings: [finding("DECIDED", { title: "said again" })] });
  assert.deepEqual(texts(drawer, ".own-decided li").slice(0, 2), ["E6 reports to E2Take back", "The rows of id 7 are different peopleIt changed nothing: one row has this id.Take back"]);
  assert.deepEqual(texts(drawer, ".own-decided summary"), ["1 more"]);
  assert.doesNotMatch(drawer.textContent, /said again/);
  press(drawer, "Take back: The rows of id 7 are different people");
  await settled();
  assert.deepEqual(asked(), list.filter(({ kind }) => kind !== "apart"));
  press(drawer, "Take all decisions back");
  await settled();
  assert.deepEqual(asked(), []);
});

test("managers and rows that were chosen say too why they changed nothing", (t) => {
  const choices = { named: { 99: "103", 98: "E2" }, rows: [8, 9] };
  const { drawer } = begin(t, { choices, findings: [finding("A")], unused_named: { 99: "nobody has the id '103'" }, unused_rows: { 9: "no other row has its id" } });
  assert.deepEqual(texts(drawer, ".own-decided li"), [
    "“98” is E2Take back", "“99” is 103It changed nothing: nobody has the id '103'.Take back",
    "Row 8 counts for its idTake back", "Row 9 counts for its idIt changed nothing: no other row has its id.Take back",
  ]);
});

const ask = (shown, more = {}) => ({ findings: [finding("A", more)], offers: { A: { count: shown.length, shown } } });

test("a manager who is not in the file is found by a search, for all who name them", async (t) => {
  const named = { text: "99", rows: [{ row: 5, name: "Di" }, { row: 6, name: "Ed" }], count: 2, people: [], of: 0 };
  const { drawer, asked, sent } = begin(t, ask([named]));
  assert.equal(drawer.querySelector(".own-apart"), null, "nobody to choose from for one row");
  press(drawer, "Reports to: who is “99”");
  enter(drawer.querySelector("[role=combobox]"), "an", "input");
  t.mock.timers.tick(200);
  await settled();
  drawer.querySelector(".own-hits").dispatch("click", { target: drawer.querySelector("[role=option]") });
  await settled();
  assert.deepEqual(JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body).named, { 99: "row 2" });
  assert.equal(asked(), undefined);
});

test("rows drawn as one are kept apart by one press, rows kept apart made one by another", async (t) => {
  const { drawer, asked } = begin(t, ask([{ id: "7", twins: [DI, ED], count: 2, is_one: true }, { id: "", twins: [CY, DI, ED], count: 3, is_one: false }]));
  assert.deepEqual(texts(drawer, "h4"), ["Are the rows of id 7 several people?", "Are these rows one person, Cy, Head?"]);
  press(drawer, "Keep apart: rows of id 7");
  await settled();
  assert.deepEqual(asked(), [{ kind: "apart", who: "row 5" }]);
  press(drawer, "These are one: Cy, Head");
  await settled();
  assert.deepEqual(asked().slice(1), [decision("same", "row 4", "row 5"), decision("same", "row 4", "row 6")]);
});

test("rows that are not shown are not made one", (t) => {
  const { drawer } = begin(t, ask([{ id: "", twins: [CY, DI], count: 30, is_one: false }]));
  assert.match(drawer.textContent, /and 28 more rows: put it right in the file\./);
  assert.throws(() => press(drawer, "These are one: Cy, Head"), /There is no/);
});

test("rows of an id that differ are different people by one press", async (t) => {
  const rows = { id: "7", headings: ["name"], rows: [{ row: 8, cells: ["Gus"], taken: true }, { row: 9, cells: ["Hal"], taken: false }], count: 2 };
  const { drawer, asked } = begin(t, ask([rows]));
  press(drawer, "Keep apart: rows of id 7");
  await settled();
  assert.deepEqual(asked(), [{ kind: "apart", who: "row 8" }]);
});

test("a row that was left out is brought back by one press", async (t) => {
  const { drawer, asked } = begin(t, ask([{ left_out: 17, text: "Total, 3000" }]));
  assert.match(drawer.textContent, /Is row 17 a person\?Total, 3000/);
  press(drawer, "This is a person: row 17");
  await settled();
  assert.deepEqual(asked(), [{ kind: "person", who: "row 17" }]);
});

test("a column is chosen beside its own finding; what was guessed may be none", async (t) => {
  const guess = (column) => ({ field: "title", column, columns: [{ heading: column, examples: ["Head", "Clerk"] }], taken: column });
  const { drawer, sent } = begin(t, {
    choices: { mapping: { id: "Id" } }, findings: [finding("A", { column: "Last" }), finding("A", { column: "Dept" })],
    offers: { A: { count: 2, shown: [guess("Last"), guess("Dept")] } },
  });
  assert.deepEqual(drawer.querySelectorAll(".own-finding").map((one) => texts(one, "h4")), [["Is “Last” the column of Title?"], ["Is “Dept” the column of Title?"]]);
  const mapping = () => JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body).mapping;
  const [yes, no] = drawer.querySelectorAll(".own-finding")[1].querySelectorAll(".own-answer");
  assert.equal(yes.textContent, "Depttaken nowHead, Clerk");
  yes.click();
  await settled();
  assert.deepEqual(mapping(), { id: "Id", title: "Dept" });
  no.click();
  await settled();
  assert.deepEqual(mapping(), { id: "Id", title: "" });
});

test("of many questions the first are open, and the others stay open once they were opened", async (t) => {
  const many = Array.from({ length: 9 }, (_, at) => ({ left_out: at + 2, text: "Total" }));
  const { drawer, page } = begin(t, ask(many));
  const more = () => drawer.querySelector(".own-more");
  assert.deepEqual([drawer.querySelectorAll(".own-question").length, more().querySelectorAll(".own-question").length, more().open], [9, 3, false]);
  more().open = true;
  more().dispatch("toggle", { target: more() });
  page.set(({ company: before }) => ({ company: { ...before } }));
  assert.equal(more().open, true);
});

test("anybody is searched for, and decided about", async (t) => {
  const { drawer, document, asked } = begin(t, {});
  const find = async (place) => {
    enter(drawer.querySelectorAll("[role=combobox]")[place], place ? "an" : "ed", "input");
    t.mock.timers.tick(200);
    await settled();
    const list = drawer.querySelectorAll(".own-hits")[place], rows = list.querySelectorAll("[role=option]");
    list.dispatch("click", { target: rows[rows.length - 1] });
  };
  await find(0);
  assert.equal(document.activeElement.getAttribute("aria-label"), "Ed");
  press(drawer, "Reports to nobody: Ed");
  await settled();
  assert.deepEqual(asked(), [{ kind: "manager", who: "row 6" }]);
  await find(0);
  press(drawer, "Is one with: the same person as Ed");
  await find(2);
  await settled();
  assert.deepEqual(asked().at(-1), decision("same", "row 6", "row 2"));
});

test("who is meant, which row counts and what is a person are listed and taken back too", async (t) => {
  const named = { text: "Ana", rows: [{ row: 5, name: "Di" }], count: 1, people: [ED], of: 1 };
  const choices = { named: { Ana: "E6", "row 9": "E4" }, rows: [8], persons: [17], live: true };
  const { drawer, sent } = begin(t, { choices, ...ask([named]) });
  assert.deepEqual(texts(drawer, ".own-decided li"), ["“Ana” is Ed (E6)", "The manager of row 9 is E4", "Row 8 counts for its id", "Row 17 is a person"].map((text) => `${text}Take back`));
  const body = () => JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body);
  for (const [text, left] of [["“Ana” is Ed (E6)", { named: { "row 9": "E4" } }], ["Row 8 counts for its id", { rows: [] }], ["Row 17 is a person", { persons: [] }]]) {
    press(drawer, `Take back: ${text}`);
    await settled();
    for (const [field, value] of Object.entries(left)) assert.deepEqual(body()[field], value);
    assert.equal(body().live, true);
  }
});
