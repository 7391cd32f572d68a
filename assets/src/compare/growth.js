// Growth of a typical company: a slider with a handle for either size, and a button that goes from one to the other.
import { EXPLORED, fromSlider, toHeadcount } from "../state/query.js";
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { hasHeadcount } from "./sides.js";
import { isPlain } from "../ui/keystrokes.js";

/** @import { Presets } from "./sides.js" */

// From the smallest company that has a line to the largest preset; larger ones are typed.
const LEAST = 6, MOST = 240_000, STEP = 0.01;
// Sizes that a growth stops at besides its ends, and how long at each: as long as a glide and a look.
const STOPS = 22, PAUSE_MS = 900;
// Steps of the keys; a page is a tenth of the way, as browsers have it.
const PAGE_STEP = (Math.log10(MOST) - Math.log10(LEAST)) / 10;
/** @type {Record<string, number>} */
const KEYS = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP, PageUp: PAGE_STEP, PageDown: -PAGE_STEP, Home: -Infinity, End: Infinity };

/** Headcounts from one to another, both with it, evenly on a logarithmic scale. @param {number} from @param {number} to @returns {number[]} */
export function stopsBetween(from, to) {
  const [first, last] = [Math.log10(from), Math.log10(to)];
  const between = Array.from({ length: STOPS }, (_, at) => fromSlider(first + ((last - first) * (at + 1)) / (STOPS + 1), MOST));
  const inside = between.filter((size) => size > Math.min(from, to) && size < Math.max(from, to));
  return [...new Set([from, ...inside, to])];
}

/** Headcount that a key goes to: another one, unless that is the end of the track. @param {number} people @param {number} step  On a logarithmic scale. */
export function stepFrom(people, step) {
  const first = Math.log10(people), clamped = (/** @type {number} */ value) => Math.min(Math.log10(MOST), Math.max(Math.log10(LEAST), value));
  for (let many = 1; ; many += 1) {
    const value = clamped(first + many * step), next = fromSlider(value, MOST);
    // What is typed may lie beyond the track.
    if ((next - people) * step < 0) return people;
    if (next !== people || value === clamped(value + step)) return next;
  }
}

/** Headcount of a side; NaN where it has none that is known here.
 * @param {string} side @param {string} typed @param {Presets} presets @param {unknown} explored  Headcount of the company of Explore. */
export function sizeOf(side, typed, presets, explored) {
  if (!hasHeadcount(side)) return NaN;
  if (typed.trim()) return toHeadcount(typed);
  return toHeadcount(side === EXPLORED ? explored : presets.find(({ key }) => key === side)?.values.n);
}

/**
 * @param {(sizes: { an?: string, bn?: string }) => unknown} put  Takes other headcounts, as typed; done when they are drawn.
 * @param {() => boolean} isShown  Nothing grows that nobody sees.
 */
export function createGrowth(put, isShown) {
  const handle = (/** @type {"an" | "bn"} */ side, /** @type {string} */ label) => createHandle(side, label, (people) => put({ [side]: number(people) }), () => stop());
  const from = handle("an", "Headcount before, logarithmic"), to = handle("bn", "Headcount after, logarithmic");
  const ends = [LEAST, MOST].map((people) => make("span", { class: "growth-end", text: number(people), "aria-hidden": "true" }));
  const play = make("button", { type: "button", class: "button", text: "Play growth", on: { click: () => (isPlaying ? stop() : start()) } });
  const element = make("div", { class: "growth", role: "group", "aria-label": "Growth from one size to another", hidden: true },
    play, ends[0], make("div", { class: "growth-track" }, from.input, to.input), ends[1]);
  let sizes = [NaN, NaN], reached = NaN;
  /** @type {number[]} */
  let left = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;
  let isPlaying = false;

  function start() {
    isPlaying = true;
    left = stopsBetween(sizes[0], sizes[1]);
    play.textContent = "Stop";
    go();
  }
  /** Each size is seen before the next one is asked for, however long its answer takes. */
  async function go() {
    const people = left.shift(), way = left;
    if (people === undefined || !isShown()) { stop(); return; }
    reached = people;
    await put({ bn: number(people) });
    if (isPlaying && way === left) next = setTimeout(go, PAUSE_MS);
  }
  function stop() {
    clearTimeout(next);
    isPlaying = false;
    play.textContent = "Play growth";
  }

  return {
    element,
    stop,
    /** Sizes that are asked for, NaN where a side has none: others than those of the play end it. @param {number} before @param {number} after */
    heed(before, after) {
      if (isPlaying && (after !== reached || before !== sizes[0])) stop();
    },
    /** Sizes that are drawn. @param {number} before @param {number} after */
    show(before, after) {
      const isOne = [before, after].every((people) => people >= 1);
      element.hidden = !isOne;
      if (!isOne) { stop(); return; }
      sizes = [before, after];
      from.show(before);
      to.show(after);
      play.disabled = before === after && !isPlaying;
    },
  };
}

/**
 * The handle of a size. Its number is that of the chart in each frame; the thumb is too when keys move it, and under the
 * pointer while it is dragged. One size is asked for at a time: of those passed over meanwhile the last is next.
 * @param {string} side @param {string} label
 * @param {(people: number) => unknown} put  Takes a size; done when it is drawn.
 * @param {() => void} stop  A size that a person chooses ends a play.
 */
function createHandle(side, label, put, stop) {
  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "range", class: `growth-${side}`, min: String(Math.log10(LEAST)), max: String(Math.log10(MOST)), step: String(STEP), "aria-label": label,
  }));
  let drawn = NaN, next = NaN, isAsking = false, isDragged = false;

  async function choose(/** @type {number} */ people) {
    stop();
    next = people;
    if (isAsking) return;
    isAsking = true;
    for (let asked = NaN; asked !== next;) {
      asked = next;
      await put(asked);
    }
    isAsking = isDragged = false;
    settle();
  }

  function settle() {
    if (!isDragged && fromSlider(Number(input.value), MOST) !== drawn) input.value = String(Math.log10(drawn));
    const text = `${number(drawn)} people`;
    input.setAttribute("aria-valuetext", text);
    input.title = text;
  }

  input.addEventListener("input", () => { isDragged = true; choose(fromSlider(Number(input.value), MOST)); });
  input.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step || !isPlain(event)) return;
    event.preventDefault();
    choose(stepFrom(isAsking ? next : drawn, step));
  });
  return { input, show: (/** @type {number} */ people) => { drawn = people; settle(); } };
}
