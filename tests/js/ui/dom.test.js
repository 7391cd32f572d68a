// Elements from code.
import test from "node:test";
import assert from "node:assert/strict";
import { byId, check, fill, frame, make, put, select } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";

test("what a file says is text, never markup", (t) => {
  setPage(t);
  const element = make("p", { text: "<img src=x onerror=alert(1)>", title: "\"><b>" }, "<b>");
  assert.deepEqual([element.elements.length, element.textContent, element.title], [0, "<img src=x onerror=alert(1)><b>", "\"><b>"]);
});

test("properties are text, class, events, flags of the element and attributes; absent ones are left out", (t) => {
  setPage(t);
  const told = [];
  const input = make("input", { type: "checkbox", checked: true, disabled: false, class: "a b", "aria-label": "X", "data-key": null, title: undefined, on: { change: () => told.push(1) } });
  input.dispatch("change");
  assert.deepEqual([input.checked, input.disabled, input.className, told.length], [true, false, "a b", 1]);
  assert.deepEqual([...input.attributes.keys()].sort(), ["aria-label", "checked", "class", "type"]);
});

test("children may be lists in lists, and gaps in them are left out", (t) => {
  setPage(t);
  assert.equal(make("ul", null, [make("li", { text: "a" }), [null, [make("li", { text: "b" })]]], undefined, "", "c").textContent, "abc");
});

test("an attribute, a flag or a value is written where it is another one, and only there", (t) => {
  setPage(t);
  const input = make("input", { type: "checkbox", "aria-label": "X" }), written = t.mock.method(input, "setAttribute");
  for (let time = 0; time < 2; time += 1) {
    put(input, "aria-label", "Y");
    put(input, "title", "Z");
    put(input, "hidden", true);
    put(input, "value", "7");
  }
  const names = written.mock.calls.map(({ arguments: [name] }) => name);
  assert.deepEqual([input.getAttribute("aria-label"), input.title, input.hidden, input.value], ["Y", "Z", true, "7"]);
  assert.deepEqual([names.filter((name) => name === "aria-label").length, names.filter((name) => name === "title").length], [1, 1]);
  put(input, "aria-label", null);
  assert.equal(input.getAttribute("aria-label"), null);
  put(null, "hidden", true);
});

test("a box without contents is not emptied again", (t) => {
  setPage(t);
  const box = make("div", {}), emptied = t.mock.method(box, "replaceChildren");
  fill(box);
  fill(box, "", null);
  assert.equal(emptied.mock.callCount(), 0);
  fill(box, "a");
  fill(box);
  assert.deepEqual([emptied.mock.callCount(), box.textContent], [2, ""]);
});

test("the page must have what is asked of it", (t) => {
  const { document } = setPage(t, { ids: ["here"] });
  assert.equal(byId("here"), document.getElementById("here"));
  assert.throws(() => byId("nowhere"), /nowhere/);
});

test("a select stands under its label, and shows a value that is not offered", (t) => {
  setPage(t);
  const field = select("Manager", [["a", "A"], ["b", "B"]], "c", { class: "x" }), control = field.querySelector("select");
  assert.equal(field.querySelector("label").getAttribute("for"), control.id);
  assert.deepEqual([control.value, control.options.map(({ value }) => value)], ["c", ["c", "a", "b"]]);
  assert.equal(select("Manager", [["a", "A"], ["b", "B"]], "b").querySelector("select").value, "b");
  assert.notEqual(select("x", [], "").querySelector("select").id, control.id);
});

test("a switch is a checkbox in its label", (t) => {
  setPage(t);
  const label = check("Photos", true, { disabled: true });
  assert.deepEqual([label.textContent, label.firstChild.checked, label.firstChild.disabled], ["Photos", true, true]);
});

test("new contents keep the focus on what has the same key, and take it from nothing else", (t) => {
  const { document } = setPage(t, { ids: ["box", "other"] }), box = byId("box"), key = (name) => make("button", { "data-key": name });
  fill(box, key("a"), key("b"));
  box.children[1].focus();
  fill(box, key("x"), key("b"), null);
  assert.equal(document.activeElement, box.children[1]);
  fill(box, key("x"));
  byId("other").focus();
  fill(box, key("other"));
  assert.equal(document.activeElement.id, "other");
});

test("a drawer has a heading, a button that closes it, and places for what is told", (t) => {
  setPage(t, { ids: ["drawer"] });
  const parts = frame(byId("drawer"), "Columns", "Say which is which.");
  assert.deepEqual([parts.message.getAttribute("role"), parts.progress.getAttribute("role"), parts.body.isConnected], ["alert", "status", true]);
  assert.equal(byId("drawer").querySelectorAll("[aria-label=Close]").length, 1);
  assert.equal(byId("drawer").querySelector(".hint").textContent, "Say which is which.");
  frame(byId("drawer"), "Again");
  assert.deepEqual([byId("drawer").querySelectorAll("h2").length, byId("drawer").querySelector(".hint")], [1, null]);
});
