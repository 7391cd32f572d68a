// Controls: what each tells when a person uses it, and how it shows what is told to it.
import test from "node:test";
import assert from "node:assert/strict";
import { buildControl } from "../../../assets/src/explore/controls.js";
import { setPage } from "../fakes/dom.js";

const OPTIONS = [["a", "Ada"], ["b", "Bo"], ["c", "Cy"]].map(([value, label]) => ({ value, label, group: "" }));

function build(t, kind, more = {}) {
  const { byId } = setPage(t, { ids: ["host"] }), told = [];
  const control = buildControl(byId("host"), { key: "k", id: "it", label: "Label", kind, hint: "", options: OPTIONS, ...more }, (value) => told.push(value));
  return { control, told, host: byId("host"), it: byId("it"), inputs: byId("host").querySelectorAll("input") };
}

test("what is typed is told after a pause, at once by Enter or on leaving, and once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { it, told } = build(t, "text");
  const type = (value) => { it.value = value; it.dispatch("input"); };
  type("4");
  t.mock.timers.tick(200);
  type("40");
  t.mock.timers.tick(249);
  assert.deepEqual(told, []);
  t.mock.timers.tick(1);
  assert.deepEqual(told, ["40"]);
  type("400");
  it.dispatch("keydown", { key: "Enter" });
  type("4000");
  it.dispatch("change");
  t.mock.timers.tick(1000);
  assert.deepEqual(told, ["40", "400", "4000"]);
});

test("a value from elsewhere leaves alone what is being typed, until that is told or let go", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { control, it, told } = build(t, "text"), type = (value) => { it.value = value; it.dispatch("input"); };
  type("4");
  control.show("1,200");
  t.mock.timers.tick(250);
  assert.deepEqual([it.value, told], ["4", ["4"]]);
  control.show("1,200");
  assert.equal(it.value, "1,200");
  type("5");
  assert.deepEqual([control.letGo(), control.letGo()], [true, false]);
  control.show("30");
  t.mock.timers.tick(1000);
  assert.deepEqual([it.value, told], ["30", ["4"]]);
});

test("the same value as is typed leaves the pause alone", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { control, it, told } = build(t, "text");
  it.value = "12";
  it.dispatch("input");
  control.show("12");
  t.mock.timers.tick(250);
  assert.deepEqual(told, ["12"]);
});

test("a complaint stands at the box, for those who hear it as well, until it is taken away", (t) => {
  const { control, it, host } = build(t, "text", { hint: "Digits." });
  control.complain("Too many.");
  assert.deepEqual([host.querySelector("[role=alert]").textContent, it.getAttribute("aria-invalid")], ["Too many.", "true"]);
  assert.deepEqual(it.getAttribute("aria-describedby").split(" ").map((id) => host.querySelector(`#${id}`).textContent), ["Digits.", "Too many."]);
  control.complain("");
  assert.deepEqual([host.querySelector("[role=alert]").textContent, it.getAttribute("aria-invalid")], ["", "false"]);
});

test("one of a row is chosen", (t) => {
  const { control, told, inputs, host } = build(t, "segments");
  control.show("b");
  assert.deepEqual(inputs.map(({ checked }) => checked), [false, true, false]);
  inputs[2].dispatch("change");
  assert.deepEqual([told, host.querySelector("legend").textContent], [["c"], "Label"]);
});

test("one of a list in groups is chosen", (t) => {
  const { control, told, it } = build(t, "select", { options: OPTIONS.map((one) => ({ ...one, group: one.value === "a" ? "" : "More" })) });
  assert.deepEqual(it.elements.map(({ tagName }) => tagName), ["OPTION", "OPTGROUP"]);
  control.show("c");
  assert.equal(it.value, "c");
  it.value = "a";
  it.dispatch("change");
  assert.deepEqual(told, ["a"]);
});

test("several of a list are told in the order of the list, and named above it", (t) => {
  const { control, told, inputs, host } = build(t, "checks"), name = () => host.querySelector("summary").textContent;
  control.show(["c", "a"]);
  assert.equal(name(), "Ada, Cy");
  inputs[0].checked = false;
  inputs[1].checked = true;
  inputs[1].dispatch("change");
  assert.deepEqual([told, name()], [[["b", "c"]], "Bo, Cy"]);
  control.show("");
  assert.deepEqual([name(), inputs.some(({ checked }) => checked)], ["None", false]);
});

test("a switch is on or off", (t) => {
  const { control, told, it } = build(t, "switch");
  control.show(true);
  assert.equal(it.checked, true);
  it.checked = false;
  it.dispatch("change");
  assert.deepEqual([told, it.getAttribute("role")], [[false], "switch"]);
});
