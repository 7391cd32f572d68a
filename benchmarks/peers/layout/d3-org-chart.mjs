// d3-org-chart, compact: its own two passes round flextree, as its update() calls them, without its drawing. All
// margins are those of our cards, which makes its drawing smaller than its defaults do.
import { CARD, load, measure, nested } from "./company.mjs";

const { hierarchy } = load("d3-hierarchy");
const { flextree } = load("d3-flextree");
const { OrgChart } = load("d3-org-chart");

// Its constructor asks a browser for a canvas and a height, which only its drawing uses.
globalThis.document = { createElement: () => ({ getContext: () => null }) };
globalThis.window = { innerHeight: 0 };
const gap = () => CARD.gap;
const chart = new OrgChart()
  .nodeWidth(() => CARD.width).nodeHeight(() => CARD.height).layout("top").compact(true)
  .siblingsMargin(gap).childrenMargin(gap).neighbourMargin(gap).compactMarginPair(gap).compactMarginBetween(gap);
const state = chart.getChartState();
const size = state.layoutBindings.top.nodeFlexSize;
const layout = flextree({
  nodeSize: (node) => size({
    state, node, width: CARD.width, height: CARD.height, siblingsMargin: CARD.gap, childrenMargin: CARD.gap,
  }),
}).spacing((a, b) => (a.parent === b.parent ? 0 : state.neighbourMargin(a, b)));

measure(
  (parent) => hierarchy(nested(parent)).each((node) => Object.assign(node, { width: CARD.width, height: CARD.height })),
  (root) => {
    chart.calculateCompactFlexDimensions(root);
    layout(root);
    chart.calculateCompactFlexPositions(root);
    return root;
  },
);
