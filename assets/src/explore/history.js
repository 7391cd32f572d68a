// Undo and redo: each change of the view is an entry of the browser's history, so that Back and Forward do the same.
import { REDO, UNDO } from "../ids.js";
import { config } from "../state/config.js";
import { page, seatOf } from "../state/page.js";
import { put } from "../ui/dom.js";
import { keyOf, stepText, viewOf } from "./steps.js";

/** @import { View } from "./steps.js" */

/**
 * What an entry of the history holds.
 * @typedef {{ at: number, label: string, view: View }} Entry  Its number, what led to it, how the page is looked at.
 */

// Changes in a row, as a thumb or a typing hand makes them, are one step.
const ROW_MS = 700;

/** What steps are told with: names and lists. */
function words() {
  const state = page.get(), view = state.scene?.view, seatName = (/** @type {string} */ id) => seatOf(state, id)?.title || "";
  const nameOf = (/** @type {string} */ id) => state.companies?.find((one) => one.id === id)?.name || "";
  return { ...config(), nameOf, seatName, columns: view && "columns" in view ? view.columns : [], deepest: view && "deepest" in view ? view.deepest : 0 };
}

/** Buttons and keys. @param {() => void} undo @param {() => void} redo */
function listen(undo, redo) {
  document.getElementById(UNDO)?.addEventListener("click", undo);
  document.getElementById(REDO)?.addEventListener("click", redo);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    // Boxes have an undo of their own.
    if (/** @type {Element} */ (event.target).closest("input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable], dialog")) return;
    const pressed = event.key.toLowerCase();
    if (pressed !== "z" && pressed !== "y") return;
    event.preventDefault();
    if (pressed === "y" || event.shiftKey) redo();
    else undo();
  });
}

/** The entry that the page stands on when it comes: that of before a reload, or the first. @returns {Entry} */
function firstEntry() {
  const held = /** @type {Entry | null} */ (window.history.state);
  return { at: held && Number.isInteger(held.at) ? held.at : 0, label: held?.label || "", view: viewOf(page.get()) };
}

/**
 * Keeps the steps.
 * @param {(act: () => void) => void} afterPaint  A new entry takes some ms, which the frame does not wait for.
 * @returns {{ flush: () => void }}  `flush` writes what waits, before the address of the entry is written.
 */
export function startHistory(afterPaint) {
  let now = firstEntry();
  /** What led to the entries after this one. @type {Map<number, string>} */
  const labels = new Map();
  let key = keyOf(now.view), scene = page.get().scene, start = now.view, last = -Infinity, most = now.at, isGoing = false;
  /** @type {{ entry: Entry, isNew: boolean } | null} */
  let waiting = null;

  function flush() {
    if (!waiting) return;
    const { entry, isNew } = waiting;
    waiting = null;
    window.history[isNew ? "pushState" : "replaceState"](entry, "", window.location.href);
    show();
  }

  function follow() {
    const state = page.get(), view = viewOf(state), next = keyOf(view);
    if (next === key) return;
    // The server says in its own words what has been asked for; that is no step.
    const isSaid = state.scene !== scene, time = performance.now(), isRow = time - last < ROW_MS;
    key = next;
    if (isSaid || isGoing) write({ ...now, view }, false);
    else {
      if (!isRow) start = now.view;
      last = time;
      write({ at: isRow ? now.at : now.at + 1, label: stepText(start, view, words()), view }, !isRow);
    }
  }
  /** @param {Entry} entry @param {boolean} isNew */
  function write(entry, isNew) {
    now = entry;
    if (isNew) {
      flush();
      for (const at of [...labels.keys()]) if (at >= entry.at) labels.delete(at);
      most = entry.at;
    }
    labels.set(entry.at, entry.label);
    waiting = { entry, isNew: isNew || Boolean(waiting?.isNew) };
    afterPaint(flush);
  }

  function show() {
    tell(UNDO, now.at > 0, "Undo", now.label, "Ctrl+Z");
    tell(REDO, now.at < most, "Redo", labels.get(now.at + 1) || "", "Shift+Ctrl+Z");
  }

  listen(() => { flush(); if (now.at > 0) window.history.back(); }, () => { flush(); if (now.at < most) window.history.forward(); });
  window.addEventListener("popstate", (event) => {
    const entry = /** @type {Entry | null} */ (event.state);
    // An entry of before a reload knows its view as well; another page's hash does not.
    if (!entry || !entry.view) return;
    waiting = null;
    last = -Infinity;
    now = entry;
    labels.set(entry.at, entry.label);
    key = keyOf(entry.view);
    isGoing = true;
    page.set(entry.view);
    isGoing = false;
    show();
  });
  for (const part of /** @type {(keyof View)[]} */ (Object.keys(now.view))) page.subscribe((state) => state[part], follow);
  page.subscribe((state) => state.scene, (drawn) => { follow(); scene = drawn; });
  waiting = { entry: now, isNew: false };
  afterPaint(flush);
  show();
  return { flush };
}

/** A button that says what it does. @param {string} id @param {boolean} is @param {string} word @param {string} label @param {string} keys */
function tell(id, is, word, label, keys) {
  const button = /** @type {HTMLButtonElement | null} */ (document.getElementById(id));
  if (!button) return;
  const text = label ? `${word}: ${label}` : word;
  put(button, "disabled", !is);
  put(button, "title", is ? `${text} (${keys})` : word);
  put(button, "aria-label", is ? text : word);
}
