// In the card of the open company: the ways to compare it with the typical one of its size, and with an earlier file.
import { listCompanies } from "../api/companies.js";
import { config } from "../state/config.js";
import { page } from "../state/page.js";
import { fittedSideOf, sideOf } from "../state/query.js";
import { make } from "../ui/dom.js";
import { refuse } from "./companies.js";
import { sizeRefusal } from "./file-checks.js";
import { work } from "./job.js";
import { sentenceOf } from "../api/client.js";

/** @import { Answer } from "../api/client.js" */
/** @import { CompanyAnswer, CompanySummary, UploadAnswer } from "../contract.d.ts" */

// Words that say when or which copy, besides the months of the languages that files are read in.
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"], OTHER_TIMES = ["q", "h", "fy", "v", "sept", "final", "new", "old", "copy"];
const monthsOf = (/** @type {string} */ language) => /** @type {const} */ (["long", "short"]).flatMap((month) =>
  Array.from({ length: 12 }, (_, at) => new Intl.DateTimeFormat(language, { month, timeZone: "UTC" }).format(Date.UTC(2000, at)).toLowerCase().replace(".", "")));
const TIMES = new Set([...LANGUAGES.flatMap(monthsOf), ...OTHER_TIMES]);

/** What of a name is not when it was: "Acme people March 2026" and "Acme people 2026-09" are of one company. @param {string} name */
export const stemOf = (name) => name.toLowerCase().replace(/[^\p{L}]+/gu, " ").split(" ").filter((word) => word && !TIMES.has(word)).join(" ");

const MONTHS = new Map(LANGUAGES.flatMap((language) => monthsOf(language).map((month, at) => /** @type {[string, number]} */ ([month, (at % 12) + 1]))));

/** When a name says that it is of: "2026-09", "March 2026" and "20260331" as texts that sort; "" for a name without a year. No answer
 * of the server has it. @param {string} name */
export function whenOf(name) {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u), numbers = words.filter((word) => /^\p{N}+$/u.test(word));
  const at = numbers.findIndex((word) => [4, 6, 8].includes(word.length) && /^(?:19|20)/u.test(word));
  if (at < 0) return "";
  const [year, ...rest] = [numbers[at].slice(0, 4), numbers[at].slice(4, 6), numbers[at].slice(6), ...numbers.slice(at + 1).filter((word) => word.length === 2)].filter(Boolean);
  const month = MONTHS.get(words.find((word) => MONTHS.has(word)) || "");
  return [year, ...(month ? [String(month).padStart(2, "0")] : []), ...rest].join("-");
}

/** Whether another state of the open company is a later one by its name. @param {string} name @param {string} other */
const isLater = (name, other) => Boolean(whenOf(name) && whenOf(other)) && whenOf(other) > whenOf(name);

/**
 * What the open company is compared with as earlier: another snapshot of its file, else a company of the same name but for
 * the date, else one loaded before it. isSame: whether that is known to be the same company.
 * @param {Pick<CompanyAnswer, "id" | "name" | "created_at" | "report">} company
 * @param {Pick<CompanySummary, "id" | "name" | "created_at">[]} companies
 * @returns {{ side: string, name: string, isSame: boolean } | null}
 */
export function earlierOf({ id, name, created_at: at, report }, companies) {
  const { values = [], taken = "" } = report.snapshots || {}, place = values.indexOf(String(taken));
  const snapshot = values[place > 0 ? place - 1 : values.findIndex((value) => value !== taken)];
  if (values.length > 1 && snapshot) return { side: sideOf(id, snapshot), name: snapshot, isSame: true };
  const others = companies.filter((one) => one.id !== id);
  const before = others.filter((one) => one.created_at <= at).sort((one, other) => (one.created_at < other.created_at ? 1 : -1));
  const stem = stemOf(name), isSame = (/** @type {{ name: string }} */ one) => stem !== "" && stemOf(one.name) === stem;
  const found = before.find(isSame) || others.find(isSame) || before[0] || others[0];
  return found ? { side: sideOf(found.id), name: found.name, isSame: isSame(found) } : null;
}

const compare = (/** @type {string} */ a, /** @type {string} */ b) => page.set({ tab: "compare", compared: { a, b } });

/** @param {CompanyAnswer} company */
export function compareButtons(company) {
  const mine = sideOf(company.id), earlier = earlierOf(company, page.get().companies || []);
  const button = (/** @type {string} */ key, /** @type {string} */ text, /** @type {() => void} */ act) =>
    make("button", { type: "button", class: "button", "data-key": key, text, on: { click: act } });
  const input = make("input", { type: "file", hidden: true, "aria-label": "An earlier file of this company" });
  input.addEventListener("change", () => { if (input.files?.length) loadEarlier(input.files[0], mine); input.value = ""; });
  const offer = earlier?.isSame && earlier.name !== company.name ? make("p", { class: "hint", text: `This looks like another state of ${earlier.name}.` }) : null;
  const typical = button("compare-typical", "Compare with typical of this size", () => compare(mine, fittedSideOf(company.id)));
  const both = earlier ? button("compare-earlier", `Compare with ${earlier.name}`, () => earlier.isSame && isLater(company.name, earlier.name) ? compare(mine, earlier.side) : compare(earlier.side, mine)) : null;
  return make("div", { class: "own-buttons", role: "group", "aria-label": "Compare" }, offer, offer ? [both, typical] : [typical, both],
    earlier ? null : button("compare-file", "Compare with an earlier file …", () => input.click()), input);
}

/** Loads a file beside the open company, which stays open, and compares the two. @param {File} file @param {string} mine */
async function loadEarlier(file, mine) {
  const refusal = sizeRefusal(file.name, file.size, config().limits.upload_bytes);
  refuse(refusal || "");
  if (refusal) return;
  const path = `/upload?name=${encodeURIComponent(file.name)}`;
  const answer = /** @type {Answer<UploadAnswer>} */ (await work(file.name, path, { body: file, type: "application/octet-stream" }));
  if (answer.refusal) refuse(sentenceOf(answer.refusal));
  if (!answer.data) return;
  const { data } = await listCompanies();
  if (data) page.set({ companies: data.companies });
  compare(sideOf(answer.data.id), mine);
}
