// d3-flextree: the tidy tree of van der Ploeg, for nodes of any size.
import { CARD, load, measure, nested } from "./company.mjs";

const { flextree } = load("d3-flextree");
const layout = flextree({ nodeSize: () => [CARD.width + CARD.gap, CARD.height + CARD.gap], spacing: 0 });

measure((parent) => layout.hierarchy(nested(parent)), (root) => layout(root));
