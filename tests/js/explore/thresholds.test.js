// The drawer of thresholds.
import test from "node:test";
import assert from "node:assert/strict";
import { startThresholds } from "../../../assets/src/explore/thresholds.js";
import { page, withMessage } from "../../../assets/src/state/page.js";
import { setPage } from "../fakes/dom.js";
import { setState } from "../fakes/scenes.js";
import { fakeRequests } from "../fakes/server.js";

const cell = (name, value, more = {}) => ({ type: "Td", props: { "data-threshold": name, "data-label": `${name}, people`, "data-default": value, ...more } });
const TABLE = { table: [cell("low", "50", { "data-shown": "1" }), cell("high", "never")] };

async function open(t, parts = {}) {
  const { byId, document } = setPage(t, { ids: ["thresholds-body", "thresholds-open", "thresholds-reset", "thresholds-message"] });
  setState(t, parts);
  const sent = fakeRequests(t);
  startThresholds();
  byId("thresholds-open").click();
  return { byId, document, sent, settle: () => new Promise(setImmediate), box: (name) => byId("thresholds-body").querySelector(`[data-name=${name}]`) };
}

async function opened(t, parts) {
  const made = await open(t, parts);
  await made.sent[0].reply(TABLE);
  const change = (name, value) => { made.box(name).value = value; made.box(name).dispatch("change"); };
  return { ...made, change };
}

test("the drawer is filled once, when it is opened", async (t) => {
  const { byId, sent, settle, box } = await opened(t, { thresholds: { high: "900" } });
  assert.deepEqual([sent[0].path, page.get().drawer, box("low").value, box("high").value], ["/thresholds", "thresholds", "50", "900"]);
  assert.deepEqual(byId("thresholds-body").querySelectorAll("label").map(({ textContent }) => textContent), ["low, people"]);
  byId("thresholds-open").click();
  await settle();
  assert.equal(sent.length, 1);
});

test("a refusal is told, and the next opening asks again", async (t) => {
  const { byId, sent, settle } = await open(t);
  await sent[0].reply({ error: { what: "Busy", advice: "Wait." } }, 503);
  assert.equal(byId("thresholds-message").textContent, "Busy. Wait.");
  byId("thresholds-open").click();
  await settle();
  assert.equal(sent.length, 2);
});

test("an edit goes into the state, and what is typed is left as it is", async (t) => {
  const { change, box } = await opened(t);
  box("low").focus();
  change("low", "1,200");
  assert.deepEqual([page.get().thresholds, box("low").value], [{ low: "1200" }, "1,200"]);
  change("low", "50");
  assert.deepEqual(page.get().thresholds, {});
});

test("what is typed is read after a pause, and what is the same changes nothing", async (t) => {
  const { box } = await opened(t), told = [];
  page.subscribe((state) => state.thresholds, (now) => told.push(now));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const type = (value) => { box("high").value = value; box("high").dispatch("input"); };
  type("9");
  t.mock.timers.tick(299);
  type("90");
  t.mock.timers.tick(300);
  type("90 ");
  t.mock.timers.tick(300);
  assert.deepEqual(told, [{ high: "90" }]);
});

test("what cannot be read stays in its box, for the server to complain of", async (t) => {
  const { change, box, byId } = await opened(t);
  change("low", "");
  assert.deepEqual([page.get().thresholds, box("low").value], [{ low: "?" }, ""]);
  page.set(withMessage("thresholds", "No number."));
  assert.equal(byId("thresholds-message").textContent, "No number.");
});

test("all can be put back, and edits from elsewhere are shown", async (t) => {
  const { byId, box } = await opened(t, { thresholds: { low: "9", high: "8" } });
  byId("thresholds-reset").click();
  assert.deepEqual([page.get().thresholds, box("low").value, box("high").value], [{}, "50", "never"]);
  page.set({ thresholds: { high: "77" } });
  assert.deepEqual([box("low").value, box("high").value], ["50", "77"]);
});
