// Pictures of people: whose they are, when they are painted, when they are let go.
import test from "node:test";
import assert from "node:assert/strict";
import { startAvatars } from "../../../assets/src/chart/avatars.js";
import { page, withCompany, withReading } from "../../../assets/src/state/page.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { orders } from "../fakes/host.js";
import { scene, seat, setState } from "../fakes/scenes.js";
import { fakeRequests } from "../fakes/server.js";

const file = (name) => ({ name, size: 10, type: "image/png" });
const SEAT = seat("n3", { face: [20, 30, 12] });
const settle = async () => { for (let times = 0; times < 10; times += 1) await new Promise(setImmediate); };

/** Pictures are their files' names; one called "broken.png" is none. */
function start(t) {
  const sent = fakeRequests(t), before = globalThis.createImageBitmap, open = new Set();
  setState(t, { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", [SEAT], { view: { face: "photos" } }) });
  globalThis.createImageBitmap = async (source) => {
    if (source.name === "broken.png") throw new Error("no picture");
    const picture = { name: source.name, width: 200, height: 100, close: () => open.delete(picture) };
    open.add(picture);
    return picture;
  };
  t.after(() => { globalThis.createImageBitmap = before; });
  const chart = orders(), { choose, messageOf } = startAvatars(chart);
  const painted = (one = SEAT) => { const ctx = recorder(); chart.decorate(ctx, one); return callsOf(ctx, "drawImage").map(({ args: [{ name }, ...at] }) => [name, ...at]); };
  return { sent, chart, choose, messageOf, painted, open };
}

async function chosen(t) {
  const made = start(t);
  made.choose([file("E3.png"), file("broken.png"), file("x.png"), file("notes.txt")]);
  await made.sent[0].reply({ seats: [[3, 4], [5], []], unsure: [] });
  await settle();
  return made;
}

test("names go to the server, pictures to their seats, and what became of them is told", async (t) => {
  const { sent, chart, messageOf, painted } = await chosen(t);
  assert.deepEqual(JSON.parse(sent[0].body), { names: ["E3", "broken", "x"] });
  assert.equal(messageOf(), "1 of 4 pictures belong to somebody here. Not matched: x.png. Not to be read as a picture: broken.png. No JPEG, PNG or WebP: notes.txt.");
  assert.deepEqual(painted(), [["E3.png", 8, 18, 24, 24]]);
  assert.deepEqual(painted(seat("n4", { face: [20, 30, 12] })).length, 1);
  assert.deepEqual(chart.done, [["repaint"]]);
});

test("only cards with a face have pictures, and only while photos are asked for", async (t) => {
  const { painted } = await chosen(t);
  assert.deepEqual(painted(seat("n3")), []);
  assert.deepEqual(painted(seat("n9", { face: [1, 1, 1] })), []);
  page.set({ scene: scene("mine=a", [SEAT], { view: { face: "initials" } }) });
  assert.deepEqual(painted(), []);
});

test("pictures are those of their company alone, and are there again when it is", async (t) => {
  const { painted, messageOf } = await chosen(t);
  page.set(withCompany("b"));
  assert.deepEqual([painted(), messageOf()], [[], ""]);
  page.set(withCompany("a"));
  assert.equal(painted().length, 1);
});

test("a company that is read again or erased lets its pictures go, and their memory", async (t) => {
  const gone = [() => page.set(withReading({ id: "a" })), () => page.set({ companies: [{ id: "b" }] })];
  for (const go of gone) {
    const { painted, messageOf, open } = await chosen(t);
    page.set({ companies: [{ id: "a" }] });
    assert.equal(painted().length, 1);
    go();
    assert.deepEqual([painted(), messageOf(), open.size], [[], "", 0]);
  }
});

test("a later choice takes the place of one that is still being read", async (t) => {
  const { sent, choose, painted, open } = start(t);
  choose([file("old.png")]);
  choose([file("new.png")]);
  await sent[1].reply({ seats: [[3]], unsure: [] });
  await settle();
  await sent[0].reply({ seats: [[3]], unsure: [] });
  await settle();
  assert.deepEqual([painted().map(([name]) => name), open.size], [["new.png"], 1]);
});

test("a refusal is told; no files are no choice", async (t) => {
  const { sent, choose, messageOf } = start(t);
  choose([]);
  assert.equal(sent.length, 0);
  choose([file("a.png")]);
  assert.match(messageOf(), /^Looking/);
  await sent[0].reply({ error: { what: "Gone", advice: "Load it." } }, 404);
  assert.equal(messageOf(), "Gone. Load it.");
});
