// Asks before something is lost.
import { make } from "./dom.js";

/**
 * A question with a way back; a native dialog holds the focus and gives it back.
 * @param {HTMLElement} host
 * @param {{ label: string, question: string, keep: string, lose: string, act: () => void }} words  `act` loses it.
 */
export function confirm(host, { label, question, keep, lose, act }) {
  const dialog = make("dialog", { class: "own-dialog", role: "dialog", "aria-label": label },
    make("p", { text: question }),
    make("div", { class: "own-buttons" },
      make("button", { type: "button", class: "button", text: keep, on: { click: () => dialog.close() } }),
      make("button", { type: "button", class: "button danger", text: lose, on: { click: () => { dialog.close(); act(); } } })));
  dialog.addEventListener("close", () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
}
