// The glide from one chart to the next.
import test from "node:test";
import assert from "node:assert/strict";
import { between, carried, ease, frameAt, isAlike } from "../../../assets/src/chart/transitions.js";
import { line, seat } from "../fakes/scenes.js";

const NOTHING = { seats: new Map(), lines: new Map() };
const still = (seats, lines = []) => frameAt(NOTHING, { seats, lines }, 1);
const alphas = ({ seats }) => Object.fromEntries([...seats].map(([id, { alpha }]) => [id, alpha]));
const MOMENTS = Array.from({ length: 21 }, (_, at) => at / 20);

test("a glide is slow at both ends and never turns back", () => {
  assert.deepEqual([ease(0), ease(0.5), ease(1)], [0, 0.5, 1]);
  assert.ok(ease(0.25) < 0.25 && ease(0.75) > 0.75);
  for (let at = 1; at < MOMENTS.length; at += 1) assert.ok(ease(MOMENTS[at]) > ease(MOMENTS[at - 1]));
});

test("a route on its way starts at the old one and ends at the new one", () => {
  const from = [[0, 0], [0, 10]], to = [[10, 0], [10, 30]];
  assert.deepEqual(between(from, to, 0), from);
  assert.deepEqual(between(from, to, 1), to);
  assert.deepEqual(between(from, to, 0.5), [[5, 0], [5, 20]]);
  assert.deepEqual(between(null, to, 0.2), to);
});

test("a route of another layout has other corners: the line glides all the same, from its own end to the new one", () => {
  const to = [[10, 0], [10, 30]];
  assert.deepEqual(between([[0, 0]], to, 0.5), [[5, 0], [5, 15]]);
  assert.deepEqual(between([[0, 0], [4, 4], [8, 8]], to, 0), [[0, 0], [8, 8]]);
  assert.deepEqual(between([[0, 0], [9, 9]], [[1, 1], [2, 2], [3, 3], [4, 4]], 0), [[0, 0], [9, 9], [9, 9], [9, 9]]);
});

test("upright routes of one layout stay upright all the way", () => {
  const from = [[0, 0], [0, 20], [60, 20], [60, 40]], to = [[100, 0], [100, 30], [-50, 30], [-50, 90]];
  for (const t of MOMENTS) {
    const [a, b, c, d] = between(from, to, t);
    assert.ok(a[0] === b[0] && b[1] === c[1] && c[0] === d[0], `${t}`);
  }
});

test("at the beginning everything stands where it stood, at the end where it belongs and nothing else is left", () => {
  const from = still([seat("stays", { x: 10, y: 20 }), seat("goes")], [line("stays", "goes")]);
  const to = { seats: [seat("stays", { x: 110, y: 220 }), seat("comes", { x: 5 })], lines: [line("comes", "stays")] };
  const first = frameAt(from, to, 0), last = frameAt(from, to, 1);
  assert.deepEqual(alphas(first), { goes: 1, stays: 1, comes: 0 });
  assert.deepEqual([first.seats.get("stays").x, first.seats.get("stays").y, first.seats.get("comes").x], [10, 20, 5]);
  assert.deepEqual(alphas(last), { stays: 1, comes: 1 });
  assert.deepEqual([last.seats.get("stays").x, last.seats.get("stays").y], [110, 220]);
  assert.deepEqual([...last.lines.keys()], ["comes>stays"]);
});

test("old cards are gone before new ones come, and no alpha leaves its bounds", () => {
  const from = still([seat("goes")]), to = { seats: [seat("comes")], lines: [] };
  let before = { goes: 1, comes: 0 };
  for (const t of MOMENTS) {
    const { goes = 0, comes } = alphas(frameAt(from, to, t));
    assert.ok(goes >= 0 && comes <= 1 && goes <= before.goes && comes >= before.comes, `${t}`);
    assert.ok(goes === 0 || comes === 0, `both at ${t}`);
    before = { goes, comes };
  }
});

test("cards of the old chart lie under those of the new one", () => {
  const from = still([seat("a"), seat("goes")]);
  assert.deepEqual([...frameAt(from, { seats: [seat("a"), seat("b")], lines: [] }, 0.2).seats.keys()], ["goes", "a", "b"]);
});

