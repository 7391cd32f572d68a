// A company as one file: the page that opens from a disk, without a network. Its data stands beside it as JSON.
import { createStore } from "../state/store.js";
import { make } from "../ui/dom.js";
import { count as counted, number } from "../ui/format.js";
import { centredOn, fitted, zoomedAbout, wheelFactor } from "../chart/viewport.js";
import { find, firstOpen, folded, lineOf, place, shownSeats, treeOf } from "./company.js";
import { isPlain } from "../ui/keystrokes.js";

/** @import { FileData, Placed } from "./company.js" */

const FRAME = { left: 16, top: 16, right: 16, bottom: 16 };
const MOST_FOUND = 12, MOST_ITEMS = 400, STEP = 1.25, MOVE_PX = 60, DRAG_PX = 4;
const SVG = "http://www.w3.org/2000/svg";

const data = /** @type {FileData} */ (JSON.parse(document.getElementById("company")?.textContent || "{}"));
const tree = treeOf(data.bosses), empty = new Set(data.empty);
const texts = data.names.map((name, seat) => folded(`${name} ${data.titles[seat]}`));
const open = firstOpen(tree);
const page = createStore({ open, cards: place(tree, open), selected: tree.tops[0] ?? -1, camera: { zoom: 1, pan: { x: 0, y: 0 } } });

const view = make("div", { class: "view" }), layer = make("div", { class: "layer" });
const lines = document.createElementNS(SVG, "svg"), solid = document.createElementNS(SVG, "path"), dotted = document.createElementNS(SVG, "path");
dotted.setAttribute("class", "dotted");
lines.append(solid, dotted);
layer.append(lines);
view.append(layer);
const outline = make("div", { class: "outline", role: "tree", tabindex: "0", "aria-label": `Who reports to whom: ${data.company}` });
const details = make("div", { class: "details", role: "status" });
const box = make("input", { type: "search", placeholder: "Find a name or title", "aria-label": "Find a name or title", autocomplete: "off" });
const found = make("ul", { class: "found" });
const button = (/** @type {string} */ text, /** @type {string} */ name, /** @type {() => void} */ act) =>
  make("button", { type: "button", text, "aria-label": name, title: name, on: { click: act } });

const size = () => ({ width: view.clientWidth, height: view.clientHeight });
const content = () => /** @type {any} */ ({ seats: page.get().cards, lines: new Map() });
const people = (/** @type {number} */ count) => (data.noun === "person" ? counted(count, "person", "people") : counted(count, data.noun));

/** @param {number} seat */
function toggle(seat) {
  if (!tree.reports[seat].length) return;
  const next = new Set(page.get().open), before = page.get().cards.get(`n${seat}`), { camera } = page.get();
  if (!next.delete(seat)) next.add(seat);
  const cards = place(tree, next), after = cards.get(`n${seat}`);
  // The card stays under the pointer.
  const pan = before && after
    ? { x: camera.pan.x + camera.zoom * (before.x - after.x), y: camera.pan.y + camera.zoom * (before.y - after.y) } : camera.pan;
  page.set({ open: next, cards, camera: { zoom: camera.zoom, pan }, selected: seat });
}

/** Opens the way to a seat and brings it to the middle. @param {number} seat */
function show(seat) {
  const next = new Set(page.get().open);
  for (let boss = tree.parent[seat]; boss >= 0; boss = tree.parent[boss]) next.add(boss);
  const cards = place(tree, next), card = /** @type {any} */ (cards.get(`n${seat}`));
  page.set({ open: next, cards, selected: seat, camera: centredOn(card, size(), page.get().camera.zoom) });
}

const fit = () => page.set({ camera: fitted(content(), size(), FRAME) });
const zoomBy = (/** @type {number} */ factor) => {
  const { width, height } = size();
  page.set({ camera: zoomedAbout(page.get().camera, { x: width / 2, y: height / 2 }, factor) });
};

