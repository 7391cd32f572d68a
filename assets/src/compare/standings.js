// One role in all presets: a small chart of each, from the top down to the role; a press opens the preset at it.
import { sentenceOf } from "../api/client.js";
import { getStandings } from "../api/comparison.js";
import { fill, make, select } from "../ui/dom.js";
import { count, number } from "../ui/format.js";

/** @import { StandingJson, StandingsAnswer } from "../contract.d.ts" */

// Cards beside a rung that are drawn; more are a number.
const MOST_PEERS = 6;

/** Address of a preset with the role selected. @param {Pick<StandingJson, "query" | "seat">} chart */
export const pathOf = ({ query, seat }) => `/?${query}${seat ? `&sel=${encodeURIComponent(seat)}` : ""}`;

/** Small cards beside a rung. @param {number} peers */
function peersOf(peers) {
  if (!peers) return null;
  const drawn = Array.from({ length: Math.min(peers, MOST_PEERS) }, () => make("span", { class: "standing-peer" }));
  return make("span", { class: "standing-peers", title: `${peers} beside` }, drawn, peers > MOST_PEERS ? `+${peers - MOST_PEERS}` : null);
}

/** Who reports to it, in words. @param {StandingJson["reports"]} reports */
function reportsOf(reports) {
  const all = reports.reduce((sum, one) => sum + one.count, 0), [first] = reports;
  if (!first) return null;
  const text = reports.length === 1 ? first.title : `${first.title} and ${number(all - first.count)} more`;
  return make("span", { class: "standing-reports", title: reports.map((one) => one.title).join(", "), text: `↳ ${text}` });
}

/** @param {StandingJson} chart @param {(chart: StandingJson) => void} open */
function chartOf(chart, open) {
  const rungs = chart.rungs.map(({ short, peers, is_here: isHere }, at) => make("span", { class: `standing-row${at ? "" : " first"}` },
    make("span", { class: `standing-rung${isHere ? " here" : ""}`, text: isHere && chart.people > 1 ? `${short} × ${number(chart.people)}` : short }), peersOf(peers)));
  return make("a", {
    href: pathOf(chart), class: `standing${chart.seats ? "" : " absent"}`, "data-key": `standing ${chart.preset}`,
    on: { click: (event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); open(chart); } },
  },
  make("strong", { text: chart.name }), make("span", { class: "standing-line", "aria-hidden": "true" }, rungs, reportsOf(chart.reports)),
  make("span", { class: "standing-said", text: chart.sentence }));
}

/**
 * @param {HTMLElement} host
 * @param {{ choose: (role: string) => void, open: (chart: StandingJson) => void, refuse: (text: string) => void }} acts
 */
export function createStandings(host, { choose, open, refuse }) {
  let asked = "";
  /** @type {string | null} */
  let drawn = null;

  /** @param {StandingsAnswer} answer */
  function draw({ role, name, roles, charts }) {
    const there = charts.filter(({ seats }) => seats).length;
    fill(host, make("div", { class: "standings-bar" },
      select("Role", roles.map(({ value, label }) => /** @type {[string, string]} */ ([value, label])), role,
        { class: "control-select", "data-key": "role", on: { change: ({ target }) => choose(target.value) } }),
      make("p", { class: "hint", role: "status", text: `${name}: in ${there} of ${count(charts.length, "preset")}. A press on a chart opens it.` })),
    make("div", { class: "standings", role: "list", "aria-label": `${name} in all presets` },
      charts.map((chart) => make("div", { role: "listitem" }, chartOf(chart, open)))));
  }

  return {
    /** @param {string} role  "" for the first. */
    async show(role) {
      asked = role;
      if (role === drawn) return;
      const { data, refusal } = await getStandings(role);
      if (asked !== role) return;
      refuse(refusal ? sentenceOf(refusal) : "");
      if (!data) return;
      drawn = role;
      draw(data);
    },
  };
}
