// From the state to the chart: what is asked of the server, what is drawn, what is complained of.
import test from "node:test";
import assert from "node:assert/strict";
import { startSceneFlow } from "../../../assets/src/chart/scene-flow.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { FIRST, page, queryOf, withBranch, withCompany, withMessage, withParameters, withReading, withView, withoutCompanies } from "../../../assets/src/state/page.js";
import { FAMILY, answer, scene, setState } from "../fakes/scenes.js";
import { fakeFetch } from "../fakes/server.js";

setConfig({ fitted_layouts: ["packed", "down", "radial"] });
// Answers of one test are known in the next: each has companies of its own.
let used = 1000;
const wish = () => queryOf(page.get(), "1.4");
const asked = (server) => server.asked.filter((path) => path.startsWith("/scene?")).map((path) => path.slice(7).replace("&theme=light", "").replace(/&from=.*$/, ""));
const drawn = () => page.get().scene?.query;
const settle = () => new Promise(setImmediate);

/** A flow over a state; `paint` does what waits for the frame. */
function start(t, parts = {}, first = null) {
  const server = fakeFetch(t), waiting = [];
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  used += 100;
  setState(t, { parameters: { n: String(used), scope: "auto" }, ...parts });
  const flow = startSceneFlow(() => "1.4", (act) => waiting.push(act), first);
  const paint = async () => { for (const act of waiting.splice(0)) act(); await settle(); };
  // What waits until the chart has stood for a moment.
  const stand = async () => { await paint(); t.mock.timers.tick(200); await settle(); };
  return { server, flow, paint, stand, n: (more) => page.set(withParameters({ n: String(used + more) })), reply: (query, more) => server.reply(answer(scene(query), more), { start: "/scene" }) };
}

test("the chart that the state asks for is fetched at once, drawn, and asked for once", async (t) => {
  const { server, flow, reply } = start(t);
  assert.deepEqual(asked(server), [wish()]);
  const isDrawn = flow.settled();
  await reply(wish(), { notices: [{ text: "Note.", cites: [] }] });
  assert.deepEqual([await isDrawn, await flow.settled()], [true, true]);
  assert.deepEqual([drawn(), page.get().sentence, page.get().notices.length, page.get().changes], [wish(), "Said.", 1, ""]);
  page.set({ selection: "", tab: "table", camera: { zoom: 1, pan: { x: 0, y: 0 } } });
  page.set(withParameters({ n: String(used) }));
  assert.equal(asked(server).length, 1);
});

test("a chart that came with the page is drawn without a question, where it is the one that is asked for", (t) => {
  const typical = { parameters: { n: "7", scope: "auto" } }, loaded = { isLoaded: true, loaded: { id: "a", view: "" } };
  const first = (query, more) => ({ theme: "light", ratio: "1.4", answer: answer(scene(query)), ...more });
  const came = first("n=7&scope=auto");
  assert.deepEqual([asked(start(t, typical, came).server), page.get().scene], [[], came.answer.scene]);
  assert.deepEqual(asked(start(t, typical, first("n=7&scope=auto", { ratio: "2.0" })).server), []);
  assert.equal(start(t, { ...typical, theme: "dark" }, came).server.asked[0], "/scene?n=7&scope=auto&theme=dark");
  assert.deepEqual(asked(start(t, loaded, first("mine=a&ratio=1.4")).server), []);
  assert.deepEqual(asked(start(t, loaded, first("mine=a&ratio=2.0", { ratio: "2.0" })).server), ["mine=a&ratio=1.4"]);
});

test("what has changed comes with the chart where the one before was named, else it is asked for", async (t) => {
  const { server, stand, reply, n } = start(t), first = wish();
  await reply(first);
  n(1);
  assert.equal(server.asked.at(-1), `/scene?${wish()}&theme=light&from=${encodeURIComponent(first)}`);
  await reply(wish(), { changes: { sentence: "One more.", before: first } });
  assert.equal(page.get().changes, "One more.");
  await stand();
  assert.equal(server.asked.some((path) => path.startsWith("/changes")), false);
  n(0);
  n(2);
  await reply(wish(), { changes: { sentence: "Of another.", before: "n=5" } });
  assert.equal(page.get().changes, "");
  await stand();
  assert.equal(server.asked.filter((path) => path.startsWith("/changes")).length, 1);
});

