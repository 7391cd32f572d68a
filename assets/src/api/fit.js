// A loaded company beside the typical one of its size: ladders, readings, corrections, and the report's address.
import { get, post } from "./client.js";

/** @import { FitAnswer, FitReadingsAnswer } from "../contract.d.ts" */
/** Roles by id or title, and choices of the typical company. @typedef {{ roles: Record<string, string>, choices: Record<string, string> }} Corrections */

const path = (/** @type {string} */ id, /** @type {string} */ rest = "") => `/company/${encodeURIComponent(id)}/fit${rest}`;

/** @param {string} id @returns {ReturnType<typeof get<FitAnswer>>} */
export const getFit = (id) => get(path(id));

/** Keeps all corrections of a company instead of those of this version. @param {string} id @param {Corrections} given @param {string} version @returns {ReturnType<typeof post<FitAnswer>>} */
export const correctFit = (id, given, version) => post(path(id), given, version);

/** @param {string} id @param {{ group: string, words: string, start: number, count: number }} asked @returns {ReturnType<typeof get<FitReadingsAnswer>>} */
export const getReadings = (id, { group, words, start, count }) =>
  get(`${path(id, "/readings")}?${new URLSearchParams({ group, q: words, start: String(start), count: String(count) })}`);

/** Where the report on one page is. @param {string} id @param {"html" | "pdf"} format */
export const reportPath = (id, format) => path(id, `.${format}`);
