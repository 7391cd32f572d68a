// The changes of a comparison: their counts, the list and the steps, all of the kind that is chosen.
import { COMPARE_STEPS } from "../ids.js";
import { byId } from "../ui/dom.js";
import { createWalk } from "./changes-walk.js";
import { createSteps } from "./steps.js";

/** @import { CompareAnswer } from "../contract.d.ts" */
/** The list, once its script is there. @typedef {{ show: (companies: Record<string, string>, kind: string) => unknown }} ChangesList */
/** @typedef {(point: Parameters<typeof import("./changes-grid.js").openChanges>[0]["point"]) => Promise<ChangesList>} OpenList */

/**
 * @param {object} acts
 * @param {OpenList} acts.openList
 * @param {(counts: CompareAnswer["counts"], kind: string) => void} acts.count  Shows how many there are of each kind.
 * @param {Parameters<typeof createSteps>[1]["point"]} acts.point
 * @param {() => boolean} acts.isStepped  Whether the keys go from change to change.
 * @param {() => boolean} acts.isListed  Whether the list is looked at.
 * @param {(text: string) => void} acts.refuse
 */
export function createChanges({ openList, count, point, isStepped, isListed, refuse }) {
  const walk = createWalk(), steps = createSteps(byId(COMPARE_STEPS), { at: walk.at, point, isShown: isStepped });
  /** @type {Promise<ChangesList> | null} */
  let list = null;
  /** @type {CompareAnswer | null} */
  let answer = null;
  // Companies of the answer: what is typed meanwhile may be none.
  /** @type {Record<string, string>} */
  let companies = {};
  let kind = "";

  async function showList() {
    try {
      list = list || openList(steps.show);
      (await list).show(companies, kind);
    } catch (error) {
      list = null;
      refuse(/** @type {Error} */ (error).message);
    }
  }

  /** @param {boolean} isOther  Whether the steps begin again. */
  function paint(isOther) {
    if (!answer) return;
    count(answer.counts, kind);
    if (isOther) steps.restart(kind ? answer.counts.find((one) => one.kind === kind)?.count || 0 : answer.changed);
    walk.follow(companies, kind);
    if (isListed()) showList();
  }

  return {
    /** Those of a kind alone. @param {string} chosen  "" for all. */
    choose(chosen) {
      kind = chosen;
      paint(true);
    },
    /** @param {CompareAnswer} data @param {Record<string, string>} which  Its companies. @param {boolean} isOther  Whether it tells of others than before. */
    show(data, which, isOther) {
      answer = data;
      companies = which;
      if (isOther) kind = "";
      paint(isOther);
    },
  };
}
