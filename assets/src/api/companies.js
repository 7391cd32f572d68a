// The visitor's companies: their list, reports, reading again, erasing.
import { get, post } from "./client.js";

/** @import { AvatarsAnswer, CompaniesAnswer, CompanyAnswer, RenameAnswer, RenameRequest, SamplesAnswer, SearchAnswer, SignOutRequest, ValuesAnswer } from "../contract.d.ts" */

const path = (/** @type {string} */ id, /** @type {string} */ rest) => `/company/${encodeURIComponent(id)}/${rest}`;

/** @returns {ReturnType<typeof get<CompaniesAnswer>>} */
export const listCompanies = () => get("/companies");

/** @returns {ReturnType<typeof get<SamplesAnswer>>} */
export const listSamples = () => get("/samples");

/** @param {string} id @returns {ReturnType<typeof get<CompanyAnswer>>} */
export const getCompany = (id) => get(path(id, "report"));

/** @param {string} id @param {string} name @returns {ReturnType<typeof post<RenameAnswer>>} */
export const renameCompany = (id, name) => post(path(id, "name"), /** @type {RenameRequest} */ ({ name }));

/** Days that a company is to be kept after its last use. @param {string} id @param {number} days @returns {ReturnType<typeof post<RenameAnswer>>} */
export const keepCompany = (id, days) => post(path(id, "keep"), { days });

/** @param {string} id */
export const eraseCompany = (id) => post(path(id, "delete"), {});

/** Ends the login of this browser and of every copy of it, or all of the person's. @param {boolean} everywhere */
export const signOut = (everywhere) => post("/sign-out", /** @type {SignOutRequest} */ ({ everywhere }));

export const eraseCompanies = () => post("/companies/delete", {});

/** Where a kept file is read again. @param {string} id */
export const readingPath = (id) => path(id, "read");

/** @param {string} id @param {string} words @returns {ReturnType<typeof get<SearchAnswer>>} */
export const searchPeople = (id, words) => get(`${path(id, "search")}?q=${encodeURIComponent(words)}`);

/** @param {string} id @param {string} column @returns {ReturnType<typeof get<ValuesAnswer>>} */
export const valuesOf = (id, column) => get(`${path(id, "values")}?column=${encodeURIComponent(column)}`);

/** Whom pictures of these names show. @param {string} id @param {string[]} names @returns {ReturnType<typeof post<AvatarsAnswer>>} */
export const ownersOfPictures = (id, names) => post(path(id, "faces"), { names });
