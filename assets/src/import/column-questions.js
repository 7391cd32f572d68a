// In the drawer "Findings": which column is a field that is missing, or in doubt.
import { config } from "../state/config.js";
import { answer, answerButton, choices, question } from "./answering.js";

/** @import { ColumnAnswer, ColumnQuestion } from "../contract.d.ts" */

/** @param {ColumnQuestion} one @param {string} place */
export function columnQuestion({ field, column, columns, taken }, place) {
  const label = config().reading_fields.find(({ value }) => value === field)?.label || field;
  const choose = (/** @type {string} */ heading) => answer({ ...choices(), mapping: { ...choices().mapping, [field]: heading } });
  const line = (/** @type {ColumnAnswer} */ { heading, examples }) => answerButton({}, false,
    [["own-answer-name", heading], ["own-answer-mark", heading === taken ? "taken now" : ""], ["own-answer-cells", examples.join(", ")]], () => choose(heading));
  return question(place, column ? `Is “${column}” the column of ${label}?` : `Which column is ${label}?`, columns.map(line),
    // What was taken on a guess may be nothing of the kind.
    column && column === taken ? answerButton({}, false, [["own-answer-name", "No: there is no such column"]], () => choose("")) : null);
}
