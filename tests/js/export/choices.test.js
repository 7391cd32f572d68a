// What can be chosen of an export goes together, and makes the request of a file.
import test from "node:test";
import assert from "node:assert/strict";
import { base64Of, FIRST_CHOICES, branchOf, canHold, canTurn, isBusy, paperLabel, papersOf, requestOf, scopesOf, stateText, usesOf, withChoice } from "../../../assets/src/export/choices.js";

const DAY = new Date(2026, 10, 7, 23, 59);
const STATE = { scene: { query: "mine=abc&lv=2", seats: [{ id: "n4", title: "Ann" }, { id: "mtops", title: "More tops" }] }, selection: "n4" };

test("another format brings its usual pages and paper, and what a person chose stays", () => {
  const slides = withChoice(FIRST_CHOICES, { format: "pptx" });
  assert.deepEqual([slides.pages, slides.paper], ["by-manager", "16:9"]);
  const pages = withChoice(withChoice(slides, { format: "pdf" }), { pages: "by-level" });
  assert.deepEqual([pages.pages, pages.paper], ["by-level", "A4"]);
  assert.equal(withChoice(withChoice(pages, { paper: "A3" }), { theme: "dark" }).paper, "A3");
  assert.equal(withChoice(pages, { pages: "one" }).paper, "content");
  assert.equal(FIRST_CHOICES.pages, "one");
});

test("a format has only what it has a use for", () => {
  const uses = (format, pages = "one") => Object.entries(usesOf({ ...FIRST_CHOICES, format, pages })).filter(([, is]) => is).map(([key]) => key);
  assert.deepEqual(uses("csv"), []);
  assert.deepEqual(uses("png"), ["paper", "scale", "theme", "texts", "title", "legend", "transparent"]);
  assert.deepEqual(uses("svg"), ["paper", "theme", "texts", "title", "legend", "transparent"]);
  assert.deepEqual(uses("pdf"), ["pages", "paper", "theme", "texts", "title", "legend"]);
  assert.deepEqual(uses("pdf", "by-manager"), ["pages", "paper", "theme", "texts", "title"]);
  assert.deepEqual(uses("html"), ["theme", "texts", "title"]);
  const finished = usesOf({ ...FIRST_CHOICES, format: "pdf", scope: "fit" });
  assert.deepEqual([finished.texts, finished.title, finished.legend], [true, true, false]);
  assert.equal(usesOf({ ...FIRST_CHOICES, scope: "comparison" }).legend, true);
});

test("a tab offers what it shows, and a format that cannot hold it gives way", () => {
  assert.deepEqual(["explore", "table", "compare", "fit"].map((tab) => scopesOf(tab)[0]), ["shown", "shown", "comparison", "fit"]);
  assert.deepEqual([canHold("comparison", "xlsx"), canHold("comparison", "pptx"), canHold("fit", "html"), canHold("company", "pptx")], [true, false, true, true]);
  const slides = withChoice(FIRST_CHOICES, { format: "pptx" }), compared = withChoice(slides, { scope: "comparison" });
  assert.deepEqual([compared.format, compared.pages, compared.paper], ["pdf", "one", "content"]);
  assert.equal(withChoice({ ...FIRST_CHOICES, format: "xlsx" }, { scope: "comparison" }).format, "xlsx");
});

test("a comparison is asked for by the chart and both sides, branches by whose they are", () => {
  const compared = { a: "mine:abc", an: "", b: "preset_80", join: "role" };
  const asked = requestOf({ ...FIRST_CHOICES, scope: "comparison", each: "department" }, { ...STATE, compared }, DAY);
  assert.deepEqual([asked.query, asked.each, asked.scope], ["mine=abc&lv=2&a=mine%3Aabc&b=preset_80&join=role", "", "comparison"]);
  assert.equal(requestOf({ ...FIRST_CHOICES, scope: "branches", each: "department" }, STATE, DAY).each, "department");
});

