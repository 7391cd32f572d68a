// What is said over the chart and beside it.
import test from "node:test";
import assert from "node:assert/strict";
import { startInspector } from "../../../assets/src/explore/inspector.js";
import { startSizes } from "../../../assets/src/explore/sizes.js";
import { startSentence } from "../../../assets/src/explore/sentence.js";
import { page } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { setState } from "../fakes/scenes.js";

test("sentence, changes and notices stand over the chart, without codes of sources", (t) => {
  const { byId } = setPage(t, { ids: ["sentence", "changes", "notices", "next"] });
  setState(t);
  startSentence();
  page.set({ sentence: "400 people.", changes: "One more.", notices: [{ text: "Guessed.", cites: ["A", "B"] }, { text: "Plain.", cites: [] }] });
  assert.deepEqual(["sentence", "changes"].map((id) => byId(id).textContent), ["400 people.", "One more."]);
  assert.deepEqual(byId("notices").elements.map(({ textContent }) => textContent.trim()), ["Guessed.", "Plain."]);
  page.set({ sentence: "", changes: "", notices: [] });
  assert.deepEqual(["sentence", "changes", "notices"].map((id) => byId(id).textContent), ["", "", ""]);
});

test("what comes with growth stands there too, and a click goes to that size", (t) => {
  const { byId } = setPage(t, { ids: ["sentence", "changes", "notices", "next"] });
  setState(t, { parameters: { n: "45" } });
  startSentence();
  startSizes();
  page.set({ next: [{ headcount: 100, text: "a director at 100" }, { headcount: 1250, text: "a COO at 1,250" }] });
  const steps = byId("next").querySelectorAll("button");
  assert.deepEqual(steps.map(({ textContent }) => textContent), ["a director at 100", "a COO at 1,250"]);
  steps[1].click();
  assert.equal(page.get().parameters.n, "1,250");
  page.set({ next: [] });
  assert.equal(byId("next").textContent, "");
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
