// Before something is lost a person is asked.
import test from "node:test";
import assert from "node:assert/strict";
import { confirm } from "../../../assets/src/ui/dialog.js";
import { setPage } from "../fakes/dom.js";

function ask(t) {
  const { byId } = setPage(t, { ids: ["host"] }), done = [];
  confirm(byId("host"), { label: "Erase", question: "Erase it?", keep: "Keep", lose: "Erase", act: () => done.push("lost") });
  const dialog = byId("host").querySelector("dialog"), [keep, lose] = dialog.querySelectorAll("button");
  return { dialog, keep, lose, done };
}

test("a question is open until it is answered, and only the one answer loses anything", (t) => {
  const { dialog, keep, done } = ask(t);
  assert.deepEqual([dialog.open, dialog.getAttribute("aria-label"), dialog.querySelector("p").textContent], [true, "Erase", "Erase it?"]);
  keep.click();
  assert.deepEqual([dialog.isConnected, done], [false, []]);
  const again = ask(t);
  again.lose.click();
  assert.deepEqual([again.dialog.isConnected, again.done], [false, ["lost"]]);
});

test("a dialog that the browser closes is gone", (t) => {
  const { dialog, done } = ask(t);
  dialog.dispatch("close");
  assert.deepEqual([dialog.isConnected, done], [false, []]);
});
