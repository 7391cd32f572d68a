// A store: who hears of what, when, and in which order.
import test from "node:test";
import assert from "node:assert/strict";
import { createStore } from "../../../assets/src/state/store.js";

const heard = (store, select) => {
  const told = [];
  const end = store.subscribe(select, (now, before) => told.push([before, now]));
  return { told, end };
};

test("a set puts new parts in, leaves the others, and changes nothing in place", () => {
  const first = Object.freeze({ a: 1, b: 2 }), store = createStore(first);
  store.set({ a: 5 });
  store.set((state) => ({ b: state.a + state.b }));
  assert.deepEqual(store.get(), { a: 5, b: 7 });
  assert.deepEqual(first, { a: 1, b: 2 });
});

test("only who looks at a part that is another one hears of it, with the part before", () => {
  const store = createStore({ a: 1, b: NaN, list: [1] });
  const a = heard(store, (state) => state.a), b = heard(store, (state) => state.b), list = heard(store, (state) => state.list);
  store.set({ a: 2 });
  store.set({ a: 2, b: NaN });
  store.set({});
  assert.deepEqual([a.told, b.told, list.told], [[[1, 2]], [], []]);
  // An equal list is another list all the same.
  store.set({ list: [1] });
  assert.equal(list.told.length, 1);
});

test("listeners hear in the order in which they came, before the set returns", () => {
  const store = createStore({ a: 0 }), order = [];
  for (const name of ["x", "y", "z"]) store.subscribe((state) => state.a, (now) => order.push(name + now));
  store.set({ a: 1 });
  assert.deepEqual(order, ["x1", "y1", "z1"]);
});

test("nobody hears of a part before it changes, nor after the end", () => {
  const store = createStore({ a: 1 }), { told, end } = heard(store, (state) => state.a);
  assert.deepEqual(told, []);
  store.set({ a: 2 });
  end();
  end();
  store.set({ a: 3 });
  assert.deepEqual(told, [[1, 2]]);
});

test("who is ended by a listener before it does not hear of that change any more", () => {
  const store = createStore({ a: 1 }), told = [];
  store.subscribe((state) => state.a, () => end());
  const end = store.subscribe((state) => state.a, (now) => told.push(now));
  store.set({ a: 2 });
  assert.deepEqual(told, []);
});

test("who comes while others are told hears of later changes only", () => {
  const store = createStore({ a: 1 }), told = [];
  store.subscribe((state) => state.a, () => { if (!told.length) store.subscribe((state) => state.a, (now) => told.push(now)); });
  store.set({ a: 2 });
  assert.deepEqual(told, []);
  store.set({ a: 3 });
  assert.ok(told.every((now) => now === 3));
});

test("a set within a set is known at once and heard by all, each with the part it knew", () => {
  const store = createStore({ a: 0, b: 0 }), early = heard(store, (state) => state.b);
  store.subscribe((state) => state.a, (now) => {
    store.set({ b: now * 10 });
    assert.equal(store.get().b, now * 10);
    assert.deepEqual(early.told, [], "the change that is being told comes first");
  });
  const late = heard(store, (state) => `${state.a} ${state.b}`);
  store.set({ a: 1 });
  assert.deepEqual(early.told, [[0, 10]]);
  assert.deepEqual(late.told, [["0 0", "1 10"]], "one that comes later hears of both at once");
});

test("a listener may take back the change it hears of; who heard nothing of it hears nothing", () => {
  const store = createStore({ aim: "" });
  const before = heard(store, (state) => state.aim);
  store.subscribe((state) => state.aim, (aim) => { if (aim) store.set({ aim: "" }); });
  const after = heard(store, (state) => state.aim);
  store.set({ aim: "n1" });
  assert.deepEqual(before.told, [["", "n1"], ["n1", ""]]);
  assert.deepEqual(after.told, []);
});

test("a listener that fails does not silence the store", () => {
  const store = createStore({ a: 0 });
  store.subscribe((state) => state.a, (now) => { if (now === 1) throw new Error("listener"); });
  const { told } = heard(store, (state) => state.a);
  assert.throws(() => store.set({ a: 1 }), /listener/);
  store.set({ a: 2 });
  assert.deepEqual(told, [[0, 2]]);
});
