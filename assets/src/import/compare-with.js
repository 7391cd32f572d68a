// In the card of the open company: the ways to compare it with the typical one of its size, and with an earlier file.
import { listCompanies } from "../api/companies.js";
import { config } from "../state/config.js";
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";
import { refuse } from "./companies.js";
import { sizeRefusal } from "./file-checks.js";
import { work } from "./job.js";
import { sentenceOf } from "../api/client.js";

/** @import { Answer } from "../api/client.js" */
/** @import { CompanyAnswer, CompanySummary, UploadAnswer } from "../contract.d.ts" */

/**
 * What the open company is compared with as earlier: another snapshot of its file, else a company loaded before it.
 * @param {Pick<CompanyAnswer, "id" | "created_at" | "report">} company
 * @param {Pick<CompanySummary, "id" | "name" | "created_at">[]} companies
 * @returns {{ side: string, name: string } | null}
 */
export function earlierOf({ id, created_at: at, report }, companies) {
  const { values = [], taken = "" } = report.snapshots || {}, place = values.indexOf(String(taken));
  const snapshot = values[place > 0 ? place - 1 : values.findIndex((value) => value !== taken)];
  if (values.length > 1 && snapshot) return { side: `mine:${id}:${snapshot}`, name: snapshot };
  const others = companies.filter((one) => one.id !== id);
  const before = others.filter((one) => one.created_at <= at).sort((one, other) => (one.created_at < other.created_at ? 1 : -1));
  const found = before[0] || others[0];
  return found ? { side: `mine:${found.id}`, name: found.name } : null;
}

const compare = (/** @type {string} */ a, /** @type {string} */ b) => page.set({ tab: "compare", compared: { a, b } });

/** @param {CompanyAnswer} company */
export function compareButtons(company) {
  const mine = `mine:${company.id}`, earlier = earlierOf(company, page.get().companies || []);
  const button = (/** @type {string} */ key, /** @type {string} */ text, /** @type {() => void} */ act) =>
    make("button", { type: "button", class: "button", "data-key": key, text, on: { click: act } });
  const input = make("input", { type: "file", hidden: true, "aria-label": "An earlier file of this company" });
  input.addEventListener("change", () => { if (input.files?.length) loadEarlier(input.files[0], mine); input.value = ""; });
  return make("div", { class: "own-buttons", role: "group", "aria-label": "Compare" },
    button("compare-typical", "Compare with typical of this size", () => compare(mine, `fitted:${company.id}`)),
    earlier ? button("compare-earlier", `Compare with ${earlier.name}`, () => compare(earlier.side, mine)) : null,
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
  compare(`mine:${answer.data.id}`, mine);
}
