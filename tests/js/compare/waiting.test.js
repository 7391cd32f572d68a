// A comparison that takes a while is said to, and can be cancelled.
import test from "node:test";
import assert from "node:assert/strict";
import { createWaiting } from "../../../assets/src/compare/waiting.js";
import { press, setForms } from "../fakes/person.js";

test("it is said after a moment, with the seconds that went by, and never where the answer came before", (t) => {
  setForms(t, { ids: [] });
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  let cancelled = 0;
  const waiting = createWaiting(() => { cancelled += 1; });
  waiting.begin();
  t.mock.timers.tick(399);
  waiting.end();
  t.mock.timers.tick(5000);
  assert.deepEqual([waiting.element.hidden, waiting.element.textContent], [true, ""]);
  waiting.begin();
  t.mock.timers.tick(400);
  assert.deepEqual([waiting.element.hidden, waiting.element.textContent], [false, "Comparing …Cancel"]);
  t.mock.timers.tick(2000);
  assert.equal(waiting.element.textContent, "Comparing …2 sCancel");
  press(waiting.element, "Cancel");
  assert.equal(cancelled, 1);
  waiting.begin();
  assert.equal(waiting.element.hidden, true, "another question begins anew");
  waiting.end();
});
