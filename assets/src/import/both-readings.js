// Choices about the reading of one file by two people at once. Pure.
import { both, Clash } from "../state/both-changes.js";

/** @import { Choices, DecisionJson } from "../contract.d.ts" */

/** What an entry of a list is about: a decision about somebody; which row of an id counts cannot be known from rows. @param {DecisionJson | number | string} one */
const subjectOf = (one) => (typeof one === "object" ? `${one.kind} ${one.who}` : typeof one === "number" ? "a row" : one);

/** With decisions as the server writes them. @param {Choices} choices @returns {Record<string, unknown>} */
const inFull = ({ decisions, ...others }) => ({ ...others, ...(decisions ? { decisions: decisions.map((one) => ({ other: "", ...one })) } : {}) });

/**
 * Choices with both changes; null where both chose the same otherwise.
 * @param {Choices} base @param {Choices} mine @param {Choices} theirs @returns {Choices | null}
 */
export function bothChoices(base, mine, theirs) {
  try {
    return both(inFull(base), inFull(mine), inFull(theirs), subjectOf);
  } catch (error) {
    if (error instanceof Clash) return null;
    throw error;
  }
}
