// What the server describes as elements of the page.
import test from "node:test";
import assert from "node:assert/strict";
import { toNodes } from "../../../assets/src/ui/elements.js";
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
