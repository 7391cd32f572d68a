// Drawers at the right edge: one is open at most, it takes the focus, and gives it back when it closes.

/**
 * Takes charge of all drawers of the page (`data-drawer` names each).
 * @param {() => void} close  Called when a person closes the open one.
 * @returns {(name: string) => void}  Shows one, or none for "".
 */
export function drawers(close) {
  /** @type {HTMLElement | null} */
  let before = null;
  let open = "";
  const all = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-drawer]")]);

  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-drawer] [aria-label=Close]");
    if (button) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && /** @type {Element} */ (event.target).closest("[data-drawer]")) close();
  });

  return (name) => {
    if (name === open) return;
    const wasOpen = open;
    open = name;
    if (name && !wasOpen) before = /** @type {HTMLElement | null} */ (document.activeElement);
    for (const drawer of all()) drawer.hidden = drawer.dataset.drawer !== name;
    const now = all().find((drawer) => drawer.dataset.drawer === name);
    if (now) /** @type {HTMLElement | null} */ (now.querySelector("[aria-label=Close]"))?.focus();
    else if (before && before.isConnected) before.focus();
  };
}