test("a glide that is cut off goes on from where things are, faint ones included", () => {
  const first = still([seat("a", { x: 0 }), seat("goes")]);
  const half = frameAt(first, { seats: [seat("a", { x: 100 }), seat("b")], lines: [] }, 0.6);
  const faint = half.seats.get("b").alpha;
  assert.ok(faint > 0 && faint < 1);
  const bent = frameAt(half, { seats: [], lines: [line("a", "b")] }, 0.6);
  assert.ok(bent.lines.get("a>b").alpha > 0 && frameAt(bent, { seats: [], lines: [line("a", "b")] }, 0.5).lines.get("a>b").alpha === bent.lines.get("a>b").alpha + (1 - bent.lines.get("a>b").alpha) / 2);
  const again = frameAt(half, { seats: [seat("a", { x: 0 }), seat("b"), seat("goes")], lines: [] }, 0);
  assert.equal(again.seats.get("a").x, half.seats.get("a").x);
  assert.equal(again.seats.get("b").alpha, faint);
  // One that is gone by then comes anew; one that is half gone goes on from there.
  assert.equal(again.seats.get("goes").alpha, 0);
  const going = frameAt(first, { seats: [seat("a")], lines: [] }, 0.2).seats.get("goes").alpha;
  const back = frameAt(frameAt(first, { seats: [seat("a")], lines: [] }, 0.2), { seats: [seat("a"), seat("goes")], lines: [] }, 0);
  assert.equal(back.seats.get("goes").alpha, going);
});

test("a card that stays shows its new contents from the first moment", () => {
  const from = still([seat("a", { title: "Old" })], [line("a", "b", { kind: "dotted" })]);
  const { seats, lines } = frameAt(from, { seats: [seat("a", { title: "New" })], lines: [line("a", "b", { kind: "solid" })] }, 0);
  assert.deepEqual([seats.get("a").seat.title, lines.get("a>b").line.kind], ["New", "solid"]);
});

test("routes are alike where each segment runs the same way", () => {
  const down = [[0, 0], [0, 20], [60, 20], [60, 40]], aside = [[0, 0], [20, 0], [20, 60], [40, 60]];
  assert.ok(isAlike(down, [[5, 5], [5, 9], [-7, 9], [-7, 50]]));
  assert.ok(isAlike(down, [[0, 0], [0, 20], [0, 20], [0, 40]]), "a segment may be nothing");
  assert.ok(!isAlike(down, aside) && !isAlike(down, down.slice(1)));
});

test("a line stands at both its cards in every frame, or is not to be seen", () => {
  const stand = (x, y, points) => ({ seats: [seat("boss", { x: -x, y: 0 }), seat("own", { x, y })], lines: [line("own", "boss", { points })] });
  const down = stand(100, 200, [[-100, 32], [-100, 100], [100, 100], [100, 168]]);
  const aside = stand(300, 40, [[-200, 0], [0, 0], [0, 40], [200, 40]]);
  const lower = stand(20, 500, [[-20, 32], [-20, 300], [20, 300], [20, 468]]);
  const bare = { ...down, lines: [] };
  for (const [from, to, edges] of [[down, lower, [[0, 32], [0, -32]]], [down, aside, null], [aside, down, null], [bare, aside, null]]) {
    for (const t of MOMENTS) {
      const { seats, lines } = frameAt(still(from.seats, from.lines), to, t), drawn = lines.get("own>boss");
      if (!drawn.alpha) continue;
      const ends = ["boss", "own"].map((id, at) => { const end = drawn.points.at(-at), { x, y } = seats.get(id); return [end[0] - x, end[1] - y].map(Math.round); });
      const sets = edges ? [edges] : [from, to].filter(({ lines: [one] }) => one).map((one) => one.seats.map(({ x, y }, at) => { const end = one.lines[0].points.at(-at); return [end[0] - x, end[1] - y]; }));
      assert.ok(sets.some((set) => JSON.stringify(set) === JSON.stringify(ends)), `${t}: ${ends}`);
    }
  }
});

test("ends of a route go with their cards", () => {
  const route = [[0, 0], [0, 5], [9, 5], [9, 9]];
  assert.equal(carried(route, [0, 0], [0, 0]), route);
  assert.deepEqual(carried(route, [1, 2], [-1, 0]), [[1, 2], [1, 7], [8, 5], [8, 9]]);
});

test("one head of operations at a time: a card that goes takes its tab off where another has one", () => {
  const tab = [["r", 4, -9, 90, 18, 9, "gold", "", 0, [], "marker"], ["t", 16, 2, 10, 600, "black", "start", 80, "Head of operations", "marker"]];
  const head = (id) => seat(id, { is_head: true, marks: [...seat(id).marks, ...tab] });
  const heads = ({ seats }) => [...seats.values()].filter(({ seat: one, alpha }) => alpha > 0 && (one.is_head || one.marks.some((mark) => mark[9] === "marker"))).length;
  for (const t of MOMENTS) assert.ok(heads(frameAt(still([head("coo"), seat("ceo")]), { seats: [head("ceo")], lines: [] }, t)) === 1, `${t}`);
  const going = frameAt(still([head("coo")]), { seats: [head("ceo")], lines: [] }, 0.1).seats.get("coo");
  assert.deepEqual(going.seat.marks, seat("coo").marks);
  assert.equal(heads(frameAt(still([head("coo")]), { seats: [seat("ceo")], lines: [] }, 0.1)), 1);
});
