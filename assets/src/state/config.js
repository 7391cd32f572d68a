// What the server says once: limits, lists, metrics, words (orgview/page/client_config.py). It comes with the page.

import { CLIENT_CONFIG } from "../ids.js";

/** @import { ClientConfig } from "../contract.d.ts" */

/** @type {ClientConfig | null} */
let known = null;

/** @returns {ClientConfig} */
export function config() {
  if (!known) known = /** @type {ClientConfig} */ (JSON.parse(document.getElementById(CLIENT_CONFIG)?.textContent || "{}"));
  return known;
}

/** The nearest of the proportions that a drawing can be fitted to. @param {number} proportion  Width to height. */
export function nearestRatio(proportion) {
  const off = (/** @type {string} */ one) => Math.abs(Math.log(Number(one) / proportion));
  return config().ratios.reduce((best, one) => (off(one) < off(best) ? one : best));
}

/** For tests. @param {Partial<ClientConfig>} given */
export function setConfig(given) {
  known = /** @type {ClientConfig} */ (given);
}
