// What can be chosen of an export, and the request that it makes. Pure.
import { isSeatKey } from "../state/card-keys.js";
import { companyOf } from "../state/query.js";
import { comparedQuery } from "../state/url.js";

/** @import { ExportJson, ExportRequest } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */

/**
 * @typedef {NonNullable<ExportRequest["pages"]>} Pages
 * @typedef {NonNullable<ExportRequest["scope"]>} Scope
 * @typedef {object} Choices
 * @property {string} format
 * @property {Scope} scope
 * @property {"manager" | "department"} each  Whose branches are a file each.
 * @property {Pages} pages
 * @property {string} paper  "content", or a paper.
 * @property {boolean} isUpright
 * @property {1 | 2 | 4} scale
 * @property {"light" | "dark"} theme
 * @property {string} title  "" for the usual one.
 * @property {boolean} hasTitle
 * @property {boolean} hasSubtitle
 * @property {boolean} hasDate
 * @property {boolean} hasLegend
 * @property {boolean} hasSources
 * @property {boolean} isTransparent
 * @property {{ name: string, data: string } | null} logo  A file of the visitor's as Base64; it is not kept anywhere.
 * @property {string[]} restricted  Those that leave with the file.
 */

/** @type {Choices} */
export const FIRST_CHOICES = {
  format: "pdf", scope: "shown", each: "manager", pages: "one", paper: "content", isUpright: false, scale: 2, theme: "light", title: "",
  hasTitle: true, hasSubtitle: true, hasDate: false, hasLegend: true, hasSources: true, isTransparent: false, logo: null, restricted: [],
};

/** @type {readonly (readonly [Pages, string])[]} */
export const PAGES = [["one", "All in one"], ["by-manager", "One for each manager"], ["by-department", "One for each department"], ["by-level", "One for each level"]];

/** @type {readonly (readonly ["manager" | "department", string])[]} */
export const EACH = [["manager", "Each manager"], ["department", "Each department"]];

const PICTURES = ["svg", "png", "webp", "pdf"];
// What holds no company is drawn or listed already.
/** @type {Partial<Record<Scope, readonly string[]>>} */
const FINISHED = { comparison: [...PICTURES, "xlsx", "csv"], fit: [...PICTURES, "html"] };

/** Scopes that a tab offers, the usual one first. @param {PageState["tab"]} tab @returns {readonly Scope[]} */
export function scopesOf(tab) {
  if (tab === "compare") return ["comparison"];
  return tab === "fit" ? ["fit", "company", "branches"] : ["shown", "branch", "company", "branches"];
}

/** Whether a format can hold what a scope asks for. @param {Scope} scope @param {string} format */
export function canHold(scope, format) {
  const formats = FINISHED[scope];
  return !formats || formats.includes(format);
}

/** What of the choices a format has a use for. @param {Choices} choices */
export function usesOf({ format, pages, scope }) {
  const isFinished = scope in FINISHED, isPaged = format === "pdf" || format === "pptx", isChart = [...PICTURES, "pptx", "html"].includes(format);
  return {
    pages: isPaged && !isFinished,
    paper: isPaged || PICTURES.includes(format),
    scale: format === "png" || format === "webp",
    theme: isChart,
    texts: isChart,
    title: isChart,
    legend: PICTURES.includes(format) && scope !== "fit" && !(isPaged && pages !== "one"),
    transparent: format === "svg" || format === "png" || format === "webp",
  };
}

/** Papers that there are; one that holds all can be as large as the chart. @param {Choices} choices @param {readonly string[]} papers @returns {[string, string][]} */
export function papersOf({ pages }, papers) {
  const named = papers.map((paper) => /** @type {[string, string]} */ ([paper, paper]));
  return pages === "one" ? [["content", "As large as the chart"], ...named] : named;
}

/** What a paper is of a format: of a picture its proportions. @param {string} format */
export function paperLabel(format) {
  return format === "pptx" ? "Slide size" : format === "pdf" ? "Paper" : "Proportions";
}

