// The list of keys, by "?" or its button.
import { KEYS_OPEN } from "../ids.js";
import { make } from "../ui/dom.js";
import { isPlain } from "../ui/keystrokes.js";

/** @type {[string, string][]} */
const KEYS = [
  ["Ctrl+K", "Find somebody"], ["Ctrl+Z, Shift+Ctrl+Z", "Undo, redo"], ["F", "Fit the chart to the window"], ["+ and -", "Zoom in, out"],
  ["0", "Cards at 100%"], ["Z", "Zoom to the selection"], ["Arrows", "Up, down; fold, or to the manager; open, or to the first direct report"],
  ["A letter", "In the tree: the next name that begins with it"], ["*", "Open all branches beside it"],
  ["Home, End", "First, last of the chart"], ["Space", "Open or fold a branch"], ["Enter", "Details of the selected"], ["Shift+F10", "Menu of the selected"], ["Escape", "Close, back to the chart, or select nothing"],
  ["?", "This list"],
];

function show() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = make("dialog", { class: "own-dialog keys", "aria-labelledby": "keys-title" },
    make("h2", { class: "panel-title", id: "keys-title", text: "Keys" }),
    make("dl", {}, KEYS.map(([key, text]) => [make("dt", {}, make("kbd", { text: key })), make("dd", { text })])),
    make("button", { type: "button", class: "button", text: "Close", on: { click: () => dialog.close() } }));
  dialog.addEventListener("close", () => dialog.remove());
  document.querySelector("main")?.append(dialog);
  dialog.showModal();
}

export function startKeys() {
  document.getElementById(KEYS_OPEN)?.addEventListener("click", show);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || !isPlain(event)) return;
    if (/** @type {Element} */ (event.target).closest("input:not([type=range], [type=checkbox], [type=radio]), textarea, select, dialog")) return;
    event.preventDefault();
    show();
  });
}
