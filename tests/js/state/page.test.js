// Updates of the page's state: from a state to the exact new parts.
import test from "node:test";
import assert from "node:assert/strict";
import { setConfig } from "../../../assets/src/state/config.js";
import {
  FIRST, companyOf, openId, queryOf, seatOf, toggledOf, withBranch, withCompany, withLayout, withMessage, withNarrowLayout, withParameters, withPart, withPreset,
  withReading, withScene, withSeat, withToggled, withView, withWholeBranch, withoutCompanies,
} from "../../../assets/src/state/page.js";
import { FAMILY, scene, seat } from "../fakes/scenes.js";

setConfig({ fitted_layouts: ["packed", "down", "radial"] });
const TYPICAL = { ...FIRST, parameters: { n: "400", scope: "auto", alt: true } };
const LOADED = { ...FIRST, isLoaded: true, loaded: { id: "a b", view: "lay=packed&open=n1.n2" }, scene: scene("mine=a+b&open=n1.n2&ratio=1.4", [seat("n1"), seat("n4")]) };
const fields = (query) => Object.fromEntries(new URLSearchParams(query));

test("the query of a typical company holds parameters, thresholds, branches and layout", () => {
  const state = { ...TYPICAL, thresholds: { low: "never" }, toggled: ["coo"], layout: "radial", reach: "cfo" };
  assert.deepEqual(fields(queryOf(state, "1.4")), { n: "400", alt: "1", scope: "auto", t: "low:never", open: "coo", lay: "radial", ratio: "1.4", at: "cfo" });
  const part = { ...TYPICAL, parameters: { n: "400", lv: "", top: "coo", line: "" } };
  assert.deepEqual(fields(queryOf(part, "1")), { n: "400", scope: "auto", top: "coo" });
  assert.equal(fields(queryOf({ ...state, layout: "" }, "1.4")).ratio, undefined, "not where the drawing is the same in every window");
});

test("the query of a loaded company holds its id, the view, the window's ratio, and the seat to reach", () => {
  assert.equal(queryOf(LOADED, "1.4"), "mine=a%20b&lay=packed&open=n1.n2&ratio=1.4");
  assert.deepEqual(fields(queryOf({ ...LOADED, reach: "n12" }, "2.0")), { mine: "a b", lay: "packed", open: "n1.n2", ratio: "2.0", at: "n12" });
  const none = { ...LOADED, parameters: { n: "400", scope: "auto" }, loaded: { id: "", view: "lay=packed" } };
  assert.equal(queryOf(none, "1"), "n=400&scope=auto", "a typical one while none is loaded yet");
});

test("a loaded company behind a typical chart is not the open one", () => {
  assert.deepEqual([openId(LOADED), openId({ ...LOADED, isLoaded: false }), openId(FIRST)], ["a b", "", ""]);
  assert.deepEqual([companyOf("mine=a%20b&open="), companyOf("n=400"), companyOf("")], ["a b", "", ""]);
});

test("parameters are put beside the others; a preset is all of them, but for what belongs to the view", () => {
  assert.deepEqual(withParameters({ n: "9" })(TYPICAL), { parameters: { n: "9", scope: "auto", alt: true } });
  const state = { ...TYPICAL, toggled: ["coo"], layout: "radial" };
  assert.deepEqual(withPreset({ n: "50", alt: false, struct: "matrix" })(state), { parameters: { n: "50", struct: "matrix", alt: true }, toggled: [] });
});

test("a field of the view is put in, and taken away by an empty text", () => {
  assert.deepEqual(withView({ lay: "", by: "c4" })(LOADED), { loaded: { id: "a b", view: "open=n1.n2&by=c4" }, aim: null });
  const text = "c1:equals:a%26b%3Dc,c2:filled:";
  const { loaded } = withView({ where: text })(LOADED);
  assert.equal(fields(queryOf({ ...LOADED, loaded }, "1")).where, text, "signs of a filter come back from the query");
  assert.deepEqual(withView({ lay: "radial" })(TYPICAL), {}, "a typical company has no such view");
});

