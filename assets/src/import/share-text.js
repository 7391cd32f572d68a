// What the page says about links: what they allow, until when, to whom the page belongs. Pure.
import { EXPLORED, companyOfSide } from "../state/query.js";
import { count, day } from "../ui/format.js";

/** @import { CompanyAnswer, GuestShareJson, ShareJson } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */

/** What a guest may do. @param {{ role: string, may_copy: boolean }} terms */
export function termsText({ role, may_copy: mayCopy }) {
  if (role === "editor") return "to look at and change";
  return mayCopy ? "to look at and take away" : "to look at";
}

/** "To look at, until 8 March. Without restricted columns. Opened by 2 people." @param {ShareJson} share */
export function shareText(share) {
  const terms = termsText(share);
  return [
    `${terms[0].toUpperCase()}${terms.slice(1)}, until ${day(share.expires_at)}.`,
    share.for_login ? `Only for ${share.for_login}.` : "",
    share.has_restricted ? "With all columns." : "Without restricted columns.",
    share.guests ? `Opened by ${count(share.guests, "person", "people")}.` : "Not opened yet.",
  ].filter(Boolean).join(" ");
}

/** The link of a secret; what stands behind # is sent to no server. @param {string} secret */
export const linkOf = (secret) => `${window.location.origin}/#share=${secret}`;

/** The secret of an address; "" for none. @param {string} hash */
export const secretOf = (hash) => new URLSearchParams(hash.replace(/^#/, "")).get("share") || "";

/** Ids of the loaded companies that are shown: of the chart, or of both sides of a comparison. @param {PageState} state @returns {string[]} */
export function shownIds({ tab, isLoaded, loaded, compared }) {
  const explored = isLoaded ? loaded.id : "";
  if (tab !== "compare") return explored ? [explored] : [];
  const sides = [compared.a || EXPLORED, compared.b || EXPLORED].map((side) => (side === EXPLORED ? explored : companyOfSide(side)));
  return [...new Set(sides)].filter(Boolean);
}

/** Whether all that is shown is the visitor's own company, or two of them. @param {PageState} state */
export function isOwn(state) {
  const ids = shownIds(state);
  return ids.length > 0 && ids.every((id) => state.companies?.some((one) => one.id === id));
}

/** What is shown and was shared with this visitor; null for one's own and for typical companies.
 * @param {PageState} state @returns {{ role: string, may_copy: boolean, until: string, copied: string } | null}  `copied`: whom a copy is of. */
export function guestTerms(state) {
  const { company, shared, tab } = state, ids = shownIds(state);
  if (tab !== "compare") return company && company.id === ids[0] ? ofCompany(company) : null;
  const share = (shared || []).find((/** @type {GuestShareJson} */ { companies }) => ids.some((id) => companies.includes(id)));
  return share ? { role: share.role, may_copy: share.may_copy, until: share.until, copied: "" } : null;
}

/** @param {CompanyAnswer} company */
const ofCompany = ({ id, role, may_copy: mayCopy, shared_until: until }) => (until ? { role, may_copy: mayCopy, until, copied: id } : null);
