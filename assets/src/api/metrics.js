// Spans, levels and managers of a loaded company.
import { get } from "./client.js";

/** @import { MetricsAnswer } from "../contract.d.ts" */

/** Where they are. @param {string} id @param {URLSearchParams} fields  Part of the company and limits. */
export const metricsPath = (id, fields) => `/company/${encodeURIComponent(id)}/measures?${fields}`;

/** @param {string} path  Of `metricsPath`. @returns {ReturnType<typeof get<MetricsAnswer>>} */
export const getMetrics = (path) => get(path);
