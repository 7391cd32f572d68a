// What happens while a chart is on its way or stands: something is said, the window gets other proportions.
import test from "node:test";
import assert from "node:assert/strict";
import { startSceneFlow } from "../../../assets/src/chart/scene-flow.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { page, withMessage, withView } from "../../../assets/src/state/page.js";
import { FAMILY, answer, scene, setState } from "../fakes/scenes.js";
import { fakeFetch } from "../fakes/server.js";

setConfig({ fitted_layouts: ["packed", "down", "radial"] });

function start(t, ratio, parts) {
  const server = fakeFetch(t);
  setState(t, parts);
  const flow = startSceneFlow(ratio, () => {}, null);
  return { server, flow, reply: (query) => server.reply(answer(scene(query)), { start: "/scene" }) };
}

test("what is said while a chart is on its way stays when it comes, what was said before goes", async (t) => {
  const { reply } = start(t, () => "1.4", { isLoaded: true, loaded: { id: "a", view: "" }, messages: { loaded: "Before." } });
  page.set(withMessage("loaded", "No table."));
  await reply("mine=a&ratio=1.4");
  assert.equal(page.get().messages.loaded, "No table.");
  page.set(withView({ lay: "down" }));
  await reply("mine=a&lay=down&ratio=1.4");
  assert.equal(page.get().messages.loaded, "");
});

test("a chart that is fitted to its window is asked for anew where that has other proportions", async (t) => {
  let shape = "1.4";
  const { server, flow } = start(t, () => shape, { layout: "packed", parameters: { n: "4711" } });
  await server.reply(answer(scene("n=4711&lay=packed&ratio=1.4", FAMILY, { view: { layout: "packed" } })), { start: "/scene" });
  const tell = (ratio) => { shape = ratio; flow.reshape(); return server.asked.filter((path) => path.startsWith("/scene?")).map((path) => new URLSearchParams(path).get("ratio")); };
  assert.deepEqual([tell("1.4"), tell("0.8")], [["1.4"], ["1.4", "0.8"]]);
});
