// The Explore chart follows the state: scenes, aims, and the window of each company.
import test from "node:test";
import assert from "node:assert/strict";
import { isUnlike, startChart } from "../../../assets/src/chart/selection.js";
import { page, withReading } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { FAMILY, scene, seat, setState } from "../fakes/scenes.js";

const CAMERA = (zoom) => ({ zoom, pan: { x: zoom, y: zoom } });
const TYPICAL = scene("n=400", FAMILY), OTHER = scene("n=401", FAMILY);
const LOADED = scene("mine=a", [seat("n0"), seat("n1", { boss: "n0" })]);

function start(t, parts = {}, { search = "", ...is } = {}) {
  setPage(t, { search });
  setState(t, parts);
  const chart = orders(is);
  startChart(chart);
  /** What the chart was told since, but for marks. */
  const told = () => chart.done.splice(0).filter(([name]) => name !== "markWithLine");
  return { chart, told };
}

test("the first chart begins at its beginning, or where the link says", (t) => {
  assert.deepEqual(start(t, { scene: TYPICAL }).told(), [["show", "n=400"], ["start"]]);
  const { told } = start(t, { scene: TYPICAL }, { search: "?n=400&z=0.5&x=10&y=20" });
  assert.deepEqual(told(), [["show", "n=400"], ["moveTo", { zoom: 0.5, pan: { x: 10, y: 20 } }, false]]);
});

test("the place of a link is that of the first chart only", (t) => {
  const { told } = start(t, {}, { search: "?z=0.5&x=10&y=20" });
  assert.deepEqual(told(), []);
  page.set({ scene: TYPICAL });
  told();
  page.set({ scene: LOADED });
  assert.deepEqual(told(), [["show", "mine=a"], ["start"]]);
});

test("a link's place of the window stays, whatever it selects", (t) => {
  const parts = { scene: TYPICAL, selection: "ceo" };
  const told = (search) => start(t, parts, { search }).told().at(-1)[0];
  assert.equal(told("?n=400&sel=ceo&z=0.5&x=10&y=20"), "moveTo");
  assert.equal(told("?n=400&sel=ceo"), "centre");
});

test("another chart of the same company leaves the window where it is, unless it is kept fitted", (t) => {
  const { told } = start(t, { scene: TYPICAL });
  told();
  page.set({ scene: OTHER });
  assert.deepEqual(told(), [["show", "n=401"]]);
  page.set({ isKeptFitted: true });
  assert.deepEqual(told(), [["fit", true]]);
  page.set({ scene: TYPICAL });
  assert.deepEqual(told(), [["show", "n=400"], ["fit", true]]);
  page.set({ isKeptFitted: false });
  assert.deepEqual(told(), []);
});

test("another size comes into a window that nobody has moved; one that was moved stays, and the way to all of it is shown", (t) => {
  const { chart, told } = start(t, { scene: TYPICAL });
  told();
  Object.assign(chart, { isAsFitted: true, isWellPlaced: false });
  page.set({ scene: OTHER });
  assert.deepEqual([told(), page.get().isCut], [[["show", "n=401"], ["start", true]], false]);
  chart.isAsFitted = false;
  page.set({ scene: TYPICAL });
  assert.deepEqual([told(), page.get().isCut], [[["show", "n=400"]], true]);
  chart.isWellPlaced = true;
  chart.host.tell("Move");
  assert.equal(page.get().isCut, false);
});

test("the same chart for a window of other proportions is fitted, unless somebody has moved the window", (t) => {
  const { chart, told } = start(t, { scene: scene("mine=a&ratio=1.4", FAMILY) });
  told();
  chart.isAsFitted = true;
  page.set({ scene: scene("mine=a&ratio=0.8", FAMILY) });
  assert.deepEqual(told(), [["show", "mine=a&ratio=0.8"], ["start", true]]);
  chart.isAsFitted = false;
  page.set({ scene: scene("mine=a&ratio=1.4", FAMILY) });
  assert.deepEqual(told(), [["show", "mine=a&ratio=1.4"]]);
});

