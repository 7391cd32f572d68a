// Numbers, counts and sizes in words.

// Made once: to make one takes as long as some hundred numbers.
const WHOLE = new Intl.NumberFormat("en-US"), TENTHS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "1,284". @param {number} value */
export const number = (value) => WHOLE.format(Number(value || 0));

/** "1 person", "1,284 people". @param {number} value @param {string} word @param {string} [several] */
export const count = (value, word, several = `${word}s`) => `${number(value)} ${value === 1 ? word : several}`;

/** "85%". @param {number} part  0 to 1. */
export const share = (part) => (part > 0 && part < 0.01 ? "under 1%" : `${Math.round(part * 100)}%`);

/** "24 KB", "3.1 MB", "4.0 GB". @param {number} bytes */
export function size(bytes) {
  if (bytes < 1024 * 1024) return `${number(Math.ceil(bytes / 1024))} KB`;
  if (bytes < 1024 ** 3) return `${TENTHS.format(bytes / 1024 ** 2)} MB`;
  return `${TENTHS.format(bytes / 1024 ** 3)} GB`;
}

/** "6 March". @param {string} iso */
export const day = (iso) => new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
