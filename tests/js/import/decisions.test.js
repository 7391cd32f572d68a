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
    if (path.includes("/search")) return [{ found: path.endsWith("q=") ? [] : HITS, exact: 3, more: false, named: 0, left_out: [] }];
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
