// What a card says from afar is worked out once for each size on the screen.
import test from "node:test";
import assert from "node:assert/strict";
import { paintOverview, sayingOf, startFonts } from "../../../assets/src/chart/card-overview.js";
import { callsOf, recorder } from "../fakes/canvas.js";
import { setPage } from "../fakes/dom.js";
import { COLOURS, seat } from "../fakes/scenes.js";

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

test("a count under a title on one line lies clear of its letters", (t) => {
  const ctx = recorder();
  setPage(t, { context: () => recorder() });
  startFonts();
  // 0.44 of a person's card: letters are 12 px wide here, so that the title fits alone, but not beside the count.
  const card = { seat: seat("a", { title: "Vacant", subtitle: "Clerks", branch: "open", below: 4, w: 208, h: 84 }), x: 0, y: 0, alpha: 1, left: 0, top: 0, width: 91.5, height: 37 };
  paintOverview(ctx, [card], { zoom: 0.44, ratio: 1, colours: COLOURS, selected: "" });
  const title = callsOf(ctx, "fillText").find(({ args }) => args[0].startsWith("Clerks")), [, top] = callsOf(ctx, "roundRect", "rect").at(-1).args;
  // Not quite a quarter of 8.5 px hangs under the base line, half of the border lies outside.
  assert.ok(title.args[2] + 2.1 <= top - 0.5, `${title.args[2]} over ${top}`);
});
