// The bar over the chart of a loaded company.
import test from "node:test";
import assert from "node:assert/strict";
import { startViewToolbar } from "../../../assets/src/explore/view-toolbar.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { page, withMessage } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { scene, seat, setState } from "../fakes/scenes.js";

const VIEW = {
  layouts: [["packed", "Packed"], ["radial", "Radial"]], layout: "packed", deepest: 5, levels: 0, columns: [["title", "Title", false], ["c4", "City", false], ["level", "Level", true]],
  by: "", show: ["title", "c4"], face: "", where: [], legend: [], trail: [], line: "",
};

function start(t, more = {}, query = "mine=a", afterPaint = (act) => act()) {
  const { byId, document } = setPage(t, { ids: ["view-bar", "view-typical"] }), chosen = [];
  setConfig({ limits: { levels: 3, card_lines: 2 }, filter_tests: [] });
  setState(t, { isLoaded: query.startsWith("mine"), loaded: { id: "a", view: "open=n1" }, scene: scene(query, [seat("n1", { title: "Ada" })], { view: { ...VIEW, ...more } }) });
  let message = "";
  startViewToolbar({ choose: (files) => chosen.push(files), messageOf: () => message }, afterPaint);
  const bar = byId("view-bar"), choose = (id, value) => { byId(id).value = value; byId(id).dispatch("change"); };
  return { bar, byId, document, choose, chosen, say: (text) => { message = text; page.set(withMessage("avatars", text)); } };
}

const view = () => Object.fromEntries(new URLSearchParams(page.get().loaded.view));
const named = (bar, text) => bar.querySelectorAll("button, a").find(({ textContent }) => textContent === text);

test("the bar is that of a loaded company; a typical one has its layouts and levels alone", (t) => {
  const { bar, byId, choose } = start(t, { levels: 0, deepest: 4 }, "n=400");
  assert.deepEqual([bar.hidden, bar.elements.length, byId("view-typical").elements.length], [true, 0, 3]);
  page.set({ toggled: ["coo"] });
  const all = byId("view-typical").elements.at(-1);
  all.click();
  assert.deepEqual([page.get().parameters.lv, page.get().toggled, page.get().aim, all.textContent], ["3", [], { kind: "start" }, "Open all"], "as many as can be chosen");
  choose("view-levels", "");
  assert.equal(page.get().parameters.lv, "");
  choose("view-layout", "radial");
  assert.deepEqual([page.get().layout, page.get().aim], ["radial", { kind: "fit" }]);
  const loaded = start(t);
  assert.deepEqual([loaded.bar.hidden, loaded.byId("view-typical").elements.length], [false, 0]);
});

test("a typical company's next choices come after its chart is on the screen, the first at once", (t) => {
  const waiting = [], { byId } = start(t, { deepest: 4 }, "n=400", (act) => waiting.push(act));
  const names = () => byId("view-levels").options.map(({ textContent }) => textContent);
  assert.deepEqual([names().length, waiting.length], [4, 0]);
  page.set({ scene: scene("n=6", [seat("n1")], { view: { ...VIEW, deepest: 2 } }) });
  assert.equal(names().length, 4);
  for (const act of waiting.splice(0)) act();
  assert.deepEqual(names(), ["What differs", "Folded to level 1", "All levels"]);
});

test("layout, levels and colours are fields of the view; only levels are another part", (t) => {
  const { byId, choose } = start(t, {}, "mine=a&open=n1");
  assert.deepEqual(byId("view-levels").options.map(({ textContent }) => textContent), ["What matters most", "Folded to level 1", "Folded to level 2", "Folded to level 3"]);
  choose("view-layout", "radial");
  assert.deepEqual(view(), { lay: "radial", open: "c1" });
  choose("view-by", "c4");
  assert.deepEqual(view(), { lay: "radial", open: "c1", by: "c4" });
  choose("view-levels", "2");
  assert.deepEqual(view(), { lay: "radial", by: "c4", lv: "2" });
  choose("view-by", "");
  assert.deepEqual(view(), { lay: "radial", lv: "2" });
});

test("a card has as many lines as fit: the others cannot be chosen until one is taken away", (t) => {
  const { bar } = start(t), boxes = bar.querySelectorAll("input[type=checkbox]");
  assert.deepEqual(boxes.map(({ checked, disabled }) => [checked, disabled]), [[true, false], [true, false], [false, true]]);
  assert.equal(bar.querySelector("[data-pop=cards] summary").textContent, "Card lines (2)");
  boxes[0].dispatch("change");
  assert.equal(view().show, "c4");
  const { bar: fewer } = start(t, { show: ["c4"] });
  fewer.querySelectorAll("input[type=checkbox]")[2].dispatch("change");
  assert.equal(view().show, "c4.level");
});

test("an open box stays open when the bar is drawn anew; a click elsewhere and Escape close it", (t) => {
  const { bar, document } = start(t), cards = () => bar.querySelector("[data-pop=cards]");
  cards().open = true;
  page.set({ scene: { ...page.get().scene } });
  assert.equal(cards().open, true);
  cards().querySelector("input").click();
  assert.equal(cards().open, true);
  document.body.click();
  assert.equal(cards().open, false);
  cards().open = true;
  const event = cards().querySelector("input").dispatch("keydown", { key: "Escape" });
  assert.deepEqual([cards().open, event.isStopped, document.activeElement.tagName], [false, true, "SUMMARY"]);
});

test("photos come with ways to choose them, and what became of them", (t) => {
  assert.equal(start(t).byId("faces-files"), null);
  const { byId, chosen, say } = start(t, { face: "photos" });
  byId("faces-files").files = ["a.png", "b.png"];
  byId("faces-files").dispatch("change");
  byId("faces-folder").dispatch("change");
  assert.deepEqual([chosen, byId("faces-files").value], [[["a.png", "b.png"], []], ""]);
  say("1 of 2 pictures.");
  assert.equal(byId("faces-message").textContent, "1 of 2 pictures.");
});

test("the way to where one is can be gone back", (t) => {
  const { bar } = start(t, { trail: [["n0", "Top"], ["n5", "Bo"], ["n1", "Ada"]], line: "n1" });
  assert.equal(bar.querySelector(".view-here").textContent, "Ada");
  assert.match(bar.querySelector(".view-trail").textContent, /Only the line of Ada/);
  named(bar, "Bo").click();
  assert.deepEqual(view(), { top: "n5" });
  named(bar, "Whole company").click();
  assert.deepEqual(view(), {});
  assert.equal(start(t).bar.querySelector(".view-trail"), null);
});

test("what the details offer for a seat looks at it so", (t) => {
  const { document } = start(t), press = (look) => { const button = make("button", { "data-look": look }); document.body.append(button); button.click(); };
  const cases = [["top n4", { top: "n4" }], ["line n4", { top: "n4", line: "n4" }], ["fold n4", { top: "n4", line: "n4", open: "n4" }], ["whole n4", { top: "n4", line: "n4", open: "a4" }]];
  for (const [look, expected] of cases) {
    press(look);
    assert.deepEqual(view(), expected);
  }
  press("top");
  press("");
  assert.deepEqual(view(), cases.at(-1)[1]);
});
