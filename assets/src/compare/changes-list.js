// The list of changes: of a kind, with some words, block by block; the same rows as CSV and XLSX.
import { sentenceOf } from "../api/client.js";
import { changesFile, getChanges } from "../api/comparison.js";
import { fill, make } from "../ui/dom.js";
import { count, number } from "../ui/format.js";

/** @import { ChangeRow } from "../contract.d.ts" */

const BLOCK = 100, TYPING_MS = 250;
const HEADINGS = ["Change", "Who", "Before", "After", "Remark"];

/** "Moved: Kim Lee, from A to B". @param {ChangeRow} row */
export function changeText({ label, name, id, field, before, after, remark }) {
  const what = field && field !== "manager" && field !== "title" ? ` (${field})` : "";
  const turn = before && after ? `from ${before} to ${after}` : before || after;
  return [`${label}${what}: ${name || id}`, turn === name ? "" : turn, remark].filter(Boolean).join(", ");
}

/** @param {HTMLElement} host @param {(at: number) => void} go  To a change, by its place in the list. */
export function createList(host, go) {
  /** @type {Record<string, string>} */
  let companies = {};
  let kind = "", words = "", asked = 0;
  /** @type {ChangeRow[]} */
  let rows = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const total = make("p", { class: "hint", role: "status" }), message = make("div", { class: "message", role: "alert" }), body = make("tbody");
  const more = make("button", { type: "button", class: "button", text: "Show more", hidden: true, on: { click: () => load(rows.length) } });
  const search = make("input", {
    type: "search", class: "control-text", placeholder: "Id, name, before or after", "aria-label": "Changes with these words", autocomplete: "off",
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { words = search.value; load(0); }, TYPING_MS); } },
  });
  const link = (/** @type {string} */ text) => make("a", { class: "button", href: "#", download: "", text });
  const files = { csv: link("CSV"), xlsx: link("XLSX") };
  host.replaceChildren(make("div", { class: "changes-bar" }, search, total, files.csv, files.xlsx), message,
    make("table", { class: "changes" }, make("thead", {}, make("tr", {}, HEADINGS.map((text) => make("th", { scope: "col", text })))), body), more);

  const fields = () => ({ ...companies, ...(kind ? { kind } : {}), ...(words ? { q: words } : {}) });

  /** @param {number} start */
  async function load(start) {
    asked += 1;
    const mine = asked;
    for (const [format, one] of Object.entries(files)) one.href = changesFile(fields(), /** @type {"csv" | "xlsx"} */ (format));
    const { data, refusal } = await getChanges({ ...fields(), start: String(start), count: String(BLOCK) });
    if (mine !== asked) return;
    message.textContent = refusal ? sentenceOf(refusal) : "";
    if (!data) return;
    rows = start ? [...rows, ...data.rows] : data.rows;
    fill(body, rows.map((row, at) => make("tr", { class: `change change-${row.kind}` },
      make("td", {}, make("span", { class: "sign", "aria-hidden": "true", text: row.sign }), ` ${row.label}`),
      make("td", {}, make("button", { type: "button", class: "link", "data-key": `change ${at}`, text: row.name || row.id, on: { click: () => go(at) } }),
        row.id && row.id !== row.name ? make("span", { class: "hint", text: ` ${row.id}` }) : null, row.field && row.kind === "changed" ? make("div", { class: "hint", text: row.field }) : null),
      make("td", { text: row.before || "—" }), make("td", { text: row.after || "—" }), make("td", { text: row.remark }))));
    total.textContent = data.total === 0 ? "Nothing differs." : data.total > rows.length ? `The first ${number(rows.length)} of ${count(data.total, "change")}.` : `${count(data.total, "change")}.`;
    more.hidden = data.total <= rows.length;
  }

  return {
    /** @param {Record<string, string>} which @param {string} only  A kind, "" for all. */
    show(which, only) {
      const next = JSON.stringify([which, only]);
      if (next === JSON.stringify([companies, kind]) && rows.length) return;
      if (JSON.stringify(which) !== JSON.stringify(companies)) words = search.value = "";
      companies = which;
      kind = only;
      rows = [];
      load(0);
    },
    /** The same list at one place. @param {number} at */
    async at(at) {
      const { data } = await getChanges({ ...fields(), start: String(at), count: "1" });
      return data ? { row: data.rows[0], total: data.total } : null;
    },
    /** @param {Record<string, string>} which @param {string} only */
    follow(which, only) {
      if (JSON.stringify(which) !== JSON.stringify(companies) || only !== kind) rows = [];
      companies = which;
      kind = only;
    },
  };
}
