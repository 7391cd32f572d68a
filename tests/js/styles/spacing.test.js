// Stylesheets: air between and inside the parts of the page comes from one scale.
import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../../assets/src/styles/", import.meta.url);
// Paper has a margin of its own.
const PRINT = "print.css", FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".css") && name !== PRINT);
const AIR = /(?<![\w-])((?:padding|margin)(?:-(?:top|bottom|left|right|inline|block)(?:-(?:start|end))?)?|(?:row-|column-)?gap)\s*:\s*([^;}]+)/g;
// A step of the scale, some of them, or less than none; the width of the list beside the chart, which the tools make room for.
const ALLOWED = /^(?:0|auto|var\(--space-[1-8]\)|calc\(-?\d+ \* var\(--space-[1-8]\)\)|var\(--list\))$/;

const textOf = (name) => readFileSync(new URL(name, FOLDER), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

/** Parts of a value, with what stands in brackets whole. */
const partsOf = (value) => value.replace("!important", "").trim().match(/(?:[^\s(]+\((?:[^()]|\([^()]*\))*\)|[^\s()]+)+/g) || [];

/** Each padding, margin and gap that is not from the scale. */
function strangers(css) {
  return [...css.matchAll(AIR)].filter(([, , value]) => !partsOf(value).every((part) => ALLOWED.test(part))).map(([whole]) => whole);
}

test("every padding, margin and gap is a step of the scale", () => {
  assert.ok(FILES.length > 10);
  assert.deepEqual(FILES.flatMap((name) => strangers(textOf(name)).map((found) => `${name}: ${found}`)), []);
});

test("what is not of the scale is found", () => {
  const css = "a { padding: var(--space-2) 10px; margin: 0 auto; } b { gap: 1em; margin-left: calc(100% - 3px); padding-block: calc(-1 * var(--space-3)) var(--space-1); }";
  assert.deepEqual(strangers(css), ["padding: var(--space-2) 10px", "gap: 1em", "margin-left: calc(100% - 3px)"]);
});

test("the scale has eight steps, each larger than the one before and in use", () => {
  const all = FILES.map(textOf).join("\n"), steps = [...all.matchAll(/--space-(\d): (\d+)px;/g)].map(([, name, size]) => [Number(name), Number(size)]);
  assert.deepEqual(steps.map(([name]) => name), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.ok(steps.every(([, size], at) => !at || size > steps[at - 1][1]));
  for (const [name] of steps) assert.ok(all.includes(`var(--space-${name})`), `step ${name}`);
});
