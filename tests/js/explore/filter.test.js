// The filter of a loaded company: its form and its chips.
import test from "node:test";
import assert from "node:assert/strict";
import { filterForm, filterOf, tags } from "../../../assets/src/explore/filter.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { page } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { setState } from "../fakes/scenes.js";
import { fakeRequests } from "../fakes/server.js";

const VIEW = { columns: [["name", "Name", false], ["title", "Title", false], ["level", "Level", true]], where: [["title", "equals", "Clerk", null, null], ["level", "range", "", 4, null]] };
const draft = (more) => ({ column: "title", test: "equals", text: "", least: "", most: "", ...more });

test("a draft is a filter once it says something", () => {
  assert.equal(filterOf(draft({ text: "  " }), false), null);
  assert.deepEqual(filterOf(draft({ text: " Clerk" }), false), ["title", "equals", " Clerk", null, null]);
  assert.deepEqual(filterOf(draft({ test: "blank" }), false), ["title", "blank", "", null, null]);
  assert.equal(filterOf(draft({ least: "x", most: " " }), true), null);
  assert.deepEqual(filterOf(draft({ least: "0", most: "" }), true), ["title", "range", "", 0, null]);
  assert.deepEqual(filterOf(draft({ least: "Infinity", most: "2.5" }), true), ["title", "range", "", null, 2.5]);
});

function start(t, id = "a") {
  setPage(t, { ids: ["view-bar"] });
  setState(t, { isLoaded: true, loaded: { id, view: "open=n1" } });
  setConfig({ filter_tests: [["equals", "is"], ["contains", "contains"], ["blank", "is blank"]].map(([value, label]) => ({ value, label, group: "" })) });
  const form = filterForm(VIEW);
  document.getElementById("view-bar").append(make("details", { "data-pop": "filter", open: true }, form));
  const part = (label) => form.querySelector(`[aria-label=${label}]`);
  const choose = (label, value) => { part(label).value = value; part(label).dispatch("change"); };
  const type = (label, value) => { part(label).value = value; part(label).dispatch("input"); };
  return { form, part, choose, type, where: () => new URLSearchParams(page.get().loaded.view).get("where") };
}

test("a filter is put beside those that are on, the box closes, and branches begin anew", (t) => {
  const { form, type, where } = start(t);
  const event = form.dispatch("submit");
  assert.deepEqual([event.isPrevented, where()], [true, null], "an empty one is none");
  type("Value", "Chief");
  form.dispatch("submit");
  assert.deepEqual([where(), document.querySelector("details").open], ["title:equals:Clerk,level:range:4:,title:equals:Chief", false]);
  assert.deepEqual([new URLSearchParams(page.get().loaded.view).get("open"), page.get().aim], [null, { kind: "start" }]);
});

test("what is asked for follows column and test", (t) => {
  const { form, part, choose, type, where } = start(t);
  assert.equal(part("Column").value, "title", "the title, unless another was chosen");
  choose("Test", "blank");
  assert.equal(part("Value"), null);
  fakeRequests(t);
  choose("Column", "level");
  assert.deepEqual([part("Test"), Boolean(part("From")), Boolean(part("To"))], [null, true, true]);
  type("From", "2");
  type("To", "4");
  form.dispatch("submit");
  assert.equal(where().split(",").at(-1), "level:range:2:4");
  choose("Column", "title");
  choose("Test", "equals");
});

test("what stands in the column is offered, and asked for once", async (t) => {
  const sent = fakeRequests(t), { part } = start(t, "b");
  part("Value").dispatch("focus");
  await sent[0].reply({ values: [["Clerk", 1284], ["Chief", 1]] });
  assert.deepEqual(document.getElementById("view-values").elements.map(({ value, textContent }) => [value, textContent]), [["Clerk", "Clerk (1,284)"], ["Chief", "Chief (1)"]]);
  part("Value").dispatch("focus");
  assert.deepEqual(sent.map(({ path }) => path), ["/company/b/values?column=title"]);
});

test("a chip says its filter, and takes only that one off", (t) => {
  start(t);
  const off = [], chips = tags(VIEW, (label, fields) => { off.push([label, fields]); return "×"; });
  assert.deepEqual(chips.map(({ textContent }) => textContent), ["Title is Clerk×", "Level at least 4×"]);
  assert.deepEqual(off, [["Take off: Title is Clerk", { where: "level:range:4:" }], ["Take off: Level at least 4", { where: "title:equals:Clerk" }]]);
});
