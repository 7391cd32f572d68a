// The dialog of a new link: what its guests may do, how long it opens, then the link itself, once.
import { sentenceOf } from "../api/client.js";
import { makeShare, sharesOf } from "../api/shares.js";
import { page } from "../state/page.js";
import { addressOf, query } from "../state/url.js";
import { check, field, fill, make, select } from "../ui/dom.js";
import { day } from "../ui/format.js";
import { dayChoices } from "./day-choices.js";
import { linkOf, shownIds } from "./share-text.js";

/** @import { ShareAnswer, SharesAnswer } from "../contract.d.ts" */

const USUAL_DAYS = 7;
const MAY = /** @type {[string, string][]} */ ([["look", "Look"], ["copy", "Look, save files and keep a copy"], ["change", "Look, save files and change it: columns, findings, name"]]);

/** Opens it for what is shown now. @param {HTMLElement} host @param {() => void} made  A link is there. */
export async function openShareDialog(host, made) {
  const ids = shownIds(page.get()), isComparison = page.get().tab === "compare";
  const answers = await Promise.all(ids.map(sharesOf));
  const refused = answers.find((one) => one.refusal);
  if (refused?.refusal) {
    show(host, [make("p", { class: "message", role: "alert", text: sentenceOf(refused.refusal) })]);
    return;
  }
  const parts = answers.map(({ data }) => /** @type {SharesAnswer} */ (data));
  show(host, form({ restricted: [...new Set(parts.flatMap((one) => one.restricted))], mostDays: parts[0].most_days, isComparison, made }));
}

/** @param {HTMLElement} host @param {(HTMLElement | null)[]} content */
function show(host, content) {
  const dialog = make("dialog", { class: "own-dialog share-dialog", role: "dialog", "aria-label": "Share" },
    make("h2", { text: "Share" }), content,
    make("div", { class: "own-buttons" }, make("button", { type: "button", class: "button", text: "Close", on: { click: () => dialog.close() } })));
  dialog.addEventListener("close", () => dialog.remove());
  host.append(dialog);
  dialog.showModal();
}

/** @param {{ restricted: string[], mostDays: number, isComparison: boolean, made: () => void }} facts @returns {(HTMLElement | null)[]} */
function form({ restricted, mostDays, isComparison, made }) {
  const may = select("Whoever opens the link may", MAY, "look", { on: { change: follow } });
  const choice = /** @type {HTMLSelectElement} */ (may.querySelector("select"));
  const time = select("It opens for", dayChoices(mostDays), String(Math.min(USUAL_DAYS, mostDays)));
  const who = page.get().login ? field("Only for the login (empty: whoever has the link)", make("input", { type: "text", autocomplete: "off", maxlength: 320 })) : null;
  const all = restricted.length ? check(`Show restricted columns: ${restricted.join(", ")}`, false) : null;
  const box = all?.querySelector("input");
  /** To read the file again is to choose its columns. */
  function follow() {
    if (!box) return;
    box.disabled = choice.value === "change";
    box.checked = box.disabled || box.checked;
  }
  const result = make("div", { role: "status" });
  const button = make("button", { type: "button", class: "button primary", text: "Make a link", on: { click: act } });
  async function act() {
    button.disabled = true;
    const answer = await makeShare({
      query: query({ ...addressOf(page.get()), camera: null }), days: Number(/** @type {HTMLSelectElement} */ (time.querySelector("select")).value),
      may_copy: choice.value !== "look", may_change: choice.value === "change", has_restricted: Boolean(box?.checked),
      for_login: who?.querySelector("input")?.value.trim() || "",
    });
    button.disabled = false;
    if (answer.refusal) fill(result, make("p", { class: "message", text: sentenceOf(answer.refusal) }));
    if (!answer.data) return;
    fill(result, linkBox(answer.data));
    /** @type {HTMLElement} */ (result.querySelector("input")).focus();
    made();
  }
  return [
    make("p", { class: "hint", text: isComparison ? "Others see this comparison in a browser of their own." : "Others see this company in a browser of their own." }),
    may, time, who, all, make("div", { class: "own-buttons" }, button), result,
  ];
}

/** @param {ShareAnswer} answer */
function linkBox({ share, secret }) {
  const input = make("input", { type: "text", readonly: "", value: linkOf(secret), on: { focus: ({ target }) => target.select() } });
  const copy = make("button", { type: "button", class: "button", text: "Copy", on: { click: async () => {
    const isCopied = await (navigator.clipboard?.writeText(input.value) ?? Promise.reject(new Error("no clipboard"))).then(() => true, () => false);
    if (!isCopied) input.select();
    copy.textContent = isCopied ? "Copied" : "Copy it by hand";
  } } });
  return make("div", { class: "share-link" }, field("Link", input), copy,
    make("p", { class: "hint", text: `${share.for_login || "Whoever has it"} can open it until ${day(share.expires_at)}. It is shown this once; under Links, in the panel of the company, it can be revoked.` }));
}
