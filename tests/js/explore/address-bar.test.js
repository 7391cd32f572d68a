// The address and the export links follow the page.
import test from "node:test";
import assert from "node:assert/strict";
import { startAddressBar } from "../../../assets/src/explore/address-bar.js";
import { page } from "../../../assets/src/state/page.js";
import { make } from "../../../assets/src/ui/dom.js";
import { setPage } from "../fakes/dom.js";
import { orders } from "../fakes/host.js";
import { scene, setState } from "../fakes/scenes.js";

function start(t, parts = { scene: scene("n=400") }) {
  const { document, window } = setPage(t);
  setState(t, parts);
  const link = make("a", { "data-export-format": "png", "data-export-scale": "2" }), chart = orders(), waiting = [];
  document.body.append(link);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  startAddressBar(chart, (act) => waiting.push(act), () => {});
  const paint = () => { for (const act of waiting.splice(0)) act(); };
  paint();
  return { link, chart, paint, addresses: window.history.addresses, rest: () => t.mock.timers.tick(250) };
}

test("the address is written at once, and once more when a quick row of changes rests", (t) => {
  const { addresses, rest } = start(t);
  assert.deepEqual(addresses.splice(0), ["?n=400"]);
  page.set({ selection: "coo" });
  page.set({ tab: "compare", compared: { a: "x" } });
  assert.deepEqual(addresses, []);
  rest();
  assert.deepEqual(addresses, ["?n=400&sel=coo&tab=compare&a=x"]);
});

test("after a rest the address is written when the change is on the screen", (t) => {
  const { addresses, paint } = start(t), now = performance.now();
  addresses.splice(0);
  t.mock.method(performance, "now", () => now + 1000);
  page.set({ selection: "coo" });
  assert.deepEqual(addresses, []);
  paint();
  assert.deepEqual(addresses, ["?n=400&sel=coo"]);
});

test("an address is not written before there is a chart", (t) => {
  const { addresses, rest } = start(t, {});
  page.set({ selection: "coo" });
  rest();
  assert.deepEqual(addresses, []);
});

test("the window's place is written when it rests, also where something is chosen in that moment", (t) => {
  const { chart, addresses, rest } = start(t);
  addresses.splice(0);
  chart.camera = { zoom: 0.5, pan: { x: 10, y: 20 } };
  chart.host.tell("Move");
  page.set({ selection: "coo" });
  rest();
  assert.deepEqual(addresses, ["?n=400&sel=coo&z=0.500&x=10&y=20"]);
  assert.deepEqual(page.get().camera, chart.camera);
});

test("a window that stands fitted has no place in the address", (t) => {
  const { chart, addresses, rest } = start(t);
  chart.host.tell("Move");
  rest();
  chart.isAsFitted = true;
  chart.host.tell("Move");
  rest();
  assert.deepEqual([addresses.at(-2), addresses.at(-1)], ["?n=400&z=1.000&x=0&y=0", "?n=400"]);
});

test("export links are those of what is shown, once it is on the screen", (t) => {
  const { link, paint } = start(t);
  assert.equal(link.href, "/export/chart.png?n=400&scale=2");
  page.set({ theme: "dark", scene: scene("n=9") });
  paint();
  assert.equal(link.href, "/export/chart.png?n=9&theme=dark&scale=2");
  page.set({ tab: "compare", compared: { a: "x" } });
  paint();
  assert.equal(link.href, "/export/compare.png?n=9&a=x&theme=dark&scale=2");
});
