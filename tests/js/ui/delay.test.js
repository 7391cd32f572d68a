// What waits for a frame.
import test from "node:test";
import assert from "node:assert/strict";
import { afterFrames } from "../../../assets/src/ui/delay.js";
import { fakeFrames } from "../fakes/host.js";

test("what waits for the frame is done after it, the same thing once", async (t) => {
  const frames = fakeFrames(t), afterPaint = afterFrames(), done = [], act = () => done.push("act");
  afterPaint(act);
  afterPaint(() => done.push("other"));
  afterPaint(act);
  assert.deepEqual(done, []);
  await frames.next();
  assert.deepEqual(done, ["act", "other"]);
  afterPaint(act);
  await frames.next();
  assert.deepEqual(done, ["act", "other", "act"]);
});

test("on a page that nobody sees, which has no frames, it is done a little later", (t) => {
  fakeFrames(t);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const done = [];
  afterFrames()(() => done.push("act"));
  t.mock.timers.tick(249);
  assert.deepEqual(done, []);
  t.mock.timers.tick(1);
  assert.deepEqual(done, ["act"]);
});
