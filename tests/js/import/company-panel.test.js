// The left panel "Mine": the switch, what is open, the list, the samples, refusals and progress.
import test from "node:test";
import assert from "node:assert/strict";
import { startCompanies } from "../../../assets/src/import/companies.js";
import { startCompanyPanel } from "../../../assets/src/import/company-panel.js";
import { badgeText, startBadge } from "../../../assets/src/import/open-company.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { withMessage } from "../../../assets/src/state/page.js";
import { enter, labelled, paths, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { CONFIG, FIGURES, company, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

const IDS = ["source-switch", "chart-frame", "own-panel"];
const SAMPLE = { name: "hr", title: "Oracle HR, 107 people", note: "A small one.", licence: "UPL", attribution: "Oracle" };

function begin(t, state = {}, answer = () => undefined) {
  setConfig(CONFIG);
  const { byId } = setForms(t, { ids: IDS }), page = setState(t, { companies: [], samples: [], ...state });
  const sent = serve(t, answer);
  startCompanies();
  startCompanyPanel();
  startBadge(byId("chart-frame"));
  return { page, sent, panel: byId("own-panel"), switches: byId("source-switch"), frame: byId("chart-frame") };
}
const opened = (one) => ({ isLoaded: true, loaded: { id: one.id, view: "" }, company: one, companies: [one] });

test("the switch is there at once, the panel when it is wanted", (t) => {
  const { page, panel, switches } = begin(t), [typical, mine] = switches.querySelectorAll("input");
  assert.deepEqual([typical.checked, mine.checked, panel.children.length], [true, false, 0]);
  enter(mine, true);
  assert.deepEqual([typical.checked, mine.checked, page.get().isLoaded], [false, true, true]);
  assert.match(panel.textContent, /Drop a file anywhere, paste a table, or/);
  enter(typical, true);
  assert.deepEqual([page.get().isLoaded, typical.checked], [false, true]);
});

test("the open company is shown with what is to be checked about its file", (t) => {
  const { panel } = begin(t, opened(company("a", { name: "Ours", report: report({ figures: { ...FIGURES, findings: 2, notes: 1 } }) })));
  assert.deepEqual(texts(panel, ".own-open h3"), ["Ours"]);
  assert.deepEqual(texts(panel, ".own-summary"), ["330 people, 5 levels, widest span 20, 2 findings"]);
  assert.deepEqual(texts(panel, ".own-facts dd"), ["a.csv", "XLSX", "People", "row 1", "5 April"]);
  const findings = panel.querySelector("#own-findings-open");
  assert.equal(findings.getAttribute("aria-label"), "Findings: 2 to look at, 1 note");
  assert.equal(findings.querySelector("span").className, "own-badge some");
});

test("both drawers are opened from here, empty of what was said in them before", (t) => {
  const { page, panel } = begin(t, { ...opened(company("a")), messages: { columns: "Old." } });
  press(panel, "Columns");
  assert.deepEqual([page.get().drawer, page.get().messages.columns], ["columns", ""]);
  panel.querySelector("#own-findings-open").click();
  assert.equal(page.get().drawer, "findings");
});

test("another snapshot and the switch of live people read the file again", async (t) => {
  const one = company("a", { report: report({ snapshots: { taken: "Sep", values: ["Mar", "Sep"] } }) });
  const { panel, sent, page } = begin(t, opened(one), (_, path, body) => (path.endsWith("read") ? [{ id: "a", choices: body, report: one.report }] : [{ companies: [one] }]));
  enter(labelled(panel, "Snapshot"), "Mar");
  await settled();
  assert.deepEqual(page.get().company.choices, { snapshot: "Mar" });
  enter(panel.querySelector("[role=switch]"), true);
  await settled();
  assert.deepEqual(JSON.parse(sent.findLast(({ path }) => path.endsWith("read")).body), { snapshot: "Mar", live: true });
});

test("a control goes back where the reading was refused", async (t) => {
  const { panel } = begin(t, opened(company("a")), () => [{ error: { what: "The file is kept for a day only", advice: "Load it again." } }, 410]);
  const live = panel.querySelector("[role=switch]");
  enter(live, true);
  await settled();
  assert.equal(live.checked, false);
  assert.deepEqual(texts(panel, "#own-message"), ["The file is kept for a day only. Load it again."]);
});

test("a company that was made here has no file: figures, sources and the way back", (t) => {
  const made = company("w", {
    name: "400 people (illustrative)", choices: { whole: "n=400&struct=flat" },
    report: report({ origin: { kind: "typical", seed: 7 }, sources: ["Gallup: spans."], figures: { ...FIGURES, people: 1400 } }),
  });
  const { panel, frame } = begin(t, opened(made));
  assert.deepEqual(texts(panel, ".own-facts dd"), ["1,400", "60", "5", "20", "7"]);
  assert.deepEqual(texts(panel, ".source"), ["Gallup: spans."]);
  assert.equal(panel.querySelector("#whole-back").href, "/?n=400&struct=flat");
  assert.equal(panel.querySelector("#own-columns-open"), null);
  assert.equal(frame.querySelector(".chart-badge").hidden, true);
});

test("the list leads to each company, and asks before one is erased", async (t) => {
  const [a, b] = [company("a"), company("b", { figures: null })];
  const { page, panel, sent } = begin(t, { ...opened(a), companies: [a, b] }, (_, path) => (path.endsWith("report") ? [b] : path === "/companies" ? [{ companies: [a] }] : [{ deleted: 1 }]));
  assert.deepEqual(texts(panel, ".own-list li .hint"), ["330 people, loaded 6 March", "0 people, loaded 6 March"]);
  assert.deepEqual(panel.querySelectorAll(".own-list .link").map((one) => one.getAttribute("aria-current")), ["true", null]);
  press(panel, "b.csv");
  assert.equal(page.get().loaded.id, "b");
  press(panel, "Erase b.csv");
  assert.match(panel.querySelector("dialog").textContent, /Erase b\.csv\? Its file and its chart are deleted\./);
  press(panel.querySelector("dialog"), "Keep");
  assert.equal(panel.querySelector("dialog"), null);
  press(panel, "Erase b.csv");
  press(panel.querySelector("dialog"), "Erase");
  await settled();
  assert.ok(paths(sent).includes("/company/b/delete"));
  assert.deepEqual(texts(panel, ".own-list .link"), ["a.csv"]);
});

test("all of them go at once", async (t) => {
  const { panel, sent } = begin(t, { ...opened(company("a")), companies: [company("a"), company("b")] }, (_, path) => (path === "/companies" ? [{ companies: [] }] : [{ deleted: 2 }]));
  press(panel, "Erase all …");
  assert.match(panel.querySelector("dialog").textContent, /Erase all 2 of your companies\?/);
  press(panel.querySelector("dialog"), "Erase");
  await settled();
  assert.equal(paths(sent)[0], "/companies/delete");
  assert.deepEqual(texts(panel, ".own-list .link"), []);
});

test("what is stored can be taken and erased where no company is left", async (t) => {
  const { page, panel, sent } = begin(t, { isLoaded: true, is_known: true });
  assert.deepEqual(texts(panel, ".own-data .link"), ["as a ZIP file", "who did what"]);
  press(panel, "Erase all …");
  assert.match(panel.querySelector("dialog").textContent, /Erase all that is stored about you\?/);
  press(panel.querySelector("dialog"), "Erase");
  await settled();
  assert.equal(paths(sent)[0], "/companies/delete");
  page.set({ is_known: false });
  assert.deepEqual(texts(panel, ".own-data .link, .own-all"), []);
});

test("samples are offered openly to whoever has loaded nothing, and stay as they were left", async (t) => {
  const { page, panel, sent } = begin(t, { isLoaded: true, samples: [SAMPLE] });
  const samples = () => panel.querySelector(".own-samples");
  assert.equal(samples().open, true);
  assert.match(samples().textContent, /UPL\. Oracle\./);
  samples().open = false;
  page.set({ companies: [] });
  assert.equal(samples().open, false);
  page.set({ companies: [company("a")] });
  assert.equal(samples().open, false);
  press(panel, SAMPLE.title);
  await settled();
  assert.deepEqual([paths(sent)[0], page.get().job.label], ["/sample/hr", `Reading ${SAMPLE.title}`]);
});

test("progress can be read and given up, refusals stand above", async (t) => {
  const { page, panel } = begin(t, { isLoaded: true }), box = panel.querySelector("#own-progress");
  let ended = 0;
  const job = (part) => page.set({ job: { label: "Sending a.csv", part, cancel: () => { ended += 1; } } });
  job({ sent: 512 * 1024, total: 1024 * 1024 });
  const bar = box.querySelector("progress");
  assert.deepEqual([bar.value, box.querySelector(".hint").textContent, box.querySelector(".own-label").textContent], ["0.5", "512 KB of 1.0 MB", "Sending a.csv …"]);
  job(null);
  assert.equal(box.querySelector("progress"), bar, "the same bar goes on");
  press(box, "Cancel");
  page.set({ job: null });
  assert.deepEqual([ended, box.children.length], [1, 0]);
  page.set(withMessage("loaded", "This is a PDF."));
  assert.deepEqual(texts(panel, "#own-message"), ["This is a PDF."]);
});

test("the badge on the chart counts what was found, and lists it", (t) => {
  const { page, frame } = begin(t), badge = frame.querySelector(".chart-badge");
  assert.equal(badge.hidden, true);
  page.set(opened(company("a", { report: report({ figures: { ...FIGURES, findings: 3 } }) })));
  assert.deepEqual([badge.hidden, badge.textContent, badge.classList.contains("calm")], [false, "3 findings", false]);
  badge.click();
  assert.equal(page.get().drawer, "findings");
  page.set({ isLoaded: false });
  assert.equal(badge.hidden, true);
  assert.deepEqual([{ findings: 1 }, { notes: 2 }, {}].map(badgeText), ["1 finding", "2 notes", "No findings"]);
});
