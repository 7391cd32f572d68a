// The visitor's companies as the server has them, and the state that follows them.
import test from "node:test";
import assert from "node:assert/strict";
import * as companies from "../../../assets/src/import/companies.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { withCompany } from "../../../assets/src/state/page.js";
import { paths, serve, setForms, settled } from "../fakes/person.js";
import { CONFIG, FIGURES, company, finding, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

const SAMPLES = [{ name: "x", title: "X" }];

/** A server with companies by id; one that is null is gone. */
function begin(t, known, { state = {}, answers = {} } = {}) {
  setConfig(CONFIG);
  setForms(t);
  const page = setState(t, state);
  const sent = serve(t, (method, path) => {
    if (answers[path]) return answers[path];
    if (path === "/companies") return [{ companies: Object.values(known).filter(Boolean) }];
    if (path === "/samples") return [{ samples: SAMPLES }];
    const id = path.split("/")[2];
    if (path.endsWith("/report")) return known[id] ? [known[id]] : [{ error: { what: "There is no such company", advice: "Load its file." } }, 404];
    if (path.endsWith("/delete")) return [{ deleted: 1 }];
    return undefined;
  });
  companies.startCompanies();
  return { page, sent };
}

test("the list and the samples are asked for when the panel is first looked at", async (t) => {
  const { page, sent } = begin(t, { a: company("a") });
  assert.deepEqual(sent, []);
  companies.showLoaded(true);
  await settled();
  assert.deepEqual(paths(sent), ["/companies", "/samples"]);
  assert.deepEqual([page.get().companies.length, page.get().samples], [1, SAMPLES]);
  companies.showTypical();
  companies.showLoaded(true);
  await settled();
  assert.equal(sent.length, 2);
});

test("a company that is opened brings its report; coming back asks for nothing", async (t) => {
  const { page, sent } = begin(t, { a: company("a") });
  companies.openCompany("a");
  await settled();
  assert.equal(page.get().company.id, "a");
  assert.deepEqual(paths(sent).filter((path) => path.includes("report")), ["/company/a/report"]);
  companies.showTypical();
  assert.equal(page.get().company.id, "a");
  companies.showLoaded(true);
  await settled();
  assert.deepEqual([sent.length, page.get().loaded.id], [3, "a"]);
});

test("a report that comes when another company is open is let go", async (t) => {
  const { page } = begin(t, { a: company("a"), b: company("b") });
  companies.openCompany("a");
  companies.openCompany("b");
  await settled();
  assert.equal(page.get().company.id, "b");
});

test("one that is gone gives way to the typical company, with a sentence", async (t) => {
  const { page } = begin(t, {}, { state: { isLoaded: true, loaded: { id: "a", view: "" } } });
  await settled();
  const { isLoaded, loaded, messages } = page.get();
  assert.deepEqual([isLoaded, loaded.id], [false, ""]);
  assert.equal(messages.link, "There is no such company. Load its file. The typical company is shown.");
});

test("a list that does not know the open company is asked for anew", async (t) => {
  const known = { a: company("a") }, { page, sent } = begin(t, known, { state: { isLoaded: true, companies: [], samples: SAMPLES } });
  page.set(withCompany("a"));
  await settled();
  assert.deepEqual(paths(sent).filter((path) => path === "/companies").length, 1);
  assert.deepEqual(page.get().companies.map(({ id }) => id), ["a"]);
});

test("after a first load the columns are shown by themselves only where they are doubted and were not chosen before", async (t) => {
  for (const [more, drawer] of [
    [{}, ""], [{ report: report({ mapping: {} }) }, "columns"], [{ report: report({ findings: [finding("DOUBT")] }) }, "columns"],
    [{ report: report({ mapping: {} }), choices: { mapping: { id: "Id" } } }, ""],
  ]) {
    await t.test(`${drawer || "no drawer"} ${JSON.stringify(more).length}`, async (each) => {
      const one = company("a", more), { page } = begin(each, { a: one });
      companies.showAnswer({ data: { id: "a", report: one.report }, status: 200 });
      await settled();
      assert.deepEqual([page.get().drawer, page.get().fresh], [drawer, ""]);
    });
  }
});

test("what was refused stands in the panel; a cancelled load says nothing", (t) => {
  const { page } = begin(t, {});
  companies.showAnswer({ refusal: { what: "This is a PDF", advice: "Export a table." }, status: 422 });
  assert.equal(page.get().messages.loaded, "This is a PDF. Export a table.");
  companies.showAnswer({ cancelled: true, status: 0 });
  assert.deepEqual([page.get().messages.loaded, page.get().isLoaded], ["This is a PDF. Export a table.", false]);
});

test("a file read again keeps the columns tried before, and says what was read", async (t) => {
  const next = report({ mapping: { manager: "Dept" }, candidates: [{ column: "Dept", key: "Id", resolved: 9, of: 106 }], figures: { ...FIGURES, people: 7 } });
  const { page } = begin(t, { a: company("a") }, { answers: { "/company/a/read": [{ id: "a", choices: { live: true, rows: [3] }, report: next }] } });
  companies.openCompany("a");
  await settled();
  page.set({ selection: "n3", drawer: "columns", messages: { columns: "Old." } });
  assert.equal(await companies.readAgain({ live: true }), true);
  const { company: read, generation, selection, messages, loaded } = page.get();
  assert.deepEqual([read.choices, read.name, generation, selection, loaded.view], [{ live: true, rows: [3] }, "a.csv", 1, "", ""]);
  assert.deepEqual(read.report.candidates.map(({ column }) => column), ["Boss", "Dept"]);
  assert.deepEqual([messages.reading, messages.columns], ["Read: 7 people, 5 levels, widest span 20, 0 findings", ""]);
});

test("a reading that is refused leaves report and chart as they are", async (t) => {
  const refusal = [{ error: { what: "Row 9 holds no headings.", advice: "Choose another row." } }, 422];
  const { page } = begin(t, { a: company("a") }, { answers: { "/company/a/read": refusal } });
  assert.equal(await companies.readAgain({}), false, "without a company there is nothing to read");
  companies.openCompany("a");
  await settled();
  const before = page.get().company;
  page.set({ drawer: "columns" });
  assert.equal(await companies.readAgain({ header_row: 9 }), false);
  assert.deepEqual([page.get().company, page.get().generation], [before, 0]);
  assert.equal(page.get().messages.columns, "Row 9 holds no headings. Choose another row.");
});

const OVERTAKEN = [{ error: { what: "Somebody else changed this company since you looked at it", advice: "" } }, 412];
const to = (who, other) => ({ kind: "manager", who, other });

/** A page whose company somebody else changes to `theirs` while it reads with its own choices. */
async function overtaken(t, theirs) {
  const known = { a: company("a", { version: "v1" }) }, bodies = [];
  setConfig(CONFIG);
  setForms(t);
  const page = setState(t, {});
  serve(t, (method, path, body, headers) => {
    if (path === "/companies") return [{ companies: Object.values(known) }];
    if (path === "/samples") return [{ samples: SAMPLES }];
    if (path.endsWith("/report")) return [known.a];
    bodies.push([headers["If-Match"], body]);
    if (headers["If-Match"] !== `"${known.a.version}"`) return OVERTAKEN;
    return [{ id: "a", choices: body, version: "v3", report: report() }];
  });
  companies.startCompanies();
  companies.openCompany("a");
  await settled();
  known.a = company("a", { version: "v2", choices: theirs });
  return { page, bodies };
}

test("what somebody else decided meanwhile is read together with one's own, and said", async (t) => {
  const { page, bodies } = await overtaken(t, { decisions: [to("8", "2")] });
  assert.equal(await companies.readAgain({ decisions: [to("7", "1")] }), true);
  assert.deepEqual(bodies.map(([version]) => version), ['"v1"', '"v2"']);
  assert.deepEqual(page.get().company.choices.decisions, [to("8", "2"), to("7", "1")]);
  assert.equal(page.get().company.version, "v3");
  assert.match(page.get().messages.reading, /; what somebody else changed meanwhile is in it$/);
});

test("what both decided otherwise stays as the other one left it, and is said", async (t) => {
  const { page, bodies } = await overtaken(t, { decisions: [to("7", "2")] });
  page.set({ drawer: "findings" });
  assert.equal(await companies.readAgain({ decisions: [to("7", "1")] }), false);
  assert.equal(bodies.length, 1);
  assert.deepEqual([page.get().company.version, page.get().company.choices.decisions], ["v2", [to("7", "2")]]);
  assert.match(page.get().messages.findings, /^Somebody else changed the same meanwhile, and what they chose stands/);
});

test("an erased company is closed and out of the list at once, with its drawer", async (t) => {
  const known = { a: company("a"), b: company("b") }, { page, sent } = begin(t, known);
  companies.openCompany("a");
  await settled();
  page.set({ drawer: "findings" });
  known.a = null;
  await companies.eraseOne("a");
  const { loaded, company: open, drawer, companies: list, isLoaded } = page.get();
  assert.deepEqual([loaded.id, open, drawer, list.map(({ id }) => id), isLoaded], ["", null, "", ["b"], true]);
  known.b = null;
  await companies.eraseAll();
  assert.ok(paths(sent).includes("/companies/delete"));
  assert.deepEqual(page.get().companies, []);
});

test("one that is gone already is as erased as it can be; another refusal is said", async (t) => {
  const answers = { "/company/a/delete": [{ error: { what: "Gone", advice: "" } }, 404], "/company/b/delete": [{ error: { what: "The store is busy", advice: "Try again." } }, 503] };
  const { page } = begin(t, { a: company("a"), b: company("b") }, { answers, state: { companies: [company("a"), company("b")] } });
  await companies.eraseOne("b");
  assert.deepEqual([page.get().companies.length, page.get().messages.loaded], [2, "The store is busy. Try again."]);
  const erasing = companies.eraseOne("a");
  await erasing;
  assert.equal(page.get().messages.loaded, "The store is busy. Try again.", "nothing new is said");
});

test("on the way to a new file the chart stays, and nothing is open until it is loaded", (t) => {
  const { page } = begin(t, { a: company("a") }, { state: { loaded: { id: "a", view: "lv=2" }, tab: "table", companies: [company("a")] } });
  companies.showLoaded();
  assert.deepEqual([page.get().isLoaded, page.get().loaded, page.get().tab], [true, { id: "", view: "" }, "explore"]);
});
