// A button that opens a search for a person of the open company: whom somebody reports to, who is meant.
import { sentenceOf } from "../api/client.js";
import { searchPeople } from "../api/companies.js";
import { delays } from "../ui/delay.js";
import { make } from "../ui/dom.js";
import { createListbox } from "../ui/listbox.js";

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

// One word may go on.
const isWhole = (/** @type {string} */ typed) => /\S\s+\S/.test(typed);

/** A row of the list. @param {string} list  Its id. @param {number} place @param {string} name @param {string} more  What stands beside the name. */
const rowOf = (list, place, name, more) => make("li", { id: `${list}-${place}`, role: "option", "data-place": place },
  make("span", { class: "own-answer-name", text: name }), more ? make("span", { class: "own-answer-cells", text: more }) : null);

/** The box that is typed into. @param {string} list  Id of its list. @param {string} label */
const inputOf = (list, label) => make("input", {
  type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Name, title or id",
  "aria-label": label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list,
});

/** Those that are offered below the box: people who fit, and, where nobody has it, the name that was typed.
 * @param {{ id: string, input: HTMLInputElement, list: HTMLElement, note: HTMLElement }} parts
 * @param {boolean} takesNames  Whether somebody who is not in the file can be taken.
 * @param {(choice: { hit: PersonHit } | { name: string }) => void} take */
function createOffers({ id, input, list, note }, takesNames, take) {
  let hits = /** @type {PersonHit[]} */ ([]), outside = "";
  const rows = createListbox(input, list, pick);

  function pick(/** @type {number} */ place) {
    if (hits[place]) take({ hit: hits[place] });
    else if (outside && place === hits.length) take({ name: outside });
  }

  return {
    move: rows.move,
    takeMarked: () => pick(rows.marked()),
    /** @param {PersonHit[]} fitting @param {string} text  Said of them. @param {string} [typed] */
    show(fitting, text, typed = "") {
      hits = fitting;
      outside = takesNames && isName(typed) && (isWhole(typed) || !hits.length) && !hits.some(({ title }) => title === typed) ? typed : "";
      note.textContent = text;
      list.hidden = !hits.length && !outside;
      input.setAttribute("aria-expanded", String(!list.hidden));
      list.replaceChildren(...hits.map((hit, place) => rowOf(id, place, hit.title, hit.unit)),
        ...(outside ? [rowOf(id, hits.length, outside, "not in the file: as a placeholder")] : []));
      rows.mark(hits.length || outside ? 0 : -1);
    },
  };
}

/** Keys of the box while its list is looked at. @param {HTMLInputElement} input @param {Record<string, () => void>} keys */
function listen(input, keys) {
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    // Escape closes the search, not the drawer.
    event.stopPropagation();
    keys[event.key]();
  });
}

/** @param {Search} search */
export function personSearch({ company, text, label, except = [], act, actOutside }) {
  made += 1;
  const id = `own-found-${made}`;
  const list = make("ul", { id, class: "own-hits", role: "listbox", "aria-label": "People that fit", hidden: true });
  const note = make("p", { class: "hint", role: "status" });
  const input = inputOf(id, label), offers = createOffers({ id, input, list, note }, Boolean(actOutside), take);
  const box = make("div", { class: "own-find", hidden: true }, input, list, note);
  const button = make("button", { type: "button", class: "button", "aria-expanded": "false", text, "aria-label": `${text.replace(" …", "")}: ${label}`, on: { click: () => show(box.hidden !== false) } });
  let turn = 0;
  // Whether the rows are those of an earlier text, and whether Enter was pressed before those of this one came.
  let isComing = false, isAwaited = false;
  const pause = delays(PAUSE_MS);

  function show(/** @type {boolean} */ is) {
    box.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (!is) return forget();
    input.focus();
    // The server makes a company ready at its first search.
    searchPeople(company, "");
  }

  function forget() {
    input.value = "";
    seek();
  }

  /** Asks when the typing rests; nothing typed asks nothing, and what was asked before is forgotten. */
  function seek() {
    const mine = turn += 1, typed = input.value.trim();
    isComing = Boolean(typed);
    isAwaited = false;
    pause("ask", () => { if (typed && mine === turn) ask(typed, mine); });
    if (!typed) offers.show([], "");
  }

  /** @param {string} typed @param {number} mine */
  async function ask(typed, mine) {
    const { data, refusal } = await searchPeople(company, typed);
    if (mine !== turn) return;
    const wasAwaited = isAwaited;
    isComing = isAwaited = false;
    if (!data) return offers.show([], refusal ? sentenceOf(refusal) : "");
    // Managers outside of the file have no row.
    const found = data.found.filter(({ row }) => row && !except.includes(row)), less = found.length - MOST;
    offers.show(found.slice(0, MOST), found.length ? less > 0 || data.more ? "More: type on." : "" : "Nobody in this file fits.", typed);
    if (wasAwaited) offers.takeMarked();
  }

  function close() {
    show(false);
    button.focus();
  }

  function take(/** @type {{ hit: PersonHit } | { name: string }} */ choice) {
    close();
    return "hit" in choice ? act(choice.hit) : actOutside?.(choice.name);
  }

  /** The marked row; the first that fits what is typed, as soon as the server has answered. */
  function enter() {
    if (isComing) isAwaited = true;
    else offers.takeMarked();
  }

  listen(input, { ArrowDown: () => offers.move(1), ArrowUp: () => offers.move(-1), Enter: enter, Escape: close });
  input.addEventListener("input", seek);
  return [button, box];
}
