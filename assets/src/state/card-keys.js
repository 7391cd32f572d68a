// Keys of a loaded company's cards, and tokens of its branches, as orgmodel/views/loaded.py makes them: "n12" is the card of
// seat 12, "a12" all of its branch. Other keys are cards that stand for several, or of a typical company.

const SEAT = /^n\d+$/, OF_BRANCH = /^[acmo](?=\d+$)/;

/** Whether a card of a loaded company is a seat, not one that counts others. @param {string} key */
export const isSeatKey = (key) => SEAT.test(key);

/** Number of a seat. @param {string} key */
export const numberOfSeat = (key) => Number(key.slice(1));

/** Token of a seat's branch: "a" opens all of it, "o" and "c" leave it open and folded. @param {"a" | "o" | "c"} letter @param {string} key */
export const branchToken = (letter, key) => `${letter}${key.slice(1)}`;

/** Token that opens all of a branch of a typical company, whose keys are words. @param {string} key */
export const wholeToken = (key) => `all:${key}`;

/** Whether a token opens all of a branch. @param {string} token */
export const isWholeToken = (token) => /^(all:|a\d)/.test(token);

/** Card whose branch a token turns over. @param {string} token */
export const cardOfToken = (token) => token.replace(/^all:/, "").replace(OF_BRANCH, "n");
