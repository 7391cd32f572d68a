// The Compare tab: what is asked, what is shown of the answer, and what the link holds of it.
import test from "node:test";
import assert from "node:assert/strict";
import { createComparison } from "../../../assets/src/compare/side-by-side.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { linkable } from "../fakes/linked.js";
import { enter, serve, setForms, settled, texts } from "../fakes/person.js";
import { scene, setState } from "../fakes/scenes.js";

const IDS = ["bar", "message", "sentence", "list", "title-a", "title-b"].map((part) => `compare-${part}`);
const PRESETS = [["s", "80"], ["l", "3,000"]].map(([key, n]) => ({ key, name: key, values: { n, struct: "functional" } }));
const FIELDS = { a: "l", an: "", b: "l", bn: "", theme: "light", explored: "" };
const html = (type, children) => ({ type, namespace: "dash_html_components", props: { children } });
const answer = (more) => ({
  a: scene("n=80"), b: scene("n=3000"), titles: ["80 people", "3,000 people"], errors: { a: "", b: "", message: "" }, sentence: "From 80 to 3,000 people.",
  counts: [html("Span", "4 added")], list: [html("P", "A director appears.")], ...more,
});

function begin(t, { state = {}, reply = () => [answer()] } = {}) {
  setConfig({ presets: PRESETS });
  const { byId } = setForms(t, { ids: IDS }), page = setState(t, { tab: "compare", scene: scene("n=400"), ...state });
  const sent = serve(t, (_, path) => reply(Object.fromEntries(new URLSearchParams(path.split("?")[1]))));
  const charts = [linkable(0.5), linkable(1)], { compare } = createComparison(...charts);
  return { page, sent, byId, charts, compare, text: (part) => byId(`compare-${part}`).textContent };
}

test("both charts, their titles, the counts and the list are those of the answer", async (t) => {
  const { compare, charts, text, sent, page, byId } = begin(t, { state: { compared: { a: "l" } } });
  await compare();
  assert.deepEqual(Object.fromEntries(new URLSearchParams(sent[0].path.split("?")[1])), FIELDS);
  assert.deepEqual(charts.map(({ shown }) => shown), [["n=80"], ["n=3000"]]);
  assert.deepEqual([text("title-a"), text("title-b"), text("sentence"), text("list")], ["80 people", "3,000 people", "From 80 to 3,000 people.", "A director appears."]);
  assert.deepEqual(texts(byId("compare-bar"), ".counts span"), ["4 added"]);
  assert.deepEqual(page.get().compared, { a: "l", an: "", b: "l", bn: "" });
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
  const { compare, byId, charts, page } = begin(t, { reply: ({ bn }) => [bn ? answer({ a: null, b: null, errors: { a: "", b: "From 1 to 3,000,000.", message: "" } }) : answer()] });
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
});
