// The legend: what it explains, when it is filled.
import test from "node:test";
import assert from "node:assert/strict";
import { startLegend } from "../../../assets/src/chart/legend.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { page } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { scene, setState } from "../fakes/scenes.js";

const GROUPS = { typical: [{ title: "Roles", items: [["swatch a", "Chief"]] }, { title: "Lines", items: [] }], loaded: [{ title: "Places", items: [] }, { title: "Signs", items: [] }], compared: [{ title: "Marks", items: [] }] };
const VIEW = { by: "c4", columns: [["c4", "City", false]], where: [["level", "range", "", 2, null]], legend: [[0, "Berlin", 1284, true], [9, "Others", 3, false]] };

function start(t, parts) {
  const { document } = setPage(t);
  setConfig({ legend: GROUPS });
  setState(t, parts);
  const details = make("details", { class: "legend" }, make("summary", null), make("div", { class: "legend-body" }));
  document.body.append(details);
  startLegend(".legend");
  const titles = (one = details) => one.querySelectorAll(".legend-title").map(({ textContent }) => textContent);
  return { document, details, titles, open: (one = details) => { one.open = true; one.dispatch("toggle"); } };
}

test("a legend is filled when it is opened, and follows while it is", (t) => {
  const { details, titles, open } = start(t, { scene: scene("n=400") });
  assert.deepEqual(titles(), []);
  open();
  assert.deepEqual(titles(), ["Roles", "Lines"]);
  assert.equal(details.querySelector(".swatch").parent.textContent, "Chief");
  page.set({ scene: scene("mine=a") });
  assert.deepEqual(titles(), ["Places", "Signs"]);
  details.open = false;
  page.set({ scene: scene("n=400") });
  assert.deepEqual(titles(), ["Places", "Signs"]);
});

test("colours of a column take the place of those of the tree; a click on a value leaves only those", (t) => {
  const { details, titles, open } = start(t, { isLoaded: true, loaded: { id: "a", view: "" }, scene: scene("mine=a", [], { view: VIEW }) });
  open();
  assert.deepEqual(titles(), ["City", "Signs"]);
  assert.deepEqual(details.querySelectorAll("li").map(({ textContent }) => textContent), ["Berlin1,284", "Others3"]);
  assert.equal(details.querySelectorAll("button").length, 1, "several values under one colour cannot be filtered by");
  details.querySelector("button").click();
  assert.equal(new URLSearchParams(page.get().loaded.view).get("where"), "level:range:2:,c4:equals:Berlin");
});

test("the legend of a comparison explains its marks first, then what its sides are drawn with, whatever Explore shows", (t) => {
  const { document, titles, open } = start(t, { scene: scene("mine=a") });
  const other = make("details", { class: "legend" }, make("div", { class: "legend-body" }));
  document.body.append(make("div", { class: "compare-panel" }, other));
  open(other);
  assert.deepEqual(titles(other), ["Marks", "Roles", "Lines"]);
  page.set({ compared: { a: "mine:a", b: "mine:b" } });
  open(other);
  assert.deepEqual(titles(other), ["Marks", "Places", "Signs"]);
});
