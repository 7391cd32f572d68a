// d3-hierarchy: the tidy tree of Buchheim, Jünger and Leipert, siblings and cousins equally far apart.
import { CARD, load, measure, nested } from "./company.mjs";

const { hierarchy, tree } = load("d3-hierarchy");
const layout = tree().nodeSize([CARD.width + CARD.gap, CARD.height + CARD.gap]).separation(() => 1);

measure((parent) => hierarchy(nested(parent)), (root) => layout(root));
