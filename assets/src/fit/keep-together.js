// Corrections of a fit that two people make at once.
import { CHANGED } from "../api/client.js";
import { correctFit, getFit } from "../api/fit.js";
import { both, Clash } from "../state/both-changes.js";
import { correctionsOf } from "./corrections.js";

/** @import { Answer } from "../api/client.js" */
/** @import { Corrections } from "../api/fit.js" */
/** @import { FitAnswer } from "../contract.d.ts" */

const CLASH = { what: "Somebody else corrected the same meanwhile, and what they chose stands", advice: "Look at it, and correct it again." };
// Whoever is overtaken so often is better asked.
const TRIES = 3;

/**
 * Keeps corrections, and those that somebody else made since the answer; their company where both corrected the same.
 * @param {FitAnswer} before @param {Corrections} given
 * @returns {Promise<Answer<FitAnswer> & { theirs?: FitAnswer }>}
 */
export async function keepTogether(before, given) {
  let wanted = given, seen = before;
  for (let left = TRIES; ; left -= 1) {
    const answer = await correctFit(before.id, wanted, seen.version);
    if (answer.status !== CHANGED || !left) return answer;
    const now = await getFit(before.id);
    if (!now.data) return now;
    try {
      wanted = /** @type {Corrections} */ (both(correctionsOf(seen), wanted, correctionsOf(now.data)));
    } catch (error) {
      if (!(error instanceof Clash)) throw error;
      return { refusal: CLASH, status: CHANGED, theirs: now.data };
    }
    seen = now.data;
  }
}