test("another part begins anew: branches opened by hand are let go, and its beginning comes into the window", () => {
  assert.deepEqual(withPart({ top: "n4" })(LOADED), { loaded: { id: "a b", view: "lay=packed&top=n4" }, aim: { kind: "start" } });
  assert.deepEqual(withPart({ top: "coo" })(TYPICAL), { parameters: { ...TYPICAL.parameters, top: "coo" }, aim: { kind: "start" } });
});

test("a layout goes where the shown company keeps it, and branches as they are; the round one is shown whole", () => {
  assert.deepEqual(withLayout("radial")(TYPICAL), { layout: "radial", aim: { kind: "fit" } });
  assert.deepEqual(withLayout("compact")(LOADED), { loaded: { id: "a b", view: "lay=compact&open=c1.n2" }, aim: { kind: "start" } });
  const opened = { ...LOADED, scene: scene("mine=a+b&open=n4", [{ ...seat("n4"), branch: "open" }]) };
  assert.deepEqual(fields(withLayout("compact")(opened).loaded.view).open, "o4");
});

test("branches are told by the chart that is drawn, and turned over one by one", () => {
  assert.deepEqual([...toggledOf(LOADED)], ["n1", "n2"]);
  assert.deepEqual([...toggledOf(FIRST)], []);
  assert.deepEqual(withBranch("n2")(LOADED), { loaded: { id: "a b", view: "lay=packed&open=n1" }, aim: null });
  const typical = { ...TYPICAL, scene: scene("n=400&open=coo.cfo") };
  assert.deepEqual(withBranch("ceo")(typical), { toggled: ["ceo", "cfo", "coo"] });
  assert.deepEqual(withBranch("coo")(typical), { toggled: ["cfo"] });
  assert.deepEqual(withToggled(new Set())(LOADED).loaded.view, "lay=packed");
});

test("turning a branch over twice asks for the chart before", () => {
  let state = { ...TYPICAL, scene: scene("n=400", FAMILY) };
  const before = queryOf(state, "1");
  for (let times = 0; times < 2; times += 1) {
    state = { ...state, ...withBranch("coo")(state) };
    state = { ...state, ...withScene(scene(queryOf(state, "1"), FAMILY))(state) };
  }
  assert.equal(queryOf(state, "1"), before);
});

test("a whole branch of a loaded company takes the place of its opened card", () => {
  assert.equal(withWholeBranch("n2")(LOADED).loaded.view, "lay=packed&open=a2.n1");
  for (const [id, state] of [["m2", LOADED], ["n2x", LOADED], ["", LOADED]]) assert.deepEqual(withWholeBranch(id)(state), {});
});

test("a seat that is drawn is gone to; of a folded one the way is opened first; a line is only selected", () => {
  assert.deepEqual(withSeat("n4")(LOADED), { selection: "n4", aim: { kind: "seat", id: "n4" } });
  assert.deepEqual(withSeat("n77")(LOADED), { selection: "n77", reach: "n77", aim: { kind: "seat", id: "n77" } });
  assert.deepEqual(withSeat("n4>n1")(LOADED), { selection: "n4>n1" });
  assert.deepEqual(withSeat("director")(TYPICAL), { selection: "director", reach: "director", aim: { kind: "seat", id: "director" } });
  assert.deepEqual(withSeat("director>coo")(TYPICAL), { selection: "director>coo" });
});

test("a company that is opened again is seen as it was; another one begins anew", () => {
  const company = { id: "a b" };
  const state = { ...LOADED, isLoaded: false, tab: "compare", reach: "n1", company, messages: { loaded: "x", link: "y", company: "z" } };
  const same = { isLoaded: true, loaded: LOADED.loaded, reach: "", company, tab: "explore", messages: { loaded: "", link: "", company: "z" } };
  assert.deepEqual(withCompany("a b")(state), same);
  assert.deepEqual(withCompany("c")(state), { ...same, loaded: { id: "c", view: "" }, company: null });
});

