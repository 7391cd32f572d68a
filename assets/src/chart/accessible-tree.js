// The chart's twin for screen readers and keyboards: an ARIA tree, always in step with the picture.
import { page, withBranch } from "../state/page.js";
import { CHART_TREE, INSPECTOR } from "../ids.js";

/** @import { SeatJson } from "../contract.d.ts" */

/** @param {SeatJson} seat */
function item(seat) {
  const element = document.createElement("div");
  element.id = `tree-${seat.id}`;
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(seat.level));
  element.setAttribute("aria-setsize", String(seat.siblings));
  element.setAttribute("aria-posinset", String(seat.position));
  if (seat.branch !== "none") element.setAttribute("aria-expanded", String(seat.branch === "open"));
  element.textContent = seat.text;
  return element;
}

/**
 * Seat that a key goes to among those drawn; null leaves the key alone.
 * @param {Pick<SeatJson, "id" | "boss">[]} seats
 * @param {string} id
 * @param {string} key
 */
export function next(seats, id, key) {
  const at = seats.findIndex((seat) => seat.id === id), seat = seats[at];
  if (key === "ArrowDown") return seats[at + 1] || null;
  if (key === "ArrowUp") return seats[at - 1] || null;
  if (key === "Home") return seats[0] || null;
  if (key === "End") return seats[seats.length - 1] || null;
  if (key === "ArrowLeft" && seat) return seats.find((each) => each.id === seat.boss) || null;
  if (key === "ArrowRight" && seat) return seats.find((each) => each.boss === seat.id) || null;
  return null;
}

/** @param {(act: () => void) => void} afterPaint  The tree can wait until the picture is on the screen. */
export function startTree(afterPaint) {
  const tree = /** @type {HTMLElement} */ (document.getElementById(CHART_TREE));
  /** @type {SeatJson[]} */
  let seats = [];
  let focus = "";

  function draw() {
    const { scene, selection } = page.get();
    if (!scene || scene.seats === seats) return;
    seats = scene.seats;
    tree.replaceChildren(...seats.map(item));
    mark(selection && has(selection) ? selection : has(focus) ? focus : seats.length ? seats[0].id : "");
  }

  const has = (/** @type {string} */ id) => seats.some((seat) => seat.id === id);

  /** @param {string} id */
  function mark(id) {
    if (!has(id)) return;
    document.getElementById(`tree-${focus}`)?.removeAttribute("aria-selected");
    focus = id;
    document.getElementById(`tree-${id}`)?.setAttribute("aria-selected", "true");
    tree.setAttribute("aria-activedescendant", `tree-${id}`);
  }

  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seat = seats.find((each) => each.id === focus);
    if (event.key === "Enter") {
      event.preventDefault();
      document.getElementById(INSPECTOR)?.focus();
      return;
    }
    if (seat && ((event.key === "ArrowRight" && seat.branch === "folded") || (event.key === " " && seat.branch !== "none"))) {
      event.preventDefault();
      page.set(withBranch(seat.id));
      return;
    }
    const other = next(seats, focus, event.key);
    if (!other) return;
    event.preventDefault();
    mark(other.id);
    page.set({ selection: other.id });
  });

  page.subscribe((state) => state.scene, () => afterPaint(draw));
  page.subscribe((state) => state.selection, mark);
  draw();
}
