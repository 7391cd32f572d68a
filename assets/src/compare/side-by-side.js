// Both charts side by side: one window on both, the same seat pointed out on both, branches opened and folded on both.
import { isSeatKey } from "../state/card-keys.js";
import { nearestRatio } from "../state/config.js";
import { link } from "./linked-charts.js";
import { toggled } from "./sides.js";

/** @import { Chart } from "../chart/scene-view.js" */
/** @import { Tap } from "../chart/cytoscape-host.js" */
/** @import { ChangeRow, ComparedJson } from "../contract.d.ts" */
/** @import { Linkable } from "./linked-charts.js" */
/** What is used of a chart. @typedef {Linkable & Pick<Chart, "show" | "centre" | "markWithLine" | "seats">} Shown */

/**
 * @param {Shown} a
 * @param {Shown} b
 * @param {() => void} ask  Other branches are wanted.
 */
export function createPair(a, b, ask) {
  const fit = link(a, b), open = { a: "", b: "" };
  let isTypical = false, companies = "", window = { width: 1, height: 1 };

  /** Of the window of each; on a hidden tab the last one counts. */
  function ratio() {
    const now = a.host.size();
    if (now.width > 1 && now.height > 1) window = now;
    return nearestRatio(window.width / window.height);
  }

  /** A folded branch opens on both sides where both have it folded. @param {"a" | "b"} side @param {Tap} tap */
  function tapped(side, { id }) {
    const [own, other] = side === "a" ? [a, b] : [b, a], branch = own.seats.get(id)?.branch;
    for (const chart of [own, other]) chart.markWithLine(id);
    if (!branch || branch === "none" || !(isTypical || isSeatKey(id))) return;
    open[side] = toggled(open[side], id);
    const there = side === "a" ? "b" : "a";
    if (other.seats.get(id)?.branch === branch) open[there] = toggled(open[there], id);
    ask();
  }
  a.host.onTap((tap) => tapped("a", tap));
  b.host.onTap((tap) => tapped("b", tap));

  const openOf = (/** @type {ComparedJson} */ { query }) => new URLSearchParams(query).get("open") || "";
  return {
    fit,
    /** What the charts ask for besides the companies. */
    fields: () => ({ view: "sides", ratio: ratio(), ...(open.a ? { opena: open.a } : {}), ...(open.b ? { openb: open.b } : {}) }),
    /** Other companies: their branches are in their first state. What was folded by hand are branches of these, at any headcount.
     * @param {Record<string, string>} which */
    begin({ a: from, b: to, explored, join }) {
      const now = JSON.stringify([from, to, explored, join]);
      if (now !== companies) open.a = open.b = "";
      companies = now;
    },
    /** @param {ComparedJson} before @param {ComparedJson} after @param {boolean} isFitted  Whether the window goes round both. */
    show(before, after, isFitted) {
      isTypical = new URLSearchParams(after.query).has("n") && new URLSearchParams(before.query).has("n");
      Object.assign(open, { a: openOf(before), b: openOf(after) });
      a.show(before);
      b.show(after);
      if (isFitted) fit();
    },
    /** Key of a change's card here. @param {Pick<ChangeRow, "seat" | "id">} row */
    keyOf: (row) => (isTypical ? row.id : row.seat),
    /** Points a card out on both sides; false where neither draws it. @param {string} id */
    point(id) {
      const there = [b, a].find((chart) => chart.seats.has(id));
      if (!there) return false;
      there.centre(id);
      for (const chart of [a, b]) chart.markWithLine(id);
      return true;
    },
  };
}
