// Exports of the visitor: what will be in a file, the file in the making, where it is, its end.
import { get, post, send } from "./client.js";

/** @import { Answer } from "./client.js" */
/** @import { ExportAnswer, ExportRequest, ExportsAnswer, ForecastAnswer } from "../contract.d.ts" */

const path = (/** @type {string} */ id, /** @type {string} */ rest = "") => `/exports/${encodeURIComponent(id)}${rest}`;

/** Whoever asks for another one cancels it. @param {ExportRequest} asked @returns {{ answer: Promise<Answer<ForecastAnswer>>, cancel: () => void }} */
export const forecast = (asked) => send("POST", "/exports/forecast", { body: JSON.stringify(asked) });

/** @param {ExportRequest} asked @returns {ReturnType<typeof post<ExportAnswer>>} */
export const makeExport = (asked) => post("/exports", asked);

/** @returns {ReturnType<typeof get<ExportsAnswer>>} */
export const listExports = () => get("/exports");

/** Stops it where it is in the making. @param {string} id */
export const removeExport = (id) => post(path(id, "/delete"), {});

/** @param {string} id */
export const exportFile = (id) => path(id, "/file");

/** A picture that is painted at once. @param {string} address @returns {Promise<Blob>} */
export async function getPicture(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.blob();
}
