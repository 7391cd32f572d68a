// What a card says from afar is worked out once for each size on the screen.
import test from "node:test";
import assert from "node:assert/strict";
import { sayingOf, startFonts } from "../../../assets/src/chart/card-overview.js";
import { recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";
import { seat } from "../fakes/scenes.js";

test("a saying is kept until the card is another whole px wide or high, or the letters are others", (t) => {
  const ruler = recorder(), { document } = setPage(t, { context: () => ruler });
  startFonts();
  const one = seat("a", { title: "Ada Lovelace" });
  const say = (width, height) => sayingOf({ seat: one, x: 0, y: 0, alpha: 1, left: 0, top: 0, width, height }, 0.5);
  const first = say(100.2, 32.1);
  assert.deepEqual(first.lines, ["Ada Lovelace"]);
  assert.equal(say(100.9, 32.9), first);
  assert.notEqual(say(101, 32), first);
  assert.notEqual(say(101, 33), say(101, 32));
  const before = say(80, 32);
  assert.ok(before.lines.length > 0);
  // The page's own typeface is wider than the one that stood in for it.
  ruler.measureText = (text) => ({ width: 12 * text.length });
  assert.equal(say(80, 32), say(80, 32));
  document.fonts.dispatchEvent(new Event("loadingdone"));
  assert.notDeepEqual(say(80, 32).lines, before.lines);
});
