// Requests to the server: one way to ask, one shape of answer.

/** @import { ErrorAnswer } from "../contract.d.ts" */

/**
 * @template T
 * @typedef {{ data: T, refusal?: undefined, cancelled?: undefined, status: number }
 *   | { refusal: ErrorAnswer["error"], data?: undefined, cancelled?: undefined, status: number }
 *   | { cancelled: true, data?: undefined, refusal?: undefined, status: 0 }} Answer
 */

const LOST = { what: "The server did not answer", advice: "Is it still running, and is the file still there? Try again." };

/**
 * Sends a request; an upload tells how far it is. `version`: what a change goes out from; another one there refuses it.
 * @template T
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {{ body?: XMLHttpRequestBodyInit | null, type?: string, version?: string, onSent?: (sent: number, total: number) => void }} [options]
 * @returns {{ answer: Promise<Answer<T>>, cancel: () => void }}
 */
export function send(method, path, { body = null, type = "application/json", version = "", onSent } = {}) {
  const request = new XMLHttpRequest();
  const answer = new Promise((/** @type {(answer: Answer<T>) => void} */ done) => {
    request.open(method, path);
    if (method === "POST") request.setRequestHeader("Content-Type", type);
    if (version) request.setRequestHeader("If-Match", `"${version}"`);
    if (onSent) {
      request.upload.addEventListener("progress", (event) => onSent(event.loaded, event.total));
      request.upload.addEventListener("load", () => onSent(1, 1));
    }
    request.addEventListener("load", () => done(readAnswer(request)));
    request.addEventListener("error", () => done({ refusal: LOST, status: 0 }));
    request.addEventListener("abort", () => done({ cancelled: true, status: 0 }));
    request.send(body);
  });
  return { answer, cancel: () => request.abort() };
}

/** @param {XMLHttpRequest} request @returns {any} */
function readAnswer(request) {
  const data = parsed(request.responseText);
  if (request.status < 400 && data) return { data, status: request.status };
  return { refusal: refusalOf(request.status, request.responseText), status: request.status };
}

/** What an answer says that is none. @param {number} status @param {string} text @returns {ErrorAnswer["error"]} */
export function refusalOf(status, text) {
  // The page of a proxy before the server is none of our words.
  const advice = /^\s*</.test(text) ? "Try again in a moment." : text.slice(0, 200);
  return parsed(text)?.error || { what: `The server answered ${status}`, advice };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Status of a change that goes out from what somebody else has changed meanwhile. */
export const CHANGED = 412;

/** @template T @param {string} path @returns {Promise<Answer<T>>} */
export const get = (path) => /** @type {Promise<Answer<T>>} */ (send("GET", path).answer);

/** @template T @param {string} path @param {unknown} body @param {string} [version] @returns {Promise<Answer<T>>} */
export const post = (path, body, version = "") => /** @type {Promise<Answer<T>>} */ (send("POST", path, { body: JSON.stringify(body), version }).answer);

/** "What. Advice": a refusal as a person reads it. @param {ErrorAnswer["error"]} refusal */
export const sentenceOf = ({ what, advice }) => `${what.replace(/\.$/, "")}. ${advice || ""}`.trim();
