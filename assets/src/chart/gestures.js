// What a pointer or a key does to the Explore chart.
import { page, seatOf, toggledOf, withBranch, withToggled, withWholeBranch } from "../state/page.js";
import { isForControl, isPlain } from "../ui/keystrokes.js";

/** @import { Tap } from "./cytoscape-host.js" */
/** @import { Chart } from "./scene-view.js" */

// A person who double-clicks a folded card wants all of it: the first click opens it, the second what is under it, also
// where the card has glided away from under the pointer by then.
const SECOND_MS = 400, SAME_PX = 8;

/** The handle that was pressed last, the chart that was drawn then, and what was open in it. */
const NOT_TURNED = { id: "", scene: /** @type {import("../contract.d.ts").SceneJson | null} */ (null), tokens: /** @type {Set<string>} */ (new Set()) };

/** @param {Set<string>} a @param {Set<string>} b */
const isSame = (a, b) => a.size === b.size && [...a].every((one) => b.has(one));

/** @param {Chart} chart */
export function startGestures(chart) {
  const { host } = chart;
  let turned = NOT_TURNED;
  let opened = { id: "", time: 0, x: 0, y: 0, isBack: false }, wholeAt = 0;
  /** The card that a double click folded last, and what was open before. */
  let folded = { id: "", tokens: /** @type {Set<string>} */ (new Set()) };
  const isSecond = (/** @type {Tap} */ tap) =>
    opened.id && tap.time - opened.time < SECOND_MS && Math.hypot(tap.x - opened.x, tap.y - opened.y) < SAME_PX;

  /** Opens or folds; what has not been drawn yet is taken back. @param {string} id */
  function turn(id) {
    const { scene } = page.get();
    const isBack = turned.id === id && turned.scene === scene;
    const { tokens } = turned;
    turned = isBack ? NOT_TURNED : { id, scene, tokens: toggledOf(page.get()) };
    page.set(isBack ? withToggled(tokens) : withBranch(id));
  }

  host.onTap((tap) => {
    const under = chart.cardAt(tap);
    // Before handles: the first click may have brought one under the pointer.
    if (isSecond(tap)) {
      // What a double click folded, the next one brings back as it was; the first click of it has.
      if (!opened.isBack) page.set(withWholeBranch(opened.id));
      opened = { ...opened, id: "" };
      wholeAt = tap.time;
      return;
    }
    // A handle does one thing, and does it again at the next press: what was opened is folded.
    if (under?.isHandle) {
      turn(under.id);
      opened = { ...opened, id: "" };
      wholeAt = tap.time;
      return;
    }
    const id = chart.hit(tap), seat = seatOf(page.get(), id);
    if (!seat || seat.branch !== "folded") { page.set({ selection: id }); return; }
    const tokens = toggledOf(page.get());
    if (!tokens.delete(id)) tokens.add(id);
    opened = { ...tap, id, isBack: folded.id === id && isSame(tokens, folded.tokens) };
    page.set((state) => ({ ...withBranch(id)(state), selection: id }));
  });

  host.onDoubleTap((tap) => {
    const seat = seatOf(page.get(), chart.hit(tap));
    if (!seat || seat.branch !== "open" || tap.time - wholeAt <= SECOND_MS) return;
    folded = { id: seat.id, tokens: toggledOf(page.get()) };
    page.set(withBranch(seat.id));
  });

  host.onPointer((at) => { host.container.style.cursor = chart.hit(at) ? "pointer" : ""; });

  document.addEventListener("keydown", (event) => {
    if (!isPlain(event) || isForControl(event) || page.get().tab !== "explore") return;
    if (event.key === "f") chart.fit(true);
    else if (event.key === "+" || event.key === "=") chart.zoomBy(1.25);
    else if (event.key === "-") chart.zoomBy(0.8);
    else if (event.key === "Escape") page.set({ selection: "" });
  });

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-go-to]");
    if (link) page.set({ selection: link.getAttribute("data-go-to") || "" });
  });
}
