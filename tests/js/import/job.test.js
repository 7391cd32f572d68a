// A long request with its progress: one at a time, and it can be given up.
import test from "node:test";
import assert from "node:assert/strict";
import { work } from "../../../assets/src/import/job.js";
import { progressAt, sentText } from "../../../assets/src/import/progress.js";
import { FIRST } from "../../../assets/src/state/page.js";
import { setState } from "../fakes/scenes.js";
import { fakeRequests } from "../fakes/server.js";

const sending = (request, loaded, total) => request.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded, total }));
const now = (page) => { const { job } = page.get(); return job && { label: job.label, part: job.part }; };

test("how far it is stands in the state until it is answered", async (t) => {
  const page = setState(t), sent = fakeRequests(t), answer = work("a.csv", "/upload", { body: "x", type: "text/csv" });
  assert.deepEqual(now(page), { label: "Reading a.csv", part: null });
  sending(sent[0], 3, 10);
  assert.deepEqual(now(page), { label: "Sending a.csv", part: { sent: 3, total: 10 } });
  sent[0].upload.dispatchEvent(new Event("load"));
  assert.deepEqual(now(page), { label: "Reading a.csv", part: null });
  await sent[0].reply({ id: "k" });
  assert.deepEqual(await answer, { data: { id: "k" }, status: 200 });
  assert.deepEqual([now(page), sent[0].headers["Content-Type"]], [null, "text/csv"]);
});

test("a new one ends the old, whose answer counts no more", async (t) => {
  const page = setState(t), sent = fakeRequests(t);
  const first = work("a.csv", "/upload", { body: "" }), second = work("b.csv", "/upload", { body: "" });
  assert.equal((await first).cancelled, true);
  sending(sent[0], 1, 2);
  await sent[0].reply({ id: "a" });
  assert.equal(now(page).label, "Reading b.csv");
  await sent[1].reply({ error: { what: "No table", advice: "Choose another." } }, 422);
  assert.deepEqual(await second, { refusal: { what: "No table", advice: "Choose another." }, status: 422 });
});

test("whoever gives it up is heard once", async (t) => {
  const page = setState(t), sent = fakeRequests(t), first = work("a.csv", "/upload", { body: "" }), { cancel } = page.get().job;
  cancel();
  assert.deepEqual([(await first).cancelled, now(page)], [true, null]);
  const second = work("b.csv", "/upload", { body: "" });
  cancel();
  assert.equal(now(page).label, "Reading b.csv", "an old button ends no new request");
  await sent[1].reply({ id: "b" });
  assert.equal((await second).data.id, "b");
});

test("progress stands where a person looks: in the drawer that is open, else in the panel", () => {
  const job = { label: "Reading a", part: null, cancel() {} }, at = (state) => ["loaded", "columns", "findings"].map((place) => progressAt(place)({ ...FIRST, ...state }));
  assert.deepEqual(at({ job }), [job, "", ""]);
  assert.deepEqual(at({ job, drawer: "columns" }), ["", job, ""]);
  assert.deepEqual(at({ job, drawer: "measures" }), [job, "", ""]);
  assert.deepEqual(at({ messages: { reading: "Read: 3 posts" } }), ["", "", ""], "the panel shows the company itself");
  assert.deepEqual(at({ messages: { reading: "Read: 3 posts" }, drawer: "findings" }), ["", "", "Read: 3 posts"]);
  assert.deepEqual([sentText(null), sentText({ sent: 1024, total: 2 * 1024 * 1024 })], ["", "1 KB of 2.0 MB"]);
});
