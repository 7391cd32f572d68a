// Seats, lines and scenes as the server tells them, with what a test does not care about filled in.
import { FIRST, page } from "../../../assets/src/state/page.js";

const LOOK = { stack: 0, border_width: 1, ground: "white", border: "grey", stripe: "teal", ink: "black", count_ink: "navy", dash: [] };

const style = (colour, width = 1, opacity = 1, dash = []) => ({ colour, width, opacity, dash });

/** Colours of one theme. */
export const COLOURS = {
  accent: "gold", card: "snow", card_border: "silver", statuses: { added: "green", moved: "red" },
  lines: { solid: style("grey"), dotted: style("silver", 1, 0.5, [4, 3]), chain: style("gold"), lit: style("green", 2), selected: style("blue", 3), moved: style("red"), before: style("red", 1, 1, [6, 4]), alternative: style("brown", 1, 1, [7, 5]) },
};

export const seat = (id, more = {}) => ({
  id, x: 0, y: 0, w: 200, h: 64, title: id, subtitle: "", short_name: "", boss: "", level: 1, siblings: 1, position: 1, branch: "none", text: id,
  hidden: null, below: 0, is_head: false, status: "", lines: [], face: [], marks: [["t", 10, 20, 14, 600, "black", "start", 180, id, "title"]],
  ...more, look: { ...LOOK, ...more.look },
});

export const line = (source, target, more = {}) =>
  ({ id: `${source}>${target}`, source, target, kind: "solid", status: "", has_arrow: false, on_chain: false, label: "", points: [[0, 0], [0, 100]], ...more });

export const scene = (query, seats = [seat("ceo")], more = {}) =>
  ({ query, theme: "light", headcount: 400, chain: [], ladder: null, alternatives: [], findings: {}, view: { layouts: [], layout: "", legend: [] }, seats, lines: [], ...more });

export const answer = (drawn, more = {}) =>
  ({ scene: drawn, errors: { n: "", t: "", others: "" }, sentence: "Said.", notices: [], inspection: null, ...more });

/** A boss over two, of whom one is folded. */
export const FAMILY = [
  seat("ceo", { branch: "open" }),
  seat("coo", { boss: "ceo", x: -150, y: 150, branch: "folded", hidden: { people: 12 }, level: 2 }),
  seat("cfo", { boss: "ceo", x: 150, y: 150, level: 2 }),
];

/**
 * The one state of the page as at first but for some parts; who subscribes during the test ends with it.
 * @param {import("node:test").TestContext} t
 * @param {Partial<import("../../../assets/src/state/page.js").PageState>} [parts]
 */
export function setState(t, parts = {}) {
  const { subscribe } = page, ends = [];
  page.subscribe = (select, act) => {
    const end = subscribe(select, act);
    ends.push(end);
    return end;
  };
  page.set({ ...FIRST, ...parts });
  t.after(() => {
    page.subscribe = subscribe;
    for (const end of ends) end();
  });
  return page;
}
