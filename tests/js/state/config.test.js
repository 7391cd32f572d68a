// What the server says once comes with the page.
import test from "node:test";
import assert from "node:assert/strict";
import { config, setConfig } from "../../../assets/src/state/config.js";
import { setPage } from "../fakes/dom.js";

test("the configuration is read from the page, once", (t) => {
  const { byId } = setPage(t, { ids: ["client-config"] });
  byId("client-config").textContent = JSON.stringify({ limits: { card_lines: 4 } });
  assert.equal(config().limits.card_lines, 4);
  byId("client-config").textContent = "{}";
  assert.equal(config().limits.card_lines, 4);
  setConfig({ presets: [] });
  assert.deepEqual(config(), { presets: [] });
});
