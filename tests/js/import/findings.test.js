// The drawer "Findings": what was wrong, what can be done about it, and what is asked of a person.
import test from "node:test";
import assert from "node:assert/strict";
import { isSpoken, startFindings } from "../../../assets/src/import/findings.js";
import { nameQuestionText } from "../../../assets/src/import/questions.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { enter, labelled, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { CONFIG, company, finding, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

const PEOPLE = [{ key: "2", id: "2", row: 3, name: "Ana Smith", title: "COO", department: "Operations", manager: "Eva" }, { key: "row 4", id: "", row: 4, name: "", title: "", department: "", manager: "" }];
const NAMED = { text: "Ana Smith", rows: [{ row: 5, name: "Chen Li" }, { row: 10, name: "Ida" }], count: 3, people: PEOPLE, of: 4 };
const ROWS = { id: "7", headings: ["name", "title"], rows: [{ row: 8, cells: ["Gus", ""], taken: true }, { row: 9, cells: ["Gustav", "Fitter"], taken: false }], count: 3 };

/** The open drawer of a company; `hold`: a reading waits for the test. */
function begin(t, { choices = {}, hold = false, ...changed }) {
  setConfig(CONFIG);
  const { byId, document } = setForms(t, { ids: ["own-findings"] }), one = company("a", { choices, report: report(changed) });
  const page = setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, company: one, companies: [one] });
  const sent = serve(t, (_, path, body) => (path === "/companies" ? [{ companies: [one] }] : hold ? undefined : [{ id: "a", choices: body, report: one.report }]));
  startFindings();
  page.set({ drawer: "findings" });
  return { page, sent, document, drawer: byId("own-findings"), asked: () => JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body) };
}

test("a file with nothing wrong says so", (t) => {
  assert.match(begin(t, {}).drawer.textContent, /Nothing was found wrong in this file\./);
});

test("each finding says how many, what it is, what was done and where it stands", (t) => {
  const { drawer } = begin(t, { findings: [
    finding("A", { count: 1400, title: "rows that differ", rows: [2, 3], found: ["x", "y"], column: "Boss" }),
    finding("B", { severity: "error", title: "loops", done: "Left out.", rows: [4], count: 1 }),
  ] });
  assert.deepEqual(texts(drawer, ".own-finding h3"), ["1 loops", "1,400 rows that differ"]);
  assert.deepEqual(texts(drawer, ".own-kind"), ["Error B", "Note A, column Boss"]);
  assert.match(drawer.textContent, /Left out\.Row 4/);
  assert.deepEqual(texts(drawer, "td"), ["2", "x", "3", "y"]);
  assert.match(drawer.textContent, /Rows 2, 3 and 1,398 more/);
  assert.equal(drawer.querySelector("a").href, "/company/a/findings.csv");
});

test("few rows stand in a line, many in a list that opens, and texts alone stand alone", (t) => {
  const many = Array.from({ length: 20 }, (_, at) => at + 1);
  const { drawer } = begin(t, { findings: [finding("A", { rows: [2, 3], found: ["same"], count: 2 }), finding("B", { rows: many, count: 20 }), finding("C", { found: ["Mar", "Sep"] })] });
  const [few, list, alone] = drawer.querySelectorAll(".own-finding");
  assert.deepEqual([texts(few, "p.own-rows"), few.querySelector("details")], [["Rows 2, 3", "same"], null]);
  assert.equal(list.querySelector("details p").textContent, many.join(", "));
  assert.deepEqual(texts(alone, ".own-rows"), ["Mar, Sep"]);
});

test("what can be done at once is one press away", async (t) => {
  for (const [code, text, choices, asked] of [
    ["GONE", "Leave it out", {}, { live: true }], ["LIVE", "Show all people", { live: true }, { live: false }],
    ["LOST", "Take it back", { rows: [3, 99] }, { rows: [3] }],
  ]) {
    await t.test(code, async (each) => {
      const begun = begin(each, { choices, findings: [finding(code, { rows: [99], remedy: "Do something." })] });
      assert.equal(begun.drawer.querySelector(".own-remedy") !== null, code === "LOST", "a control that does just that says it already");
      press(begun.drawer, text);
      await settled();
      assert.deepEqual(begun.asked(), asked);
      assert.match(begun.drawer.querySelector(".own-progress").textContent, /^Read: 330 people/);
    });
  }
});

test("another snapshot is chosen in place, columns in their own drawer, and a remedy alone is said", async (t) => {
  const { drawer, page, asked } = begin(t, {
    snapshots: { taken: "Sep", values: ["Mar", "Sep"] },
    findings: [finding("SNAPS", { remedy: "Choose another." }), finding("PLACE", { remedy: "Choose the row." }), finding("A", { remedy: "Write it." }), finding("B")],
  });
  assert.deepEqual(texts(drawer, ".own-remedy"), ["Choose the row.", "Write it."]);
  assert.deepEqual([[[], ""], [["columns"], "x"], [["snapshot"], "x"], [["columns", "snapshot"], "x"]].map(([actions, remedy]) => isSpoken(actions, { remedy })), [false, true, false, false]);
  enter(labelled(drawer, "Snapshot"), "Mar");
  await settled();
  assert.deepEqual(asked(), { snapshot: "Mar" });
  press(drawer, "Columns …");
  assert.equal(page.get().drawer, "columns");
});

