// The visitor's companies as the server has them: their list, the report of the open one, reading it again, erasing.
// The browser holds an opaque id and what is on the screen; nothing of it is written to any storage.
import { CHANGED, sentenceOf } from "../api/client.js";
import { eraseCompanies, eraseCompany, getCompany, keepCompany, listCompanies, listSamples, readingPath, renameCompany } from "../api/companies.js";
import { isSame } from "../state/both-changes.js";
import { openId, page, withCompany, withMessage, withoutCompanies, withName, withReading } from "../state/page.js";
import { withLoadedPanel, withReadingDone, withReadingDrawer, withRefusal } from "../state/reading.js";
import { bothChoices } from "./both-readings.js";
import { work } from "./job.js";
import { mergeCandidates } from "./reading-choices.js";
import { isRemembered, isUnsure, summary } from "./report-text.js";

/** @import { Answer } from "../api/client.js" */
/** @import { CompanyAnswer, ReadAnswer, UploadAnswer, Choices } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */

let refreshes = 0;

/** Follows which company is open. */
export function startCompanies() {
  page.subscribe((state) => (state.isLoaded ? `open ${state.loaded.id}` : ""), follow);
  page.subscribe((state) => Boolean(state.company), (is) => { if (!is) page.set(withoutReadingDrawer); });
  follow();
}

/** Without a company there is nothing to choose and nothing found. @param {PageState} state @returns {Partial<PageState>} */
const withoutReadingDrawer = ({ drawer }) => (drawer === "columns" || drawer === "findings" ? { drawer: "" } : {});

function follow() {
  const state = page.get(), id = openId(state), { companies } = state;
  if (!state.isLoaded) return;
  if (!companies || (id && ![...companies, ...(state.company ? [state.company] : [])].some((one) => one.id === id))) refresh();
  if (id && !state.company) fetchCompany(id);
}

/** Asks for the list anew, for the samples once. */
async function refresh() {
  refreshes += 1;
  const mine = refreshes;
  const [list, samples] = await Promise.all([listCompanies(), page.get().samples ? null : listSamples()]);
  for (const answer of [list, samples]) if (answer?.refusal) refuse(sentenceOf(answer.refusal));
  if (samples?.data) page.set({ samples: samples.data.samples });
  if (mine === refreshes) page.set((state) => list.data || { companies: state.companies || [] });
}

/** @param {string} id */
async function fetchCompany(id) {
  const answer = await getCompany(id);
  if (openId(page.get()) !== id) return;
  if (answer.data) page.set(withReport(answer.data));
  else if (answer.refusal && answer.status === 404) page.set(withGone(sentenceOf(answer.refusal)));
  else if (answer.refusal) refuse(sentenceOf(answer.refusal));
}

/**
 * The report is here. After a first load the columns are shown by themselves where they are doubted, and only there.
 * @param {CompanyAnswer} company
 * @returns {(state: PageState) => Partial<PageState>}
 */
const withReport = (company) => (state) => {
  const known = { ...state, company };
  if (state.fresh !== company.id) return { company };
  const isShown = !isRemembered(company.choices) && isUnsure(company.report);
  return { company, fresh: "", ...(isShown ? withReadingDrawer("columns")(known) : {}) };
};

/** The open company is no more. @param {string} sentence @returns {(state: PageState) => Partial<PageState>} */
const withGone = (sentence) => (state) => ({
  ...withoutCompanies([state.loaded.id])(state), isLoaded: false, ...withMessage("link", `${sentence} The typical company is shown.`)(state),
});

/** Says in the panel, or in the drawer that is open, why something was not done; "" takes it away. @param {string} text */
export const refuse = (text) => page.set(withRefusal(text));

/** @param {string} id */
export function openCompany(id) {
  refuse("");
  page.set(withCompany(id));
}

export const showTypical = () => page.set({ isLoaded: false });

/** isBack: to the company that was open before; else the chart stays until one is loaded. @param {boolean} [isBack] */
export function showLoaded(isBack = false) {
  refuse("");
  page.set(withLoadedPanel(isBack));
}

