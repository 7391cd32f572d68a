// The headcount slider: logarithmic, with a tick at every headcount where something changes.
import { HEADCOUNT_SLIDER } from "../ids.js";
import { page, withParameters, withPreview } from "../state/page.js";
import { config } from "../state/config.js";
import { fromSlider, toHeadcount, toQuery } from "../state/query.js";
import { make } from "../ui/dom.js";
import { count, number } from "../ui/format.js";

const STEP = 0.01;
const most = () => config().limits.headcount, end = () => Math.log10(most());
const sized = (/** @type {number} */ value) => fromSlider(value, most());
/** @type {[number, string][]} */
const DECADES = [[1, "1"], [10, "10"], [100, "100"], [1e3, "1k"], [1e4, "10k"], [1e5, "100k"], [1e6, "1M"]];
// A native thumb moves between half its width from either end.
const THUMB_PX = 20;
// So far from a tick a press still means it.
const REACH_PX = 12;
// Steps of the slider that are fetched ahead on either side of the thumb.
const AHEAD = 2;

const place = (/** @type {number} */ headcount) => {
  const part = Math.log10(headcount) / end();
  return `calc(${(part * 100).toFixed(2)}% + ${((0.5 - part) * THUMB_PX).toFixed(1)}px)`;
};

/** Headcounts of the next steps on either side, without the one itself. @param {number} value  Of the slider. @returns {number[]} */
export function neighbours(value) {
  const here = sized(value), found = new Set();
  for (let step = 1; found.size < 2 * AHEAD && step <= 12; step += 1) {
    for (const at of [value + step * STEP, value - step * STEP]) {
      if (at >= 0 && at <= end() && sized(at) !== here) found.add(sized(at));
    }
  }
  return [...found];
}

/** What a press at a point of the track chooses, without pulling the thumb along. @param {number} x  Of the page. @param {{ left: number, width: number }} track */
export function valueAt(x, { left, width }) {
  const part = Math.min(1, Math.max(0, (x - left - THUMB_PX / 2) / Math.max(1, width - THUMB_PX)));
  // The last step may end before the track does.
  return Math.min(Math.round((part * end()) / STEP), Math.floor(end() / STEP)) * STEP;
}

/** True over the thumb, where a press moves nothing. @param {number} x  Of the page. @param {{ left: number, width: number }} track @param {number} value  Of the slider. */
export const isOverThumb = (x, { left, width }, value) => Math.abs(x - left - THUMB_PX / 2 - (value / end()) * (width - THUMB_PX)) <= THUMB_PX / 2;

/** @param {(query: string) => Promise<void>} ahead  Fetches a chart that may be asked for next. */
export function startHeadcountSlider(ahead) {
  const box = /** @type {HTMLElement} */ (document.getElementById(HEADCOUNT_SLIDER));
  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "range", min: "0", max: String(end()), step: String(STEP), "aria-label": "Headcount, logarithmic",
  }));
  box.replaceChildren(input);

  function say(/** @type {number} */ headcount) {
    const text = count(headcount, "person", "people");
    if (input.getAttribute("aria-valuetext") === text) return;
    input.setAttribute("aria-valuetext", text);
    input.style.setProperty("--done", place(headcount));
    input.title = text;
  }

  function show() {
    const headcount = toHeadcount(page.get().parameters.n);
    if (!(headcount >= 1 && headcount <= most())) return;
    if (sized(Number(input.value)) !== headcount) input.value = String(Math.log10(headcount));
    say(headcount);
  }

  function fetchSize(/** @type {number} */ headcount) {
    const { parameters, thresholds, toggled, layout } = page.get();
    return ahead(toQuery({ ...parameters, n: number(headcount) }, thresholds, toggled, layout));
  }

  function fetchNeighbours() {
    for (const headcount of neighbours(Number(input.value))) fetchSize(headcount);
  }

  let pointed = 0, isFetching = false;
  /** One size under the pointer at a time: of those passed over meanwhile the last is next. @param {number} headcount */
  async function fetchPointed(headcount) {
    pointed = headcount;
    if (isFetching) return;
    isFetching = true;
    for (let fetched = 0; fetched !== pointed;) {
      fetched = pointed;
      await fetchSize(fetched);
    }
    isFetching = false;
  }

  input.addEventListener("input", () => {
    page.set(withParameters({ n: number(sized(Number(input.value))) }));
  });
  // A press on the ticks under the thumb looks at the company from there on.
  box.addEventListener("click", (event) => {
    if (event.target === input) return;
    const at = [...box.querySelectorAll(".tick")].map((tick) => ({ tick, off: Math.abs(tick.getBoundingClientRect().left - event.clientX) })).sort((a, b) => a.off - b.off)[0];
    if (at && at.off <= REACH_PX) page.set(withPreview(number(Number(at.tick.getAttribute("data-at")))));
  });
  // What is dragged asks by itself.
  input.addEventListener("pointermove", (event) => {
    if (event.buttons) return;
    const track = input.getBoundingClientRect();
    if (!isOverThumb(event.clientX, track, Number(input.value))) fetchPointed(sized(valueAt(event.clientX, track)));
  });
  for (const name of ["pointerenter", "focus", "input"]) input.addEventListener(name, () => setTimeout(fetchNeighbours, 0));
  page.subscribe((state) => state.parameters.n, show);
  // Ticks seldom change, though each answer brings them.
  page.subscribe((state) => state.ladder?.ticks.join() || "", () => drawTicks(box, page.get().ladder?.ticks || []));
  const { ladder } = page.get();
  drawTicks(box, ladder ? ladder.ticks : []);
  drawDecades(box);
  show();
}

/** Most ticks of a company are those of the one before. @param {HTMLElement} box @param {number[]} ticks */
function drawTicks(box, ticks) {
  const old = [...box.querySelectorAll(".tick")], kept = new Set(old.map((tick) => tick.getAttribute("data-at")));
  for (const tick of old) if (!ticks.includes(Number(tick.getAttribute("data-at")))) tick.remove();
  for (const at of ticks) {
    if (kept.has(String(at))) continue;
    const tick = make("span", { class: "tick", title: `From ${count(at, "person", "people")}: a click looks at it`, "data-at": at });
    tick.style.left = place(at);
    box.append(tick);
  }
}

/** @param {HTMLElement} box */
function drawDecades(box) {
  for (const [at, word] of DECADES) {
    const label = make("span", { class: "decade", text: word, "aria-hidden": "true" });
    label.style.left = place(at);
    box.append(label);
  }
}
