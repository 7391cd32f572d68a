// Drawers: one at most is open, and the focus comes back.
import test from "node:test";
import assert from "node:assert/strict";
import { drawers } from "../../../assets/src/ui/drawer.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";

function start(t) {
  const { document, byId } = setPage(t, { ids: ["opener"] }), told = [];
  for (const name of ["columns", "findings"]) {
    document.body.append(make("div", { id: name, "data-drawer": name, hidden: true }, make("button", { "aria-label": "Close" }), make("input", null)));
  }
  const show = drawers(() => told.push("close"));
  byId("opener").focus();
  return { document, byId, show, told, open: () => ["columns", "findings"].filter((name) => !byId(name).hidden) };
}

test("one drawer is open at most, and takes the focus", (t) => {
  const { document, byId, show, open } = start(t);
  show("columns");
  assert.deepEqual([open(), document.activeElement], [["columns"], byId("columns").firstChild]);
  show("findings");
  assert.deepEqual([open(), document.activeElement], [["findings"], byId("findings").firstChild]);
});

test("the focus goes back to where it was before the first, if that is still there", (t) => {
  const { document, byId, show, open } = start(t);
  show("columns");
  show("findings");
  show("");
  assert.deepEqual([open(), document.activeElement.id], [[], "opener"]);
  show("columns");
  byId("opener").remove();
  const { activeElement } = document;
  show("");
  assert.equal(document.activeElement, activeElement);
});

test("the same drawer again does not take the focus from what is typed in it", (t) => {
  const { document, byId, show } = start(t);
  show("columns");
  const input = byId("columns").querySelector("input");
  input.focus();
  show("columns");
  assert.equal(document.activeElement, input);
});

test("its button and Escape within it ask to close it; other buttons and keys do not", (t) => {
  const { document, byId, show, told } = start(t);
  show("columns");
  byId("columns").querySelector("[aria-label=Close]").click();
  byId("columns").querySelector("input").dispatch("keydown", { key: "Escape" });
  assert.deepEqual(told, ["close", "close"]);
  byId("columns").querySelector("input").dispatch("keydown", { key: "a" });
  byId("opener").click();
  document.body.dispatch("keydown", { key: "Escape" });
  assert.equal(told.length, 2);
});

test("what lies under an open drawer closes it when it gets the focus, and keeps that", (t) => {
  const { document, byId, show, told } = start(t);
  const lies = (one, left, right) => { one.getBoundingClientRect = () => ({ left, right, top: 0, bottom: 10, width: right - left, height: 10 }); };
  document.body.append(make("button", { id: "beside" }), make("button", { id: "under" }));
  show("columns");
  lies(byId("columns"), 500, 900);
  lies(byId("beside"), 100, 200);
  lies(byId("under"), 600, 700);
  const counts = ["beside", "under"].map((id) => { byId(id).focus(); byId(id).dispatch("focusin"); return told.length; });
  assert.deepEqual(counts, [0, 1]);
  show("");
  assert.equal(document.activeElement.id, "under");
});
