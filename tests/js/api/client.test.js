// Requests: one shape of answer, whatever happens.
import test from "node:test";
import assert from "node:assert/strict";
import { get, post, send, sentenceOf } from "../../../assets/src/api/client.js";
import { fakeRequests } from "../fakes/server.js";

test("an answer is its data", async (t) => {
  const sent = fakeRequests(t), asked = get("/companies");
  await sent[0].reply({ companies: [] });
  assert.deepEqual(await asked, { data: { companies: [] }, status: 200 });
  assert.deepEqual([sent[0].method, sent[0].path, sent[0].body, sent[0].headers], ["GET", "/companies", null, {}]);
});

test("what is posted is JSON", async (t) => {
  const sent = fakeRequests(t);
  post("/seats", { start: 0, search: "Zoë" });
  assert.deepEqual([sent[0].body, sent[0].headers], ["{\"start\":0,\"search\":\"Zoë\"}", { "Content-Type": "application/json" }]);
});

test("a refusal is the server's own words, or what it answered instead of any", async (t) => {
  const sent = fakeRequests(t), error = { what: "No such company", advice: "Load it again." };
  const cases = [
    [{ error }, 404, error],
    ["<h1>Bad Gateway</h1>".repeat(50), 502, { what: "The server answered 502", advice: "Try again in a moment." }],
    ["not json", 200, { what: "The server answered 200", advice: "not json" }],
    ["null", 200, { what: "The server answered 200", advice: "null" }],
  ];
  for (const [text, status, refusal] of cases) {
    const asked = get("/x");
    await sent[sent.length - 1].reply(text, status);
    assert.deepEqual(await asked, { refusal, status });
  }
});

test("a lost connection is a refusal, a cancelled request is none", async (t) => {
  const sent = fakeRequests(t);
  const lost = get("/x");
  sent[0].dispatchEvent(new Event("error"));
  const { refusal, status } = await lost;
  assert.deepEqual([refusal.what, status], ["The server did not answer", 0]);
  const { answer, cancel } = send("POST", "/upload", { body: "bytes", type: "text/csv" });
  assert.equal(sent[1].headers["Content-Type"], "text/csv");
  cancel();
  assert.deepEqual(await answer, { cancelled: true, status: 0 });
});

test("an upload tells how far it is, and that all of it is there", (t) => {
  const sent = fakeRequests(t), told = [];
  send("POST", "/upload", { body: "bytes", onSent: (...part) => told.push(part) });
  sent[0].upload.dispatchEvent(Object.assign(new Event("progress"), { loaded: 3, total: 5 }));
  sent[0].upload.dispatchEvent(new Event("load"));
  assert.deepEqual(told, [[3, 5], [1, 1]]);
});

test("a refusal is read as sentences", () => {
  assert.equal(sentenceOf({ what: "The file is empty.", advice: "Choose another." }), "The file is empty. Choose another.");
  assert.equal(sentenceOf({ what: "The file is empty", advice: "" }), "The file is empty.");
});
