// What the page offers for the findings of each code; the server knows the codes.
import { config } from "../state/config.js";

/** @import { FindingJson, FindingKind } from "../contract.d.ts" */

/** @type {FindingKind} */
const PLAIN = { actions: [], is_doubted_columns: false, is_doubted_table: false };

/** @param {Pick<FindingJson, "code">} finding @returns {FindingKind} */
export const kindOf = ({ code }) => config().finding_kinds[code] || PLAIN;

/** Whether the choice of the manager's column is in doubt. @param {Pick<FindingJson, "code">} finding */
export const doubtsColumns = (finding) => kindOf(finding).is_doubted_columns;

/** Whether a wrong sheet, row of headings, delimiter or encoding may be behind it. @param {Pick<FindingJson, "code">} finding */
export const doubtsPlace = (finding) => kindOf(finding).is_doubted_table;
