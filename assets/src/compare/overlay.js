// Both companies as one chart: those who are gone stay as ghosts, a dotted line leads to the manager before.
import { sentenceOf } from "../api/client.js";
import { getOverlay } from "../api/comparison.js";
import { toggled } from "./sides.js";

/** @import { Chart } from "../chart/scene-view.js" */
/** @import { ChangeRow } from "../contract.d.ts" */
/** What is used of a chart. @typedef {Pick<Chart, "show" | "start" | "fit" | "centre" | "markWithLine" | "seats" | "host" | "hit">} Shown */

/**
 * @param {Shown} chart
 * @param {(text: string) => void} refuse  Says what is wrong; "" takes it away.
 */
export function createOverlay(chart, refuse) {
  /** @type {Record<string, string>} */
  let companies = {};
  let theme = "light", open = "", asked = 0, drawn = "";

  /** What draws the answer, null where another one is wanted by then. @param {string} [at] Seat to which the way is opened. */
  async function ask(at = "") {
    asked += 1;
    const mine = asked, which = JSON.stringify(companies);
    const reply = await getOverlay({ ...companies, theme, ...(open ? { open } : {}), ...(at ? { at } : {}) });
    return mine === asked ? () => draw(reply, which) : null;
  }

  /** @param {Awaited<ReturnType<typeof getOverlay>>} reply @param {string} which */
  function draw({ data, refusal }, which) {
    const wrong = refusal ? sentenceOf(refusal) : data ? data.errors.others : "";
    refuse(wrong);
    if (!data || !data.scene) return false;
    open = new URLSearchParams(data.scene.query).get("open") || "";
    chart.show(data.scene);
    if (which !== drawn) chart.start();
    drawn = which;
    return true;
  }

  async function load(at = "") {
    const show = await ask(at);
    return show ? show() : false;
  }

  chart.host.onTap((tap) => {
    const id = chart.hit(tap), branch = chart.seats.get(id)?.branch;
    chart.markWithLine(id);
    if (!branch || branch === "none" || !/^[nm]\w+$/.test(id)) return;
    open = toggled(open, id);
    load();
  });
  chart.host.onPointer((at) => { chart.host.container.style.cursor = chart.hit(at) ? "pointer" : ""; });

  return {
    fit: () => chart.fit(true),
    /** What draws two companies, as soon as their chart is here; null where others are wanted by then.
     * @param {Record<string, string>} which @param {string} look  Theme. */
    ask(which, look) {
      if (JSON.stringify(which) !== JSON.stringify(companies)) open = "";
      companies = which;
      theme = look;
      return ask();
    },
    keyOf: (/** @type {Pick<ChangeRow, "seat">} */ row) => row.seat,
    /** @param {string} id */
    async point(id) {
      if (!chart.seats.has(id) && !await load(id)) return false;
      if (!chart.seats.has(id)) return false;
      chart.centre(id);
      chart.markWithLine(id);
      return true;
    },
  };
}
