// The figures of the panel of measures.
import test from "node:test";
import assert from "node:assert/strict";
import { alone, csv, decimal, figures, percent } from "../../../assets/src/metrics/figures.js";
import { LOOK, metrics } from "../fakes/metrics.js";

const keys = (more) => figures(metrics(more), LOOK).map(({ key }) => key);

test("a whole company has four figures, a part no chief executive, nobody with reports only the people", () => {
  assert.deepEqual(keys(), ["spans", "people", "classes", "chief"]);
  assert.deepEqual(keys({ chief: null }), ["spans", "people", "classes"]);
  const alike = [1, 1, 0, null, null, null, null, null, null];
  assert.deepEqual(keys({ chief: null, whole: alike, levels: [alike] }), ["people"]);
  assert.deepEqual(keys({ chief: null, whole: [1, 0, 0, null, null, null, null, null, null], levels: [] }), []);
});

test("boxes stand on the levels that have managers, before the published bands", () => {
  const [spans] = figures(metrics(), LOOK);
  assert.deepEqual(spans.data[0].y, ["1", "2"]);
  assert.deepEqual([spans.data[0].q1, spans.data[0].upperfence], [[3, 1], [3, 1]]);
  assert.deepEqual(spans.layout.shapes.map(({ x0, x1 }) => [x0, x1]), [[5, 6], [10, 15], [12.1, 12.1]]);
  assert.deepEqual(spans.data.slice(2).map(({ name }) => name), ["The median: 5 to 6", "The best: 10 to 15", "Mean of managers: 12.1"]);
  assert.deepEqual(spans.layout.yaxis.categoryarray, ["2", "1"], "the first level at the top");
  assert.equal(spans.rows.length, 3);
  assert.equal(spans.data[1].hovertext[0], "Level 1: 1 managers<br>mean 3, median 3<br>half between 3 and 3<br>3 to 3 in all");
});

test("very wide spans are drawn on a logarithmic axis", () => {
  const typeOf = (most) => figures(metrics({ levels: [[1, 1, 1, most, most, most, most, most, most]] }), LOOK)[0].layout.xaxis.type;
  assert.deepEqual([60, 61, 900].map(typeOf), ["linear", "log", "log"]);
});

test("bars of the pyramid stand about one middle line", () => {
  const [, people] = figures(metrics(), LOOK);
  for (const { x, base } of people.data) x.forEach((width, at) => assert.equal(base[at] + width / 2, 0));
  assert.deepEqual(people.rows, [[1, 1, 1, 100], [2, 3, 1, 33.3], [3, 1, 0, 0]]);
});

test("shares are of all managers, beside the published ones", () => {
  const [, , classes] = figures(metrics(), LOOK);
  assert.deepEqual(classes.rows, [["under 5", 2, 100, 37], ["5 or more", 0, 0, 63]]);
  assert.deepEqual(classes.columns[3], "Gallup, 2026: %");
});

test("the chief executive's span is a point among the published ones, whose line goes on beyond the company", () => {
  const [, , , chief] = figures(metrics({ whole: [1, 90_000, 2, 2, 1, 1.5, 2, 2.5, 3] }), LOOK);
  assert.deepEqual([chief.data[2].x, chief.data[2].y], [[90_000], [3]]);
  assert.deepEqual([chief.data[0].x, chief.data[0].y], [[1, 50, 270_000], [3, 6, 6]]);
  assert.deepEqual(chief.rows[0], ["This company", 90_000, 3]);
});

test("a figure alone carries its caption, and whose it is as text", () => {
  const [first] = figures(metrics(), LOOK), figure = alone(first, metrics().name);
  assert.match(figure.layout.title.text, /A &amp; &lt;b&gt;/);
  assert.equal(figure.layout.annotations[0].text, "By level.");
  const long = alone({ ...first, caption: "word ".repeat(60).trim() }, "x").layout.annotations[0].text.split("<br>");
  assert.equal(long.length, 3);
  for (const line of long) assert.ok(line.length <= 118, line);
});

test("the file has a heading, quotes what needs it and leaves blank what is not there", () => {
  assert.equal(csv({ columns: ["a", "b, c"], rows: [[1, null], ['"x"', 2.5]] }), '\ufeffa,"b, c"\r\n1,\r\n"""x""",2.5\r\n');
});

test("numbers are told with one decimal at most", () => {
  assert.deepEqual([1284.56, 3, null].map(decimal), ["1,284.6", "3", ""]);
  assert.deepEqual([[1, 3], [3, 3], [1, 0]].map((pair) => percent(...pair)), [33.3, 100, 0]);
});
