// What cards say from afar. Letters are taken as 6 px wide, so that lengths can be counted.
"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const words = require(path.join(__dirname, "..", "..", "assets", "card-words.js"));
const measure = (text) => 6 * Array.from(text).length;
const card = (title, more = {}) => ({ title, family: "", fold: "", w: 208, h: 84, ...more });
const say = (seat, zoom) => words.say(seat, seat.w * zoom, seat.h * zoom, zoom, measure);

test("cards are simple as soon as titles of 14 px are less than 9 px high", () => {
  assert.equal(words.isFar(9 / 14), false);
  assert.equal(words.isFar(0.642), true);
});

test("no line is wider than its card at any size, and none has the room of two", () => {
  const titles = ["Nadia Kowalska", "Chief operating officer", "Bundesministerium für Verkehrsinfrastrukturplanung", "李小龙", "O", "Jo-Ann Müller-Lüdenscheidt"];
  for (const title of titles) {
    for (const fold of ["", "+6", "+1,284"]) {
      for (let zoom = 0.65; zoom > 0.03; zoom *= 0.97) {
        const seat = card(title, { fold }), said = say(seat, zoom), rows = said.lines.length + (said.count && !said.isShared ? 1 : 0);
        for (const line of said.lines) assert.ok(measure(line) <= said.room * 1.08 + 1, `${title} at ${zoom}: ${line}`);
        assert.ok(rows <= 1 || rows * words.PITCH_PX <= seat.h * zoom, `${title} at ${zoom}: ${rows} rows`);
        if (!said.isCut) assert.equal(said.lines.join("").replace(/\s/g, ""), title.replace(/\s/g, ""));
      }
    }
  }
});

test("a name is whole while there is room, then its initial and family name, then that alone, then letters, then nothing", () => {
  const seat = card("Nadia Kowalska", { family: "Kowalska", h: 40 });
  assert.deepEqual(say(seat, 0.6).lines, ["Nadia Kowalska"]);
  assert.deepEqual(say({ ...seat, w: 250 }, 0.33).lines, ["N. Kowalska"]);
  assert.deepEqual(say(seat, 0.3).lines, ["Kowalska"]);
  assert.deepEqual(say(seat, 0.28).lines, ["NK"]);
  assert.deepEqual(say(seat, 0.05).lines, []);
});

test("a long name takes as many lines as the card has", () => {
  const seat = card("Administrative services manager");
  assert.deepEqual(say(seat, 0.5), { ...say(seat, 0.5), lines: ["Administrative", "services", "manager"], isCut: false });
  const narrow = say({ ...seat, h: 64 }, 0.3);
  assert.equal(narrow.isCut, true);
  assert.match(narrow.lines[0], /^Admin.*…$/);
});

test("words break at hyphens before they are cut", () => {
  assert.deepEqual(words.wrap("Müller-Lüdenscheidt", [80, 80], measure, false), ["Müller-", "Lüdenscheidt"]);
  assert.equal(words.wrap("Müller-Lüdenscheidt", [80], measure, false), null);
  assert.deepEqual(words.wrap("Müller-Lüdenscheidt", [60], measure, true), ["Müller-Lü…"]);
});

test("the count of a folded branch has its own line, or the end of the last", () => {
  const own = say(card("Nadia Kowalska", { family: "Kowalska", fold: "+1,284" }), 0.5);
  assert.deepEqual([own.lines, own.count, own.isShared], [["Nadia Kowalska"], "+1,284", false]);
  const shared = say(card("Nadia Kowalska", { family: "Kowalska", fold: "+8", h: 34 }), 0.6);
  assert.deepEqual([shared.lines, shared.count, shared.isShared], [["Nadia Kowalska"], "+8", true]);
});

test("a count that is too long is rounded, then left out", () => {
  assert.equal(words.countIn("+1,284", 36, measure), "+1,284");
  assert.equal(words.countIn("+1,284", 30, measure), "+1.3k");
  assert.equal(words.countIn("+238,000", 30, measure), "+238k");
  assert.equal(words.countIn("+2,400,000", 30, measure), "+2.4M");
  assert.equal(words.countIn("+1,284", 20, measure), "");
  assert.equal(words.countIn("", 20, measure), "");
});

test("letters of a card leave small words out", () => {
  assert.equal(words.lettersOf("Director of operations"), "DO");
  assert.equal(words.lettersOf("Nadia Kowalska"), "NK");
  assert.equal(words.lettersOf("Head of the board and council for it"), "HBCI");
  assert.deepEqual(say(card("Chief operating officer", { h: 64 }), 0.3).lines, ["COO"]);
  assert.equal(words.lettersOf("of"), "O");
  assert.equal(words.lettersOf("😀"), "");
});

test("a first view holds names: about .28 of a card, never more than titles of 9 px need", () => {
  assert.ok(Math.abs(words.legibleZoom([{ w: 208, h: 64 }]) - 0.2734) < 0.001);
  assert.ok(words.legibleZoom([{ w: 208, h: 84 }, { w: 208, h: 64 }]) < 0.28);
  assert.equal(words.legibleZoom([{ w: 20, h: 20 }]), words.NEAR_ZOOM);
});