test("rows of one id are shown with what differs; the one that counts is chosen and taken back", async (t) => {
  const { drawer, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 31, shown: [ROWS] } } });
  assert.deepEqual(texts(drawer, "h4"), ["Which row of id 7 counts?"]);
  assert.deepEqual(texts(drawer, ".own-answer"), ["Row 8drawnname: Gus · title: blank", "Row 9name: Gustav · title: Fitter"]);
  assert.match(drawer.textContent, /and 1 more row: put it right in the file\./);
  assert.match(drawer.textContent, /30 more are not shown yet: each answer makes room for the next\./);
  const second = () => drawer.querySelectorAll("[data-answer]")[1];
  second().click();
  assert.equal(second().getAttribute("aria-pressed"), "true", "at once");
  await settled();
  assert.deepEqual(asked(), { rows: [9] });
  second().click();
  await settled();
  assert.deepEqual(asked(), { rows: [] });
});

test("people of one name are told apart, and one who names them may mean another", async (t) => {
  const { drawer, asked } = begin(t, { findings: [finding("A")], offers: { A: { count: 1, shown: [NAMED] } } });
  assert.equal(drawer.querySelector("section section").getAttribute("aria-label"), "Who is “Ana Smith”?");
  assert.deepEqual(texts(drawer, ".own-answer"), ["Ana Smith, COOid 2, row 3Operations · reports to Eva", "row 4row 4"]);
  assert.match(drawer.textContent, /Named as the manager by Chen Li \(row 5\), Ida \(row 10\) and 1 more\./);
  assert.match(drawer.textContent, /2 more of that name are found by a search\./);
  drawer.querySelectorAll("[data-answer]")[0].click();
  await settled();
  assert.equal(drawer.querySelector(".own-apart").open, false);
  enter(labelled(drawer, "Ida, row 10"), "row 4");
  await settled();
  assert.deepEqual(asked(), { named: { "Ana Smith": "2", "row 10": "row 4" } });
  assert.equal(drawer.querySelector(".own-apart").open, true);
  assert.deepEqual(["Chen Li, row 5", "Ida, row 10"].map((label) => labelled(drawer, label).value), ["", "row 4"]);
  assert.deepEqual(["Ana", "row 7"].map(nameQuestionText), ["Who is “Ana”?", "Who is the manager of row 7?"]);
});

test("an answer while the file is read goes with the one before, and refused ones are taken off", async (t) => {
  const { drawer, sent } = begin(t, { hold: true, findings: [finding("A"), finding("B")], offers: { A: { count: 1, shown: [NAMED] }, B: { count: 1, shown: [ROWS] } } });
  const pressed = () => drawer.querySelectorAll("[aria-pressed=true]").length;
  drawer.querySelector('[data-person="2"]').click();
  drawer.querySelector('[data-row="9"]').click();
  const readings = sent.filter(({ path }) => path.endsWith("read"));
  assert.deepEqual(JSON.parse(readings[1].body), { named: { "Ana Smith": "2" }, rows: [9] });
  assert.equal(pressed(), 2);
  await readings[1].reply({ error: { what: "Busy", advice: "Try again." } }, 503);
  await settled();
  assert.deepEqual([pressed(), texts(drawer, ".message")], [0, ["Busy. Try again."]]);
});

test("the focus goes on to the question in the place of the answered one, else to the last of its kind, else to the next", (t) => {
  const one = (text) => ({ ...NAMED, text }), offers = (shown) => ({ A: { count: shown.length, shown } });
  const { page, drawer, document } = begin(t, { findings: [finding("A")], offers: offers([one("x"), one("y"), one("z")]) });
  const answered = (shown) => page.set(({ company: before }) => ({ company: { ...before, report: { ...before.report, offers: offers(shown) } } }));
  const focused = () => document.activeElement.getAttribute("aria-label");
  drawer.querySelectorAll("[data-ask]")[1].querySelector("button").focus();
  answered([one("x"), one("z")]);
  assert.equal(focused(), "Who is “z”?");
  answered([one("x")]);
  assert.equal(focused(), "Who is “x”?");
  const other = { B: { count: 1, shown: [one("w")] } };
  page.set(({ company: before }) => ({ company: { ...before, report: { ...before.report, findings: [finding("A"), finding("B")], offers: { ...offers([one("x")]), ...other } } } }));
  drawer.querySelector("[data-ask]").querySelector("button").focus();
  page.set(({ company: before }) => ({ company: { ...before, report: { ...before.report, offers: other } } }));
  assert.equal(focused(), "Who is “w”?", "the next that is asked, of another finding");
  answered([]);
  assert.equal(focused(), "Close");
});