test("while one question flies only the latest of the later ones is kept", async (t) => {
  const { server, reply, n } = start(t), queries = [wish()];
  for (const more of [1, 2, 3]) { n(more); queries.push(wish()); }
  assert.deepEqual(asked(server), [queries[0]]);
  await reply(queries[0]);
  assert.equal(drawn(), queries[0], "it is on the way, so it is drawn");
  assert.deepEqual(asked(server), [queries[0], queries[3]]);
  await reply(queries[3]);
  assert.deepEqual([drawn(), asked(server).length], [queries[3], 2]);
});

test("an answer that is known is drawn without a request, before the change returns", async (t) => {
  const { server, reply, n } = start(t), first = wish();
  await reply(first);
  n(1);
  await reply(wish());
  const before = server.asked.length;
  n(0);
  assert.deepEqual([drawn(), server.asked.length], [first, before]);
});

test("the server's own words for what was asked ask for nothing new", async (t) => {
  const { server, reply } = start(t, { isLoaded: true, loaded: { id: "a", view: "lv=2&open=n9" } });
  await reply("mine=a&open=a9.n1&ratio=1.4");
  assert.deepEqual([page.get().loaded.view, asked(server).length], ["open=a9.n1", 1]);
  page.set(withView({ lay: "radial" }));
  assert.deepEqual(asked(server)[1], "mine=a&open=a9.n1&lay=radial&ratio=1.4");
});

test("what was chosen while a chart of the same company was on its way is not lost", async (t) => {
  const { server, reply } = start(t, { isLoaded: true, loaded: { id: "a", view: "" } });
  page.set(withView({ lay: "radial" }));
  await reply("mine=a&ratio=1.4");
  assert.equal(page.get().loaded.view, "lay=radial");
  assert.deepEqual(asked(server), ["mine=a&ratio=1.4", "mine=a&lay=radial&ratio=1.4"]);
  await reply("mine=a&lay=radial&ratio=1.4");
  assert.equal(drawn(), "mine=a&lay=radial&ratio=1.4");
});

test("a company that is opened while another chart is on its way is drawn at last", async (t) => {
  const { server, reply } = start(t), typical = wish();
  page.set(withCompany("a"));
  await reply(typical);
  assert.equal(page.get().isLoaded, true);
  await reply("mine=a&ratio=1.4");
  assert.deepEqual([drawn(), asked(server).length], ["mine=a&ratio=1.4", 2]);
});

test("a typical chart stands there while no company is loaded yet, and again when the open one is erased", async (t) => {
  const { server, reply } = start(t, { isLoaded: true }), typical = wish();
  await reply(typical);
  page.set(withCompany("a"));
  await reply("mine=a&ratio=1.4");
  assert.equal(drawn(), "mine=a&ratio=1.4");
  page.set(withoutCompanies(["a"]));
  assert.deepEqual([drawn(), asked(server)], [typical, [typical, "mine=a&ratio=1.4"]]);
});

test("a company that is read again is asked for again", async (t) => {
  const { server, reply } = start(t, { isLoaded: true, loaded: { id: "a", view: "" } });
  await reply("mine=a&ratio=1.4");
  page.set(withReading({ id: "a" }));
  assert.deepEqual(asked(server), ["mine=a&ratio=1.4", "mine=a&ratio=1.4"]);
});

test("other colours are another chart", async (t) => {
  const { server, reply } = start(t), query = wish();
  await reply(query);
  page.set({ theme: "dark" });
  assert.equal(server.asked.at(-1), `/scene?${query}&theme=dark`);
});

test("a failure is told where the company is, the chart stays, and the next change asks again", async (t) => {
  const { server, flow, reply, n } = start(t), first = wish();
  await reply(first);
  n(1);
  const isDrawn = flow.settled();
  await server.lose("network", "/scene");
  assert.equal(await isDrawn, false);
  assert.match(page.get().messages.company, /^The chart could not be drawn\. network/);
  assert.equal(drawn(), first);
  n(2);
  const failed = asked(server).length;
  await reply(wish());
  assert.deepEqual([drawn(), page.get().messages.company], [wish(), ""]);
  n(1);
  assert.equal(asked(server).length, failed + 1, "what failed can be asked for again");
});

