// Every reading, group by group: title and holder, role, how sure, why, and the choice of another role.
import { sentenceOf } from "../api/client.js";
import { getReadings } from "../api/fit.js";
import { fill, make } from "../ui/dom.js";
import { count, number } from "../ui/format.js";
import { holderText, roleChoice, sureText } from "./reading.js";

/** @import { FitAnswer, FitReading } from "../contract.d.ts" */
/** @import { Correct } from "./reading.js" */

const BLOCK = 50, TYPING_MS = 250;

/**
 * The list; `show` follows an answer.
 * @param {{ correct: Correct, show: (seat: string) => void }} acts
 */
export function createReadings(acts) {
  /** @type {FitAnswer | null} */
  let answer = null;
  let group = "", words = "", asked = 0;
  /** @type {FitReading[]} */
  let rows = [];
  const groups = make("div", { class: "chips fit-groups", role: "group", "aria-label": "Which readings" });
  const total = make("p", { class: "hint", role: "status" }), message = make("div", { class: "message", role: "alert" });
  const body = make("tbody"), more = make("button", { type: "button", class: "button", text: "Show more", hidden: true, on: { click: () => load(rows.length, BLOCK) } });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const search = make("input", {
    type: "search", class: "control-text", placeholder: "Name or title", "aria-label": "Readings whose name or title has these words", autocomplete: "off",
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { words = search.value; load(0, BLOCK); }, TYPING_MS); } },
  });
  const element = make("section", { class: "fit-block", "aria-label": "Readings" },
    make("h3", { text: "How each title was read" }),
    make("div", { class: "fit-tools" }, groups, search), total, message,
    make("div", { class: "fit-scroll" }, make("table", { class: "fit-table fit-readings" },
      make("thead", {}, make("tr", {}, ["Title and holder", "Read as", "Confidence", "Why"].map((text) => make("th", { scope: "col", text })))), body)),
    more);

  /** @param {number} start @param {number} size */
  async function load(start, size) {
    if (!answer) return;
    asked += 1;
    const mine = asked, { data, refusal } = await getReadings(answer.id, { group, words, start, count: size });
    if (mine !== asked) return;
    message.textContent = refusal ? sentenceOf(refusal) : "";
    if (!data) return;
    rows = start ? [...rows, ...data.rows] : data.rows;
    paint(data.total);
  }

  /** @param {number} all */
  function paint(all) {
    const given = /** @type {FitAnswer} */ (answer);
    fill(body, rows.map((row) => make("tr", { "data-seat": row.seat },
      make("td", {}, make("button", { type: "button", class: "link", text: row.title || "no title", on: { click: () => acts.show(row.seat) } }),
        make("div", { class: "hint", text: [row.name !== row.title ? row.name : "", row.department].filter(Boolean).join(", ") })),
      make("td", {}, roleChoice(row, given, acts.correct, "list")),
      make("td", { class: "fit-value", text: sureText(row) }),
      make("td", { text: row.reason }))));
    total.textContent = all > rows.length ? `The first ${number(rows.length)} of ${count(all, "reading")}.` : `${count(all, "reading")}.`;
    more.hidden = all <= rows.length;
  }

  const choose = (/** @type {string} */ key) => { group = key; showGroups(); load(0, BLOCK); };
  const showGroups = () => fill(groups, (answer ? answer.groups : []).map(({ key, label, count: size }) =>
    make("button", { type: "button", class: "chip", "data-key": `group ${key}`, "aria-pressed": String(key === group), text: `${label} ${number(size)}`, on: { click: () => choose(key) } })));

  return {
    element,
    /** @param {FitAnswer} given */
    show(given) {
      const isSame = answer !== null && answer.id === given.id, size = isSame ? Math.max(BLOCK, Math.min(200, rows.length)) : BLOCK;
      answer = given;
      if (!isSame) {
        words = search.value = "";
        group = (given.groups.find(({ count: all }) => all > 0) || given.groups[0]).key;
      }
      showGroups();
      load(0, size);
    },
  };
}

/** What was just corrected, as a sentence. @param {FitReading} reading @param {string | null} role @param {FitAnswer["roles"]} roles */
export const doneText = (reading, role, roles) => {
  const named = role === null ? "as it was read" : role === "" ? "no role" : roles.find(({ value }) => value === role)?.label || role;
  return `${holderText(reading)}: ${named}.`;
};
