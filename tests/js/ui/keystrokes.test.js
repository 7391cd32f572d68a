// Keystrokes: combinations are left to the browser, letters to whoever types them.
import test from "node:test";
import assert from "node:assert/strict";
import { isForControl, isPlain } from "../../../assets/src/ui/keystrokes.js";
import { setForms } from "../fakes/person.js";

test("a key is plain without Ctrl, Meta and Alt; Shift makes the + and the ?", () => {
  const key = (more) => isPlain({ ctrlKey: false, metaKey: false, altKey: false, ...more });
  assert.deepEqual([key({}), key({ shiftKey: true }), key({ ctrlKey: true }), key({ metaKey: true }), key({ altKey: true })], [true, true, false, false, false]);
});

test("a key is for a control that uses keys, and for whatever stands in a dialog", (t) => {
  const { document } = setForms(t);
  const at = (...names) => names.reduce((box, name) => {
    const made = document.createElement(name);
    box.append(made);
    return made;
  }, document.body);
  const isFor = (...names) => isForControl({ target: at(...names) });
  assert.deepEqual(["input", "textarea", "select", "dialog", "button", "div"].map((name) => isFor(name)), [true, true, true, true, false, false]);
  assert.equal(isFor("dialog", "button"), true);
});