test("a company that is read again has other seats", () => {
  const state = { ...LOADED, selection: "n1", reach: "n9", generation: 3 }, company = { id: "a b", name: "A" };
  assert.deepEqual(withReading(company)(state), { company, loaded: { id: "a b", view: "" }, generation: 4, selection: "", reach: "" });
});

test("only a company that is gone is let go", () => {
  assert.deepEqual(withoutCompanies(["c", "a b"])(LOADED), { loaded: { id: "", view: "" }, company: null, reach: "" });
  assert.deepEqual(withoutCompanies(["c"])(LOADED), {});
});

test("what the server says of a drawn chart asks for the same chart again", () => {
  const said = "mine=a+b&lay=packed&open=n1&where=title%3Aequals%3AR%2526D&ratio=1.4";
  const state = { ...LOADED, reach: "n77", ...withScene(scene(said))({ ...LOADED, reach: "n77" }) };
  assert.equal(state.reach, "");
  assert.deepEqual(fields(queryOf(state, "1.4")), fields(said));
  const again = { ...state, ...withScene(scene(queryOf(state, "1.4")))(state) };
  assert.equal(queryOf(again, "1.4"), queryOf(state, "1.4"));
});

test("a chart of another company is drawn, and the open one's view stays", () => {
  const other = scene("mine=c&lay=radial"), typical = scene("n=400");
  assert.deepEqual(withScene(other)(LOADED), { scene: other });
  assert.deepEqual(withScene(typical)(TYPICAL), { scene: typical });
});

test("a whole branch and a way that a typical company was asked for are in its chart's own words", () => {
  const asked = { ...TYPICAL, ...withWholeBranch("coo")(TYPICAL) };
  assert.deepEqual(asked.toggled, ["all:coo"]);
  const opened = withScene(scene("n=400&open=coo.director"))(asked);
  assert.deepEqual(opened.toggled, ["coo", "director"]);
  const reached = withScene(scene("n=400&line=coo"))({ ...TYPICAL, reach: "coo", parameters: { n: "400", top: "cfo", line: "coo" } });
  assert.deepEqual([reached.toggled, reached.reach, reached.parameters], [[], "", { n: "400", top: "", line: "coo" }]);
});

test("a message stands at its place until it is taken away; the same one changes nothing", () => {
  const state = { ...FIRST, messages: { company: "No." } };
  assert.deepEqual(withMessage("link", "Gone.")(state), { messages: { company: "No.", link: "Gone." } });
  assert.deepEqual(withMessage("company", "")(state), { messages: { company: "" } });
  assert.deepEqual(withMessage("company", "No.")(state), {});
  assert.deepEqual(withMessage("search", "")(state), {});
});

test("a seat is found among those drawn", () => {
  assert.equal(seatOf(LOADED, "n4"), LOADED.scene.seats[1]);
  assert.deepEqual([seatOf(LOADED, "n5"), seatOf(FIRST, "n4")], [undefined, undefined]);
});

test("a phone opens with a list where nobody has chosen a layout, and so does each company there", () => {
  const phone = { ...LOADED, isNarrow: true };
  assert.deepEqual(withNarrowLayout(TYPICAL), {});
  assert.deepEqual(withNarrowLayout({ ...TYPICAL, isNarrow: true }), { layout: "list", loaded: { id: "", view: "" } });
  assert.deepEqual(withNarrowLayout({ ...phone, layout: "radial" }), { layout: "radial", loaded: LOADED.loaded });
  assert.deepEqual(withNarrowLayout({ ...phone, loaded: { id: "b", view: "by=c1" } }).loaded, { id: "b", view: "by=c1&lay=list" });
  assert.equal(withCompany("other")(phone).loaded.view, "lay=list");
  assert.equal(withCompany("a b")(phone).loaded.view, LOADED.loaded.view, "as it was seen before");
});