test("the failure of a loaded company's chart stands in its panel", async (t) => {
  const { server } = start(t, { isLoaded: true, loaded: { id: "a", view: "" } });
  await server.reply("gone", { status: 404, start: "/scene" });
  assert.match(page.get().messages.loaded, /answered 404. gone/);
  assert.equal(page.get().messages.company, undefined);
});

test("a failure does not swallow what was asked for meanwhile", async (t) => {
  const { server, reply, n } = start(t), first = wish();
  n(1);
  await server.lose("network", "/scene");
  assert.deepEqual(asked(server), [first, wish()]);
  await reply(wish());
  assert.deepEqual([drawn(), page.get().messages.company], [wish(), ""]);
});

test("what is wrong with the parameters is told beside them, and the chart stays, if there is one", async (t) => {
  const { server, reply, n } = start(t), first = wish();
  await reply(first);
  for (const [more, told] of [[1, null], [3, scene("n=400&scope=auto")]]) {
    n(more);
    await server.reply(answer(told, { errors: { n: "Too many.", t: "No number.", others: "Odd." } }), { start: "/scene" });
    const { messages } = page.get();
    assert.deepEqual([messages.headcount, messages.thresholds, messages.company, drawn()], ["Too many.", "No number.", "Odd.", first]);
  }
  page.set(withMessage("link", "Stays."));
  n(2);
  await reply(wish());
  assert.deepEqual(page.get().messages, { headcount: "", thresholds: "", company: "", link: "Stays." });
});

test("a chart that stays because of a wrong value goes with the theme", async (t) => {
  const { server, reply, n } = start(t), first = wish(), wrong = { errors: { n: "Too many.", t: "", others: "" } };
  await reply(first);
  n(1);
  await reply(wish(), wrong);
  page.set({ theme: "dark" });
  await reply(wish(), wrong);
  assert.equal(server.asked.at(-1), `/scene?${first}&theme=dark`);
  await server.reply(answer(scene(first, FAMILY, { theme: "dark" })), { start: "/scene" });
  assert.deepEqual([drawn(), page.get().scene.theme, page.get().messages.headcount], [first, "dark", "Too many."]);
  page.set({ theme: "light" });
  await settle();
  assert.deepEqual([page.get().scene.theme, server.waiting.length], ["light", 0], "back to answers that are known");
});

test("a link that cannot be read as a whole is drawn as far as it can be", async (t) => {
  const { reply } = start(t);
  await reply("n=400&scope=auto", { errors: { n: "Too many.", t: "", others: "" } });
  assert.deepEqual([drawn(), page.get().messages.headcount], ["n=400&scope=auto", "Too many."]);
});

test("the ladder comes with a scene that brings one, and stays", async (t) => {
  const { server, n } = start(t), ladder = { columns: [], ticks: [] };
  await server.reply(answer(scene(wish(), FAMILY, { ladder })), { start: "/scene" });
  n(1);
  await server.reply(answer(scene(wish(), FAMILY, { ladder: null })), { start: "/scene" });
  assert.equal(page.get().ladder, ladder);
});

test("what is different is asked for after the picture, between typical charts only", async (t) => {
  const { server, reply, stand, n } = start(t), first = wish();
  await reply(first);
  await stand();
  assert.equal(server.waiting.some((path) => path.startsWith("/changes")), false);
  n(1);
  await reply(wish());
  assert.equal(server.asked.some((path) => path.startsWith("/changes")), false, "not before the frame is on the screen");
  await stand();
  assert.equal(server.asked.at(-1), `/changes?${wish()}&from=${encodeURIComponent(first)}`);
  await server.reply({ sentence: "One more." }, { start: "/changes" });
  assert.equal(page.get().changes, "One more.");
  page.set(withCompany("a"));
  await reply("mine=a&ratio=1.4");
  await stand();
  assert.equal(server.asked.filter((path) => path.startsWith("/changes")).length, 1);
  assert.equal(page.get().changes, "");
});

