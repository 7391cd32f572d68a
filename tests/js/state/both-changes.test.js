// Two changes from the same state, put together.
import test from "node:test";
import assert from "node:assert/strict";
import { both, Clash, isSame } from "../../../assets/src/state/both-changes.js";

test("what only one of both changed is taken from them, whoever it was", () => {
  const base = { live: false, mapping: { id: "No" }, rows: [3], sheet: "A" };
  const mine = { ...base, live: true, mapping: { id: "No", title: "Job" }, rows: [3, 5] };
  const theirs = { ...base, mapping: { id: "Number" }, rows: [], sheet: "B" };
  assert.deepEqual(both(base, mine, theirs), { live: true, mapping: { id: "Number", title: "Job" }, rows: [5], sheet: "B" });
  assert.deepEqual(both(base, base, theirs), theirs);
  assert.deepEqual(both(base, mine, base), mine);
});

test("what one of both took away stays away", () => {
  const base = { named: { Ann: "1", Bo: "2" }, live: true };
  assert.deepEqual(both(base, { named: { Bo: "2" }, live: true }, { named: { Ann: "1", Bo: "2", Cy: "3" } }), { named: { Bo: "2", Cy: "3" } });
});

test("the same change twice is one, whatever the order of its parts", () => {
  const one = { kind: "manager", who: "7", other: "1" }, alike = { other: "1", who: "7", kind: "manager" };
  assert.deepEqual(both({}, { decisions: [one] }, { decisions: [alike] }), { decisions: [alike] });
  assert.ok(isSame({ a: 1, b: { c: [one] } }, { b: { c: [alike] }, a: 1 }));
  assert.ok(!isSame([1, 2], [2, 1]));
});

test("the same thing otherwise is a clash, never one of both in silence", () => {
  const about = ({ kind, who }) => `${kind} ${who}`;
  const to = (other) => ({ decisions: [{ kind: "manager", who: "7", other }] });
  assert.throws(() => both({}, to("1"), to("2"), about), Clash);
  assert.throws(() => both({ named: { Ann: "1" } }, { named: { Ann: "2" } }, { named: { Ann: "3" } }), Clash);
  assert.throws(() => both({ named: { Ann: "1" } }, { named: {} }, { named: { Ann: "3" } }), Clash);
  assert.throws(() => both({ sheet: "A" }, { sheet: "B" }, { sheet: "C" }), Clash);
  assert.deepEqual(both({}, to("1"), { decisions: [{ kind: "manager", who: "8", other: "2" }] }, about).decisions.map(({ who }) => who), ["8", "7"]);
});