/** @param {Placed} card */
function cardElement({ seat, x, y, w, h }) {
  const { open: opened, selected } = page.get(), count = tree.reports[seat].length;
  const kind = tree.parent[seat] < 0 ? "top" : count ? "lead" : "leaf";
  const element = make("div", { class: `card ${kind}${empty.has(seat) ? " empty" : ""}${seat === selected ? " selected" : ""}`, "data-seat": seat },
    make("b", { dir: "auto", text: data.names[seat] }), make("span", { dir: "auto", text: data.titles[seat] }),
    count ? make("i", { text: opened.has(seat) ? `${number(count)} direct` : `+ ${people(tree.below[seat])}` }) : null);
  element.style.transform = `translate(${x - w / 2}px, ${y - h / 2}px)`;
  return element;
}

/** Draws the cards in the window alone: a company of any size costs what is seen of it. */
function draw() {
  const { cards, camera: { zoom, pan } } = page.get(), { width, height } = size();
  const left = -pan.x / zoom, top = -pan.y / zoom, right = left + width / zoom, bottom = top + height / zoom;
  const isSeen = (/** @type {Placed} */ { x, y, w, h }) => x + w / 2 > left && x - w / 2 < right && y + h / 2 > top && y - h / 2 < bottom;
  layer.style.transform = `translate(${pan.x}px, ${pan.y}px) scale(${zoom})`;
  layer.classList.toggle("far", zoom < 0.35);
  const shown = [], ways = [];
  for (const card of cards.values()) {
    if (isSeen(card)) shown.push(cardElement(card));
    const boss = cards.get(card.boss);
    if (!boss) continue;
    const points = lineOf(boss, card), xs = [boss.x, card.x], ys = [boss.y, card.y];
    if (Math.max(...xs) + card.w < left || Math.min(...xs) - card.w > right || Math.max(...ys) + card.h < top || Math.min(...ys) - card.h > bottom) continue;
    ways.push(`M${points.map(([x, y]) => `${x} ${y}`).join("L")}`);
  }
  solid.setAttribute("d", ways.join(""));
  dotted.setAttribute("d", data.dotted.map(([from, to]) => [cards.get(`n${from}`), cards.get(`n${to}`)])
    .map(([a, b]) => (a && b ? `M${a.x} ${a.y}L${b.x} ${b.y}` : "")).join(""));
  layer.replaceChildren(lines, ...shown);
}

const says = (/** @type {number} */ seat) => [data.names[seat], data.titles[seat] === data.names[seat] ? "" : data.titles[seat],
  tree.reports[seat].length ? `${counted(tree.reports[seat].length, "direct report")}, ${people(tree.below[seat])} in all` : "no reports"]
  .filter(Boolean).join(", ");

/** The tree for screen readers and keys: the open seats round the selected one, each with its place among all. */
function drawOutline() {
  const { open: opened, selected } = page.get(), seats = shownSeats(tree, opened);
  const at = Math.max(0, seats.indexOf(selected)), start = Math.max(0, Math.min(at - MOST_ITEMS / 2, seats.length - MOST_ITEMS));
  outline.replaceChildren(...seats.slice(start, start + MOST_ITEMS).map((seat) => {
    const siblings = tree.parent[seat] < 0 ? tree.tops : tree.reports[tree.parent[seat]];
    return make("div", {
      role: "treeitem", id: `item-${seat}`, text: says(seat), "aria-level": tree.level[seat] + 1, "aria-setsize": siblings.length,
      "aria-posinset": siblings.indexOf(seat) + 1, "aria-selected": String(seat === selected),
      "aria-expanded": tree.reports[seat].length ? String(opened.has(seat)) : null,
    });
  }));
  outline.setAttribute("aria-activedescendant", `item-${selected}`);
}

