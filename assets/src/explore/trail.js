// The operations line over the chart, from the bottom up, each seat a click: of a typical company as it is drawn, of a
// loaded one as its titles tell, with how sure that is.
import { sentenceOf } from "../api/client.js";
import { getFit } from "../api/fit.js";
import { TRAIL } from "../ids.js";
import { openId, page } from "../state/page.js";
import { byId } from "../ui/dom.js";
import { part, update } from "../ui/elements.js";
import { number } from "../ui/format.js";

/** @import { FitRung, Rung } from "../contract.d.ts" */
/** @import { Described } from "../ui/elements.js" */
/** @import { OwnLine, PageState } from "../state/page.js" */
/** @typedef {{ seat: string, text: string, title: string, isTop?: boolean }} Stop */

const SHOWN = "Line:";

/** @param {string} label @param {Stop[]} stops @returns {Described[]} */
const line = (label, stops) => [part("Span", {}, label), ...stops.flatMap(({ seat, text, title }, at) => [
  ...(at ? [part("Span", { className: "arrow", "aria-hidden": "true" }, "›")] : []),
  part("Button", { className: "link", "data-go-to": seat, title: title || null }, text)])];

/** @param {Rung[]} chain  From the top down. */
const typicalStops = (chain) => [...chain].reverse().map(({ seat, short, head }) => ({ seat, text: short, title: head ? "Head of operations" : "" }));

/** The rungs that somebody holds, from the bottom up, and how sure the least sure of them is. @param {FitRung[]} rungs @returns {OwnLine} */
export function ownLine(rungs) {
  const readings = rungs.flatMap(({ own }) => (own ? [own] : [])).reverse();
  const stops = readings.map(({ seat, title, name, role, role_name: called, alike, confidence, reason, is_corrected: isCorrected }) => ({
    seat, isTop: role === "ceo",
    text: [title || name || called, readings.length === 1 && alike > 1 ? `(one of ${number(alike)})` : ""].filter(Boolean).join(" "),
    title: `${name ? `${name}: ` : ""}${called}, ${isCorrected ? "read by you" : `${Math.round(confidence * 100)}% sure`}. ${reason}`,
  }));
  return { stops, sure: Math.min(1, ...readings.map(({ confidence, is_corrected: is }) => (is ? 1 : confidence))), refusal: "" };
}

/** @param {OwnLine} own */
function ownParts({ stops, sure, refusal }) {
  if (refusal) return [part("Span", {}, `The operations line could not be read. ${refusal}`)];
  const told = `as titles tell, ${Math.round(sure * 100)}% sure:`;
  if (stops.length > 1) return line(`Operations line, ${told}`, stops);
  // The chief executive alone is no line.
  if (!stops.length || stops[0].isTop) return [part("Span", {}, "No title tells of an operations line.")];
  return [...line(`Operations, ${told}`, stops), part("Span", {}, "No title tells of a line above.")];
}

/** @param {Pick<PageState, "scene" | "ownLine"> & Parameters<typeof openId>[0]} state */
function partsOf(state) {
  if (openId(state)) return state.ownLine ? ownParts(state.ownLine) : [part("Span", {}, "Reading the operations line from titles …")];
  const chain = state.scene?.chain || [];
  return chain.length ? line(SHOWN, typicalStops(chain)) : [];
}

/** @param {(act: () => void) => void} afterPaint  What titles tell can wait until the chart is on the screen. */
export function startTrail(afterPaint) {
  const box = byId(TRAIL);
  /** @type {Described[]} */
  let drawn = [];
  // The reading of a company whose line is here or on its way.
  let asked = "";

  function draw() {
    const now = partsOf(page.get());
    update(box, drawn, now);
    drawn = now;
  }

  async function ask() {
    const state = page.get(), id = openId(state), reading = `${id} ${state.generation}`;
    if (!id || reading === asked) return;
    asked = reading;
    page.set({ ownLine: null });
    const { data, refusal } = await getFit(id);
    if (asked !== reading) return;
    page.set({ ownLine: data ? ownLine(data.line) : { stops: [], sure: 0, refusal: refusal ? sentenceOf(refusal) : "" } });
  }

  page.subscribe((state) => state.scene, () => { draw(); if (openId(page.get())) afterPaint(ask); });
  page.subscribe((state) => state.ownLine, draw);
  page.subscribe((state) => state.isLoaded, draw);
  // Readings may have been corrected there.
  page.subscribe((state) => state.tab, (_now, before) => { if (before === "fit") { asked = ""; ask(); } });
  draw();
  if (openId(page.get())) afterPaint(ask);
}
