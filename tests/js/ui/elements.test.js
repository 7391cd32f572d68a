// What the server describes as elements of the page.
import test from "node:test";
import assert from "node:assert/strict";
import { part as described, toNodes, update } from "../../../assets/src/ui/elements.js";
import { setPage } from "../fakes/dom.js";

const part = (type, props = {}) => ({ type, props });

test("texts stay texts, numbers become texts, nothing is nothing, lists are flat", (t) => {
  setPage(t);
  assert.deepEqual(toNodes(["<b>bold</b>", 0, null, undefined, "", ["a", ["b"]]]), ["<b>bold</b>", "0", "a", "b"]);
  assert.deepEqual([toNodes(null), toNodes("")], [[], []]);
});

test("a component is its element with class, children and what may be set", (t) => {
  setPage(t);
  const [link] = toNodes(part("A", { className: "link", href: "/x", title: "Go", children: ["To ", part("Strong", { children: 7 })] }));
  assert.deepEqual([link.tagName, link.className, link.href, link.title, link.textContent], ["A", "link", "/x", "Go", "To 7"]);
  assert.equal(link.querySelector("strong").textContent, "7");
});

test("data and aria are set, false and absent are not, and nothing else is", (t) => {
  setPage(t);
  const [details] = toNodes(part("Details", { "data-look": "whole n1", "aria-hidden": "true", open: true, hidden: false, id: null, onclick: "alert(1)", style: { color: "red" }, n_clicks: 0 }));
  assert.deepEqual(Object.fromEntries(details.attributes), { "data-look": "whole n1", "aria-hidden": "true", open: "" });
});

test("the heading of a row or column says which", (t) => {
  setPage(t);
  assert.equal(toNodes(part("Th", { scope: "row" }))[0].getAttribute("scope"), "row");
});

test("a button does not send a form", (t) => {
  setPage(t);
  assert.equal(toNodes(part("Button", { children: "Go" }))[0].type, "button");
});

const P = (text, props = {}) => described("P", props, text);

/** A box filled with one description and then made to be another. */
function updated(t, before, now) {
  setPage(t);
  const [box] = toNodes(described("Div", {}, before)), was = [...box.children];
  update(box, before, now);
  return { box, was, is: [...box.children] };
}

test("an element described as before stays, its neighbours become what is described now", (t) => {
  const { was, is, box } = updated(t, [P("a"), P("b"), P("c")], [P("a"), P("B"), described("Ol", {}, "c")]);
  assert.deepEqual([is[0] === was[0], is[1] === was[1], is[2] === was[2]], [true, true, false]);
  assert.equal(box.textContent, "aBc");
  assert.equal(is[2].tagName, "OL");
});

test("elements are added at the end and taken away there", (t) => {
  const longer = updated(t, [P("a")], [P("a"), [P("b"), P("c")]]);
  assert.deepEqual([longer.is.length, longer.box.textContent, longer.is[0] === longer.was[0]], [3, "abc", true]);
  const shorter = updated(t, [P("a"), P("b"), P("c")], [P("x")]);
  assert.deepEqual([shorter.is.length, shorter.box.textContent], [1, "x"]);
});

test("one element more or less in the middle leaves those round it", (t) => {
  const H = (text) => described("H3", {}, text), U = (text) => described("Ul", {}, text);
  const more = updated(t, [P("a"), H("b"), U("c")], [P("a"), P("new"), H("B"), U("c")]);
  assert.deepEqual([more.box.textContent, more.is.indexOf(more.was[1]), more.is.indexOf(more.was[2])], ["anewBc", 2, 3]);
  const less = updated(t, [P("a"), P("old"), H("b"), U("c")], [P("a"), H("b"), U("C")]);
  assert.deepEqual([less.box.textContent, less.is.indexOf(less.was[2]), less.is.indexOf(less.was[3])], ["abC", 1, 2]);
  const other = updated(t, [H("a"), P("b"), P("c"), U("d")], [H("a"), U("x"), U("d")]);
  assert.deepEqual([other.box.textContent, other.is.length, other.is.indexOf(other.was[3])], ["axd", 3, 2]);
});

test("attributes come, change and go in place", (t) => {
  const { was, is } = updated(t, [P("a", { className: "step", "data-size": "4", "aria-current": null })], [P("a", { className: "step current", "aria-current": "true" })]);
  assert.equal(is[0], was[0]);
  assert.deepEqual([is[0].className, is[0].getAttribute("aria-current"), is[0].getAttribute("data-size")], ["step current", "true", null]);
});

test("texts between elements, and nothing at all, are filled in anew", (t) => {
  assert.equal(updated(t, ["To ", P("a")], ["From ", P("a")]).box.textContent, "From a");
  assert.equal(updated(t, null, "text").box.textContent, "text");
  assert.equal(updated(t, "text", null).box.textContent, "");
  assert.equal(updated(t, P(["a ", described("Q", {}, "b")]), P(["a ", described("Q", {}, "c")])).box.textContent, "a c");
});
