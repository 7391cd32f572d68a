// The Compare tab: what is asked, what is shown of the answer, and what the link holds of it.
import test from "node:test";
import assert from "node:assert/strict";
import { createComparison } from "../../../assets/src/compare/tab.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { linkable } from "../fakes/linked.js";
import { enter, press, serve, setForms, settled, texts } from "../fakes/person.js";
import { scene, setState } from "../fakes/scenes.js";

const IDS = ["bar", "message", "sentence", "list", "title-a", "title-b", "join", "steps", "standings"].map((part) => `compare-${part}`);
const PRESETS = [["s", "80"], ["l", "3,000"]].map(([key, n]) => ({ key, name: key, values: { n, struct: "functional" } }));
const FIELDS = { a: "l", b: "l", theme: "light", view: "sides", ratio: "1.2" };
const row = (seat) => ({ kind: "added", label: "Added", sign: "+", seat, id: seat, name: `Kim ${seat}`, field: "", before: "", after: "Clerk", remark: "" });
const answer = (more) => ({
  a: scene("n=80"), b: scene("n=3000"), titles: ["80 people", "3,000 people"], errors: { a: "", b: "", message: "" }, sentence: "From 80 to 3,000 people.",
  summary: [], counts: [{ kind: "added", label: "added", sign: "+", count: 4 }], changed: 4,
  join: { value: "auto", taken: "id", has_leavers: true, matched: [1, 1], people: [2, 2], options: [{ value: "auto", label: "What matches best" }] }, ...more,
});

function begin(t, { state = {}, reply = () => [answer()] } = {}) {
  setConfig({ presets: PRESETS, ratios: ["0.6", "1.2", "1.7"] });
  const { byId } = setForms(t, { ids: IDS }), page = setState(t, { tab: "compare", scene: scene("n=400"), ...state });
  const sent = serve(t, (_, path) => (path.startsWith("/compare/changes")
    ? [{ total: 4, start: 0, rows: [row(`n${new URLSearchParams(path.split("?")[1]).get("start")}`)] }] : path.startsWith("/scene") ? [{ errors: { n: "", t: "", others: "" }, scene: scene("difference=1&open=n1") }]
      : reply(Object.fromEntries(new URLSearchParams(path.split("?")[1])))));
  const charts = [linkable(0.5), linkable(1), linkable(1)], { compare, follow } = createComparison(...charts);
  return { page, sent, byId, charts, compare, follow, text: (part) => byId(`compare-${part}`).textContent };
}

test("both charts, their titles, the counts and the list are those of the answer", async (t) => {
  const { compare, charts, text, sent, page, byId } = begin(t, { state: { compared: { a: "l" } } });
  await compare();
  assert.deepEqual(Object.fromEntries(new URLSearchParams(sent[0].path.split("?")[1])), FIELDS);
  assert.deepEqual(charts.map(({ shown }) => shown), [["n=80"], ["n=3000"], []]);
  assert.deepEqual([text("title-a"), text("title-b"), text("sentence")], ["80 people", "3,000 people", "From 80 to 3,000 people."]);
  assert.deepEqual(texts(byId("compare-bar"), ".count"), ["+ 4 added"]);
  assert.deepEqual(page.get().compared, { a: "l", b: "l" });
  assert.deepEqual(charts[1].camera, charts[0].camera, "fitted together");
});

test("the same is not asked twice; other colours leave the window where it is", async (t) => {
  const { compare, charts, sent, page } = begin(t);
  await compare();
  await compare();
  assert.equal(sent.length, 1);
  charts[0].moveTo({ zoom: 2, pan: { x: 1, y: 1 } });
  page.set({ theme: "dark" });
  await compare();
  assert.deepEqual([sent.length, charts[0].camera.zoom, charts[1].camera.zoom], [2, 2, 2]);
});

test("a side that cannot be read is refused under its box; charts and link stay", async (t) => {
  const { compare, byId, charts, page } = begin(t, { reply: ({ bn }) => [bn ? answer({ a: null, b: null, join: null, errors: { a: "", b: "From 1 to 3,000,000.", message: "" } }) : answer()] });
  await compare();
  const before = page.get().compared;
  enter(byId("compare-b-headcount"), "-5");
  await settled();
  assert.deepEqual(texts(byId("compare-bar"), ".control-error"), ["", "From 1 to 3,000,000."]);
  assert.deepEqual([charts[0].shown.length, page.get().compared], [1, before]);
  enter(byId("compare-b-headcount"), "");
  await settled();
  assert.deepEqual(texts(byId("compare-bar"), ".control-error"), ["", ""]);
});

