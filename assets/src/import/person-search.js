// A button that opens a search for a person of the open company: whom somebody reports to, who is meant.
import { sentenceOf } from "../api/client.js";
import { searchPeople } from "../api/companies.js";
import { make } from "../ui/dom.js";

/** @import { PersonHit } from "../contract.d.ts" */

// A pause in typing after which the server is asked, and people that are offered.
const PAUSE_MS = 120, MOST = 8;
let made = 0;

/**
 * @typedef {object} Search
 * @property {string} company  Id of the company.
 * @property {string} text  Of the button.
 * @property {string} label  What is looked for, for who does not see what stands round it.
 * @property {number[]} [except]  Rows that are no answer.
 * @property {(hit: PersonHit) => void} act  Somebody was taken.
 * @property {(name: string) => void} [actOutside]  Somebody who is not in the file was typed.
 */

/** Names of people have letters and no digits: what else is not found is an id that nobody has. @param {string} text */
export const isName = (text) => /\p{L}/u.test(text) && !/\p{N}/u.test(text);

/** @param {Search} search */
export function personSearch({ company, text, label, except = [], act, actOutside }) {
  made += 1;
  const id = `own-found-${made}`;
  const list = make("ul", { id, class: "own-hits", role: "listbox", "aria-label": "People that fit", hidden: true });
  const note = make("p", { class: "hint", role: "status" });
  const input = make("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Name, title or id",
    "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  });
  const box = make("div", { class: "own-find", hidden: true }, input, list, note);
  const button = make("button", { type: "button", class: "button", "aria-expanded": "false", text, "aria-label": `${text.replace(" …", "")}: ${label}`, on: { click: () => show(box.hidden !== false) } });
  // One word may go on.
  const isWhole = (/** @type {string} */ typed) => /\S\s+\S/.test(typed);
  /** @type {PersonHit[]} */
  let hits = [];
  let outside = "";
  let marked = -1, turn = 0;
  // Whether the rows are those of an earlier text, and whether Enter was pressed before those of this one came.
  let isComing = false, isAwaited = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function show(/** @type {boolean} */ is) {
    box.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (is) input.focus();
    else forget();
    // The server makes a company ready at its first search.
    if (is) searchPeople(company, "");
  }

  function forget() {
    turn += 1;
    clearTimeout(timer);
    isComing = isAwaited = false;
    input.value = "";
    offer([], "");
  }

  function offer(/** @type {PersonHit[]} */ found, /** @type {string} */ said, typed = "") {
    hits = found;
    outside = actOutside && isName(typed) && (isWhole(typed) || !found.length) && !found.some(({ title }) => title === typed) ? typed : "";
    note.textContent = said;
    list.hidden = !found.length && !outside;
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...found.map((hit, place) => make("li", { id: `${id}-${place}`, role: "option", "data-place": place },
      make("span", { class: "own-answer-name", text: hit.title }), hit.unit ? make("span", { class: "own-answer-cells", text: hit.unit }) : null)),
    ...(outside ? [make("li", { id: `${id}-${found.length}`, role: "option", "data-place": found.length },
      make("span", { class: "own-answer-name", text: outside }), make("span", { class: "own-answer-cells", text: "not in the file: as a placeholder" }))] : []));
    mark(found.length || outside ? 0 : -1);
  }

  function mark(/** @type {number} */ place) {
    marked = place;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${place}`);
  }

  async function ask() {
    const mine = turn, typed = input.value.trim(), { data, refusal } = await searchPeople(company, typed);
    if (mine !== turn) return;
    const wasAwaited = isAwaited;
    isComing = isAwaited = false;
    if (!data) return offer([], refusal ? sentenceOf(refusal) : "");
    // Managers outside of the file have no row.
    const found = data.found.filter(({ row }) => row && !except.includes(row)), less = found.length - MOST;
    offer(found.slice(0, MOST), found.length ? less > 0 || data.more ? "More: type on." : "" : "Nobody in this file fits.", typed);
    if (wasAwaited) take(marked);
  }

  function take(/** @type {number} */ place) {
    const hit = hits[place], name = outside;
    if (!hit && !(name && place === hits.length)) return;
    show(false);
    button.focus();
    if (hit) act(hit);
    else actOutside?.(name);
  }

  function move(/** @type {number} */ step) {
    const count = list.children.length;
    if (count) mark((marked + step + count) % count);
  }

  /** The marked row; the first that fits what is typed, as soon as the server has answered. */
  function enter() {
    if (isComing) isAwaited = true;
    else take(marked);
  }
  /** @type {Record<string, () => void>} */
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: enter, Escape: () => { show(false); button.focus(); } };
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    // Escape closes the search, not the drawer.
    event.stopPropagation();
    keys[event.key]();
  });
  input.addEventListener("input", () => {
    turn += 1;
    clearTimeout(timer);
    isComing = Boolean(input.value.trim());
    isAwaited = false;
    if (isComing) timer = setTimeout(ask, PAUSE_MS);
    else offer([], "");
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    if (row) take(Number(row.getAttribute("data-place")));
  });
  return [button, box];
}
