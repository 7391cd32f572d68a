// The title of the window.
import test from "node:test";
import assert from "node:assert/strict";
import { titleOf } from "../../../assets/src/explore/page-title.js";
import { setConfig } from "../../../assets/src/state/config.js";
import { scene } from "../fakes/scenes.js";

setConfig({ tabs: ["Explore", "Compare", "Fit", "Table"].map((label) => ({ value: label.toLowerCase(), label })) });
const STATE = { tab: "explore", scene: scene("n=400"), company: null, isLoaded: false, loaded: { id: "", view: "" } };
const OWN = { isLoaded: true, loaded: { id: "c1", view: "" }, company: { id: "c1", name: "Acme" } };

for (const [parts, title] of [
  [{}, "400 people · Reportline"],
  [{ scene: scene("n=1", [], { headcount: 1 }) }, "1 person · Reportline"],
  [{ scene: null }, "Reportline"],
  [{ tab: "table", ...OWN }, "Table · Acme · Reportline"],
  [{ ...OWN, company: { id: "c0", name: "Before" } }, "Reportline"],
  [{ tab: "compare", ...OWN }, "Compare · Reportline"],
]) {
  test(`the title of the window is "${title}"`, () => { assert.equal(titleOf({ ...STATE, ...parts }), title); });
}