test("what is different from a chart that is gone is not told", async (t) => {
  const { server, reply, stand, n } = start(t);
  await reply(wish());
  n(1);
  await reply(wish());
  await stand();
  n(2);
  await reply(wish());
  await server.reply({ sentence: "Old." }, { start: "/changes" });
  assert.equal(page.get().changes, "");
});

test("charts that pass by are not asked for what has changed", async (t) => {
  const { server, reply, paint, stand, n } = start(t);
  await reply(wish());
  for (const more of [1, 2, 3]) {
    n(more);
    await reply(wish());
    await paint();
  }
  await stand();
  assert.deepEqual(server.asked.filter((path) => path.startsWith("/changes")).map((path) => new URLSearchParams(path.slice(9)).get("n")), [String(used + 3)]);
});

test("details come with the chart where the answer has them, else after the picture", async (t) => {
  const { server, reply, paint } = start(t, { selection: "coo" });
  await reply(wish(), { inspection: "Of the coo." });
  await paint();
  assert.equal(page.get().inspection, "Of the coo.");
  page.set(withCompany("a"));
  await reply("mine=a&ratio=1.4", { inspection: "Of the company." });
  await paint();
  assert.deepEqual([page.get().inspection, ...server.asked.map((path) => /^\/scene\?.*&sel=coo$/.test(path))], ["Of the company.", true, true]);
  page.set((state) => ({ ...withBranch("n3")(state), selection: "n3" }));
  await reply("mine=a&ratio=1.4&open=n3");
  await paint();
  assert.equal(server.asked.at(-1), "/inspect?mine=a&ratio=1.4&open=n3&sel=n3");
  await server.reply({ inspection: "Another." }, { start: "/inspect" });
  assert.equal(page.get().inspection, "Another.");
});

test("details of another selection are asked for at once; the latest selection wins", async (t) => {
  const { server, reply, paint } = start(t);
  await reply(wish(), { inspection: "Nothing." });
  await paint();
  page.set({ selection: "coo" });
  page.set({ selection: "cfo" });
  assert.deepEqual(server.waiting, [`/inspect?${wish()}&sel=coo`, `/inspect?${wish()}&sel=cfo`]);
  await server.reply({ inspection: "Of the cfo." }, { start: `/inspect?${wish()}&sel=cfo` });
  await server.reply({ inspection: "Of the coo." }, { start: "/inspect" });
  assert.equal(page.get().inspection, "Of the cfo.");
});

test("a selection that was made while a chart was on its way has its details afterwards", async (t) => {
  const { server, reply, paint } = start(t);
  page.set({ selection: "coo" });
  assert.equal(server.waiting.length, 1);
  await reply(wish(), { inspection: "Nothing." });
  await paint();
  assert.deepEqual(server.waiting, [`/inspect?${wish()}&sel=coo`]);
  await server.lose("network", "/inspect");
  assert.equal(page.get().inspection, "Nothing.");
});

test("a branch that is turned over is asked for in the words of the drawn chart", async (t) => {
  const { server } = start(t, { ...FIRST, parameters: { n: "400", scope: "auto" } });
  await server.reply(answer(scene(`${wish()}&open=ceo`, FAMILY)), { start: "/scene" });
  page.set(withBranch("coo"));
  assert.equal(new URLSearchParams(asked(server)[1]).get("open"), "ceo.coo");
});

test("what may be asked for next is fetched ahead, in the colours of now, and known then", async (t) => {
  const { server, flow, reply, n } = start(t);
  await reply(wish());
  const query = new URLSearchParams(wish());
  query.set("n", String(used + 5));
  flow.ahead(query.toString());
  assert.equal(server.asked.length, 2);
  await reply(query.toString());
  assert.notEqual(drawn(), query.toString());
  n(5);
  assert.deepEqual([drawn(), server.asked.length], [query.toString(), 2]);
});

test("what may be asked for next waits for the chart that is wanted, and only the last of it is fetched", async (t) => {
  const { server, flow, reply } = start(t), first = wish();
  const next = [1, 2, 3, 4, 5, 6].map((more) => `n=${used + more}&scope=auto`);
  next.forEach(flow.ahead);
  assert.deepEqual(asked(server), [first]);
  await reply(first);
  assert.deepEqual(asked(server), [first, ...next.slice(-4)]);
});
