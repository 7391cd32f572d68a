// Day choices: for how many days a company is kept or a link opens, as options of a select.
import { count } from "../ui/format.js";

const ROUND_DAYS = [1, 7, 30, 90, 365];

/**
 * Pairs of value and text, ascending and each once; none is above the most, which is one of them.
 * @param {number} most @param {...number} others  Offered beside the round ones.
 * @returns {[string, string][]}
 */
export function dayChoices(most, ...others) {
  const days = [...ROUND_DAYS, ...others, most].filter((one) => one <= most).sort((one, other) => one - other);
  return [...new Set(days)].map((one) => [String(one), count(one, "day")]);
}
