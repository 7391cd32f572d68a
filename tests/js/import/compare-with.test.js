// With what an open company is compared as earlier.
import test from "node:test";
import assert from "node:assert/strict";
import { earlierOf, stemOf, whenOf } from "../../../assets/src/import/compare-with.js";

const company = (id, name, at, snapshots) => ({ id, name, created_at: at, report: { snapshots } });

test("a name is of the same company whatever date it tells", () => {
  const of = ["Acme people 2026-03", "Acme people March 2026", "Acme people Sept 26", "Acme, people (Q3 FY26)", "acme PEOPLE v2 final", "Acme people Dezember"];
  assert.deepEqual(new Set(of.map(stemOf)), new Set(["acme people"]));
  assert.equal(stemOf("Marketing HR May"), "marketing hr");
  assert.notEqual(stemOf("Acme staff"), stemOf("Acme people"));
  assert.equal(stemOf("2026-03"), "");
});

test("a snapshot of the same file comes first, then the same company, then the one loaded before", () => {
  const march = company("m", "Acme 2026-03", "2026-03"), other = company("o", "Other", "2026-08"), now = company("n", "Acme 2026-09", "2026-09");
  assert.deepEqual(earlierOf(now, [now, other, march]), { side: "mine:m", name: "Acme 2026-03", isSame: true });
  assert.deepEqual(earlierOf(now, [now, other]), { side: "mine:o", name: "Other", isSame: false });
  assert.equal(earlierOf(now, [now]), null);
  const states = company("s", "Acme", "2026-09", { values: ["2024", "2025"], taken: "2025" });
  assert.deepEqual(earlierOf(states, [march]), { side: "mine:s:2024", name: "2024", isSame: true });
  assert.deepEqual(earlierOf(company("x", "2026", "2026-10"), [company("y", "2025", "2026-01")]), { side: "mine:y", name: "2025", isSame: false });
});

test("when a name says that it is of sorts, so that the earlier state is on the left whatever was loaded first", () => {
  const dates = ["Acme 2025-12", "Acme March 2026", "staff 2026-09-01", "staff_20260930", "Acme Oktober 2026", "Acme 2027"];
  assert.deepEqual(dates.map(whenOf).toSorted(), dates.map(whenOf));
  assert.equal(whenOf("Acme people 3"), "");
});
