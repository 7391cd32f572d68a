// Links by which others see a company or a comparison.
import { get, post } from "./client.js";

/** @import { CopyAnswer, OpenShareAnswer, RevokedAnswer, ShareAnswer, ShareRequest, SharesAnswer } from "../contract.d.ts" */

const ofCompany = (/** @type {string} */ id, /** @type {string} */ rest) => `/company/${encodeURIComponent(id)}/${rest}`;

/** @param {string} id @returns {ReturnType<typeof get<SharesAnswer>>} */
export const sharesOf = (id) => get(ofCompany(id, "shares"));

/** @param {ShareRequest} wanted @returns {ReturnType<typeof post<ShareAnswer>>} */
export const makeShare = (wanted) => post("/shares", wanted);

/** @param {string} id  Of the link. @returns {ReturnType<typeof post<RevokedAnswer>>} */
export const revokeShare = (id) => post(`/shares/${encodeURIComponent(id)}/revoke`, {});

/** @param {string} secret @returns {ReturnType<typeof post<OpenShareAnswer>>} */
export const openShare = (secret) => post("/shared", { secret });

/** @param {string} id @returns {ReturnType<typeof post<CopyAnswer>>} */
export const copyCompany = (id) => post(ofCompany(id, "copy"), {});
