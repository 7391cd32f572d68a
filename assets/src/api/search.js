// Seats by words, as the search box asks for them.
import { get } from "./client.js";

/** @import { SearchAnswer } from "../contract.d.ts" */

/** The seats of a typical company, as `searchPeople` finds those of a loaded one. @param {string} query  Of its chart. @param {string} words @returns {ReturnType<typeof get<SearchAnswer>>} */
export const searchSeats = (query, words) => get(`/search?${query ? `${query}&` : ""}q=${encodeURIComponent(words)}`);
