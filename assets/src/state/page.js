// The state of the page: what is looked at and how. One store; every change is a pure update of this file.
import { branchToken, isSeatKey, isWholeToken, wholeToken } from "./card-keys.js";
import { config } from "./config.js";
import { createStore } from "./store.js";
import { LOADED, companyOf, toQuery } from "./query.js";

export { companyOf };

/** @import { CompanyAnswer, CompanySummary, GuestShareJson, LadderJson, LoadedView, NextStepJson, NoticeJson, RenameAnswer, SampleJson, SceneJson, UsageJson } from "../contract.d.ts" */

/**
 * What the controls of a typical company hold, by the key of the query field.
 * @typedef {Record<string, string | boolean | string[]>} Parameters
 */

/**
 * Where the window stands once the next chart is drawn: as the company was seen before or as the link says ("" ), its
 * beginning ("start"), all of it ("fit"), or a seat in its middle.
 * @typedef {{ kind: "start" | "fit" } | { kind: "seat", id: string }} Aim
 */

/**
 * The operations line of a loaded company from the bottom up; `sure` from 0 to 1, `refusal` why there is none.
 * @typedef {{ stops: { seat: string, text: string, title: string, isTop: boolean }[], sure: number, refusal: string }} OwnLine
 */

/**
 * @typedef {object} PageState
 * @property {"explore" | "compare" | "fit" | "table"} tab
 * @property {"light" | "dark"} theme
 * @property {Parameters} parameters  Of the typical company.
 * @property {Record<string, string>} thresholds  Edited ones, by name; "never" or digits.
 * @property {string[]} toggled  Seats of the typical chart whose branch is not in its first state.
 * @property {string} layout  Of the typical chart; "" for the usual one.
 * @property {boolean} isNarrow  Whether the window is that of a phone.
 * @property {"" | "company" | "details" | "sizes"} sheet  The panel that a narrow window shows beside the chart.
 * @property {boolean} isLoaded  Whether the panel and the chart are those of a loaded company.
 * @property {{ id: string, view: string }} loaded  The open company and how it is looked at, as fields of a query; kept
 *   while a typical one is shown, so that the switch comes back to it.
 * @property {string} reach  Seat whose way is to be opened with the next chart; "" for none.
 * @property {number} generation  Counts readings of the open company: the same query asks for another chart.
 * @property {number} renamings  Counts new names of the open company, which stand in what the server says of it.
 * @property {CompanyAnswer | null} company  Report and choices of the open company, once they are here.
 * @property {CompanySummary[] | null} companies
 * @property {GuestShareJson[] | null} shared  What others have shared with the visitor.
 * @property {string} login  Name by which the visitor has signed in; "" where nobody does.
 * @property {boolean} can_sign_out
 * @property {boolean} is_known  Whether anything is stored about the visitor.
 * @property {UsageJson | null} usage  What the visitor has on the server, and the most that they may have.
 * @property {SampleJson[] | null} samples
 * @property {string} fresh  The company that has just been loaded from a file of one's own, until it is shown.
 * @property {SceneJson | null} scene  What is drawn.
 * @property {LadderJson | null} ladder  Operations line at every size band, for the other parameters.
 * @property {string} sentence  What stands there now.
 * @property {string} changes  What is different from the chart before; "" until the server has said so.
 * @property {NextStepJson[]} next  What comes with growth.
 * @property {{ from: string, at: string } | null} preview  Headcounts: the one before a step was looked at, and that step's.
 * @property {OwnLine | null} ownLine  Operations line of the open company, once its titles are read.
 * @property {Record<string, string>} idle  Controls that change nothing now, by key, and why.
 * @property {NoticeJson[]} notices
 * @property {unknown} inspection  What is known of the selection: a tree of elements, see ui/elements.js.
 * @property {string} selection  Key of a seat or a line; "" for none.
 * @property {Aim | null} aim
 * @property {{ zoom: number, pan: { x: number, y: number } } | null} camera
 * @property {boolean} isKeptFitted
 * @property {boolean} isCut  Whether the chart has changed and lies outside a window that was moved by hand.
 * @property {Record<string, string>} compared  Sides of the comparison: a, an, b, bn.
 * @property {"" | "columns" | "findings" | "measures" | "thresholds"} drawer  The one that is open.
 * @property {{ label: string, part: { sent: number, total: number } | null, cancel: () => void } | null} job
 * @property {Record<string, string>} messages  By place: link, headcount, company, thresholds, loaded, population, search, shared.
 */

