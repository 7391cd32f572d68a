// Numbers of nodes and lines of each .mmd and .dot file of a folder, as Mermaid and Graphviz themselves read them:
// `node tests/js/parse-diagrams.js FOLDER` prints {"file": [nodes, lines]}. What either refuses ends it with the reason.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { instance } from "@viz-js/viz";
import purify from "dompurify";

// Mermaid cleans labels by DOMPurify, which needs a browser; what it parses is not changed by leaving that out.
purify.addHook = () => {};
purify.sanitize = (text) => text;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ maxEdges: 100_000, maxTextSize: 10_000_000, startOnLoad: false });
const viz = await instance();

async function ofMermaid(text) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  return [diagram.db.getVertices().size, diagram.db.getEdges().length];
}

function ofGraphviz(text) {
  const { status, output, errors } = viz.render(text, { format: "dot_json", engine: "nop" });
  if (status !== "success") throw new Error(errors.map(({ message }) => message).join("\n"));
  const { objects = [], edges = [] } = JSON.parse(output);
  return [objects.length, edges.length];
}

const folder = process.argv[2];
const told = {};
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    told[name] = name.endsWith(".mmd") ? await ofMermaid(text) : ofGraphviz(text);
  } catch (error) {
    throw new Error(`${name}: ${error.message}\n${text.slice(0, 300)}`);
  }
}
process.stdout.write(JSON.stringify(told));
