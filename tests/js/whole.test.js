"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { query, is } = require("../../assets/whole.js");

test("the query of the company leaves out what belongs to the view", () => {
  assert.strictEqual(query("n=240000&struct=matrix&scope=operations.hr.&open=ceo.coo&alt=1"), "n=240000&struct=matrix&scope=operations.hr.");
  assert.strictEqual(query("n=300&t=director_ops.normal:50,ops_supervisor.low:never"), "n=300&t=director_ops.normal:50,ops_supervisor.low:never");
});

test("a company says by its report that it was made here", () => {
  assert.ok(is({ report: { origin: { kind: "typical" } } }));
  for (const other of [null, undefined, { report: {} }, { report: { origin: { kind: "csv" } } }]) assert.ok(!is(other));
});