test("a report goes on upright sheets, and a logo goes with what has a place for it", () => {
  const report = withChoice(FIRST_CHOICES, { scope: "fit" });
  assert.deepEqual([report.paper, report.isUpright], ["A4", true]);
  const compared = withChoice(report, { scope: "comparison" });
  assert.deepEqual([compared.paper, compared.isUpright], ["content", false]);
  const logo = { name: "a.png", data: base64Of(new Uint8Array(70000).fill(65)) };
  assert.equal(logo.data.length, 93336);
  assert.equal(logo.data.slice(0, 4), "QUFB");
  assert.equal(requestOf({ ...FIRST_CHOICES, logo }, STATE, DAY).logo, logo.data);
  assert.equal(requestOf({ ...FIRST_CHOICES, logo, format: "csv" }, STATE, DAY).logo, "");
});

test("one picture can be as large as the chart, and screens do not stand upright", () => {
  assert.deepEqual(papersOf({ ...FIRST_CHOICES, pages: "one" }, ["A4"]).map(([key]) => key), ["content", "A4"]);
  assert.deepEqual(papersOf({ ...FIRST_CHOICES, pages: "by-level" }, ["A4"]).map(([key]) => key), ["A4"]);
  assert.deepEqual(["pdf", "pptx", "png"].map(paperLabel), ["Paper", "Slide size", "Proportions"]);
  assert.equal(withChoice({ ...FIRST_CHOICES, format: "png", paper: "16:9" }, { scale: 4 }).paper, "16:9");
  assert.deepEqual(["content", "16:9", "A4"].map(canTurn), [false, false, true]);
});

test("a request names what its format uses, and the visitor's own day", () => {
  const choices = { ...FIRST_CHOICES, format: "pdf", pages: "by-manager", paper: "A3", isUpright: true, scale: 4, hasDate: true, title: " Board ", isTransparent: true };
  const asked = requestOf(choices, STATE, DAY);
  assert.deepEqual(
    [asked.query, asked.pages, asked.paper, asked.scale, asked.date, asked.title, asked.is_transparent, asked.branch],
    ["mine=abc&lv=2", "by-manager", "A3-portrait", 1, "2026-11-07", "Board", false, ""],
  );
  const table = requestOf({ ...choices, format: "csv", scope: "branch" }, STATE, DAY);
  assert.deepEqual([table.pages, table.paper, table.date, table.title, table.branch], ["usual", "", "", "", "n4"]);
  assert.equal(requestOf({ ...choices, format: "png" }, STATE, DAY).is_transparent, true);
});

test("a branch is that of a card that is somebody's", () => {
  assert.deepEqual(branchOf(STATE), { id: "n4", name: "Ann" });
  assert.equal(branchOf({ ...STATE, selection: "mtops" }), null);
  assert.equal(branchOf({ ...STATE, selection: "n4>n1" }), null);
  assert.equal(branchOf({ ...STATE, selection: "" }), null);
  assert.equal(branchOf({ scene: null, selection: "n4" }), null);
  assert.equal(branchOf({ scene: { query: "n=400", seats: [{ id: "coo", title: "Chief" }] }, selection: "coo" }).id, "coo");
});

test("how far it is stands there in words", () => {
  const one = { state: "working", done: 12, of: 412, size_bytes: 0, error: "" };
  const told = (more) => stateText({ ...one, ...more }, (bytes) => `${bytes} B`, String);
  assert.equal(told({}), "12 of 412");
  assert.equal(told({ of: 0 }), "Being made");
  assert.equal(told({ state: "waiting" }), "Waiting for its turn");
  assert.equal(told({ state: "ready", size_bytes: 7 }), "7 B");
  assert.equal(told({ state: "failed", error: "Too large." }), "Too large.");
  assert.deepEqual([isBusy([]), isBusy([one]), isBusy([{ ...one, state: "ready" }])], [false, true, false]);
});