function drawDetails() {
  const { selected } = page.get();
  if (selected < 0) return;
  const boss = tree.parent[selected];
  details.replaceChildren(make("b", { dir: "auto", text: data.names[selected] }), make("span", { dir: "auto", text: data.titles[selected] }),
    make("span", null, ...(boss < 0 ? ["Reports to nobody"] : ["Reports to ", make("bdi", { text: data.names[boss] })])),
    make("span", { text: tree.reports[selected].length ? `${number(tree.reports[selected].length)} direct, ${people(tree.below[selected])} in all` : "No reports" }),
    ...(data.why[selected] ? [make("p", { text: data.why[selected] })] : []));
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!isPlain(event)) return;
  const { open: opened, selected } = page.get(), seats = shownSeats(tree, opened), at = seats.indexOf(selected);
  const isOpen = opened.has(selected), leads = tree.reports[selected]?.length > 0;
  const go = (/** @type {number | undefined} */ seat) => { if (seat !== undefined && seat >= 0) show(seat); };
  /** @type {Record<string, () => void>} */
  const acts = {
    ArrowDown: () => go(seats[at + 1]), ArrowUp: () => go(seats[at - 1]), Home: () => go(seats[0]), End: () => go(seats[seats.length - 1]),
    ArrowRight: () => { if (leads && !isOpen) toggle(selected); else if (leads) go(tree.reports[selected][0]); },
    ArrowLeft: () => { if (leads && isOpen) toggle(selected); else go(tree.parent[selected]); },
    Enter: () => toggle(selected), " ": () => toggle(selected),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

function startPointer() {
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let moved = 0;
  view.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, { x: event.clientX, y: event.clientY }); moved = 0; });
  view.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY }, { camera } = page.get(), other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved > DRAG_PX && !view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, now);
    if (other) {
      const { left, top } = view.getBoundingClientRect(), factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      page.set({ camera: zoomedAbout(camera, { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top }, factor) });
    } else page.set({ camera: { zoom: camera.zoom, pan: { x: camera.pan.x + now.x - before.x, y: camera.pan.y + now.y - before.y } } });
  });
  for (const name of ["pointerup", "pointercancel"]) view.addEventListener(name, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
  view.addEventListener("click", (event) => {
    const card = /** @type {HTMLElement} */ (event.target).closest?.("[data-seat]");
    if (!card || moved > DRAG_PX) return;
    const seat = Number(card.getAttribute("data-seat"));
    page.set({ selected: seat });
    toggle(seat);
  });
  view.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { left, top } = view.getBoundingClientRect();
    page.set({ camera: zoomedAbout(page.get().camera, { x: event.clientX - left, y: event.clientY - top }, wheelFactor(event)) });
  }, { passive: false });
}

function startSearch() {
  box.addEventListener("input", () => found.replaceChildren(...find(texts, box.value, MOST_FOUND).map((seat) => make("li", null,
    make("button", { type: "button", on: { click: () => { show(seat); found.replaceChildren(); } } },
      make("b", { dir: "auto", text: data.names[seat] }), make("span", { dir: "auto", text: data.titles[seat] }))))));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") /** @type {HTMLElement | null} */ (found.querySelector("button"))?.click();
    if (event.key === "Escape") found.replaceChildren();
  });
}

document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches || data.theme === "dark" ? "dark" : "light";
document.body.append(
  make("header", null, data.logo ? make("img", { class: "logo", src: data.logo, alt: "Logo" }) : null, make("div", { class: "heading" }, make("h1", { dir: "auto", text: data.company }), make("p", { text: data.subtitle })),
    make("div", { class: "tools" }, make("div", { class: "search" }, box, found), button("−", "Zoom out", () => zoomBy(1 / STEP)),
      button("+", "Zoom in", () => zoomBy(STEP)), button("Fit", "Fit to the window", fit),
      button("◐", "Light or dark", () => { const { dataset } = document.documentElement; dataset.theme = dataset.theme === "dark" ? "light" : "dark"; }))),
  make("main", null, outline, view, details), make("footer", { text: data.source }));
view.setAttribute("aria-hidden", "true");
startPointer();
startSearch();
outline.addEventListener("keydown", onKey);
let waits = 0;
page.subscribe((state) => state, () => { waits ||= requestAnimationFrame(() => { waits = 0; draw(); }); });
page.subscribe((state) => state.open, drawOutline);
page.subscribe((state) => state.selected, () => { drawOutline(); drawDetails(); });
/** The first view: the whole, or the first top near where the whole would be too small to read. */
function firstView() {
  const whole = fitted(content(), size(), FRAME), top = page.get().cards.get(`n${page.get().selected}`);
  return whole.zoom < 0.4 && top ? { zoom: 0.4, pan: { x: size().width / 2 - 0.4 * top.x, y: FRAME.top + MOVE_PX } } : whole;
}
let first = firstView();
page.set({ camera: first });
// A frame in a notebook gets its size late: who has moved nothing still sees the first view.
new ResizeObserver(() => {
  if (page.get().camera === first) page.set({ camera: first = firstView() });
  draw();
}).observe(view);
drawOutline();
drawDetails();
draw();