/** @type {PageState} */
export const FIRST = {
  tab: "explore", theme: "light", parameters: {}, thresholds: {}, toggled: [], layout: "", isNarrow: false, sheet: "",
  isLoaded: false, loaded: { id: "", view: "" }, reach: "", generation: 0, renamings: 0, company: null, companies: null, shared: null, login: "", can_sign_out: false, is_known: false, usage: null, samples: null, fresh: "",
  scene: null, ladder: null, sentence: "", changes: "", next: [], preview: null, ownLine: null, idle: {}, notices: [], inspection: null, selection: "", aim: null, camera: null, isKeptFitted: false, isCut: false,
  compared: {}, drawer: "", job: null, messages: {},
};

/** The one state of the page. */
export const page = createStore(FIRST);

/** The loaded company whose chart is shown; "" for a typical one. @param {PageState} state */
export const openId = (state) => (state.isLoaded ? state.loaded.id : "");

// A window that is higher than wide shows a list best.
const NARROW_LAYOUT = "list";

/** What a phone opens with where nobody has chosen a layout. @type {(state: PageState) => Partial<PageState>} */
export const withNarrowLayout = (state) => {
  if (!state.isNarrow) return {};
  const view = new URLSearchParams(state.loaded.view);
  if (!view.has("lay")) view.set("lay", NARROW_LAYOUT);
  return { layout: state.layout || NARROW_LAYOUT, loaded: state.loaded.id ? { id: state.loaded.id, view: view.toString() } : state.loaded };
};

/** How a company is looked at first. @param {PageState} state */
const firstView = (state) => (state.isNarrow ? `lay=${NARROW_LAYOUT}` : "");

/** Whether a layout fits the drawing of a typical company to the window; a list has narrow rows in a narrow one. @param {string} layout */
const isFitted = (layout) => config().fitted_layouts.includes(layout);

/** Whether the chart that the state asks for depends on the proportions of its window. @param {PageState} state */
export const isFittedToWindow = (state) => Boolean(openId(state)) || isFitted(state.layout);

/** Whether the chart that is drawn depends on the proportions of its window. @param {PageState} state */
export const isShapedByWindow = ({ scene }) => isFitted(scene?.view.layout || "");

/**
 * The query of the chart that the state asks for: a typical company's too, while a company is still to be loaded.
 * @param {PageState} state
 * @param {string} ratio  Width to height of the chart's window.
 */
export function queryOf(state, ratio) {
  if (!openId(state)) {
    const query = toQuery(state.parameters, state.thresholds, state.toggled, state.layout);
    return withReach(isFittedToWindow(state) && ratio ? `${query}&ratio=${ratio}` : query);
  }
  const fields = new URLSearchParams(state.loaded.view);
  fields.set("ratio", ratio);
  return withReach(`${LOADED}=${encodeURIComponent(state.loaded.id)}&${fields}`);

  function withReach(/** @type {string} */ query) {
    return state.reach ? `${query}&at=${encodeURIComponent(state.reach)}` : query;
  }
}

/** So many levels open of whichever company is shown, "" for what matters most; what was opened by hand is let go.
 * @param {string} lv @returns {(state: PageState) => Partial<PageState>} */
export const withLevels = (lv) => (state) => {
  if (openId(state)) return withPart({ lv })(state);
  return { ...withParameters({ lv })(state), toggled: [], aim: { kind: "start" } };
};

