// Corrections of a fit, and the lines that are drawn through both ladders.
import test from "node:test";
import assert from "node:assert/strict";
import { commandOf, correctionsOf, withChoice, withRole } from "../../../assets/src/fit/corrections.js";
import { halves } from "../../../assets/src/fit/ladder.js";
import { keepTogether } from "../../../assets/src/fit/keep-together.js";
import { figureText } from "../../../assets/src/fit/sections.js";
import { serve } from "../fakes/person.js";

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
  assert.equal(figureText({ text: "managers", figure: "23", caveat: "Mostly technology.", sources: ["Pave, 2024"] }), "managers: 23 (Pave, 2024; Mostly technology)");
  assert.equal(figureText({ text: "typical company", figure: "4", caveat: "", sources: [] }), "typical company: 4");
});

const answerOf = (version, roles) => ({ id: "a", version, controls: [], corrections: Object.entries(roles).map(([key, role]) => ({ key, role })) });

/** Keeps one's own correction while somebody else has corrected `theirs`; what was sent. */
async function overtaken(t, own, theirs) {
  const sent = [], there = answerOf("v2", theirs);
  serve(t, (method, path, body, headers) => {
    if (method === "GET") return [there];
    sent.push([headers["If-Match"], body.roles]);
    return headers["If-Match"] === '"v2"' ? [answerOf("v3", body.roles)] : [{ error: { what: "Somebody else", advice: "" } }, 412];
  });
  return { answer: await keepTogether(answerOf("v1", {}), { roles: own, choices: {} }), sent };
}

test("what somebody else corrected meanwhile is kept with one's own", async (t) => {
  const { answer, sent } = await overtaken(t, { 7: "coo" }, { 8: "ceo" });
  assert.deepEqual(sent, [['"v1"', { 7: "coo" }], ['"v2"', { 7: "coo", 8: "ceo" }]]);
  assert.equal(answer.data.version, "v3");
});

test("what both corrected otherwise stays as the other one left it", async (t) => {
  const { answer, sent } = await overtaken(t, { 7: "coo" }, { 7: "ceo" });
  assert.equal(sent.length, 1);
  assert.deepEqual([answer.theirs.version, answer.data], ["v2", undefined]);
  assert.match(answer.refusal.what, /what they chose stands/);
});
