// Two companies, and what differs: as charts, as one chart, as a list.
import { get, post, send } from "./client.js";

/** @import { ChangesBlock, CompareAnswer, SceneAnswer, StandingsAnswer, TableBlock } from "../contract.d.ts" */
/** @import { RowQuestion } from "../ui/grid-question.js" */
/** Which companies: a, an, b, bn, explored, join, live. @typedef {Record<string, string>} Companies */

/** Where a comparison is. @param {Companies} fields  And theme, view, ratio, opena, openb, at. */
export const comparisonPath = (fields) => `/compare?${new URLSearchParams(fields)}`;

/** A question that can be taken back. @param {string} path  Of `comparisonPath`. @returns {ReturnType<typeof send<CompareAnswer>>} */
export const askComparison = (path) => send("GET", path);

/** Both as one chart. @param {Companies} fields  And theme, ratio, open, at. @returns {ReturnType<typeof get<SceneAnswer>>} */
export const getOverlay = (fields) => get(`/scene?${new URLSearchParams({ difference: "1", ...fields })}`);

/** @param {Companies} fields  And kind, start, count. @returns {ReturnType<typeof get<ChangesBlock>>} */
export const getChanges = (fields) => get(`/compare/changes?${new URLSearchParams(fields)}`);

/** Some of the changes that fit. @param {Companies} fields  And kind. @param {Partial<RowQuestion> & { start: number, end: number }} question
 * @returns {ReturnType<typeof post<TableBlock>>} */
export const getChangeRows = (fields, question) => post(`/compare/rows?${new URLSearchParams(fields)}`, question);

/** Where all changes that fit are as a file. @param {Companies} fields  And kind. @param {"csv" | "xlsx"} format @param {RowQuestion} question */
export const changesFile = (fields, format, question) => `/compare/changes.${format}?${new URLSearchParams({ ...fields, ask: JSON.stringify(question) })}`;

/** Where a role stands in each preset. @param {string} role  "" for the first. @returns {ReturnType<typeof get<StandingsAnswer>>} */
export const getStandings = (role) => get(`/standings?${new URLSearchParams(role ? { role } : {})}`);
