// What comes late: scripts, pauses, and waiting for something to come true.
import test from "node:test";
import assert from "node:assert/strict";
import { delays } from "../../../assets/src/ui/delay.js";
import { lateModule } from "../../../assets/src/ui/late-module.js";
import { loadScript } from "../../../assets/src/ui/load-script.js";
import { until } from "../../../assets/src/ui/until.js";
import { setPage } from "../fakes/dom.js";
import { fakeFrames } from "../fakes/host.js";

test("a script is fetched once, however many wait for it", async (t) => {
  const { document } = setPage(t);
  const both = [loadScript("/grid.js", "the table"), loadScript("/grid.js", "the table")];
  assert.deepEqual(document.head.elements.map(({ src }) => src), ["/grid.js"]);
  document.head.firstChild.onload();
  await Promise.all(both);
  await loadScript("/grid.js", "the table");
  assert.equal(document.head.elements.length, 1);
});

test("a script that does not come is told, and can be asked for again", async (t) => {
  const { document } = setPage(t), failing = loadScript("/lost.js", "the table");
  document.head.firstChild.onerror();
  await assert.rejects(failing, /script of the table could not be loaded/);
  assert.equal(document.head.elements.length, 0);
  const again = loadScript("/lost.js", "the table");
  document.head.firstChild.onload();
  await again;
});

test("a module that does not come is asked for again under another address, and again by the next use", async (t) => {
  const { document } = setPage(t), asked = [], notes = () => document.body.querySelectorAll(".late-note").map((one) => one.textContent.slice(0, 26));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let isThere = false;
  const late = lateModule("/late.js?v=1", async (address) => { asked.push(address); if (!isThere) throw new TypeError("Failed to fetch"); return "module"; });
  const flow = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
  const lost = assert.rejects(late(), /did not come/);
  for (const pause of [500, 1500, 4000, 8000]) {
    await flow();
    assert.deepEqual(notes(), ["The server does not answer"]);
    t.mock.timers.tick(pause);
  }
  await lost;
  assert.deepEqual(asked, ["/late.js?v=1", "/late.js?v=1&again=1", "/late.js?v=1&again=2", "/late.js?v=1&again=3", "/late.js?v=1&again=4"]);
  assert.deepEqual(notes(), ["This part of the page did "]);
  isThere = true;
  assert.deepEqual(await Promise.all([late(), late()]), ["module", "module"]);
  assert.deepEqual([asked.length, notes()], [6, []]);
});

test("of what is asked in a pause the last is done, each thing on its own", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const soon = delays(300), done = [];
  soon("a", () => done.push("a1"));
  t.mock.timers.tick(200);
  soon("a", () => done.push("a2"));
  soon("b", () => done.push("b"));
  t.mock.timers.tick(299);
  assert.deepEqual(done, []);
  t.mock.timers.tick(1);
  assert.deepEqual(done, ["a2", "b"]);
});

test("what is waited for is looked at once a frame, until it is true or too late", async (t) => {
  const frames = fakeFrames(t);
  let looks = 0;
  const found = until(() => { looks += 1; return looks === 3; });
  await frames.next();
  assert.equal(looks, 2);
  await frames.next();
  assert.equal(await found, true);
  const never = until(() => false, 40);
  for (let times = 0; times < 3; times += 1) await frames.next(20);
  assert.equal(await never, false);
});
