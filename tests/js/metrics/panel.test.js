// The panel of measures: it follows the chart, limits and their seats, and the way from a typical chart to everybody.
import test from "node:test";
import assert from "node:assert/strict";
import { typedLimit } from "../../../assets/src/metrics/limits.js";
import { leadText, measuredOf, metricsFields, startMetrics } from "../../../assets/src/metrics/panel.js";
import * as updates from "../../../assets/src/state/page.js";
import { enter, paths, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { metrics } from "../fakes/metrics.js";
import { scene, seat, setState } from "../fakes/scenes.js";

const LOADED = { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", [seat("n1")]), drawer: "measures" };
let scripts = 0;

async function begin(t, state = LOADED, answer = () => [metrics()]) {
  const { document, byId } = setForms(t, { ids: ["measures"] }), page = setState(t, state), drawer = byId("measures"), plots = [], pictures = [];
  globalThis.getComputedStyle = () => ({ getPropertyValue: () => "#102030", fontFamily: "Inter" });
  drawer.dataset.plotly = `/plotly-${scripts += 1}.js`;
  const { append } = document.head;
  document.head.append = (script) => { append.call(document.head, script); setImmediate(() => script.onload()); };
  globalThis.Plotly = { newPlot: async (box, data) => { plots.push(data); }, downloadImage: (figure, options) => { pictures.push(options); } };
  t.after(() => { delete globalThis.Plotly; });
  const sent = serve(t, (_, path) => answer(path));
  startMetrics({ page, updates });
  await settled();
  return { page, sent, drawer, plots, pictures, document, message: () => drawer.querySelector(".message").textContent };
}

test("what is measured follows the chart while the panel is open", () => {
  const { FIRST } = updates;
  assert.deepEqual([FIRST, { ...FIRST, drawer: "measures" }, { ...FIRST, scene: LOADED.scene }].map(measuredOf), ["", "", ""]);
  assert.notEqual(measuredOf({ ...FIRST, ...LOADED }), measuredOf({ ...FIRST, ...LOADED, theme: "dark" }));
  assert.notEqual(measuredOf({ ...FIRST, ...LOADED }), measuredOf({ ...FIRST, ...LOADED, generation: 1 }), "read again");
  const fields = metricsFields("mine=a&top=n1&lv=3&where=unit%3Aequals%3ASales&ratio=1.7", { widest: "9" });
  assert.equal(fields.toString(), "widest=9&top=n1&where=unit%3Aequals%3ASales");
});

test("figures, tiles and notes stand there, each figure with its numbers as a table", async (t) => {
  const { drawer, plots, sent, document } = await begin(t);
  assert.deepEqual(paths(sent), ["/company/a/measures?"]);
  assert.equal(plots.length, 4);
  assert.deepEqual(texts(drawer, ".measures-number"), ["5", "2, 40%", "3", "2", "2", "3", "3"]);
  assert.deepEqual(texts(drawer, "figcaption"), ["By level.", "People.", "Classes.", "Chief."]);
  assert.deepEqual(texts(drawer.querySelector("[data-figure=people]"), "td").slice(0, 4), ["1", "1", "1", "100"]);
  assert.match(drawer.textContent, /The whole company: A & <b>/);
  assert.equal(document.activeElement.getAttribute("aria-label"), "Close", "the focus is in the panel, which was empty when it was opened");
  assert.equal(leadText({ part: "The branch of Ann", name: "Ours" }), "The branch of Ann of Ours");
});

test("nobody with reports has no spans, a very deep company further levels", async (t) => {
  const none = [1, 1, 0, null, null, null, null, null, null];
  const { drawer } = await begin(t, LOADED, () => [metrics({ whole: none, levels: [none], chief: null, further: 1200 })]);
  assert.match(drawer.textContent, /Nobody here has a direct report, so there are no spans\./);
  assert.match(drawer.textContent, /1,200 further levels are in the totals only\./);
  assert.deepEqual(texts(drawer, ".measures-number").slice(3), ["none", "none", "none"]);
});

test("two limits changed at once are both taken, and no figure is drawn again for them", async (t) => {
  const { drawer, sent, plots } = await begin(t);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const [widest, narrowest] = drawer.querySelectorAll("input");
  enter(widest, "9", "input");
  t.mock.timers.tick(200);
  enter(narrowest, "4", "input");
  t.mock.timers.tick(300);
  await settled();
  assert.equal(sent[sent.length - 1].path, "/company/a/measures?widest=9&narrowest=4");
  assert.equal(plots.length, 4);
  enter(widest, "", "input");
  t.mock.timers.tick(300);
  await settled();
  assert.equal(sent[sent.length - 1].path, "/company/a/measures?narrowest=4");
});

test("what is no limit is refused and not asked", async (t) => {
  const { drawer, sent, message } = await begin(t), [widest] = drawer.querySelectorAll("input");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const text of ["0", "1.5", "1000001"]) {
    enter(widest, text, "input");
    t.mock.timers.tick(300);
    assert.equal(message(), "A limit is a whole number from 1 to 1,000,000.");
  }
  assert.equal(sent.length, 1);
  const typed = (value, badInput, isValid) => typedLimit({ value, validity: { badInput }, checkValidity: () => isValid });
  assert.deepEqual([typed("9", false, true), typed("", false, true), typed("", true, false), typed("0", false, false)], ["9", "", null, null]);
});

test("seats beyond a limit are listed and lead to their cards", async (t) => {
  const { page, drawer } = await begin(t), [flag] = drawer.querySelectorAll(".measures-flag");
  assert.deepEqual([flag.querySelector("input").value, flag.querySelector("input").placeholder, flag.classList.contains("some")], ["24", "24", true]);
  assert.deepEqual(texts(flag, "li"), ["AnnCEO30", "Cook26"]);
  assert.match(flag.textContent, /and 1 more\. The Table tab lists everybody\.At first 24 \(published\)\. By Gallup\./);
  press(flag, "Ann");
  assert.deepEqual([page.get().drawer, page.get().selection, page.get().aim], ["", "n1", { kind: "seat", id: "n1" }]);
});

test("a list that was opened stays open, and a box that is typed into is left alone", async (t) => {
  const { page, drawer } = await begin(t), flag = () => drawer.querySelector(".measures-flag");
  flag().querySelector("details").open = true;
  flag().querySelector("input").focus();
  flag().querySelector("input").value = "12";
  page.set({ scene: scene("mine=a&top=n1", [seat("n1")]) });
  await settled();
  assert.deepEqual([flag().querySelector("details").open, flag().querySelector("input").value], [true, "12"]);
});

test("other colours draw the figures anew; opened again the numbers are asked for, but not drawn twice", async (t) => {
  const { page, plots, sent } = await begin(t);
  page.set({ theme: "dark" });
  await settled();
  assert.deepEqual([plots.length, sent.length], [8, 2]);
  page.set({ drawer: "" });
  page.set({ drawer: "measures" });
  await settled();
  assert.deepEqual([plots.length, sent.length], [8, 3]);
});

test("what the server refuses is said, and asked for again", async (t) => {
  let isBroken = true;
  const { page, message, plots } = await begin(t, LOADED, () => (isBroken ? [{ error: { what: "There is no such company", advice: "Load its file." } }, 404] : [metrics()]));
  assert.equal(message(), "There is no such company. Load its file.");
  isBroken = false;
  page.set({ drawer: "" });
  page.set({ drawer: "measures" });
  await settled();
  assert.deepEqual([message(), plots.length], ["", 4]);
});

test("the typical chart says why it has no spans, and leads to everybody", async (t) => {
  const { page, drawer, sent, message } = await begin(t, { scene: scene("n=400"), drawer: "measures" });
  const button = () => drawer.querySelector("[data-show-people]");
  assert.deepEqual([sent.length, drawer.classList.contains("typical"), button().textContent], [0, true, "Show all people"]);
  page.set({ messages: { seating: "Seating 400 people …" } });
  assert.equal(button().textContent, "Seating 400 people …");
  page.set({ messages: { population: "This server shows 9 people at most." } });
  assert.deepEqual([button().textContent, message()], ["Show all people", "This server shows 9 people at most."]);
  page.set(LOADED);
  await settled();
  assert.deepEqual([drawer.classList.contains("typical"), button(), message()], [false, null, ""]);
});

test("pictures carry the name of the company and the figure", async (t) => {
  const { drawer, pictures } = await begin(t);
  press(drawer, "People by level as PNG");
  press(drawer, "People by level as SVG");
  await settled();
  assert.deepEqual(pictures.map(({ filename, format, scale }) => [filename, format, scale]), [["A & <b> People by level", "png", 2], ["A & <b> People by level", "svg", 1]]);
});
