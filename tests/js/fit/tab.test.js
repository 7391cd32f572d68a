// The Fit tab: an answer, a refusal before it and one after it.
import test from "node:test";
import assert from "node:assert/strict";
import { startFit } from "../../../assets/src/fit/tab.js";
import { FIT_VIEW } from "../../../assets/src/ids.js";
import * as updates from "../../../assets/src/state/page.js";
import { enter, serve, setForms, settled, texts } from "../fakes/person.js";
import { setState } from "../fakes/scenes.js";

const ANSWER = {
  id: "x", name: "Acme", summary: "120 people, read.", headcount: 120, band: "Mid", structure: "functional", structure_reason: "", alike: "", locked: "", version: "1",
  controls: [{ key: "structure", label: "Structure", value: "", taken: "flat", first: "As read", options: [{ value: "flat", label: "Flat" }] }],
  parts: [], further_parts: 0, line: [], to_typical: [], differences: [], measures: [], holders: [], corrections: [], roles: [], sources: [],
  groups: [{ key: "all", label: "All", count: 0 }],
};
const REFUSAL = [{ error: { what: "Busy", advice: "Try again." } }, 503];

test("what is wrong is said alone while there is no answer, and in the panel afterwards", async (t) => {
  const { byId } = setForms(t, { ids: [FIT_VIEW] }), view = byId(FIT_VIEW);
  const page = setState(t, { tab: "fit", isLoaded: true, loaded: { id: "x", view: "" } });
  const replies = [REFUSAL, [ANSWER], REFUSAL];
  serve(t, (_, path) => (path.includes("readings") ? [{ rows: [], total: 0 }] : replies.shift()));
  startFit({ page, updates });
  await settled();
  assert.deepEqual([texts(view, ".message"), texts(view, "h2")], [["Busy. Try again."], []]);
  page.set({ generation: 1 });
  await settled();
  assert.deepEqual([texts(view, ".fit-panel .message")[0], texts(view, "h2")], ["", ["Acme"]]);
  enter(view.querySelector("select"), "flat");
  await settled();
  assert.equal(texts(view, ".fit-panel .message")[0], "Busy. Try again.");
});