/** @param {Parameters} parameters @returns {(state: PageState) => Partial<PageState>} */
export const withParameters = (parameters) => (state) => ({ parameters: { ...state.parameters, ...parameters } });

/** Looks at another headcount, with the way back. @param {string} n @returns {(state: PageState) => Partial<PageState>} */
export const withPreview = (n) => (state) => {
  const { preview, parameters } = state, from = preview && preview.at === parameters.n ? preview.from : String(parameters.n);
  return { ...withParameters({ n })(state), preview: from === n ? null : { from, at: n } };
};

/** A preset: all parameters but the view's, every branch in its first state. @param {Parameters} values @returns {(state: PageState) => Partial<PageState>} */
export const withPreset = (values) => (state) => ({ parameters: { ...values, alt: Boolean(state.parameters.alt) }, toggled: [] });

/**
 * Looks at the open company in another way; "" takes a field away.
 * @param {Record<string, string>} fields
 * @param {Aim | null} [aim]
 * @returns {(state: PageState) => Partial<PageState>}
 */
export const withView = (fields, aim = null) => (state) => {
  if (!openId(state)) return {};
  const view = new URLSearchParams(state.loaded.view);
  for (const [key, text] of Object.entries(fields)) {
    if (text) view.set(key, text);
    else view.delete(key);
  }
  return { loaded: { id: state.loaded.id, view: view.toString() }, aim };
};

/** Another part of the company: where it begins comes into the window. Of a loaded one what was opened by hand in the old
 * part is let go, for branches are told by how they differ from their first state, which is another one now.
 * @param {Record<string, string>} fields
 * @returns {(state: PageState) => Partial<PageState>}
 */
export const withPart = (fields) => (state) => (openId(state)
  ? withView({ ...fields, open: "" }, { kind: "start" })(state)
  : { ...withParameters(fields)(state), aim: { kind: "start" } });

/** Another layout of whichever company is shown. @param {string} layout @returns {(state: PageState) => Partial<PageState>} */
export const withLayout = (layout) => (state) => {
  const aim = /** @type {Aim} */ ({ kind: layout === "radial" ? "fit" : "start" });
  return openId(state) ? withView({ lay: layout, open: settled(state) }, aim)(state) : { layout, aim };
};

/** What was opened and folded by hand, as it is: another layout has fewer branches open at first. @param {PageState} state */
const settled = (state) => [...toggledOf(state)].map((token) => {
  const seat = token.startsWith("n") ? seatOf(state, token) : undefined;
  return seat ? branchToken(seat.branch === "open" ? "o" : "c", token) : token;
}).join(".");

/** How the loaded company that is drawn is looked at; null for a typical one. @param {PageState} state @returns {LoadedView | null} */
export const loadedView = ({ scene }) => (scene && companyOf(scene.query) ? /** @type {LoadedView} */ (scene.view) : null);

/** Seats that are not in their first state, from the query of the chart that is drawn. @param {PageState} state */
export const toggledOf = (state) =>
  new Set((new URLSearchParams(state.scene ? state.scene.query : "").get("open") || "").split(".").filter(Boolean));

/** @param {Set<string>} tokens @returns {(state: PageState) => Partial<PageState>} */
export const withToggled = (tokens) => (state) => {
  const sorted = [...tokens].sort();
  return openId(state) ? withView({ open: sorted.join(".") })(state) : { toggled: sorted };
};

/** Opens a folded branch, folds an open one. @param {string} id @returns {(state: PageState) => Partial<PageState>} */
export const withBranch = (id) => withBranches([id]);

/** Turns several branches over in one step. @param {readonly string[]} ids @returns {(state: PageState) => Partial<PageState>} */
export const withBranches = (ids) => (state) => {
  const tokens = toggledOf(state);
  for (const id of ids) if (!tokens.delete(id)) tokens.add(id);
  return withToggled(tokens)(state);
};

/** Opens all of a branch, of a loaded company as far as there is room for its cards; the server says which branches that
 * are. @param {string} id @returns {(state: PageState) => Partial<PageState>} */
