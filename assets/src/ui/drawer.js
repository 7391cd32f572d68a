// Drawers at the right edge: one is open at most, it takes the focus, gives it back when it closes, and covers nothing that has it.

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

  // Whoever leaves a drawer by the keyboard for what lies under it could not see where they are.
  document.addEventListener("focusin", ({ target }) => {
    const drawer = open && all().find(({ dataset }) => dataset.drawer === open);
    if (drawer && isUnder(/** @type {HTMLElement} */ (target), drawer)) close();
  });

  return (name) => {
    if (name === open) return;
    const wasOpen = open, { activeElement } = document;
    // What has the focus elsewhere keeps it.
    const isGivenBack = !activeElement || activeElement === document.body || Boolean(activeElement.closest("[data-drawer]"));
    open = name;
    if (name && !wasOpen) before = /** @type {HTMLElement | null} */ (document.activeElement);
    for (const drawer of all()) drawer.hidden = drawer.dataset.drawer !== name;
    const now = all().find((drawer) => drawer.dataset.drawer === name);
    if (now) /** @type {HTMLElement | null} */ (now.querySelector("[aria-label=Close]"))?.focus();
    else if (isGivenBack && before && before.isConnected) before.focus();
  };
}

/** Whether all of an element lies under a drawer. @param {HTMLElement} element @param {HTMLElement} drawer */
function isUnder(element, drawer) {
  if (drawer.contains(element) || element.closest("dialog")) return false;
  const own = element.getBoundingClientRect(), over = drawer.getBoundingClientRect();
  return own.width > 0 && own.left >= over.left && own.right <= over.right && own.top >= over.top && own.bottom <= over.bottom;
}
