// Texts of a company on a canvas: each runs as its first letter does, whatever the page does.

// Scripts from the right: Hebrew to Arabic, their forms for print, and those beyond the first plane.
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text between the signs that isolate it, where any letter runs from the right. @param {string} text */
export const isolated = (text) => FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
