// The search box: a combobox over the seats of the company. Enter takes the marked one, the first that fits unless moved.
import { searchPeople } from "../api/companies.js";
import { searchSeats } from "../api/search.js";
import { SEARCH } from "../ids.js";
import { withFilter } from "../state/filters.js";
import { loadedView, openId, page, withPart, withSeat } from "../state/page.js";
import { byId, make } from "../ui/dom.js";
import { createListbox } from "../ui/listbox.js";
import { pieces } from "./highlight.js";
import { drawnHits, suggestionsOf } from "./suggestions.js";

/** @import { SearchAnswer } from "../contract.d.ts" */
/** @import { Child } from "../ui/dom.js" */
/** @import { Hit, Hits, Suggestion } from "./suggestions.js" */

// A pause in typing after which the server is asked.
const PAUSE_MS = 60;

let focusBox = () => {};

/** Puts the box into its place. */
export function startSearch() {
  const list = make("ul", { id: "search-list", hidden: true, role: "listbox", "aria-label": "Seats that fit" });
  const input = make("input", {
    type: "text", id: "search-input", placeholder: "Find a seat", title: "Find a seat (Ctrl+K)", autocomplete: "off", spellcheck: "false",
    role: "combobox", "aria-label": "Find a seat", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-list",
  });
  const box = createCombobox(input, list, createSearch());
  byId(SEARCH).replaceChildren(input, list);
  page.subscribe((state) => state.scene, () => { if (!list.hidden) box.open(); });
  focusBox = () => {
    input.focus();
    input.select();
    box.open();
  };
}

/** To the box, as Ctrl+K does. */
export const focusSearch = () => focusBox();

/**
 * Asks the server after a pause; what was asked before is forgotten.
 * @returns {{ ask: (query: string, act: (hits: Hits | SearchAnswer) => void) => void, forget: () => void }}
 */
export function createSearch() {
  let turn = 0, ready = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const forget = () => { turn += 1; clearTimeout(timer); };
  return {
    forget,
    ask(query, act) {
      forget();
      const mine = turn, state = page.get(), id = openId(state), drawn = drawnHits(state.scene?.seats || [], query);
      if (!query.trim()) {
        act(drawn);
        // The server makes a company ready at its first search, which takes seconds for a million people.
        if (id && ready !== id) searchPeople((ready = id), "").then(({ refusal }) => { if (refusal) ready = ""; });
        return;
      }
      // Only some seats are drawn, and they are not looked through for what is merely alike.
      act({ ...drawn, isComing: true });
      timer = setTimeout(async () => {
        const { data } = await (id ? searchPeople(id, query) : searchSeats(state.scene?.query || "", query));
        if (mine === turn) act(data || drawn);
      }, PAUSE_MS);
    },
  };
}

/**
 * An input with its list: what is typed is searched, arrows move the mark, Enter and a click take a row.
 * @param {HTMLInputElement} input
 * @param {HTMLUListElement} list
 * @param {ReturnType<typeof createSearch>} search
 */
export function createCombobox(input, list, search) {
  /** @type {Suggestion[]} Those that can be taken. */
  let choices = [];
  const rows = createListbox(input, list, pick);
  // Whether a person has moved the mark since the list was asked for: it stays on its seat when the server's answer comes.
  let isMoved = false;
  const isBusy = () => list.getAttribute("aria-busy") === "true";
  // Whether Enter was pressed before the answer came: the first row is taken then, and no key is lost.
  let isAwaited = false;

  function open() {
    isMoved = isAwaited = false;
    search.ask(input.value, show);
  }

  function show(/** @type {Hits | SearchAnswer} */ hits) {
    const found = suggestionsOf(hits, input.value, Boolean(openId(page.get()))), old = isMoved ? choices[rows.marked()] : undefined;
    choices = found.filter(isChoice);
    const kept = old ? choices.findIndex((one) => keyOf(one) === keyOf(old)) : -1;
    list.replaceChildren(...found.map((row) => rowOf(row, choices.indexOf(row))));
    list.hidden = false;
    list.setAttribute("aria-busy", String("isComing" in hits && Boolean(hits.isComing)));
    input.setAttribute("aria-expanded", "true");
    rows.mark(kept >= 0 ? kept : choices.length && input.value.trim() ? 0 : -1);
    if (isAwaited && !isBusy()) take();
  }

  function close() {
    isAwaited = false;
    search.forget();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    rows.mark(-1);
  }

  function pick(/** @type {number} */ place) {
    const choice = choices[place], text = input.value.trim();
    if (!choice) return;
    page.set(stateOf(choice, text));
    input.value = "";
    close();
  }

  /** The marked row, or the first one as soon as there is one. */
  function take() {
    isAwaited = rows.marked() < 0 && isBusy();
    pick(rows.marked());
  }

  function move(/** @type {number} */ step) {
    if (list.hidden) return open();
    isMoved = true;
    rows.move(step);
  }

  listen(input, {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => { if (!list.hidden) take(); },
    Escape(event) {
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    },
  });
  input.addEventListener("input", open);
  input.addEventListener("focus", open);
  // A list that scrolls is no stop of its own, and a question that was left is none any more.
  list.tabIndex = -1;
  input.addEventListener("blur", () => { if (document.hasFocus()) input.value = ""; close(); });
  return { open, close };
}

/** Keys that do something else than to write. @param {HTMLInputElement} input @param {Record<string, (event: KeyboardEvent) => void>} keys */
function listen(input, keys) {
  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act) return;
    if (event.key !== "Escape") event.preventDefault();
    act(event);
  });
}

/** The seat of a row, or all whose name contains what was typed. @param {Suggestion} choice @param {string} text */
const stateOf = (choice, text) => (choice.kind === "seat" ? withSeat(choice.hit.id)
  : withPart({ where: withFilter(loadedView(page.get())?.where || [], ["name", "contains", text, null, null]) }));

/** Tells a row from the others of a list. @param {Suggestion} row */
const keyOf = (row) => (row.kind === "seat" ? row.hit.id : row.kind);

const isChoice = (/** @type {Suggestion} */ { kind }) => kind === "seat" || kind === "name";

/** @param {Suggestion} row @param {number} place  Among those that can be taken. */
function rowOf(row, place) {
  if (!isChoice(row)) return make("li", { class: row.kind, role: "option", "aria-disabled": "true" }, "text" in row ? row.text : "");
  const contents = row.kind === "seat" ? hitLine(row.hit) : "text" in row ? row.text : "";
  return make("li", { id: `search-option-${place}`, class: row.kind === "name" ? "act" : undefined, "data-place": String(place), role: "option" }, contents);
}

/** "Ana Smith, Clerk" and, below, "Location: Berlin", with what was found marked. @param {Hit} hit @returns {Child} */
function hitLine({ title, unit, why, marks = [] }) {
  const marked = (/** @type {string} */ text) => pieces(text, marks).map(([letters, is]) => (is ? make("mark", {}, letters) : letters));
  return [marked(title), unit ? make("span", { class: "unit" }, ", ", marked(unit)) : null, why ? make("span", { class: "why" }, marked(why)) : null];
}
