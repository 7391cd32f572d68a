// How a loaded company is read: where refusals of it stand, and what the drawers of its columns and findings say.
import { withMessage } from "./page.js";

/** @import { PageState } from "./page.js" */
/** @typedef {"loaded" | "columns" | "findings"} ReadingPlace  The left panel or a drawer. */
/** @typedef {(state: PageState) => Partial<PageState>} Update */

/** Where messages and progress of a reading belong: in the drawer that is open, else in the panel. @param {PageState} state @returns {ReadingPlace} */
export const placeOf = (state) => (state.drawer === "columns" || state.drawer === "findings" ? state.drawer : "loaded");

/** What was refused, beside what was done; "" takes it away. @param {string} text @returns {Update} */
export const withRefusal = (text) => (state) => withMessage(placeOf(state), text)(state);

/** What was read, for the drawer that is open. @param {string} text @returns {Update} */
export const withReadingDone = (text) => withMessage("reading", text);

/** A drawer of the open company, empty of what was said in it before. @param {"columns" | "findings"} drawer @returns {Update} */
export const withReadingDrawer = (drawer) => (state) =>
  (state.company ? { drawer, messages: { ...state.messages, [drawer]: "", reading: "" } } : {});

/** The panel of loaded companies. isBack: with the company that was open before; else none is until one is loaded.
 * @param {boolean} isBack @returns {Update} */
export const withLoadedPanel = (isBack) => (state) => ({
  tab: "explore", messages: { ...state.messages, loaded: "", link: "" },
  ...(state.isLoaded ? {} : { isLoaded: true }),
  ...(state.isLoaded || isBack ? {} : { loaded: { id: "", view: "" }, company: null, reach: "" }),
});
