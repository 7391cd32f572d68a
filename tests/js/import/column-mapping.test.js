// The drawer "Columns": its controls hold how the file was read, and ask for another reading.
import test from "node:test";
import assert from "node:assert/strict";
import { columnForm, managerHint } from "../../../assets/src/import/column-form.js";
import { startColumnMapping } from "../../../assets/src/import/column-mapping.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { enter, labelled, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { CONFIG, company, finding, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

/** A form on the page, with the way to its controls. */
function form(t, one) {
  setConfig(CONFIG);
  const { document } = setForms(t), made = columnForm(one);
  document.body.append(...made.elements.filter(Boolean));
  return { ...made, box: document.body };
}

test("the controls hold how the file was read, and nothing is chosen by looking", (t) => {
  const { box, picked } = form(t, report());
  assert.deepEqual(picked(), {
    fields: { manager: "Boss", id: "Id", name: "First+Last", title: "", department: "" }, shown: [], sheet: "People", header_row: 1,
  });
  assert.equal(labelled(box, "Manager").value, "Boss");
  assert.deepEqual(labelled(box, "Manager").options.map((one) => one.textContent).slice(0, 3), ["none", "Id, 100 % filled", "First, 100 % filled"]);
});

test("what a person chooses is what is asked for", (t) => {
  const { box, picked } = form(t, report());
  enter(labelled(box, "Department"), "Dept");
  enter(labelled(box, "and"), "");
  enter(labelled(box, "Sheet"), "Jobs");
  enter(labelled(box, "Row of the headings"), "x");
  box.querySelector("[data-shown=Pay]").checked = true;
  assert.deepEqual(picked(), { fields: { manager: "Boss", id: "Id", name: "First", title: "", department: "Dept" }, shown: ["Pay"], sheet: "Jobs", header_row: 0 });
});

test("the first rows stand under the fields that their columns are taken for", (t) => {
  const { box } = form(t, report());
  assert.deepEqual(texts(box, "th"), ["IdId", "FirstName", "LastName", "BossManager", "Dept"]);
  assert.deepEqual(texts(box, "td"), ["1", "Ada", "Li", "", "Board"]);
});

test("where the table is can be chosen as far as the format leaves a choice", (t) => {
  const csv = { kind: "csv", delimiter: ";", encoding: "cp1252", header_row: 2, sheet: "", sheets: [] };
  const cases = [
    [report().origin, [], ["sheet", "header_row"], true], [csv, [], ["header_row", "delimiter", "encoding"], false],
    [csv, [finding("PLACE")], ["header_row", "delimiter", "encoding"], true], [{ ...csv, kind: "json", delimiter: "" }, [], [], undefined],
  ];
  for (const [origin, findings, places, open] of cases) {
    const { box } = form(t, report({ origin, findings }));
    assert.deepEqual(box.querySelectorAll("[data-place]").map((one) => one.dataset.place), places);
    assert.equal(box.querySelector("details.own-place")?.open, open);
  }
});

test("columns tried as the manager say how many values they name, a click chooses one", (t) => {
  const candidates = [{ column: "Boss", key: "Id", resolved: 106, of: 106 }, { column: "Dept", key: "Id", resolved: 2, of: 106 }, { column: "Pay", key: "Id", resolved: 0, of: 9 }];
  const { box } = form(t, report({ candidates }));
  const pressed = () => box.querySelectorAll("[aria-pressed]").map((one) => `${one.textContent} ${one.getAttribute("aria-pressed")}`);
  assert.deepEqual(pressed(), ["Boss resolves 106 of 106 true", "Dept resolves 2 of 106 false"]);
  assert.match(box.querySelector(".own-tried").textContent, /1 other column names nobody of this file\./);
  press(box, "Dept resolves 2 of 106");
  assert.equal(labelled(box, "Manager").value, "Dept");
  assert.deepEqual(pressed(), ["Boss resolves 106 of 106 false", "Dept resolves 2 of 106 true"]);
  enter(labelled(box, "Manager"), "");
  assert.match(box.querySelector(".own-tried").textContent, /Without a manager everybody stands alone\./);
  assert.deepEqual(["Boss", "Last"].map((column) => managerHint(candidates, column)), ["", "Read again to see how many values of Last are people of this file."]);
});

/** The drawer of an open company. */
function begin(t, answer) {
  setConfig(CONFIG);
  const { byId } = setForms(t, { ids: ["own-columns"] }), one = company("a", { choices: { mapping: { title: "Dept" }, live: true } });
  const page = setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, company: one, companies: [one] });
  const sent = serve(t, answer);
  startColumnMapping();
  return { page, drawer: byId("own-columns"), sent };
}

test("the drawer is filled when it is opened, and what was chosen meanwhile stays", (t) => {
  const { page, drawer } = begin(t, () => undefined);
  assert.equal(drawer.querySelector("select"), null);
  assert.ok(drawer.querySelector("[aria-label=Close]"), "it can be closed before it is filled");
  page.set({ drawer: "columns" });
  enter(labelled(drawer, "Title"), "Last");
  page.set({ selection: "n1" });
  assert.equal(labelled(drawer, "Title").value, "Last");
  page.set({ drawer: "" });
  page.set({ drawer: "columns" });
  assert.equal(labelled(drawer, "Title").value, "", "opened again it shows how the file was read");
});

test("reading again asks with what was chosen; anew, without the columns chosen before", async (t) => {
  const { page, drawer, sent } = begin(t, (_, path, body) => (path.endsWith("read") ? [{ id: "a", choices: body, report: report() }] : [{ companies: [company("a")] }]));
  page.set({ drawer: "columns" });
  enter(labelled(drawer, "Title"), "Last");
  press(drawer, "Read again");
  assert.deepEqual(drawer.querySelectorAll("[aria-disabled]").length, 2);
  await settled();
  assert.deepEqual(JSON.parse(sent[0].body), { mapping: { title: "Last" }, live: true, shown: [] });
  assert.deepEqual(texts(drawer, ".own-progress"), ["Read: 330 people, 5 levels, widest span 20, 0 findings"]);
  assert.equal(drawer.querySelectorAll("[aria-disabled]").length, 0);
  press(drawer, "Find the columns anew");
  await settled();
  assert.deepEqual(JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body), { live: true, shown: [] });
});

test("what is refused stands beside the button, and the choice stays", async (t) => {
  const { page, drawer } = begin(t, () => [{ error: { what: "The file is kept for a day only", advice: "Load it again." } }, 410]);
  page.set({ drawer: "columns" });
  enter(labelled(drawer, "Title"), "Last");
  press(drawer, "Read again");
  await settled();
  assert.deepEqual(texts(drawer, ".message"), ["The file is kept for a day only. Load it again."]);
  assert.equal(labelled(drawer, "Title").value, "Last");
});