/** A file or a sample was loaded, or refused. @param {Answer<UploadAnswer>} answer */
export function showAnswer(answer) {
  if (answer.refusal) refuse(sentenceOf(answer.refusal));
  if (!answer.data) return;
  const { id } = answer.data;
  refuse("");
  page.set((state) => ({ ...withCompany(id)(state), fresh: id }));
}

/** Reads the kept file with other choices; the chart and the report stay as they are where that is refused.
 * @param {Choices} choices @returns {Promise<boolean>}  Whether it was read. */
export async function readAgain(choices) {
  const { company } = page.get();
  if (!company) return false;
  refuse("");
  page.set(withReadingDone(""));
  const answer = await readTogether(company, choices);
  if (answer.cancelled || page.get().company !== company) return false;
  if (answer.refusal) {
    if (answer.theirs) page.set(withReading(answer.theirs));
    refuse(sentenceOf(answer.refusal));
    return false;
  }
  const { report, choices: lasting, version } = answer.data;
  const candidates = mergeCandidates(company.report.candidates, report.candidates);
  page.set((state) => ({
    ...withReading({ ...company, choices: lasting, version, report: { ...report, candidates } })(state),
    ...withReadingDone(`Read: ${summary(report.figures)}${answer.theirs ? "; what somebody else changed meanwhile is in it" : ""}`)(state),
  }));
  refresh();
  return true;
}

const CLASH = { what: "Somebody else changed the same meanwhile, and what they chose stands", advice: "Look at it, and choose again." };
// Whoever is overtaken so often is better asked.
const TRIES = 3;

/** Reads with these choices, and with those that somebody else made meanwhile. `theirs`: the company as they left it.
 * @param {CompanyAnswer} company @param {Choices} choices @returns {Promise<Answer<ReadAnswer> & { theirs?: CompanyAnswer }>} */
async function readTogether(company, choices) {
  let wanted = choices, seen = company;
  for (let left = TRIES; ; left -= 1) {
    const answer = /** @type {Answer<ReadAnswer>} */ (await work(company.name, readingPath(company.id), { body: JSON.stringify(wanted), version: seen.version }));
    if (answer.status !== CHANGED || !left) return isSame(wanted, choices) ? answer : { ...answer, theirs: seen };
    const now = await getCompany(company.id);
    if (!now.data) return /** @type {Answer<ReadAnswer>} */ (now);
    const together = bothChoices(seen.choices, wanted, now.data.choices);
    if (!together) return { refusal: CLASH, status: CHANGED, theirs: now.data };
    [wanted, seen] = [together, now.data];
  }
}

/** Calls a company by another name; "" for the one that its file proposes. @param {string} id @param {string} name */
export async function rename(id, name) {
  const answer = await renameCompany(id, name);
  refuse(answer.refusal ? sentenceOf(answer.refusal) : "");
  if (answer.data) page.set(withName(answer.data));
}

/** Keeps a company for so many days after its last use. @param {string} id @param {number} days */
export async function keepFor(id, days) {
  const answer = await keepCompany(id, days);
  refuse(answer.refusal ? sentenceOf(answer.refusal) : "");
  const renewed = answer.data;
  if (!renewed) return;
  page.set(({ company, companies }) => ({
    companies: (companies || []).map((one) => (one.id === id ? { ...one, is_draft: renewed.is_draft } : one)),
    ...(company?.id === id ? { company: { ...company, keep_days: renewed.keep_days, expires_at: renewed.expires_at, is_draft: renewed.is_draft } } : {}),
  }));
}

/** @param {string[]} ids @param {Promise<Answer<unknown>>} erasing */
async function erase(ids, erasing) {
  const answer = await erasing;
  // One that is gone already is as erased as it can be.
  if (answer.refusal && answer.status !== 404) {
    refuse(sentenceOf(answer.refusal));
    return;
  }
  page.set((state) => ({ ...withoutCompanies(ids)(state), companies: (state.companies || []).filter((one) => !ids.includes(one.id)) }));
  await refresh();
}

/** @param {string} id */
export const eraseOne = (id) => erase([id], eraseCompany(id));

export const eraseAll = () => erase((page.get().companies || []).map((one) => one.id), eraseCompanies());
