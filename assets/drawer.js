// A drawer at the right edge takes the focus when it opens; Escape closes it and gives the focus back.
(function () {
  "use strict";
  let before = null;

  function opened(drawer) {
    before = document.activeElement;
    drawer.querySelector("[aria-label=Close]").focus();
  }

  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!target.classList.contains("drawer")) continue;
      if (!target.hidden) opened(target);
      else if (before && before.isConnected) before.focus();
    }
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["hidden"] });

  document.addEventListener("keydown", (event) => {
    const drawer = event.key === "Escape" && event.target.closest(".drawer");
    if (drawer) drawer.querySelector("[aria-label=Close]").click();
  });
})();
