// The details at the right: what is known of the selection, as the server describes it.
import { INSPECTOR } from "../ids.js";
import { page } from "../state/page.js";
import { update } from "../ui/elements.js";

export function startInspector() {
  const panel = /** @type {HTMLElement} */ (document.getElementById(INSPECTOR));
  const show = (/** @type {any} */ inspection, /** @type {any} */ before) => { update(panel, before, inspection); };
  page.subscribe((state) => state.inspection, show);
  show(page.get().inspection, null);
}
