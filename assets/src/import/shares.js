// Sharing: the links of the open company with the way to revoke them, the button of the header, and what a guest is told.
import { sentenceOf } from "../api/client.js";
import { listCompanies } from "../api/companies.js";
import { copyCompany, openShare, revokeShare, sharesOf } from "../api/shares.js";
import { COPY_LINK, PAGE, SHARED_NOTE } from "../ids.js";
import { page, withCompany } from "../state/page.js";
import { byId, fill, make, put } from "../ui/dom.js";
import { day } from "../ui/format.js";
import { confirm } from "../ui/dialog.js";
import { refuse } from "./companies.js";
import { openShareDialog } from "./share-dialog.js";
import { guestTerms, isOwn, secretOf, shareText, shownIds, termsText } from "./share-text.js";

/** @import { CompanyAnswer, GuestShareJson, ShareJson } from "../contract.d.ts" */

/** Opens the link of the address, and the page of what it shows; false where there is none, or it opens nothing. */
export async function openSharedLink() {
  const secret = secretOf(window.location.hash);
  if (!secret) return false;
  // Neither the history nor the next page has it.
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
  const answer = await openShare(secret);
  if (answer.data) {
    window.location.replace(`/?${answer.data.query}`);
    return true;
  }
  if (answer.refusal) page.set((state) => ({ messages: { ...state.messages, shared: sentenceOf(answer.refusal) } }));
  return false;
}

/** Follows what is shown: whose it is, and what may be done with it. */
export function startShares() {
  const note = byId(SHARED_NOTE);
  const show = () => fill(note, noteParts());
  page.subscribe((state) => JSON.stringify([guestTerms(state), state.messages.shared || ""]), show);
  page.subscribe((state) => (state.tab === "compare" && state.shared === null ? shownIds(state).join(" ") : ""), learn);
  show();
  learn();
  window.addEventListener("hashchange", openSharedLink);
  startButton();
}

/** A comparison does not say whose its companies are; their list does. */
async function learn() {
  const state = page.get();
  if (state.tab !== "compare" || state.shared !== null || !shownIds(state).length) return;
  const { data } = await listCompanies();
  if (data) page.set({ companies: data.companies, shared: data.shared, usage: data.usage });
}

function noteParts() {
  const state = page.get(), terms = guestTerms(state), sorry = state.messages.shared || "";
  const isShown = Boolean(terms || sorry);
  byId(SHARED_NOTE).hidden = !isShown;
  put(byId(PAGE), "data-shared", isShown ? "" : null);
  // Nothing that would be refused is offered.
  byId(PAGE).dataset.guest = terms && !terms.may_copy ? "look" : "";
  if (sorry) return [make("p", { text: sorry }), closeButton()];
  if (!terms) return [];
  return [
    make("p", { text: `Shared with you ${termsText(terms)}, until ${day(terms.until)}.` }),
    terms.may_copy && terms.copied ? make("button", { type: "button", class: "button", "data-key": "copy", text: "Keep a copy", on: { click: () => keepCopy(terms.copied) } }) : null,
  ];
}

const closeButton = () => make("button", { type: "button", class: "button", text: "Close", on: {
  click: () => page.set((state) => ({ messages: { ...state.messages, shared: "" } })),
} });

/** @param {string} id */
async function keepCopy(id) {
  const answer = await copyCompany(id);
  if (answer.refusal) page.set((state) => ({ messages: { ...state.messages, shared: sentenceOf(answer.refusal) } }));
  if (answer.data) page.set(withCompany(answer.data.id));
}

/** The header's button copies the address; of a company of one's own, which opens for nobody else, it makes a link that does. */
function startButton() {
  const button = byId(COPY_LINK), word = button.textContent, title = button.title;
  const show = () => {
    const isShared = isOwn(page.get());
    button.dataset.opens = isShared ? "dialog" : "";
    button.textContent = isShared ? "Share …" : word;
    button.title = isShared ? "Make a link by which others see this" : title;
  };
  page.subscribe(isOwn, show);
  show();
  button.addEventListener("click", () => { if (isOwn(page.get())) share(); });
}

let changes = 0;
/** @type {(() => void) | null} */
let refreshLinks = null;

const share = () => openShareDialog(byId(PAGE), () => refreshLinks?.());

/** The links of a company, for its card. @param {CompanyAnswer} company */
export function linksBlock({ id, name }) {
  const box = make("div", { class: "own-links" });
  async function refresh() {
    changes += 1;
    const mine = changes, answer = await sharesOf(id);
    if (mine !== changes || !answer.data) return;
    const { shares } = answer.data;
    fill(box,
      shares.length ? make("h4", { text: "Links" }) : null,
      shares.length ? make("ul", { class: "own-list" }, shares.map((one) => item(one, name, refresh))) : null,
      make("button", { type: "button", class: "button", "data-key": "share", text: "Share …", on: { click: share } }));
  }
  refreshLinks = refresh;
  refresh();
  return box;
}

/** @param {ShareJson} one @param {string} name @param {() => void} refresh */
function item(one, name, refresh) {
  const called = one.kind === "comparison" ? `Comparison: ${one.title}` : name;
  const revoke = async () => {
    const { refusal } = await revokeShare(one.id);
    if (refusal) refuse(sentenceOf(refusal));
    refresh();
  };
  return make("li", {}, make("span", { text: called }), make("span", { class: "hint", text: shareText(one) }),
    make("button", { type: "button", class: "link", "data-key": `revoke ${one.id}`, text: "Revoke", "aria-label": `Revoke the link to ${called}`, on: {
      click: () => confirm(byId(PAGE), { label: "Revoke", question: "Revoke this link? Nobody can open it any more, also who has opened it before.", keep: "Keep", lose: "Revoke", act: revoke }),
    } }));
}

/** What others have shared, for the panel. @param {GuestShareJson[] | null} shared */
export function sharedList(shared) {
  if (!shared?.length) return null;
  return [make("h3", { text: "Shared with you" }), make("ul", { class: "own-list" }, shared.map(({ query, title, until, ...terms }) => make("li", {},
    make("a", { class: "link", href: `/?${query}`, text: title }), make("span", { class: "hint", text: `${termsText(terms)}, until ${day(until)}` }))))];
}
