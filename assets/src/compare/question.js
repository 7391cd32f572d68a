// The one comparison that is wanted: a newer question takes the one before back, and what is here already is not asked for again.
import { askComparison } from "../api/comparison.js";
import { createWaiting } from "./waiting.js";

/** @import { CompareAnswer } from "../contract.d.ts" */
/** @import { Answer } from "../api/client.js" */

/** Asks for comparisons, and says so when one takes a while. */
export function createQuestion() {
  let latest = "", cancel = () => {};
  const waiting = createWaiting(() => cancel());
  return {
    element: waiting.element,
    /**
     * The answer, and what is fetched besides; null where the same was asked before, or something else is wanted by then.
     * @template T
     * @param {string} path  Of `comparisonPath`.
     * @param {string} version  Of the companies: another one is asked for anew.
     * @param {(data: CompareAnswer) => Promise<T> | null} fetchMore  What is shown in the same frame.
     * @returns {Promise<{ answer: Answer<CompareAnswer>, more: T | null } | null>}
     */
    async ask(path, version, fetchMore) {
      const mine = `${path} ${version}`;
      if (mine === latest) return null;
      latest = mine;
      // What is asked no more is not worked out any further.
      cancel();
      const question = askComparison(path);
      cancel = question.cancel;
      waiting.begin();
      const answer = await question.answer;
      const more = answer.data && mine === latest ? await fetchMore(answer.data) : null;
      if (mine !== latest) return null;
      waiting.end();
      // What failed may be asked for again.
      if (!answer.data) latest = "";
      return { answer, more };
    },
  };
}
