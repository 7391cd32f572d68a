// Two changes that were made from the same state, put together. Pure.

/** @typedef {Record<string, unknown>} Values */

/** Both changed the same, each otherwise. */
export class Clash extends Error {}

const isList = Array.isArray;
/** @param {unknown} value @returns {value is Values} */
const isRecord = (value) => typeof value === "object" && value !== null && !isList(value);
// The same for records whose entries stand in another order.
const text = (/** @type {unknown} */ value) => JSON.stringify(value ?? null, (_key, part) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part));

/** Whether two values say the same. @param {unknown} a @param {unknown} b */
export const isSame = (a, b) => text(a) === text(b);

/**
 * What comes of both: entry by entry in records, one by one in lists; anything else is one value.
 * @param {Values} base  Both went out from it.
 * @param {Values} mine
 * @param {Values} theirs
 * @param {(one: any) => string} [subjectOf]  Of an entry of a list: two additions about one subject are a clash.
 * @returns {Values}
 */
export function both(base, mine, theirs, subjectOf = text) {
  /** @type {Values} */
  const together = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = bothValues(base[key], mine[key], theirs[key], subjectOf);
    if (value !== undefined) together[key] = value;
  }
  return together;
}

/** @param {unknown} base @param {unknown} mine @param {unknown} theirs @param {(one: any) => string} subjectOf @returns {unknown} */
function bothValues(base, mine, theirs, subjectOf) {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (isList(mine) && isList(theirs)) return bothLists(isList(base) ? base : [], mine, theirs, subjectOf);
  if (isRecord(mine) && isRecord(theirs)) {
    return both(isRecord(base) ? base : {}, mine, theirs, subjectOf);
  }
  throw new Clash();
}

/** @param {unknown[]} base @param {unknown[]} mine @param {unknown[]} theirs @param {(one: any) => string} subjectOf */
function bothLists(base, mine, theirs, subjectOf) {
  const without = (/** @type {unknown[]} */ list, /** @type {unknown[]} */ others) => {
    const known = new Set(others.map(text));
    return list.filter((one) => !known.has(text(one)));
  };
  const added = without(without(mine, base), theirs), gone = without(base, mine);
  const subjects = new Set(without(without(theirs, base), mine).map(subjectOf));
  if (added.some((one) => subjects.has(subjectOf(one)))) throw new Clash();
  return [...without(theirs, gone), ...added];
}
