// Under the chart, while all lines that could be are drawn: the number of each, and when it would hold.
import { LINE_KEY } from "../ids.js";
import { page } from "../state/page.js";
import { byId, fill, make, put } from "../ui/dom.js";
import { possible } from "./line-labels.js";

/** @import { SceneJson } from "../contract.d.ts" */

/** When each would hold; whose it is shows its line. @param {Pick<SceneJson, "lines"> | null} scene */
export const keyTexts = (scene) => possible(scene?.lines || []).map(({ label }) => label);

/** A row for each. @param {string[]} texts */
export const keyRows = (texts) => texts.map((text, at) => make("li", {}, make("span", { class: "line-number", text: String(at + 1) }), ` ${text}`));

export function startLineKey() {
  const list = byId(LINE_KEY);
  let shown = "";
  function show(/** @type {SceneJson | null} */ scene) {
    const texts = keyTexts(scene), key = JSON.stringify(texts);
    if (key === shown) return;
    shown = key;
    put(list, "hidden", !texts.length);
    fill(list, ...keyRows(texts));
  }
  page.subscribe((state) => state.scene, show);
  show(page.get().scene);
}
