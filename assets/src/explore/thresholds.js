// Drawer "Thresholds": the numbers of the placement rules, each editable; the chart follows and the link carries the edits.
import { get, sentenceOf } from "../api/client.js";
import { THRESHOLDS_BODY, THRESHOLDS_MESSAGE, THRESHOLDS_OPEN, THRESHOLDS_RESET } from "../ids.js";
import { page } from "../state/page.js";
import { editsOf } from "../state/query.js";
import { make } from "../ui/dom.js";
import { toNodes } from "../ui/elements.js";

// A pause in typing after which the chart follows.
const PAUSE_MS = 300;

export function startThresholds() {
  const body = /** @type {HTMLElement} */ (document.getElementById(THRESHOLDS_BODY));
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  /** @type {Record<string, string>} */
  let defaults = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;

  async function build() {
    if (boxes.size) return;
    const { data, refusal } = await get("/thresholds");
    if (refusal) { say(sentenceOf(refusal)); return; }
    body.replaceChildren(...toNodes(/** @type {any} */ (data).table));
    for (const host of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-threshold]"))) {
      const name = host.dataset.threshold || "", label = host.dataset.label || "";
      const input = /** @type {HTMLInputElement} */ (make("input", { type: "text", class: "control-text", id: `threshold-${name}`, "aria-label": label, "data-name": name, autocomplete: "off", on: { input: soon, change: commit } }));
      host.append(...(host.dataset.shown ? [make("label", { class: "label", for: input.id, text: label })] : []), input);
      boxes.set(name, input);
      defaults = { ...defaults, [name]: host.dataset.default || "" };
    }
    show();
  }

  function soon() {
    clearTimeout(typing);
    typing = setTimeout(commit, PAUSE_MS);
  }

  function commit() {
    clearTimeout(typing);
    const edits = editsOf(Object.fromEntries([...boxes].map(([name, input]) => [name, input.value])), defaults);
    if (JSON.stringify(edits) !== JSON.stringify(page.get().thresholds)) page.set({ thresholds: edits });
  }

  function show() {
    const { thresholds } = page.get();
    for (const [name, input] of boxes) {
      const text = thresholds[name] === undefined ? defaults[name] : thresholds[name];
      if (document.activeElement !== input && input.value !== text && text !== "?") input.value = text;
    }
  }

  const say = (/** @type {string} */ text) => {
    const message = document.getElementById(THRESHOLDS_MESSAGE);
    if (message) message.textContent = text;
  };

  document.getElementById(THRESHOLDS_OPEN)?.addEventListener("click", async () => {
    await build();
    page.set({ drawer: "thresholds" });
  });
  document.getElementById(THRESHOLDS_RESET)?.addEventListener("click", () => {
    for (const [name, input] of boxes) input.value = defaults[name];
    commit();
  });
  page.subscribe((state) => state.thresholds, show);
  page.subscribe((state) => state.messages.thresholds, (text) => say(text || ""));
}
