// Corrections of a fit, and the lines that are drawn through both ladders.
import test from "node:test";
import assert from "node:assert/strict";
import { commandOf, correctionsOf, withChoice, withRole } from "../../../assets/src/fit/corrections.js";
import { halves } from "../../../assets/src/fit/ladder.js";
import { figureText } from "../../../assets/src/fit/sections.js";

const GIVEN = { roles: { 101: "coo" }, choices: { structure: "flat" } };

test("corrections are added and taken back without a change in place", () => {
  assert.deepEqual(withRole(GIVEN, "Ops Mgr", ""), { roles: { 101: "coo", "Ops Mgr": "" }, choices: { structure: "flat" } });
  assert.deepEqual(withRole(GIVEN, "101", null).roles, {});
  assert.deepEqual(withChoice(GIVEN, "structure", "").choices, {});
  assert.deepEqual(withChoice(GIVEN, "coo", "no").choices, { structure: "flat", coo: "no" });
  assert.deepEqual(GIVEN, { roles: { 101: "coo" }, choices: { structure: "flat" } });
});

test("what is in force comes from the answer, and can be said on the command line", () => {
  const answer = {
    corrections: [{ key: "Head, Ops", role: "", role_name: "No role", is_lost: false }],
    controls: [{ key: "structure", value: "", taken: "flat" }, { key: "ceo_operations", value: "weak", taken: "weak" }],
  };
  const given = correctionsOf(answer);
  assert.deepEqual(given, { roles: { "Head, Ops": "" }, choices: { ceo_operations: "weak" } });
  assert.equal(commandOf(given), "python -m orgmodel fit FILE --role 'Head, Ops=' --ceo-operations weak");
  assert.equal(commandOf({ roles: { "it's": "coo" }, choices: {} }), "python -m orgmodel fit FILE --role 'it'\\''s=coo'");
});

test("the line of a side goes from its highest rung to its lowest, through what it lacks", () => {
  const held = [true, false, true, true, false];
  assert.deepEqual(halves(held, [false, false, true, false, false]), [
    ["", "differs"], ["differs", "differs"], ["differs", "same"], ["same", ""], ["", ""],
  ]);
  assert.deepEqual(halves([false, true], [false, false]), [["", ""], ["", ""]]);
});

test("a published figure is told with what it rests on", () => {
  assert.equal(figureText({ text: "managers", figure: "23", year: "2024", caveat: "Mostly technology.", cites: ["F24"] }), "managers: 23 (F24, 2024; Mostly technology)");
  assert.equal(figureText({ text: "typical company", figure: "4", year: "", caveat: "", cites: [] }), "typical company: 4");
});
