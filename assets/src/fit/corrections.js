// What a person corrected of a fit, as the server keeps it: pure updates, and how the command line says the same.

/** @import { Corrections } from "../api/fit.js" */
/** @import { FitAnswer } from "../contract.d.ts" */

/** What is in force. @param {Pick<FitAnswer, "corrections" | "controls">} answer @returns {Corrections} */
export const correctionsOf = ({ corrections, controls }) => ({
  roles: Object.fromEntries(corrections.map(({ key, role }) => [key, role])),
  choices: Object.fromEntries(controls.filter(({ value }) => value).map(({ key, value }) => [key, value])),
});

/** A reading corrected; role null takes the correction back. @param {Corrections} given @param {string} key @param {string | null} role @returns {Corrections} */
export function withRole({ roles, choices }, key, role) {
  const next = { ...roles };
  delete next[key];
  return { roles: role === null ? next : { ...next, [key]: role }, choices };
}

/** A choice of the typical company; "" leaves it open. @param {Corrections} given @param {string} key @param {string} value @returns {Corrections} */
export function withChoice({ roles, choices }, key, value) {
  const next = { ...choices };
  delete next[key];
  return { roles, choices: value ? { ...next, [key]: value } : next };
}

const quoted = (/** @type {string} */ text) => (/^[\w.=-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);

/** The same on the command line. @param {Corrections} given */
export const commandOf = ({ roles, choices }) => [
  "python -m orgmodel fit FILE",
  ...Object.entries(roles).map(([key, role]) => `--role ${quoted(`${key}=${role}`)}`),
  ...Object.entries(choices).map(([key, value]) => `--${key.replace(/_/g, "-")} ${value}`),
].join(" ");
