// Where the summary of a card stands, what it says, when it comes and goes.
import test from "node:test";
import assert from "node:assert/strict";
import { lines, place, startTooltip } from "../../../assets/src/chart/tooltip.js";
import { FAMILY, scene, seat } from "../fakes/scenes.js";
import { fakeChart } from "../fakes/host.js";

const ROOM = { width: 800, height: 600 }, SIZE = { width: 200, height: 120 };

test("a summary stands in the window wherever its card is, and over the card only where nothing else is left", () => {
  for (const [width, height] of [[208, 64], [58, 18], [6, 2], [700, 300]]) {
    for (let left = -width + 1; left < ROOM.width; left += 37) {
      for (let top = -height + 1; top < ROOM.height; top += 29) {
        const card = { left, top, width, height }, { x, y } = place(card, SIZE, ROOM);
        assert.ok(x >= 0 && y >= 0 && x + SIZE.width <= ROOM.width && y + SIZE.height <= ROOM.height, JSON.stringify(card));
        const isOver = x < left + width && x + SIZE.width > left && y < top + height && y + SIZE.height > top;
        assert.ok(!isOver || height > 200, JSON.stringify([card, x, y]));
      }
    }
  }
});

test("a summary that is larger than the window begins in its corner", () => {
  const at = place({ left: 10, top: 10, width: 50, height: 20 }, { width: 900, height: 700 }, ROOM);
  assert.deepEqual(at, { x: 8, y: 8 });
});

test("beside a card that leaves no room above and below, a summary stands at its right, else at its left", () => {
  const card = { left: 100, top: 50, width: 300, height: 500 };
  assert.deepEqual(place(card, SIZE, ROOM), { x: 408, y: 240 });
  assert.deepEqual(place({ ...card, left: 450 }, SIZE, ROOM), { x: 242, y: 240 });
});

test("a summary says each text once, the boss last", () => {
  const one = { title: "Nadia Kowalska", lines: ["Buyer", "no reports", "Buyer", "Nadia Kowalska"] };
  assert.deepEqual(lines(one, 3, { title: "Ada Top" }, ["dotted line to Cem"]), ["Nadia Kowalska", "Buyer", "no reports", "Reports to Ada Top", "Level 3", "Dotted line to Cem"]);
  assert.deepEqual(lines({ title: "A", lines: [] }, 1, undefined), ["A", "Level 1"]);
  assert.deepEqual(lines({ title: "A", lines: [] }, 0, undefined), ["A"]);
});

const HOVER = "(hover: hover)";

function start(t, media = [HOVER]) {
  const made = fakeChart(t, { ids: ["chart-frame", "chart-tree"], media: ["(prefers-reduced-motion: reduce)", ...media] });
  made.chart.show(scene("n=400", [...FAMILY, seat("far", { x: 9000 })]));
  made.host.now = { zoom: 1, pan: { x: 400, y: 100 } };
  t.mock.timers.enable({ apis: ["setTimeout"] });
  startTooltip(made.chart);
  const tip = made.byId("hover-summary");
  tip.rectangle = { left: 0, top: 0, width: 100, height: 40 };
  const point = (id, isPressed = false) => made.host.tell("Pointer", { id, x: 0, y: 0, isPressed });
  return { ...made, tip, point, wait: (ms) => t.mock.timers.tick(ms) };
}

test("a summary comes after a moment over a card, under it, and goes after a moment beside it", (t) => {
  const { tip, point, wait } = start(t);
  point("coo");
  wait(249);
  assert.equal(tip.hidden, true);
  wait(1);
  assert.equal(tip.hidden, false);
  assert.deepEqual(tip.elements.map((one) => one.textContent), ["coo", "Reports to ceo", "Level 2"]);
  assert.deepEqual([tip.style.left, tip.style.top], ["200px", "290px"]);
  point("");
  wait(219);
  assert.equal(tip.hidden, false);
  wait(1);
  assert.equal(tip.hidden, true);
});

test("a pointer that goes on before the moment is over leaves nothing behind", (t) => {
  const { tip, point, wait } = start(t);
  point("coo");
  wait(200);
  point("");
  wait(1000);
  assert.equal(tip.hidden, true);
});

test("a summary that is shown can be pointed at, and goes to the next card sooner", (t) => {
  const { tip, point, wait } = start(t);
  point("coo");
  wait(250);
  point("");
  tip.dispatch("pointerenter");
  wait(1000);
  assert.equal(tip.hidden, false);
  tip.dispatch("pointerleave");
  point("cfo");
  wait(125);
  assert.equal(tip.firstChild.textContent, "cfo");
});

test("a press, Escape, another chart, and a card that leaves the window end a summary", (t) => {
  const { tip, point, wait, host, chart, document } = start(t);
  const ends = [
    () => host.tell("Press"), () => document.body.dispatch("keydown", { key: "Escape" }), () => chart.show(scene("n=401", FAMILY)),
    () => tip.click(), () => { host.now = { zoom: 1, pan: { x: -9000, y: 0 } }; host.tell("Move"); },
  ];
  for (const end of ends) {
    point("ceo");
    wait(250);
    assert.equal(tip.hidden, false, end.toString());
    end();
    assert.equal(tip.hidden, true, end.toString());
  }
});

test("a drag brings no summary, nor a card out of the window", (t) => {
  const { tip, point, wait } = start(t);
  point("coo", true);
  wait(1000);
  assert.equal(tip.hidden, true);
  point("far");
  wait(1000);
  assert.equal(tip.hidden, true);
});

test("where nothing can hover, nothing comes", (t) => {
  const { tip, point, wait } = start(t, []);
  point("coo");
  wait(1000);
  assert.equal(tip.hidden, true);
});

test("keys that move along the tree bring the summary along, leaving the tree ends it", (t) => {
  const { tip, wait, byId } = start(t), tree = byId("chart-tree");
  tree.setAttribute("aria-activedescendant", "tree-cfo");
  tree.dispatch("keyup", { key: "Tab" });
  wait(1000);
  assert.equal(tip.hidden, true);
  tree.dispatch("keyup", { key: "ArrowDown" });
  wait(250);
  assert.equal(tip.firstChild.textContent, "cfo");
  tree.dispatch("blur");
  assert.equal(tip.hidden, true);
});
