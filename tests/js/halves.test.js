// Counts between the two halves and inside this one, held as they are: ids, finding codes, write-only stores, tests by line.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import * as ids from "../../assets/src/ids.js";

const ROOT = new URL("../../", import.meta.url);

/** Texts of the files below a folder, by their paths. */
const textsOf = (folder, ending) => Object.fromEntries(readdirSync(new URL(folder, ROOT), { recursive: true })
  .filter((name) => name.endsWith(ending)).map((name) => [`${folder}${name}`, readFileSync(new URL(folder + name, ROOT), "utf8")]));

const PYTHON = textsOf("orgview/", ".py"), SCRIPTS = textsOf("assets/src/", ".js"), TESTS = textsOf("tests/js/", ".js");
const NO_CALLERS = ["orgview/ids.py", "assets/src/ids.js"];
const linesOf = (texts) => Object.values(texts).join("").split("\n").length;

test("each id is used by one of the halves", () => {
  const users = Object.entries({ ...PYTHON, ...SCRIPTS }).filter(([path]) => !NO_CALLERS.includes(path)).map(([, text]) => text).join("\n");
  assert.deepEqual(Object.keys(ids).filter((name) => !new RegExp(`\\b${name}\\b`).test(users)), []);
});

test("each part of the client config is read by the page", () => {
  const { properties } = JSON.parse(readFileSync(new URL("assets/src/contract.schema.json", ROOT), "utf8")).$defs.ClientConfig;
  const readers = Object.values(SCRIPTS).join("\n");
  assert.deepEqual(Object.keys(properties).filter((name) => !new RegExp(`\\b${name}\\b`).test(readers)), []);
});

test("the stylesheets name the elements of the page by ids that there are", () => {
  const known = new Set([...Object.values(ids), "react-entry-point"]), found = [];
  for (const [path, text] of Object.entries(textsOf("assets/src/styles/", ".css"))) {
    const rules = text.replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, "").matchAll(/#([a-z][\w-]*)(?=[^{}]*\{)/g);
    for (const [, id] of rules) if (!known.has(id)) found.push(`${path}: ${id}`);
  }
  assert.deepEqual(found, []);
});

test("the page has no store of Dash: its state is in state/page.js", () => {
  assert.deepEqual(Object.keys(PYTHON).filter((path) => /\bdcc\.Store\b/.test(PYTHON[path])), []);
});

test("a line of source has more than half a line of test", () => {
  const share = linesOf(TESTS) / linesOf(SCRIPTS);
  assert.ok(share > 0.5, String(share));
});
