// Which files can be pictures of somebody, and what is said of them.
import test from "node:test";
import assert from "node:assert/strict";
import { MOST, MOST_BYTES, matchFiles, outcomeText, sortFiles, square, stem } from "../../../assets/src/chart/avatar-files.js";

const file = (name, size = 10, type = "") => ({ name, size, type });

test("JPEG, PNG and WebP of up to 20 MB are taken, hidden files are passed over", () => {
  const files = [file("a.JPG"), file("b.jpeg", 9, "image/jpeg"), file("c.png", MOST_BYTES + 1), file("d.webp", MOST_BYTES), file("e.svg", 9, "image/svg+xml"),
    file("f.png", 9, "text/html"), file(".DS_Store")];
  const sorted = sortFiles(files);
  assert.deepEqual(sorted.taken.map(({ name }) => name), ["a.JPG", "b.jpeg", "d.webp"]);
  assert.deepEqual([sorted.large, sorted.others, sorted.of, sorted.beyond], [["c.png"], ["e.svg", "f.png"], 6, 0]);
  const many = sortFiles(Array.from({ length: MOST + 3 }, (_, at) => file(`${at}.png`)));
  assert.deepEqual([many.taken.length, many.beyond], [MOST, 3]);
});

test("a file is named without what its kind is, and no longer than the server takes", () => {
  assert.equal(stem("ana.smith@acme.com.png"), "ana.smith@acme.com");
  assert.equal(stem("E1042.JPEG"), "E1042");
  assert.equal(stem("png"), "png");
  assert.equal(stem(`${"x".repeat(400)}.png`).length, 255);
});

test("pictures go to the seats of the answer, the others are named", () => {
  const taken = ["a.png", "b.png", "c.png", "d.png"].map((name) => file(name));
  const found = matchFiles(taken, { seats: [[3], [], [], [1, 7]], unsure: [2] });
  assert.deepEqual(found.owned.map(({ file: { name }, keys }) => [name, keys]), [["a.png", ["n3"]], ["d.png", ["n1", "n7"]]]);
  assert.deepEqual([found.missing, found.unsure], [["b.png"], ["c.png"]]);
});

test("the message counts, and lists a few names", () => {
  assert.equal(outcomeText({ matched: 38, of: 40, missing: ["x.jpg", "y.jpg"] }), "38 of 40 pictures belong to somebody here. Not matched: x.jpg, y.jpg.");
  assert.equal(outcomeText({ matched: 1, of: 1 }), "1 of 1 picture belongs to somebody here.");
  const all = outcomeText({ matched: 0, of: 9000, missing: ["1", "2", "3", "4", "5", "6", "7"], unsure: ["u"], broken: ["b"], large: ["l"], others: ["o"], beyond: 4000 });
  for (const part of ["Not matched: 1, 2, 3, 4, 5 and 2 more.", "by id or e-mail: u.", "as a picture: b.", "20 MB: l.", "WebP: o.", "4,000 more were left out."]) assert.ok(all.includes(part), part);
});

test("a square of at most 96 px is kept, of a high picture the upper part", () => {
  assert.deepEqual(square(400, 200), { x: 100, y: 0, side: 200, to: 96 });
  assert.deepEqual(square(200, 400), { x: 0, y: 50, side: 200, to: 96 });
  assert.deepEqual(square(50, 50), { x: 0, y: 0, side: 50, to: 50 });
});