test("opening and folding a branch leaves the window where it stands, and the way to all of it is shown", (t) => {
  const { chart, told } = start(t, { scene: TYPICAL });
  told();
  Object.assign(chart, { isAsFitted: true, isWellPlaced: false });
  page.set({ scene: scene("n=400&open=coo", FAMILY) });
  assert.deepEqual([told(), page.get().isCut], [[["show", "n=400&open=coo"]], true]);
});

test("each company is found where the window stood over it", (t) => {
  const { chart, told } = start(t, { scene: TYPICAL });
  chart.camera = CAMERA(0.3);
  page.set({ scene: LOADED });
  chart.camera = CAMERA(0.7);
  told();
  page.set({ scene: OTHER });
  assert.deepEqual(told(), [["show", "n=401"], ["moveTo", CAMERA(0.3), false]]);
  chart.camera = CAMERA(0.9);
  page.set({ scene: LOADED });
  assert.deepEqual(told(), [["show", "mine=a"], ["moveTo", CAMERA(0.7), false]]);
  page.set({ scene: TYPICAL });
  assert.deepEqual(told()[1], ["moveTo", CAMERA(0.9), false]);
});

test("a company that was read again begins anew, and what was seen of it is forgotten", (t) => {
  const { chart, told } = start(t, { scene: TYPICAL, isLoaded: true, loaded: { id: "a", view: "" } });
  page.set({ scene: LOADED });
  chart.camera = CAMERA(0.7);
  page.set(withReading({ id: "a" }));
  told();
  page.set({ scene: { ...LOADED } });
  assert.deepEqual(told(), [["show", "mine=a"], ["start"]]);
  page.set({ scene: { ...LOADED } });
  assert.deepEqual(told(), [["show", "mine=a"]], "once");
});

test("the window goes where the state aims with the next chart, once", (t) => {
  const { told } = start(t, { scene: TYPICAL });
  for (const [kind, order] of [["start", ["start", true]], ["fit", ["fit", true]]]) {
    page.set({ aim: { kind } });
    told();
    page.set({ scene: { ...OTHER } });
    assert.deepEqual(told(), [["show", "n=401"], order]);
    assert.equal(page.get().aim, null);
  }
});

test("a seat that is drawn is gone to at once; one that is not, when it is", (t) => {
  const { told } = start(t, { scene: LOADED }, { inView: ["n0", "n1", "n7"] });
  told();
  page.set({ aim: { kind: "seat", id: "n1" } });
  assert.deepEqual([told(), page.get().aim], [[["centre", "n1"]], null]);
  page.set({ aim: { kind: "seat", id: "n7" }, selection: "n7" });
  page.set({ scene: { ...LOADED } });
  assert.deepEqual(told(), [["show", "mine=a"]]);
  page.set({ scene: scene("mine=a&open=n1", [seat("n0"), seat("n7")]) });
  assert.deepEqual([told(), page.get().aim], [[["show", "mine=a&open=n1"], ["centre", "n7"]], null]);
});

test("what is selected is marked with its line, in this chart and the next, and brought into the window where it is not", (t) => {
  const { chart, told } = start(t, { scene: TYPICAL }, { inView: ["coo"] });
  const marks = () => chart.done.filter(([name]) => name === "markWithLine").map(([, id]) => id);
  page.set({ selection: "coo" });
  assert.deepEqual(marks(), ["", "coo"]);
  assert.equal(told().some(([name]) => name === "centre"), false);
  page.set({ selection: "cfo" });
  assert.deepEqual(told(), [["centre", "cfo"]]);
  page.set({ scene: OTHER });
  assert.deepEqual(marks(), ["cfo"]);
  told();
  page.set({ selection: "" });
  assert.deepEqual([marks(), told()], [[""], []]);
});

test("a typical company of another structure, or with hardly a card in common, is another picture", () => {
  const drawn = (query, ...ids) => ({ query, seats: ids.map((id) => ({ id })) });
  assert.equal(isUnlike(drawn("n=400", "ceo", "coo"), drawn("n=500", "ceo", "coo", "vp")), false);
  assert.equal(isUnlike(drawn("n=400", "ceo", "coo"), drawn("n=400&struct=matrix", "ceo", "coo")), true);
  assert.equal(isUnlike(drawn("n=2", "ceo", "staff"), drawn("n=400", "ceo", "coo", "cfo")), true);
});
