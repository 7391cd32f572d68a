// What is said over the chart and beside it.
import test from "node:test";
import assert from "node:assert/strict";
import { startInspector } from "../../../assets/src/explore/inspector.js";
import { startSizes } from "../../../assets/src/explore/sizes.js";
import { startSentence } from "../../../assets/src/explore/sentence.js";
import { ownLine, startTrail } from "../../../assets/src/explore/trail.js";
import { page } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { scene, setState } from "../fakes/scenes.js";

test("sentence, changes and notices stand over the chart, without codes of sources", (t) => {
  const { byId } = setPage(t, { ids: ["sentence", "changes", "notices", "notices-show", "next"] });
  setState(t);
  startSentence();
  page.set({ sentence: "400 people.", changes: "One more.", notices: [{ text: "Guessed.", cites: ["A", "B"] }, { text: "Plain.", cites: [] }] });
  assert.deepEqual(["sentence", "changes"].map((id) => byId(id).textContent), ["400 people.", "One more."]);
  assert.deepEqual(byId("notices").elements.map(({ textContent }) => textContent.trim()), ["Guessed.", "Plain."]);
  const show = byId("notices-show"), opened = () => [show.hidden, show.getAttribute("aria-expanded")];
  assert.deepEqual(opened(), [false, "false"], "in small windows they come at a click");
  show.click();
  assert.deepEqual(opened(), [false, "true"]);
  page.set({ sentence: "", changes: "", notices: [] });
  assert.deepEqual(["sentence", "changes", "notices"].map((id) => byId(id).textContent), ["", "", ""]);
});

test("what comes with growth stands there too, and a click goes to that size", (t) => {
  const { byId } = setPage(t, { ids: ["sentence", "changes", "notices", "notices-show", "next"] });
  setState(t, { parameters: { n: "45" } });
  startSentence();
  startSizes();
  page.set({ next: [{ headcount: 100, text: "a director at 100" }, { headcount: 1250, text: "a COO at 1,250" }] });
  const steps = byId("next").querySelectorAll("button");
  assert.deepEqual(steps.map(({ textContent }) => textContent), ["a director at 100", "a COO at 1,250"]);
  steps[1].click();
  assert.equal(page.get().parameters.n, "1,250");
  page.set({ next: [] });
  const [back] = byId("next").querySelectorAll("button");
  assert.equal(byId("next").textContent, "Back to 45");
  back.click();
  assert.deepEqual([page.get().parameters.n, page.get().preview], ["45", null]);
  page.set({ next: [] });
  assert.equal(byId("next").textContent, "");
});

test("the operations line is a trail from the bottom up, and only what changes of it is written again", (t) => {
  const { byId } = setPage(t, { ids: ["trail"] }), chain = [["ceo", "CEO"], ["coo", "COO"], ["op", "Operative"]].map(([seat, short]) => ({ seat, short, role: seat, head: seat === "coo" }));
  setState(t, { scene: scene("n=300", [], { chain }) });
  startTrail(() => {});
  const texts = () => byId("trail").elements.map(({ textContent }) => textContent);
  assert.deepEqual(texts(), ["Line:", "Operative", "›", "COO", "›", "CEO"]);
  assert.deepEqual(byId("trail").querySelectorAll("button").map((one) => one.getAttribute("data-go-to")), ["op", "coo", "ceo"]);
  const before = byId("trail").elements;
  page.set({ scene: scene("n=301", [], { chain }) });
  assert.deepEqual(byId("trail").elements.map((one, at) => one === before[at]), before.map(() => true));
});

test("a loaded company's line is that of its titles, as sure as its least sure rung; no line and no answer say so", () => {
  const rung = (seat, confidence, more) => ({ own: { seat, name: `N ${seat}`, title: `T ${seat}`, role_name: "COO", confidence, reason: "By its words.", is_corrected: false, ...more } });
  const { stops, sure } = ownLine([rung("n0", 0.9), { own: null }, rung("n4", 0.6, { title: "" }), rung("n7", 0.2, { is_corrected: true })]);
  assert.deepEqual(stops.map(({ seat, text }) => [seat, text]), [["n7", "T n7"], ["n4", "N n4"], ["n0", "T n0"]]);
  assert.equal(sure, 0.6);
  const alone = (more) => ownLine([{ own: null }, rung("n0", 0.76, { role: "director_ops", alike: 5, ...more })]).stops;
  assert.deepEqual(alone().map(({ text, isTop }) => [text, isTop]), [["T n0 (one of 5)", false]], "five directors whom nobody leads");
  assert.deepEqual(alone({ role: "ceo", alike: 1 }).map(({ text, isTop }) => [text, isTop]), [["T n0", true]]);
  assert.deepEqual([stops[0].title, stops[1].title], ["N n7: COO, read by you. By its words.", "N n4: COO, 60% sure. By its words."]);
});

test("details are those of the state, from the beginning", (t) => {
  const { byId } = setPage(t, { ids: ["inspector"] });
  setState(t, { inspection: { type: "P", props: { children: "Ada" } } });
  startInspector();
  assert.equal(byId("inspector").textContent, "Ada");
  page.set({ inspection: [{ type: "H3", props: { children: "Bo" } }, { type: "P", props: { children: "Buyer" } }] });
  assert.deepEqual(byId("inspector").elements.map(({ textContent }) => textContent), ["Bo", "Buyer"]);
  page.set({ inspection: null });
  assert.equal(byId("inspector").textContent, "");
});
