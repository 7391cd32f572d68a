// One reading: what a title was read as, how sure, why, and the choice of another role.
import { make } from "../ui/dom.js";

/** @import { FitAnswer, FitReading } from "../contract.d.ts" */
/** Another role for a reading; null is as it was read. @typedef {(reading: FitReading, role: string | null) => void} Correct */

const AS_READ = "\u0000";

/** "95% sure", "read by you". @param {Pick<FitReading, "confidence" | "is_corrected">} reading */
export const sureText = ({ confidence, is_corrected: isCorrected }) => (isCorrected ? "read by you" : `${Math.round(confidence * 100)}% sure`);

/** Title and holder, each once. @param {Pick<FitReading, "title" | "name">} reading */
export const holderText = ({ title, name }) => [...new Set([title, name].filter(Boolean))].join(", ") || "no title";

/**
 * The choice of another role.
 * @param {FitReading} reading
 * @param {Pick<FitAnswer, "roles" | "locked">} answer
 * @param {Correct} correct
 * @param {string} where  Where it stands: tells apart those of one reading.
 */
export function roleChoice(reading, { roles, locked }, correct, where) {
  const option = (/** @type {string} */ value, /** @type {string} */ text) =>
    make("option", { value, text, selected: reading.role === value });
  const groups = [...new Set(roles.map(({ group }) => group))];
  const control = make("select", {
    class: "control-select", "data-key": `${where} ${reading.key}`, "aria-label": `Role of ${holderText(reading)}`, disabled: Boolean(locked), title: locked || null,
    on: { change: () => correct(reading, control.value === AS_READ ? null : control.value) },
  },
    option("", "No role"),
    reading.is_corrected ? make("option", { value: AS_READ, text: "As it was read" }) : null,
    groups.map((group) => make("optgroup", { label: group }, roles.filter((one) => one.group === group).map(({ value, label }) => option(value, label)))));
  return control;
}
