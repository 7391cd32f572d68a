// Two typical companies side by side, and what differs.
import { get } from "./client.js";

/** @import { CompareAnswer } from "../contract.d.ts" */

/** Where a comparison is. @param {Record<string, string>} fields  a, an, b, bn, theme, explored. */
export const comparisonPath = (fields) => `/compare?${new URLSearchParams(fields)}`;

/** @param {string} path  Of `comparisonPath`. @returns {ReturnType<typeof get<CompareAnswer>>} */
export const getComparison = (path) => get(path);
