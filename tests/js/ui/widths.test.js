// Widths of windows: the stylesheets know those that scripts go by.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { NARROW, PHONE, isNarrow } from "../../../assets/src/ui/widths.js";

test("narrow windows are narrow for the stylesheets from the same width on", () => {
  const css = readFileSync(new URL("../../../assets/src/styles/narrow.css", import.meta.url), "utf8");
  for (const width of [PHONE, NARROW]) assert.ok(css.includes(`@media ${width} {`), width);
});

test("whether a window is narrow is asked of the window, where there is one", (t) => {
  assert.equal(isNarrow(), false);
  globalThis.matchMedia = (query) => ({ matches: query === NARROW });
  t.after(() => { delete globalThis.matchMedia; });
  assert.equal(isNarrow(), true);
});
