// The parts of assets/ that need no browser. Run by test_assets.py, or alone: node --test tests/js
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const asset = (name) => require(path.join(__dirname, "..", "..", "assets", `${name}.js`));

test("bends give back the corner they were made from", () => {
  const { toSegments } = asset("bends");
  const a = { x: 10, y: 20 }, b = { x: 210, y: 320 };
  const corners = [[10, 150], [210, 150]];
  const { weights, distances } = toSegments(corners, a, b);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const unit = [(b.x - a.x) / length, (b.y - a.y) / length];
  weights.split(" ").map(Number).forEach((weight, i) => {
    const distance = Number(distances.split(" ")[i]);
    const x = a.x + (b.x - a.x) * weight - unit[1] * distance;
    const y = a.y + (b.y - a.y) * weight + unit[0] * distance;
    assert.ok(Math.hypot(x - corners[i][0], y - corners[i][1]) < 0.1, `${x}, ${y}`);
  });
});

test("two cards at one place still give finite bends", () => {
  const { toSegments } = asset("bends");
  const { weights, distances } = toSegments([[5, 5]], { x: 1, y: 1 }, { x: 1, y: 1 });
  assert.ok(Number.isFinite(Number(weights)) && Number.isFinite(Number(distances)));
});

test("a route on its way starts at the old one and ends at the new one", () => {
  const { between, ease } = asset("bends");
  const from = [[0, 0], [0, 10]], to = [[10, 0], [10, 30]];
  assert.deepEqual(between(from, to, 0), from);
  assert.deepEqual(between(from, to, 1), to);
  assert.deepEqual(between(from, to, 0.5), [[5, 0], [5, 20]]);
  assert.deepEqual(between(null, to, 0.2), to);
  // Another layout has other corners: the line glides all the same, from its own end to the new one.
  assert.deepEqual(between([[0, 0]], to, 0.5), [[5, 0], [5, 15]]);
  assert.deepEqual(between([[0, 0], [4, 4], [8, 8]], to, 0), [[0, 0], [8, 8]]);
  assert.equal(ease(0), 0);
  assert.equal(ease(1), 1);
  assert.ok(ease(0.25) < 0.25 && ease(0.75) > 0.75);
});

test("a slider step is a number a person would say", () => {
  const { fromSlider } = asset("controls");
  assert.equal(fromSlider(0), 1);
  assert.equal(fromSlider(Math.log10(3000000)), 3000000);
  assert.equal(fromSlider(9), 3000000);
  let before = 0;
  for (let place = 0; place <= 6.48; place += 0.01) {
    const now = fromSlider(place);
    assert.ok(Number.isInteger(now) && now >= Math.max(1, before), `${place}: ${now} after ${before}`);
    before = now;
  }
});

test("headcounts are read as the server reads them", () => {
  const { toHeadcount } = asset("controls");
  for (const text of ["3000", "3,000", "3 000", "3\u00a0000", "3_000", "+3000", " 3000 "]) assert.equal(toHeadcount(text), 3000);
  for (const text of ["", "abc", "1e99", "-5", "2.5", "0x10", null, undefined]) assert.ok(Number.isNaN(toHeadcount(text)), text);
});

const HELD = { n: "400", imp: "normal", scope: "auto", words: [], weak: [], strong: [], div: "", office: true, alt: false };

test("controls become a query", () => {
  const { toQuery } = asset("controls");
  const read = (...args) => Object.fromEntries(new URLSearchParams(toQuery(...args)));
  assert.deepEqual(read(HELD, {}, []), { n: "400", imp: "normal", office: "1", alt: "0", scope: "auto" });
  const more = { ...HELD, scope: "explicit", words: ["finance"], weak: ["it"], strong: ["it", "legal"], div: " 3 " };
  const fields = read(more, { "b.low": "never", "a.low": "9" }, ["coo", "ceo"]);
  assert.equal(fields.scope, "operations.finance.");
  assert.equal(fields.str, "it:weak.legal:strong");
  assert.equal(fields.div, "3");
  assert.equal(fields.t, "a.low:9,b.low:never");
  assert.equal(fields.open, "coo.ceo");
});

test("the address holds what the page shows, and the comparison only on its tab", () => {
  const { query } = asset("link");
  const now = { drawn: "n=400&t=a:1,b:never", tab: "explore", selected: "a>b", compared: { a: "x", an: "" } };
  assert.equal(query(now, null), "n=400&t=a:1,b:never&sel=a>b");
  assert.equal(query({ ...now, selected: "", tab: "compare" }, null), "n=400&t=a:1,b:never&tab=compare&a=x");
  const seen = { zoom: 0.81234, pan: { x: 12.6, y: -3.4 } };
  assert.equal(query({ ...now, selected: "" }, seen), "n=400&t=a:1,b:never&z=0.812&x=13&y=-3");
});

test("export links follow tab, theme and scale", () => {
  const { exportLink } = asset("link");
  const now = { drawn: "n=400", tab: "explore", selected: "", compared: { a: "x" }, theme: "light" };
  assert.equal(exportLink(now, "svg", 1), "/export/chart.svg?n=400");
  assert.equal(exportLink({ ...now, theme: "dark" }, "png", 2), "/export/chart.png?n=400&theme=dark&scale=2");
  assert.equal(exportLink({ ...now, tab: "compare" }, "pdf", 1), "/export/compare.pdf?n=400&a=x");
});

test("keys walk the tree as it is drawn", () => {
  const { next } = asset("tree");
  const list = [{ id: "a", boss: "" }, { id: "b", boss: "a" }, { id: "c", boss: "b" }, { id: "d", boss: "a" }];
  const go = (id, key) => { const to = next(list, id, key); return to && to.id; };
  assert.equal(go("a", "ArrowDown"), "b");
  assert.equal(go("d", "ArrowDown"), null);
  assert.equal(go("a", "ArrowUp"), null);
  assert.equal(go("d", "ArrowLeft"), "a");
  assert.equal(go("b", "ArrowRight"), "c");
  assert.equal(go("d", "ArrowRight"), null);
  assert.equal(go("c", "Home"), "a");
  assert.equal(go("c", "End"), "d");
  assert.equal(go("c", "x"), null);
  assert.equal(next([], "", "End"), null);
});

test("bands know their headcounts and their short names", () => {
  const { isIn, range } = asset("ladder");
  const band = { start: 250, end: 999 }, last = { start: 100000, end: null };
  assert.deepEqual([249, 250, 999, 1000].map((n) => isIn(band, n)), [false, true, true, false]);
  assert.ok(isIn(last, 3000000));
  assert.equal(range(last), "100k+");
  assert.equal(range(band), "250 – 1k");
  assert.equal(range({ start: 1, end: 9 }), "1 – 9");
});
