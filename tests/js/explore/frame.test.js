// The frame of the page: tabs, colours, menu, sides, drawers, tools.
import test from "node:test";
import assert from "node:assert/strict";
import { firstTheme, shownText, startDrawers, startExportMenu, startSides, startTabs, startTheme, startTools } from "../../../assets/src/explore/frame.js";
import { page } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { scene, seat, setState } from "../fakes/scenes.js";

const TABS = ["explore", "compare", "table"];

test("one tab is shown, the keyboard stops at it alone, and arrows go round", (t) => {
  const { byId, document } = setPage(t, { ids: ["tabs", ...TABS.map((name) => `${name}-panel`)] });
  setState(t);
  byId("tabs").append(...TABS.map((name) => make("button", { role: "tab", "data-tab": name, "aria-controls": `${name}-panel` })));
  startTabs();
  const [explore, compare, table] = byId("tabs").elements;
  const shown = () => TABS.filter((name) => !byId(`${name}-panel`).hidden), stops = () => byId("tabs").elements.filter(({ tabIndex }) => tabIndex === 0);
  assert.deepEqual([shown(), stops()], [["explore"], [explore]]);
  compare.click();
  assert.deepEqual([shown(), stops(), compare.getAttribute("aria-selected"), explore.getAttribute("aria-selected")], [["compare"], [compare], "true", "false"]);
  const press = (key) => { const { isPrevented } = document.activeElement.dispatch("keydown", { key }); return isPrevented; };
  compare.focus();
  for (const [key, tab] of [["ArrowRight", table], ["ArrowRight", explore], ["ArrowLeft", table], ["Home", explore], ["End", table], ["ArrowLeft", compare]]) {
    assert.equal(press(key), true);
    assert.deepEqual([document.activeElement, page.get().tab], [tab, tab.dataset.tab]);
  }
  assert.equal(press("a"), false);
  assert.equal(page.get().tab, "compare");
});

test("the colours turn over, and are remembered for the next visit", (t) => {
  const { byId, document, window } = setPage(t, { ids: ["theme-toggle"], media: ["(prefers-color-scheme: dark)"] });
  setState(t, { theme: firstTheme() });
  startTheme();
  assert.equal(document.documentElement.dataset.theme, "dark");
  byId("theme-toggle").click();
  assert.deepEqual([document.documentElement.dataset.theme, window.localStorage.getItem("reportline-theme"), firstTheme()], ["light", "light", "light"]);
  assert.match(document.cookie, /^reportline-theme=light; path=\/;/);
});

test("colours follow the system while the page is open, until somebody chooses", (t) => {
  const { byId, document, turn } = setPage(t, { ids: ["theme-toggle"] }), dark = "(prefers-color-scheme: dark)";
  setState(t, { theme: firstTheme() });
  startTheme();
  const shown = () => [page.get().theme, document.documentElement.dataset.theme];
  assert.deepEqual(shown(), ["light", "light"]);
  turn(dark, true);
  assert.deepEqual(shown(), ["dark", "dark"]);
  byId("theme-toggle").click();
  turn(dark, false);
  turn(dark, true);
  assert.deepEqual(shown(), ["light", "light"]);
});

test("without a choice the system's colours are taken; what is stored and is none counts as light", (t) => {
  const { window } = setPage(t);
  assert.equal(firstTheme(), "light");
  window.localStorage.setItem("reportline-theme", "dark");
  assert.equal(firstTheme(), "dark");
  window.localStorage.setItem("reportline-theme", "purple");
  assert.equal(firstTheme(), "light");
});

test("the export menu closes by a choice, a click elsewhere, or Escape, which gives the focus back", (t) => {
  const { document } = setPage(t), summary = make("summary", null), link = make("a", null);
  const menu = make("details", { id: "export-menu" }, summary, link);
  document.body.append(menu);
  startExportMenu();
  const isOpenAfter = (act) => { menu.open = true; act(); return menu.open; };
  assert.equal(isOpenAfter(() => summary.click()), true, "the browser itself opens and closes it there");
  assert.equal(isOpenAfter(() => link.click()), false);
  assert.equal(isOpenAfter(() => document.body.click()), false);
  assert.equal(isOpenAfter(() => link.dispatch("keydown", { key: "a" })), true);
  assert.equal(isOpenAfter(() => link.dispatch("keydown", { key: "Escape" })), false);
  assert.equal(document.activeElement, summary);
});

test("the export menu says how much of the company is in its files", () => {
  const told = (query, ids, figures, tab = "explore") => shownText({ tab, scene: scene(query, ids.map((id) => seat(id))), company: figures && { report: { figures } } });
  assert.equal(told("n=400", ["ceo", "coo"]), "What is shown: 2 roles of 400 people");
  assert.equal(told("mine=a", ["n0", "n4", "n5", "m0"], { seats: 5, people: 5 }), "What is shown: 2 of 5 people", "n5 is a manager who is not in the file");
  assert.equal(told("mine=a", ["n0", "n1"], { seats: 2, people: 1 }), "The whole company: 2 posts");
  assert.deepEqual([told("mine=a", ["n0"], null), told("n=400", ["ceo"], null, "fit")], ["", ""]);
});

test("the left panel and the strips are those of the company that is shown", (t) => {
  const ids = ["typical-panel", "own-panel", "ladder", "alternatives-block"], { byId } = setPage(t, { ids });
  setState(t);
  startSides();
  const shown = () => ids.filter((id) => !byId(id).hidden);
  assert.deepEqual(shown(), ["typical-panel", "ladder", "alternatives-block"]);
  page.set({ isLoaded: true });
  assert.deepEqual(shown(), ["own-panel"]);
});

test("a drawer closes with its button and with another tab", (t) => {
  const { document, byId } = setPage(t);
  setState(t, { drawer: "columns" });
  document.body.append(make("div", { id: "columns", "data-drawer": "columns", hidden: true }, make("button", { "aria-label": "Close" })));
  startDrawers();
  assert.equal(byId("columns").hidden, false);
  byId("columns").firstChild.click();
  assert.deepEqual([page.get().drawer, byId("columns").hidden], ["", true]);
  page.set({ drawer: "columns" });
  page.set({ tab: "table" });
  assert.deepEqual([page.get().drawer, byId("columns").hidden], ["", true]);
});

test("tools move the chart, and the switch keeps it fitted", (t) => {
  const { document, byId } = setPage(t, { ids: ["fit", "zoom-in", "zoom-out"] }), chart = orders();
  setState(t);
  document.body.append(make("div", { "data-switch": "auto-fit" }));
  startTools(chart);
  for (const id of ["fit", "zoom-in", "zoom-out"]) byId(id).click();
  assert.deepEqual(chart.done, [["fit", true], ["zoomBy", 1.25], ["zoomBy", 0.8]]);
  byId("auto-fit").checked = true;
  byId("auto-fit").dispatch("change");
  assert.equal(page.get().isKeptFitted, true);
});
