// Everybody of a typical company as a company of the visitor's own.
import { post } from "./client.js";

/** @import { UploadAnswer } from "../contract.d.ts" */

/** @param {string} query  Of the typical chart. @returns {ReturnType<typeof post<UploadAnswer>>} */
export const makePopulation = (query) => post(`/whole?${query}`, {});