export const withWholeBranch = (id) => (state) => {
  const tokens = toggledOf(state);
  if (!openId(state)) return withToggled(tokens.add(wholeToken(id)))(state);
  if (!isSeatKey(id)) return {};
  tokens.delete(id);
  tokens.add(branchToken("a", id));
  return withToggled(tokens)(state);
};

/** Goes to a seat: selected, and in the middle of the window; the way to one that is folded away is opened with the next
 * chart. @param {string} id @returns {(state: PageState) => Partial<PageState>} */
export const withSeat = (id) => (state) => {
  const aim = /** @type {Aim} */ ({ kind: "seat", id });
  if (seatOf(state, id)) return { selection: id, aim };
  return (openId(state) ? isSeatKey(id) : /^[^>~]+$/.test(id)) ? { selection: id, reach: id, aim } : { selection: id };
};

/** Opens a loaded company; the one that was open before is seen as it was. @param {string} id @returns {(state: PageState) => Partial<PageState>} */
export const withCompany = (id) => (state) => ({
  isLoaded: true, loaded: { id, view: id === state.loaded.id ? state.loaded.view : firstView(state) }, reach: "",
  company: state.company && state.company.id === id ? state.company : null, tab: "explore",
  messages: { ...state.messages, loaded: "", link: "" },
});

/** The loaded company was read again: its seats are others now. @param {CompanyAnswer} company @returns {(state: PageState) => Partial<PageState>} */
export const withReading = (company) => (state) => ({
  company, loaded: { id: company.id, view: firstView(state) }, generation: state.generation + 1, selection: "", reach: "",
});

/** A loaded company is called by another name: its chart says so too. @param {RenameAnswer} renamed @returns {(state: PageState) => Partial<PageState>} */
export const withName = ({ id, name, is_draft }) => (state) => ({
  companies: (state.companies || []).map((one) => (one.id === id ? { ...one, name, is_draft } : one)),
  ...(state.company?.id === id ? { company: { ...state.company, name, is_draft }, renamings: state.renamings + 1 } : {}),
});

/** A loaded company is gone, or all of them. @param {string[]} ids @returns {(state: PageState) => Partial<PageState>} */
export const withoutCompanies = (ids) => (state) =>
  ids.includes(state.loaded.id) ? { loaded: { id: "", view: "" }, company: null, reach: "" } : {};

/** The chart of an answer is drawn: the server says how it is looked at, in its own words. @param {SceneJson} scene @returns {(state: PageState) => Partial<PageState>} */
export const withScene = (scene) => (state) => {
  const id = companyOf(scene.query);
  if (id !== openId(state)) return { scene };
  const fields = new URLSearchParams(scene.query);
  if (!id) return { scene, ...withWishesMet(fields)(state) };
  for (const key of [LOADED, "ratio"]) fields.delete(key);
  return { scene, loaded: { id, view: fields.toString() }, reach: "" };
};

/** What was wished for of a typical company is open now: a whole branch, or the way to a seat, for which the part that was
 * looked at may be left. @param {URLSearchParams} fields  Of the chart that is drawn. @returns {(state: PageState) => Partial<PageState>} */
const withWishesMet = (fields) => (state) => {
  if (!state.reach && !state.toggled.some(isWholeToken)) return {};
  const toggled = (fields.get("open") || "").split(".").filter(Boolean), part = { top: fields.get("top") || "", line: fields.get("line") || "" };
  return { toggled, reach: "", ...withParameters(part)(state) };
};

/** A message at a place of the page; "" takes it away. @param {string} place @param {string} text @returns {(state: PageState) => Partial<PageState>} */
export const withMessage = (place, text) => (state) =>
  (state.messages[place] || "") === text ? {} : { messages: { ...state.messages, [place]: text } };

/** The seat of that key among those drawn. @param {PageState} state @param {string} id */
export const seatOf = (state, id) => (state.scene ? state.scene.seats.find((seat) => seat.id === id) : undefined);
