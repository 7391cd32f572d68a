// Charts from the server: what is kept, what is asked once.
import test from "node:test";
import assert from "node:assert/strict";
import { fetchAhead, getChanges, getInspection, getLoadedScene, getScene, knownScene } from "../../../assets/src/api/scenes.js";
import { answer, scene } from "../fakes/scenes.js";
import { fakeFetch } from "../fakes/server.js";

const known = (query) => knownScene(query, "light", "");
const ask = (query, theme = "light", selection = "") => getScene(query, theme, selection);

test("a typical chart is asked for once while the question flies, and known afterwards", async (t) => {
  const server = fakeFetch(t), told = answer(scene("n=1"));
  const both = [ask("n=1"), ask("n=1")];
  assert.equal(known("n=1"), null, "what flies is not here yet");
  await server.reply(told);
  assert.deepEqual(await Promise.all(both), [told, told]);
  assert.equal(known("n=1"), told);
  assert.equal(await ask("n=1"), told);
  assert.deepEqual(server.asked, ["/scene?n=1&theme=light"]);
});

test("colours and selection are part of the question", async (t) => {
  const server = fakeFetch(t);
  ask("n=2", "dark");
  ask("n=2", "light", "a>b");
  assert.deepEqual(server.asked, ["/scene?n=2&theme=dark", "/scene?n=2&theme=light&sel=a%3Eb"]);
  await server.reply("dark");
  assert.deepEqual([knownScene("n=2", "dark", ""), known("n=2")], ["dark", null]);
});

test("a loaded company's chart is asked for every time", async (t) => {
  const server = fakeFetch(t);
  const first = getLoadedScene("mine=a&ratio=1", "light", ""), second = getLoadedScene("mine=a&ratio=1", "light", "n1");
  assert.deepEqual(server.asked, ["/scene?mine=a&ratio=1&theme=light", "/scene?mine=a&ratio=1&theme=light&sel=n1"]);
  await server.reply("one");
  await server.reply("two");
  assert.deepEqual([await first, await second, known("mine=a&ratio=1")], ["one", "two", null]);
});

test("a failure is told with what the server said, and forgotten", async (t) => {
  const server = fakeFetch(t);
  for (const [said, told] of [
    ["busy", "The server answered 503. busy"],
    ["<html><h1>Bad Gateway</h1></html>", "The server answered 503. Try again in a moment."],
    [JSON.stringify({ error: { what: "Too much at once", advice: "Wait a minute." } }), "Too much at once. Wait a minute."],
  ]) {
    const failing = assert.rejects(ask("n=3"), { message: told });
    await server.reply(said, { status: 503 });
    await failing;
  }
  const lost = assert.rejects(ask("n=3"), /network/);
  await server.lose("network");
  await lost;
  const again = ask("n=3");
  await server.reply("here");
  assert.equal(await again, "here");
  assert.equal(server.asked.length, 5);
});

test("what is fetched ahead is not asked for again, and its failure is nobody's", async (t) => {
  const server = fakeFetch(t);
  fetchAhead("n=4", "light", "");
  fetchAhead("n=4", "light", "");
  const asked = ask("n=4");
  await server.reply("four");
  assert.equal(await asked, "four");
  fetchAhead("n=4", "light", "");
  assert.equal(server.asked.length, 1);
  fetchAhead("n=5", "light", "");
  await server.lose("network");
  assert.equal(known("n=5"), null);
});

test("the answers used last are kept, the others let go", async (t) => {
  const server = fakeFetch(t);
  const keep = async (query) => {
    fetchAhead(query, "light", "");
    await server.reply(query);
  };
  await keep("first");
  await keep("second");
  for (let at = 0; at < 94; at += 1) await keep(`x=${at}`);
  assert.equal(known("first"), "first");
  await keep("one more");
  assert.deepEqual([known("first"), known("second"), known("one more")], ["first", null, "one more"]);
});

test("changes and details are asked with the query they are of", async (t) => {
  const server = fakeFetch(t);
  const changes = getChanges("n=9&t=a:1", "n=8&open=x");
  await server.reply({ sentence: "More." });
  assert.deepEqual(await changes, { sentence: "More." });
  const details = getInspection("mine=a", "n1>n0");
  await server.reply({ inspection: "It." });
  assert.deepEqual(await details, { inspection: "It." });
  assert.deepEqual(server.asked, ["/changes?n=9&t=a:1&from=n%3D8%26open%3Dx", "/inspect?mine=a&sel=n1%3En0"]);
});
