// Charts from the server. A typical company's depends on its query and the colours alone, so answers are kept, and
// those that are likely to be asked for next are fetched ahead.
import { refusalOf, sentenceOf } from "./client.js";

/** @import { AlternativesAnswer, ChangesAnswer, SceneAnswer } from "../contract.d.ts" */

// Answers kept: a few laps over all presets, or a long ride on the slider; some 60 KB each.
const MOST = 96;
/** @type {Map<string, Promise<SceneAnswer> | SceneAnswer>} */
const kept = new Map();

/** @param {string} path @returns {Promise<any>} */
async function fetchJson(path) {
  const reply = await fetch(path);
  if (!reply.ok) throw new Error(sentenceOf(refusalOf(reply.status, await reply.text())));
  return reply.json();
}

/** @param {string} key @param {Promise<SceneAnswer> | SceneAnswer} answer */
function keep(key, answer) {
  kept.delete(key);
  kept.set(key, answer);
  if (kept.size > MOST) kept.delete(/** @type {string} */ (kept.keys().next().value));
}

/** The answer to a query where it is here already. @param {string} query @param {string} theme @param {string} selection @returns {SceneAnswer | null} */
export function knownScene(query, theme, selection) {
  const key = keyOf(query, theme, selection), answer = kept.get(key);
  if (!answer || answer instanceof Promise) return null;
  keep(key, answer);
  return answer;
}

/** @param {string} query @param {string} theme @param {string} selection */
const keyOf = (query, theme, selection) => `${query}&theme=${theme}${selection ? `&sel=${encodeURIComponent(selection)}` : ""}`;

/**
 * The chart of a typical company.
 * @param {string} query
 * @param {string} theme
 * @param {string} selection  What the details are told of.
 * @param {string} [before]  Query of the typical chart of which the changes are told; an answer that is here already may tell of another.
 * @returns {Promise<SceneAnswer>}
 */
export async function getScene(query, theme, selection, before = "") {
  const key = keyOf(query, theme, selection);
  const known = kept.get(key);
  if (known) return known;
  const coming = fetchJson(`/scene?${key}${before ? `&from=${encodeURIComponent(before)}` : ""}`);
  keep(key, coming);
  try {
    const answer = await coming;
    keep(key, answer);
    return answer;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

/** The chart of a loaded company, which may be another one by the next time. @param {string} query @param {string} theme @param {string} selection @returns {Promise<SceneAnswer>} */
export const getLoadedScene = (query, theme, selection) => fetchJson(`/scene?${keyOf(query, theme, selection)}`);

/** Fetches a typical chart ahead; a failure will be told when it is asked for. @param {string} query @param {string} theme @param {string} selection */
export async function fetchAhead(query, theme, selection) {
  if (!kept.has(keyOf(query, theme, selection))) await getScene(query, theme, selection).catch(() => {});
}

/** What is different in a typical chart from the one before. @param {string} query @param {string} from @returns {Promise<ChangesAnswer>} */
export const getChanges = (query, from) => fetchJson(`/changes?${query}&from=${encodeURIComponent(from)}`);

/** What is known of a seat or line. @param {string} query @param {string} selection @returns {Promise<{ inspection: unknown }>} */
export const getInspection = (query, selection) => fetchJson(`/inspect?${query}&sel=${encodeURIComponent(selection)}`);

/** Lines of a typical chart that could be, in the places that they have there. @param {string} query @param {string} theme @returns {Promise<AlternativesAnswer>} */
export const getAlternatives = (query, theme) => fetchJson(`/alternatives?${query}&theme=${theme}`);