test("an answer that comes after a newer question is let go; one that fails may be asked again", async (t) => {
  const { compare, byId, charts, sent, text } = begin(t, { reply: () => undefined });
  compare();
  enter(byId("compare-a"), "explored");
  assert.equal(new URLSearchParams(sent[1].path.split("?")[1]).get("explored"), "n=400");
  await sent[1].reply({ error: { what: "Busy", advice: "Try again." } }, 503);
  await sent[0].reply(answer());
  await settled();
  assert.deepEqual([text("message"), charts[0].shown], ["Busy. Try again.", []]);
  compare();
  assert.equal(sent.length, 3);
  await sent[2].reply(answer());
  await settled();
  assert.equal(text("message"), "");
});

test("what is asked no more is taken back; who cancels may ask the same again", async (t) => {
  const { compare, byId, sent, text } = begin(t, { reply: () => undefined });
  const taken = [];
  compare();
  sent[0].addEventListener("abort", () => taken.push(0));
  enter(byId("compare-a"), "explored");
  sent[1].addEventListener("abort", () => taken.push(1));
  assert.deepEqual(taken, [0]);
  sent[1].abort();
  await settled();
  assert.equal(text("message"), "Cancelled. Choose a side again to compare.");
  compare();
  assert.equal(sent.length, 3);
  await sent[2].reply(answer());
  await settled();
  assert.deepEqual([text("message"), text("sentence")], ["", "From 80 to 3,000 people."]);
});

test("both are drawn as one where that view is chosen; the link says which", async (t) => {
  const { compare, byId, charts, sent, page } = begin(t, { state: { compared: { a: "l" } } });
  await compare();
  press(byId("compare-bar"), "Overlay");
  await settled();
  const asked = sent.map(({ path }) => path);
  assert.ok(asked.some((path) => path.startsWith("/compare?") && path.includes("view=overlay")));
  assert.ok(asked.some((path) => path.startsWith("/scene?difference=1&a=l&b=l")));
  assert.deepEqual(charts[2].shown, ["difference=1&open=n1"]);
  assert.equal(page.get().compared.cview, "overlay");
});

test("next goes through the changes, each with its place, and begins again after the last", async (t) => {
  const { compare, byId, text } = begin(t, { state: { compared: { a: "l" } } });
  await compare();
  const said = () => byId("compare-steps").querySelector("p").textContent;
  press(byId("compare-steps"), "Next change");
  await settled();
  assert.equal(said(), "1 of 4. Added: Kim n0, Clerk (not drawn here)");
  press(byId("compare-steps"), "Previous change");
  await settled();
  assert.match(said(), /^4 of 4/);
  assert.equal(text("message"), "");
});

test("sides that another part of the page has chosen are compared", async (t) => {
  const { compare, follow, page, sent } = begin(t, { state: { compared: { a: "l" } } });
  await compare();
  page.set({ compared: { a: "mine:x", b: "fitted:x" } });
  follow();
  await settled();
  assert.ok(sent.some(({ path }) => path.includes("a=mine%3Ax&b=fitted%3Ax")));
});

test("a branch of a typical company folds on both sides where both have it; other companies begin unfolded", async (t) => {
  const seat = (id, branch) => ({ id, branch });
  const folded = (n, open) => ({ ...scene(`n=${n}${open ? `&open=${open}` : ""}`), seats: [seat("ceo", "open"), seat("coo", open ? "folded" : "open"), seat("op", "none")] });
  const { compare, byId, charts, sent } = begin(t, { state: { compared: { a: "l" } }, reply: ({ opena, openb }) => [answer({ a: folded(80, opena), b: folded(3000, openb) })] });
  await compare();
  charts[0].host.tell("Tap", { id: "coo" });
  await settled();
  const fields = () => new URLSearchParams(sent.at(-1).path.split("?")[1]);
  assert.deepEqual([fields().get("opena"), fields().get("openb")], ["coo", "coo"]);
  assert.deepEqual([charts[0].shown.at(-1), charts[1].shown.at(-1)], ["n=80&open=coo", "n=3000&open=coo"]);
  charts[1].host.tell("Tap", { id: "op" });
  await settled();
  assert.equal(sent.length, 2, "nobody is below");
  assert.deepEqual([charts[0].lit.at(-1), charts[1].lit.at(-1)], ["op", "op"]);
  enter(byId("compare-a-headcount"), "99");
  await settled();
  assert.equal(fields().get("opena"), "coo", "the same company at another headcount");
  enter(byId("compare-b"), "s");
  await settled();
  assert.deepEqual([fields().get("opena"), fields().get("openb")], [null, null]);
});
