// The address of the page and the links of the export menu.
import test from "node:test";
import assert from "node:assert/strict";
import { FIRST } from "../../../assets/src/state/page.js";
import { addressOf, exportLink, query, viewportOf } from "../../../assets/src/state/url.js";
import { scene } from "../fakes/scenes.js";

const NOW = { drawn: "n=400&t=a:1,b:never", tab: "explore", selection: "a>b", compared: { a: "x", an: "" }, camera: null, theme: "light" };

test("the address holds what the page shows, and the comparison only on its tab", () => {
  assert.equal(query(NOW), "n=400&t=a:1,b:never&sel=a>b");
  assert.equal(query({ ...NOW, selection: "", tab: "compare" }), "n=400&t=a:1,b:never&tab=compare&a=x");
  const camera = { zoom: 0.81234, pan: { x: 12.6, y: -3.4 } };
  assert.equal(query({ ...NOW, selection: "", camera }), "n=400&t=a:1,b:never&z=0.812&x=13&y=-3");
});

test("the window stands where the address says, to a thousandth and a px", () => {
  for (const camera of [{ zoom: 0.05, pan: { x: 0, y: -999999 } }, { zoom: 4, pan: { x: -12.4, y: 7 } }, { zoom: 0.4567, pan: { x: 3, y: 3 } }]) {
    const back = viewportOf(`?${query({ ...NOW, camera })}`, "");
    assert.ok(Math.abs(back.zoom - camera.zoom) <= 0.0005);
    assert.ok(Math.abs(back.pan.x - camera.pan.x) <= 0.5 && Math.abs(back.pan.y - camera.pan.y) <= 0.5);
  }
});

test("an address that says no place, or none that can be, leaves the window alone", () => {
  for (const search of ["", "?n=400&x=3&y=4", "?z=", "?z=abc", "?z=0.04", "?z=4.1", "?z=NaN", "?z=1&x=1e7", "?z=1&y=-1000001", "?z=1&x=Infinity"]) {
    assert.equal(viewportOf(search, ""), null, search);
  }
  assert.deepEqual(viewportOf("?z=1", ""), { zoom: 1, pan: { x: 0, y: 0 } });
  assert.ok(viewportOf("?mine=a&z=1", "a"));
  assert.deepEqual([viewportOf("?mine=a&z=1", ""), viewportOf("?z=1", "a")], [null, null], "it is the place of another company");
});

test("the parts of the state that belong to the address", () => {
  const camera = { zoom: 1, pan: { x: 0, y: 0 } };
  const state = { ...FIRST, scene: scene("n=400"), selection: "coo", tab: "table", theme: "dark", camera };
  assert.deepEqual(addressOf(state), { drawn: "n=400", selection: "coo", tab: "table", compared: {}, camera, theme: "dark" });
  assert.equal(addressOf(FIRST).drawn, "");
});

test("export links follow tab, theme and scale", () => {
  const now = { ...NOW, drawn: "n=400", selection: "", compared: { a: "x", b: "" } };
  assert.equal(exportLink(now, "svg", 1), "/export/chart.svg?n=400");
  assert.equal(exportLink({ ...now, theme: "dark" }, "png", 2), "/export/chart.png?n=400&theme=dark&scale=2");
  assert.equal(exportLink({ ...now, tab: "compare" }, "pdf", 1), "/export/compare.pdf?n=400&a=x");
  assert.equal(exportLink({ ...now, tab: "table" }, "svg", 1), "/export/chart.svg?n=400");
});
