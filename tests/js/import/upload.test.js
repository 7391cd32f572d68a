// Files on their way to the server.
import test from "node:test";
import assert from "node:assert/strict";
import { drop, loadFirst, loadSample, paste, startUpload } from "../../../assets/src/import/upload.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { serve, setForms, settled } from "../fakes/person.js";
import { CONFIG, report } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

function begin(t, state = {}) {
  setConfig(CONFIG);
  const { document } = setForms(t), page = setState(t, state);
  const sent = serve(t, () => [{ id: "new", report: report({ mapping: {} }) }]);
  return { document, page, sent, message: () => page.get().messages.loaded || "" };
}
const file = (name, size = 100) => ({ name, size });
const held = ({ text = "", files = [], types = ["Files"], items = [] }) => ({ types, files, items, getData: () => text });
const folder = { webkitGetAsEntry: () => ({ isDirectory: true }) };

test("a file is sent under its name, and its company is opened", async (t) => {
  const { page, sent } = begin(t, { tab: "table" });
  loadFirst([file("staff & co.csv")]);
  assert.deepEqual([page.get().isLoaded, page.get().tab, page.get().job.label], [true, "explore", "Reading staff & co.csv"]);
  await settled();
  assert.deepEqual([sent[0].method, sent[0].path], ["POST", "/upload?name=staff%20%26%20co.csv"]);
  assert.deepEqual([page.get().loaded.id, page.get().fresh], ["new", "new"]);
});

test("one that is larger than the server takes is not sent", (t) => {
  const { sent, message } = begin(t);
  loadFirst([file("large.csv", 3 * 1024 * 1024)]);
  assert.match(message(), /^large\.csv is 3\.0 MB, and this server takes files of at most 2\.0 MB\./);
  assert.deepEqual(sent, []);
});

test("several files and a folder are refused with what to do", (t) => {
  const { sent, message, page } = begin(t);
  loadFirst([file("a.csv"), file("b.csv")]);
  assert.equal(message(), "These are 2 files. One file is loaded at a time: drop or choose one.");
  drop(held({ items: [folder], files: [file("folder")] }));
  assert.equal(message(), "This is a folder. Drop the file with the people in it.");
  assert.deepEqual([sent.length, page.get().isLoaded], [0, true]);
});

test("a copied table is loaded; prose is refused only where a company is expected", async (t) => {
  const { page, sent, message } = begin(t);
  paste(held({ text: "Dear all,\nthe chart is here." }));
  assert.deepEqual([message(), sent.length], ["", 0]);
  page.set({ isLoaded: true });
  paste(held({ text: "Dear all,\nthe chart is here." }));
  assert.match(message(), /^What was pasted is no table\./);
  paste(held({ text: "id\tname\n1\tAda", files: [file("picture.png")] }));
  await settled();
  assert.equal(sent[0].path, "/upload?name=Pasted%20table.tsv");
  assert.equal(await sent[0].body.text(), "id\tname\n1\tAda");
  paste(held({ files: [file("b.csv")] }));
  assert.equal(sent[1].path, "/upload?name=b.csv");
});

test("a sample is one request, and its columns are nobody's to check unless they are doubted", async (t) => {
  const { page, sent } = begin(t);
  await loadSample({ name: "hr", title: "Oracle HR" });
  assert.deepEqual([sent[0].path, sent[0].body, page.get().loaded.id, page.get().fresh], ["/sample/hr", "{}", "new", "new"]);
});

test("while a file is over the page a veil says so; what is no file is left alone", async (t) => {
  const { document, sent } = begin(t), veil = () => document.querySelector(".own-veil");
  startUpload();
  assert.equal(document.body.dispatch("dragover", { dataTransfer: held({ types: ["text/plain"] }) }).isPrevented, false);
  assert.equal(veil(), null);
  const over = document.body.dispatch("dragover", { dataTransfer: held({}) });
  assert.deepEqual([over.isPrevented, veil().textContent], [true, "Drop to load"]);
  document.body.dispatch("dragleave", { relatedTarget: document.body });
  assert.ok(veil());
  document.body.dispatch("dragleave", { relatedTarget: null });
  assert.equal(veil(), null);
  document.body.dispatch("dragenter", { dataTransfer: held({}) });
  document.body.dispatch("drop", { dataTransfer: held({ files: [file("a.csv")] }) });
  await settled();
  assert.deepEqual([veil(), sent.length], [null, 1]);
});

test("what is pasted into a box belongs to the box", (t) => {
  const { document, sent } = begin(t), input = document.createElement("input");
  startUpload();
  document.body.append(input);
  input.dispatch("paste", { clipboardData: held({ text: "id\tname\n1\tAda" }) });
  assert.equal(sent.length, 0);
  document.body.dispatch("paste", { clipboardData: held({ text: "id\tname\n1\tAda" }) });
  assert.equal(sent.length, 1);
});
