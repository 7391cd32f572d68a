// Parameters: controls and state in step, presets, what is fetched ahead.
import test from "node:test";
import assert from "node:assert/strict";
import { presetQuery, startParameters } from "../../../assets/src/explore/parameters.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { FIRST, page, withMessage, withParameters } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { setState } from "../fakes/scenes.js";

const HELD = { n: "400", struct: "functional", scope: "auto", words: [], alt: true };
const PRESETS = [{ key: "people_50", values: { n: "50", struct: "functional", scope: "auto", alt: false } }, { key: "matrix", values: { n: "9,000", struct: "matrix", scope: "explicit" } }];
const control = (key, kind, values = []) => ({ key, id: `c-${key}`, label: key, kind, hint: "", options: values.map((value) => ({ value, label: value, group: "" })) });
const fields = (query) => Object.fromEntries(new URLSearchParams(query));

function start(t) {
  const { document, byId } = setPage(t, { ids: ["divisions-block", "matrix-block", "coo-words-block", "company-message", "link-message"] }), ahead = [];
  setConfig({ controls: [control("n", "text"), control("struct", "select", ["functional", "matrix", "divisional"]), control("nowhere", "text")], presets: PRESETS });
  setState(t, { parameters: HELD });
  document.body.append(make("div", { "data-control": "n" }), make("div", { "data-control": "struct" }), make("button", { "data-preset": "matrix" }, make("span", { id: "chip" })));
  startParameters((query) => ahead.push(query));
  return { document, byId, ahead };
}

test("controls show the state, and what is chosen goes into it", (t) => {
  const { byId } = start(t);
  assert.deepEqual([byId("c-n").value, byId("c-struct").value], ["400", "functional"]);
  page.set(withParameters({ n: "1,200", struct: "matrix" }));
  page.set({ scene: { query: "n=1200", headcount: 1200 } });
  assert.deepEqual([byId("c-n").value, byId("c-struct").value], ["1,200", "matrix"]);
  byId("c-struct").value = "divisional";
  byId("c-struct").dispatch("change");
  assert.deepEqual(page.get().parameters, { ...HELD, n: "1,200", struct: "divisional" });
});

test("the headcount box changes with the chart, whichever that is, and leaves alone what is typed", (t) => {
  const { byId } = start(t), box = byId("c-n"), drawn = (headcount) => page.set({ scene: { query: `n=${headcount}`, headcount } });
  page.set(withParameters({ n: "1,200" }));
  assert.equal(box.value, "400");
  drawn(800);
  assert.equal(box.value, "800");
  drawn(1200);
  assert.equal(box.value, "1,200");
  Object.assign(box, { value: "30" });
  box.dispatch("change");
  Object.assign(box, { value: "300" });
  drawn(1200);
  drawn(30);
  assert.deepEqual([box.value, page.get().parameters.n], ["300", "30"]);
});

test("what is typed while the chart of an earlier choice is on its way stays, and is what is looked at next", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { byId } = start(t), box = byId("c-n"), drawn = (headcount) => page.set({ scene: { query: `n=${headcount}`, headcount } });
  const type = (value) => { Object.assign(box, { value }); box.dispatch("input"); };
  page.set(withParameters({ n: "3,000" }));
  type("45");
  drawn(3000);
  assert.equal(box.value, "45");
  t.mock.timers.tick(250);
  assert.deepEqual([box.value, page.get().parameters.n], ["45", "45"]);
});

test("a size chosen elsewhere after the last key is the newer wish, the one before it too", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { byId } = start(t), box = byId("c-n"), drawn = (headcount) => page.set({ scene: { query: `n=${headcount}`, headcount } });
  const type = (value) => { Object.assign(box, { value }); box.dispatch("input"); };
  page.set(withParameters({ n: "3,000" }));
  type("45");
  page.set(withParameters({ n: "400" }));
  drawn(3000);
  drawn(400);
  t.mock.timers.tick(1000);
  assert.deepEqual([box.value, page.get().parameters.n], ["400", "400"]);
});

test("where no chart comes the box holds what was asked for, and the chart of a loaded company is not its", (t) => {
  const { byId } = start(t);
  page.set(withParameters({ n: "1,200" }));
  page.set({ scene: { query: "mine=abc", headcount: 25 } });
  assert.equal(byId("c-n").value, "400");
  page.set(withMessage("company", "The chart could not be drawn."));
  assert.equal(byId("c-n").value, "1,200");
});

test("blocks that only some companies need are there for those", (t) => {
  const { byId } = start(t), shown = () => ["divisions-block", "matrix-block", "coo-words-block"].map((id) => !byId(id).hidden);
  const cases = [[{}, [false, false, false]], [{ struct: "divisional" }, [true, false, false]], [{ struct: "matrix" }, [true, true, false]], [{ scope: "explicit" }, [false, false, true]]];
  for (const [more, expected] of cases) {
    page.set({ parameters: { ...HELD, ...more } });
    assert.deepEqual(shown(), expected);
  }
});

test("messages stand beside what they are of", (t) => {
  const { byId, document } = start(t);
  page.set(withMessage("headcount", "Too many."));
  page.set(withMessage("company", "Odd."));
  page.set(withMessage("link", "Old link."));
  assert.deepEqual([document.querySelector("#c-n-error").textContent, byId("company-message").textContent, byId("link-message").textContent], ["Too many.", "Odd.", "Old link."]);
  page.set({ messages: {} });
  assert.deepEqual([byId("c-n").getAttribute("aria-invalid"), byId("company-message").textContent, byId("link-message").textContent], ["false", "", ""]);
});

test("the query of a preset is that which choosing it asks for", (t) => {
  start(t);
  const state = { ...FIRST, parameters: HELD, thresholds: { low: "9" }, toggled: ["coo"], layout: "radial" };
  assert.deepEqual(fields(presetQuery(state, "people_50")), { n: "50", struct: "functional", alt: "1", scope: "auto", t: "low:9", lay: "radial" });
  assert.equal(presetQuery(state, "unheard of"), "");
});

test("pointing at a chip fetches its chart ahead, a click chooses it, and they are the same chart", (t) => {
  const { byId, ahead } = start(t);
  page.set({ toggled: ["coo"] });
  byId("chip").dispatch("pointerover");
  byId("chip").dispatch("focusin");
  byId("c-n").dispatch("pointerover");
  assert.equal(ahead.length, 2);
  const before = page.get();
  byId("chip").click();
  assert.equal(presetQuery(before, "matrix"), ahead[0]);
  assert.deepEqual([page.get().parameters, page.get().toggled], [{ ...PRESETS[1].values, alt: true }, []]);
  page.set({ scene: { query: "n=9000", headcount: 9000 } });
  assert.equal(byId("c-n").value, "9,000");
});
