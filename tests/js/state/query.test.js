// Queries of a typical company, numbers of the slider, edits of thresholds.
import test from "node:test";
import assert from "node:assert/strict";
import { EXPLORED, companyOfSide, editsOf, fittedSideOf, fromSlider, sideOf, toHeadcount, toQuery } from "../../../assets/src/state/query.js";

const HELD = { n: "400", imp: "normal", scope: "auto", words: [], weak: [], strong: [], div: "", office: true, alt: false };
const read = (...args) => Object.fromEntries(new URLSearchParams(toQuery(...args)));

test("controls become a query", () => {
  assert.deepEqual(read(HELD, {}, []), { n: "400", imp: "normal", office: "1", alt: "0", scope: "auto" });
  const more = { ...HELD, scope: "explicit", words: ["finance"], weak: ["it"], strong: ["it", "legal"], div: " 3 " };
  const fields = read(more, { "b.low": "never", "a.low": "9" }, ["coo", "ceo"]);
  assert.equal(fields.scope, "operations.finance.");
  assert.equal(fields.str, "it:weak.legal:strong");
  assert.equal(fields.div, "3");
  assert.equal(fields.t, "a.low:9,b.low:never");
  assert.equal(fields.open, "coo.ceo");
});

test("an explicit scope without words is operations alone, and words count with it only", () => {
  assert.equal(read({ ...HELD, scope: "explicit" }, {}, []).scope, "operations.");
  assert.equal(read({ ...HELD, words: ["finance"] }, {}, []).scope, "auto");
  assert.equal(read({}, {}, []).scope, "auto");
});

test("the same choices in another order are the same query, so that its answer is known", () => {
  assert.equal(toQuery(HELD, { b: "1", a: "2" }, []), toQuery(HELD, { a: "2", b: "1" }, []));
});

test("a layout is told where it is not the usual one", () => {
  assert.equal(read(HELD, {}, [], "radial").lay, "radial");
  assert.equal("lay" in read(HELD, {}, []), false);
});

test("a slider step is a number a person would say", () => {
  assert.equal(fromSlider(0, 3_000_000), 1);
  assert.equal(fromSlider(Math.log10(3000000), 3_000_000), 3000000);
  assert.equal(fromSlider(9, 3_000_000), 3_000_000);
  let before = 0;
  for (let place = 0; place <= 6.48; place += 0.01) {
    const now = fromSlider(place, 3_000_000);
    assert.ok(Number.isInteger(now) && now >= Math.max(1, before), `${place}: ${now} after ${before}`);
    before = now;
  }
  for (const said of [1, 7, 19, 40, 85, 120, 3400, 250000]) assert.equal(fromSlider(Math.log10(said), 3_000_000), said);
});

test("headcounts are read as the server reads them", () => {
  for (const text of ["3000", "3,000", "3 000", "3\u00a0000", "3_000", "+3000", " 3000 "]) assert.equal(toHeadcount(text), 3000);
  for (const text of ["", "abc", "1e99", "-5", "2.5", "0x10", "1,5", "12,50", "1,000 000", null, undefined]) assert.ok(Number.isNaN(toHeadcount(text)), text);
});

test("edits are the thresholds that differ from the data, and what cannot be read is told as such", () => {
  const defaults = { a: "50", b: "never", c: "9" };
  assert.deepEqual(editsOf({ a: " 50 ", b: "Never", c: "9" }, defaults), {});
  assert.deepEqual(editsOf({ a: "1,200", b: "1 0_0", c: "NEVER" }, defaults), { a: "1200", b: "100", c: "never" });
  assert.deepEqual(editsOf({ a: "", b: "  ", c: undefined }, defaults), { a: "?", b: "?", c: "?" });
});

test("a side of a comparison names its loaded company", () => {
  const sides = [sideOf("a"), sideOf("a", "2024"), fittedSideOf("b"), EXPLORED, "small-factory", ""];
  assert.deepEqual(sides.map(companyOfSide), ["a", "a", "b", "", "", ""]);
});
