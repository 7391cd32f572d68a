// Two companies, and what differs: as charts, as one chart, as a list.
import { get, send } from "./client.js";

/** @import { ChangesBlock, CompareAnswer, SceneAnswer, StandingsAnswer } from "../contract.d.ts" */
/** Which companies: a, an, b, bn, explored, join, live. @typedef {Record<string, string>} Companies */

/** Where a comparison is. @param {Companies} fields  And theme, view, ratio, opena, openb, at. */
export const comparisonPath = (fields) => `/compare?${new URLSearchParams(fields)}`;

/** A question that can be taken back. @param {string} path  Of `comparisonPath`. @returns {ReturnType<typeof send<CompareAnswer>>} */
export const askComparison = (path) => send("GET", path);

/** Both as one chart. @param {Companies} fields  And theme, ratio, open, at. @returns {ReturnType<typeof get<SceneAnswer>>} */
export const getOverlay = (fields) => get(`/scene?${new URLSearchParams({ difference: "1", ...fields })}`);

/** @param {Companies} fields  And kind, q, start, count. @returns {ReturnType<typeof get<ChangesBlock>>} */
export const getChanges = (fields) => get(`/compare/changes?${new URLSearchParams(fields)}`);

/** Where the changes are as a file. @param {Companies} fields  And kind, q. @param {"csv" | "xlsx"} format */
export const changesFile = (fields, format) => `/compare/changes.${format}?${new URLSearchParams(fields)}`;

/** Where a role stands in each preset. @param {string} role  "" for the first. @returns {ReturnType<typeof get<StandingsAnswer>>} */
export const getStandings = (role) => get(`/standings?${new URLSearchParams(role ? { role } : {})}`);
