// Which files are pictures of whom, by their names. Pure.
import { number } from "../ui/format.js";

/** @import { AvatarsAnswer } from "../contract.d.ts" */

const KINDS = /\.(jpe?g|png|webp)$/i;
const TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);
export const MOST = 5000, MOST_BYTES = 20 * 1024 * 1024;
const SIDE_PX = 96;
// Letters of a name that the server takes, and names that a message lists of each sort.
const LETTERS = 255, LISTED = 5;

/** @typedef {Pick<File, "name" | "size" | "type">} FileLike */

/**
 * Files that can be pictures of somebody, and those that cannot; a folder's hidden files are passed over.
 * @template {FileLike} F
 * @param {Iterable<F>} files
 */
export function sortFiles(files) {
  const seen = [...files].filter(({ name }) => !name.startsWith("."));
  const isKind = (/** @type {F} */ { name, type }) => KINDS.test(name) && (!type || TYPES.has(type));
  const kinds = seen.filter(isKind), fitting = kinds.filter(({ size }) => size <= MOST_BYTES);
  return {
    taken: fitting.slice(0, MOST), beyond: Math.max(0, fitting.length - MOST), of: seen.length,
    others: seen.filter((file) => !isKind(file)).map(({ name }) => name),
    large: kinds.filter(({ size }) => size > MOST_BYTES).map(({ name }) => name),
  };
}

/** @param {string} name */
export const stem = (name) => name.replace(KINDS, "").slice(0, LETTERS);

/**
 * What the server says of each file taken: pictures with keys of seats, names of files of nobody and of several.
 * @template {FileLike} F
 * @param {F[]} taken
 * @param {AvatarsAnswer} answer
 */
export function matchFiles(taken, { seats, unsure }) {
  const doubted = new Set(unsure);
  const owned = taken.map((file, at) => ({ file, keys: seats[at].map((seat) => `n${seat}`) })).filter(({ keys }) => keys.length);
  const free = taken.filter((_, at) => !seats[at].length && !doubted.has(at));
  return { owned, missing: free.map(({ name }) => name), unsure: unsure.map((at) => taken[at].name) };
}

/** @param {string[]} names */
function list(names) {
  const more = names.length - LISTED;
  return names.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${number(more)} more` : "");
}

/**
 * What became of the files, in sentences; the lists may be left out.
 * @param {{ matched: number, of: number, missing?: string[], unsure?: string[], broken?: string[], large?: string[], others?: string[], beyond?: number }} outcome
 */
export function outcomeText({ matched, of, missing = [], unsure = [], broken = [], large = [], others = [], beyond = 0 }) {
  const pictures = of === 1 ? "1 picture belongs" : `${number(of)} pictures belong`;
  const parts = [`${number(matched)} of ${pictures} to somebody here.`];
  if (missing.length) parts.push(`Not matched: ${list(missing)}.`);
  if (unsure.length) parts.push(`Several people have the name, so name it by id or e-mail: ${list(unsure)}.`);
  if (broken.length) parts.push(`Not to be read as a picture: ${list(broken)}.`);
  if (large.length) parts.push(`Larger than 20 MB: ${list(large)}. Save it smaller.`);
  if (others.length) parts.push(`No JPEG, PNG or WebP: ${list(others)}.`);
  if (beyond) parts.push(`${number(MOST)} pictures are taken at most; ${number(beyond)} more were left out.`);
  return parts.join(" ");
}

/** The square of a picture that is kept: of a high one, the upper part, where heads are. @param {number} width @param {number} height */
export function square(width, height) {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 4), side, to: Math.min(side, SIDE_PX) };
}
