// The chart's twin for screen readers and keyboards: an ARIA tree, always in step with the picture.
import { companyOf, page, withBranch, withBranches } from "../state/page.js";
import { CHART_FRAME, CHART_TREE, INSPECTOR, TREE_SHOW } from "../ids.js";
import { put } from "../ui/dom.js";
import { levelIn, levelsOf } from "./levels.js";
import { isPlain } from "../ui/keystrokes.js";

/** @import { SceneJson, SeatJson } from "../contract.d.ts" */

const LIST_KEY = "reportline-list";

/**
 * What stands beside the tree of each seat: dotted lines, those that close a loop, those that could be, and findings of its row.
 * @param {Pick<SceneJson, "seats" | "lines" | "alternatives" | "findings" | "query">} scene
 * @returns {Map<string, string[]>}
 */
export function besides({ seats, lines, alternatives, findings, query }) {
  const names = new Map(seats.map(({ id, title }) => [id, title])), found = new Map();
  const tell = (/** @type {string} */ id, /** @type {string} */ text) => { found.set(id, [...(found.get(id) || []), text]); };
  for (const { source, target, kind } of lines) {
    if (kind === "dotted") tell(target, `dotted line to ${names.get(source)}`);
    // A typical company's alternatives stand in a list of their own, drawn or not.
    else if (kind === "alternative" && companyOf(query)) tell(target, `line to ${names.get(source)} left out, it closes a loop`);
  }
  for (const { report, boss, label } of alternatives) tell(report, `could report to ${names.get(boss)} ${label}`);
  for (const [id, texts] of Object.entries(findings)) tell(id, `${texts.length === 1 ? "finding" : `${texts.length} findings`}: ${texts.join("; ")}`);
  return found;
}

/** @param {SeatJson} seat @param {string} level @param {string[]} beside */
function item(seat, level, beside) {
  const element = document.createElement("div");
  element.id = `tree-${seat.id}`;
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(seat.level));
  element.setAttribute("aria-setsize", String(seat.siblings));
  element.setAttribute("aria-posinset", String(seat.position));
  if (seat.branch !== "none") element.setAttribute("aria-expanded", String(seat.branch === "open"));
  element.textContent = [seat.text, level, ...beside].filter(Boolean).join(", ");
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

/** Whether a key opens or folds the branch of a seat. @param {Pick<SeatJson, "branch">} seat @param {string} key */
const turns = ({ branch }, key) =>
  (key === "ArrowRight" && branch === "folded") || (key === "ArrowLeft" && branch === "open") || (key === " " && branch !== "none");

/**
 * The next seat after one whose text begins with a letter, round the end; null where there is none.
 * @param {Pick<SeatJson, "id" | "text">[]} seats
 * @param {string} id
 * @param {string} letter
 */
export function named(seats, id, letter) {
  const at = seats.findIndex((seat) => seat.id === id), wanted = letter.toLocaleLowerCase();
  const round = [...seats.slice(at + 1), ...seats.slice(0, at + 1)];
  return round.find((seat) => seat.text.toLocaleLowerCase().startsWith(wanted)) || null;
}

/** @param {(act: () => void) => void} afterPaint  The tree can wait until the picture is on the screen. */
export function startTree(afterPaint) {
  const [tree, host] = [CHART_TREE, CHART_FRAME].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  /** @type {SeatJson[]} */
  let seats = [];
  let focus = "";
  const visitDetails = startVisits(tree);

  function draw() {
    const { scene, selection } = page.get();
    if (!scene || scene.seats === seats) return;
    seats = scene.seats;
    const levels = levelsOf(scene), beside = besides(scene);
    const levelText = (/** @type {number} */ level) => (level ? `level ${level} of ${levels}` : "");
    tree.replaceChildren(...seats.map((seat) => item(seat, levelText(levelIn(scene, seat)), beside.get(seat.id) || [])));
    mark(selection && has(selection) ? selection : has(focus) ? focus : seats.length ? seats[0].id : "");
  }

  const has = (/** @type {string} */ id) => seats.some((seat) => seat.id === id);

  /** @param {string} id */
  function mark(id) {
    if (!has(id)) return;
    document.getElementById(`tree-${focus}`)?.removeAttribute("aria-selected");
    focus = id;
    document.getElementById(`tree-${id}`)?.setAttribute("aria-selected", "true");
    put(tree, "aria-activedescendant", `tree-${id}`);
    if (host.dataset.list) document.getElementById(`tree-${id}`)?.scrollIntoView({ block: "nearest" });
  }

  tree.addEventListener("keydown", (event) => {
    if (!isPlain(event)) return;
    const seat = seats.find((each) => each.id === focus);
    if (event.key === "Enter") {
      event.preventDefault();
      page.set({ sheet: "details" });
      visitDetails();
      return;
    }
    if (seat && turns(seat, event.key)) {
      event.preventDefault();
      page.set(withBranch(seat.id));
      return;
    }
    if (event.key === "*" && seat) {
      event.preventDefault();
      const folded = seats.filter(({ boss, branch }) => boss === seat.boss && branch === "folded");
      if (folded.length) page.set(withBranches(folded.map(({ id }) => id)));
      return;
    }
    const isLetter = /^[\p{L}\p{N}]$/u.test(event.key);
    const other = isLetter ? named(seats, focus, event.key) : next(seats, focus, event.key);
    if (!other) return;
    event.preventDefault();
    // A letter that goes somewhere is not also a key of the page, as F is.
    if (isLetter) event.stopPropagation();
    mark(other.id);
    page.set({ selection: other.id });
  });

  // Shown as a list it can be pointed at, too.
  tree.addEventListener("click", (event) => {
    const id = /** @type {Element} */ (event.target).closest("[role=treeitem]")?.id.slice("tree-".length);
    if (id) page.set({ selection: id });
  });
  startList(/** @type {HTMLElement} */ (document.getElementById(TREE_SHOW)), host, tree);
  page.subscribe((state) => state.scene, () => afterPaint(draw));
  page.subscribe((state) => state.selection, mark);
  draw();
}

/** The way to the details, and back by Escape to where one came from; the card stays selected.
 * @param {HTMLElement} tree @returns {() => void} */
function startVisits(tree) {
  const inspector = document.getElementById(INSPECTOR);
  let isVisiting = false;
  tree.addEventListener("focus", () => { isVisiting = false; });
  inspector?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isVisiting) return;
    event.stopPropagation();
    tree.focus();
  });
  return () => {
    isVisiting = true;
    inspector?.focus();
  };
}

/** Anybody can have the tree beside the chart. @param {HTMLElement} button @param {HTMLElement} host @param {HTMLElement} tree */
function startList(button, host, tree) {
  function show(/** @type {boolean} */ is) {
    button.setAttribute("aria-pressed", String(is));
    host.dataset.list = is ? "shown" : "";
    if (is) tree.querySelector("[aria-selected]")?.scrollIntoView({ block: "nearest" });
  }
  button.addEventListener("click", () => {
    const is = button.getAttribute("aria-pressed") !== "true";
    window.localStorage.setItem(LIST_KEY, is ? "1" : "");
    show(is);
  });
  show(Boolean(window.localStorage.getItem(LIST_KEY)));
}
