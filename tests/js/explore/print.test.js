// Print: what is put on the paper.
import test from "node:test";
import assert from "node:assert/strict";
import { sheetOf, startPrint } from "../../../assets/src/explore/print.js";
import { setPage } from "../fakes/dom.js";
import { texts } from "../fakes/person.js";
import { line, scene, setState } from "../fakes/scenes.js";

test("a sheet is turned as the chart is", () => {
  const { width, height } = sheetOf({ left: 0, right: 10, top: 0, bottom: 20 });
  assert.ok(width < height);
});

test("the sheet says in which colours the chart is drawn, and goes after the print", (t) => {
  setPage(t);
  const lines = [line("coo", "cfo", { kind: "alternative", label: "without a chief" })];
  setState(t, { theme: "dark", sentence: "At 45 people.", scene: scene("n=45", [], { lines }) });
  startPrint({ seats: new Map([["ceo", {}]]), bounds: { left: 0, right: 9, top: 0, bottom: 5 }, picture: () => document.createElement("canvas") });
  window.dispatchEvent(new Event("beforeprint"));
  const sheet = document.body.querySelector(".print-sheet");
  assert.equal(sheet.getAttribute("data-drawn"), "dark");
  assert.deepEqual(texts(sheet, "li"), ["1 without a chief"], "what the numbers on the lines mean");
  window.dispatchEvent(new Event("afterprint"));
  assert.equal(document.body.querySelector(".print-sheet"), null);
});
