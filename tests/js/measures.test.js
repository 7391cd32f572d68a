// The figures of the panel of measures. Run by test_assets.py, or alone: node --test tests/js
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { figures, alone, csv } = require(path.join(__dirname, "..", "..", "assets", "measures-figures.js"));

const colours = Object.fromEntries(["text", "muted", "surface", "line", "accent", "second", "third"].map((name, at) => [name, `#10203${at}`]));
const told = (more) => ({
  name: "A & <b>", whole: [1, 5, 2, 2, 1, 1.5, 2, 2.5, 3], chief: { number: 3, name: "Ann" },
  levels: [[1, 1, 1, 3, 3, 3, 3, 3, 3], [2, 3, 1, 1, 1, 1, 1, 1, 1], [3, 1, 0, null, null, null, null, null, null]],
  classes: [["under 5", 2], ["5 or more", 0]],
  published: {
    captions: { levels: "By level.", people: "People.", classes: "Classes.", chief: "Chief." }, bands: [[5, 6, "the median"], [10, 15, "the best"]], mean: 12.1, whose: "Gallup, 2026",
    classes: [["under 5", 37], ["5 or more", 63]], chief: { medians: [[1, 3], [50, 6]], half: [10, 30, 2, 4] },
  },
  ...more,
});
const keys = (given) => figures(given, colours).map(({ key }) => key);

test("a whole company has four figures, a part no chief executive, nobody with reports only the people", () => {
  assert.deepEqual(keys(told()), ["spans", "people", "classes", "chief"]);
  assert.deepEqual(keys(told({ chief: null })), ["spans", "people", "classes"]);
  assert.deepEqual(keys(told({ chief: null, whole: [1, 1, 0, null, null, null, null, null, null], levels: [[1, 1, 0, null, null, null, null, null, null]] })), ["people"]);
});

test("boxes stand on the levels that have managers, before the published bands", () => {
  const [spans] = figures(told(), colours);
  assert.deepEqual(spans.data[0].y, ["1", "2"]);
  assert.deepEqual([spans.data[0].q1, spans.data[0].upperfence], [[3, 1], [3, 1]]);
  assert.deepEqual(spans.layout.shapes.map(({ x0, x1 }) => [x0, x1]), [[5, 6], [10, 15], [12.1, 12.1]]);
  assert.equal(spans.rows.length, 3);
});

test("very wide spans are drawn on a logarithmic axis", () => {
  const wide = told({ levels: [[1, 1, 1, 900, 900, 900, 900, 900, 900]] });
  assert.equal(figures(wide, colours)[0].layout.xaxis.type, "log");
  assert.equal(figures(told(), colours)[0].layout.xaxis.type, "linear");
});

test("bars of the pyramid stand about one middle line", () => {
  const [, people] = figures(told(), colours);
  for (const { x, base } of people.data) x.forEach((width, at) => assert.equal(base[at] + width / 2, 0));
});

test("shares are of all managers, beside the published ones", () => {
  const [, , classes] = figures(told(), colours);
  assert.deepEqual(classes.rows, [["under 5", 2, 100, 37], ["5 or more", 0, 0, 63]]);
});

test("a figure alone carries its caption, and whose it is as text", () => {
  const figure = alone(figures(told(), colours)[0], told().name);
  assert.match(figure.layout.title.text, /A &amp; &lt;b&gt;/);
  assert.equal(figure.layout.annotations[0].text, "By level.");
});

test("the file has a heading, quotes what needs it and leaves blank what is not there", () => {
  assert.equal(csv({ columns: ["a", "b, c"], rows: [[1, null], ['"x"', 2.5]] }), '\ufeffa,"b, c"\r\n1,\r\n"""x""",2.5\r\n');
});
