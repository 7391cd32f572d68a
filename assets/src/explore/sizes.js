// Sizes to go to: whatever names one (a step of the ladder, a role that comes next) goes there with a click.
import { page, withPreview } from "../state/page.js";

export function startSizes() {
  document.addEventListener("click", (event) => {
    const size = /** @type {Element} */ (event.target).closest?.("[data-go-size]")?.getAttribute("data-go-size");
    if (size) page.set(withPreview(size));
  });
}