/** Whether a paper can stand upright. @param {string} paper */
export const canTurn = (paper) => paper !== "content" && !paper.includes(":");

/** Choices that go together: another format or kind of pages brings its usual paper. @param {Choices} before @param {Partial<Choices>} changed @returns {Choices} */
export function withChoice(before, changed) {
  const now = { ...before, ...changed };
  if (!canHold(now.scope, now.format)) now.format = "pdf";
  if (now.scope in FINISHED) now.pages = "one";
  // Slides are one a manager, a document is one picture, unless a person says otherwise.
  if (changed.format && changed.format !== before.format && !changed.pages) now.pages = changed.format === "pptx" ? "by-manager" : "one";
  const leavesReport = before.scope === "fit" && now.scope !== "fit";
  if (leavesReport) now.isUpright = false;
  if (leavesReport || now.format !== before.format || now.pages !== before.pages) now.paper = now.pages === "one" ? "content" : now.format === "pptx" ? "16:9" : "A4";
  // A report is read on paper: upright sheets, as many as it needs.
  if (now.scope === "fit" && now.format === "pdf" && (before.scope !== "fit" || before.format !== "pdf")) { now.paper = "A4"; now.isUpright = true; }
  return now;
}

/** The request of a file. @param {Choices} choices @param {Pick<PageState, "scene" | "selection" | "compared">} state @param {Date} today @returns {ExportRequest} */
export function requestOf(choices, { scene, selection, compared }, today) {
  const uses = usesOf(choices), isPart = choices.scope === "branch";
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return {
    query: choices.scope === "comparison" ? comparedQuery(scene ? scene.query : "", compared) : scene ? scene.query : "",
    format: choices.format,
    scope: choices.scope,
    branch: isPart ? selection : "",
    each: choices.scope === "branches" ? choices.each : "",
    pages: uses.pages ? choices.pages : "usual",
    paper: !uses.paper ? "" : choices.paper + (choices.isUpright && canTurn(choices.paper) ? "-portrait" : ""),
    scale: uses.scale ? choices.scale : 1,
    theme: choices.theme,
    title: uses.title ? choices.title.trim() : "",
    has_title: choices.hasTitle,
    has_subtitle: choices.hasSubtitle,
    has_legend: choices.hasLegend,
    has_sources: choices.hasSources,
    date: uses.texts && choices.hasDate ? day : "",
    is_transparent: uses.texts && uses.transparent && choices.isTransparent,
    logo: uses.texts && choices.logo ? choices.logo.data : "",
    restricted: choices.restricted,
  };
}

/** The seat whose branch can be exported: the selected card of the chart that is drawn; null for none. @param {Pick<PageState, "scene" | "selection">} state */
export function branchOf({ scene, selection }) {
  const seat = scene && scene.seats.find((one) => one.id === selection);
  if (!scene || !seat) return null;
  // The card over several tops, and the one that counts others, are nobody's.
  return companyOf(scene.query) && !isSeatKey(seat.id) ? null : { id: seat.id, name: seat.title };
}

/** How far an export is, in words. @param {ExportJson} one @param {(bytes: number) => string} sizeOf @param {(value: number) => string} numberOf */
export function stateText(one, sizeOf, numberOf) {
  if (one.state === "waiting") return "Waiting for its turn";
  if (one.state === "working") return one.of ? `${numberOf(one.done)} of ${numberOf(one.of)}` : "Being made";
  return one.state === "ready" ? sizeOf(one.size_bytes) : one.error;
}

/** Whether anything is in the making. @param {readonly ExportJson[]} all */
export const isBusy = (all) => all.some((one) => one.state === "waiting" || one.state === "working");

// More at once overflow the stack of a call.
const CHUNK = 0x8000;

/** Bytes as Base64. @param {Uint8Array} bytes */
export function base64Of(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(text);
}
