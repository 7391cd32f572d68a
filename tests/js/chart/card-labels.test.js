// What cards say from afar. Letters are taken as 6 px wide, so that lengths can be counted.
import test from "node:test";
import assert from "node:assert/strict";
import { NEAR_ZOOM, PITCH_PX, SECOND_PITCH_PX, abbreviated, countIn, countText, cutTo, isFar, legibleZoom, lettersOf, say as sayAt, wrap } from "../../../assets/src/chart/card-labels.js";

const measure = (text) => 6 * Array.from(text).length;
const card = (title, more = {}) => ({ title, short_name: "", hidden: null, w: 208, h: 84, ...more });
const say = (seat, zoom) => sayAt(seat, seat.w * zoom, seat.h * zoom, zoom, measure);
const people = (count) => ({ people: count });
const leaf = { branch: "none", below: 0, hidden: null }, folded = (count) => ({ branch: "folded", below: count, hidden: people(count) });

test("cards are simple as soon as second lines of 11.5 px are less than 8 px high", () => {
  assert.equal(isFar(8 / 11.5), false);
  assert.equal(isFar(0.695), true);
});

test("no line is wider than its card at any size, and none has the room of two", () => {
  const titles = ["Nadia Kowalska", "Chief operating officer", "Bundesministerium für Verkehrsinfrastrukturplanung", "李小龙", "O", "Jo-Ann Müller-Lüdenscheidt"];
  for (const title of titles) {
    for (const fold of [null, people(6), people(1284)]) {
      for (let zoom = 0.65; zoom > 0.03; zoom *= 0.97) {
        const seat = card(title, { hidden: fold }), said = say(seat, zoom), rows = said.lines.length + (said.count && !said.isShared ? 1 : 0);
        for (const line of said.lines) assert.ok(measure(line) <= said.room * 1.08 + 1, `${title} at ${zoom}: ${line}`);
        assert.ok(rows <= 1 || rows * PITCH_PX <= seat.h * zoom, `${title} at ${zoom}: ${rows} rows`);
        if (said.isShared) assert.ok(measure((said.second.at(-1) || said.lines.at(-1))) + measure(said.count) < said.room, `${title} at ${zoom}: ${said.count}`);
        if (!said.isCut) assert.equal(said.lines.join("").replace(/\s/g, ""), title.replace(/\s/g, ""));
      }
    }
  }
});

test("a name is whole while there is room, then its initial and family name, then that alone, then letters, then nothing", () => {
  const seat = card("Nadia Kowalska", { short_name: "Kowalska", h: 40 });
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

test("under the name stands the second line, cut where it must be, with the count at its end", () => {
  const seat = card("Nadia Kowalska", { short_name: "Kowalska", subtitle: "Senior manager, logistics" });
  const said = say(seat, 0.5);
  assert.deepEqual([said.lines, said.second, said.isCut], [["Nadia Kowalska"], ["Senior manager,", "logistics"], false]);
  const whole = say({ ...seat, hidden: people(12) }, 0.5);
  assert.deepEqual([whole.lines, whole.second, whole.count, whole.isShared], [["Nadia Kowalska"], ["Senior manager,", "logistics"], "+12", true]);
  const low = say({ ...seat, h: 60, hidden: people(12) }, 0.5);
  assert.deepEqual(low.second, ["Sr mgr, lo…"], "shortened as personnel departments do, then cut");
  assert.ok(measure(low.second[0]) + measure(low.count) < low.room);
});

test("a second line that has room stands whole, and its count on a line of its own", () => {
  const seat = card("Xena Zimmer", { short_name: "Zimmer", h: 84, branch: "folded", below: 2800 });
  for (const title of ["Director", "Director of it", "Director of operations", "Vice president, customer success"]) {
    const said = say({ ...seat, subtitle: title, hidden: people(2800) }, 0.5), room = seat.h * 0.5 - 1;
    assert.equal(said.second.join(" "), title);
    assert.equal(said.count, "+2,800");
    const taken = PITCH_PX + said.second.length * SECOND_PITCH_PX + (said.isShared ? 0 : PITCH_PX);
    assert.ok(taken <= room, `${title}: ${taken} of ${room} px`);
    if (said.isShared) assert.ok(measure(said.second.at(-1)) + measure(said.count) < said.room, title);
  }
});

test("what is left out of a second line is always to be seen", () => {
  for (let zoom = 0.65; zoom > 0.2; zoom *= 0.97) {
    for (const hidden of [null, people(6), people(239_999)]) {
      const title = "Vice president of regional customer operations", { second } = say(card("Xena Zimmer", { subtitle: title, hidden }), zoom);
      if (second.length) assert.ok([title, "VP of reg customer ops"].includes(second.join(" ")) || second.join("").includes("…"), `${second.join("/")} at ${zoom}`);
    }
  }
});

test("a second line of a few letters is left out", () => {
  for (let w = 90; w <= 240; w += 2) {
    const { second } = say({ ...card("CEO", { subtitle: "leads 239,999 people", hidden: { people: 239_999 } }), branch: "folded", h: 60, w }, 0.5);
    assert.ok(!second.length || second.length > 1 || second[0].length >= 8, `${second[0]} at ${w}`);
  }
});

test("the second line goes before any part of a name", () => {
  const seat = card("Administrative services manager", { subtitle: "leads 12 people" });
  assert.deepEqual([say({ ...seat, h: 70, w: 190 }, 0.5).lines, say({ ...seat, h: 70, w: 190 }, 0.5).second], [["Administrative", "services", "manager"], []]);
  assert.equal(say(card("Nadia Kowalska", { subtitle: "Buyer", h: 40 }), 0.5).second.length, 0, "no room under the name");
});

test("long words of titles are shortened before anything is cut, names and other words stay", () => {
  const seat = { ...card("Ola Smith", { subtitle: "Regional Operations Director" }), h: 60, w: 200 };
  assert.deepEqual(say(seat, 0.5).second, ["Reg Ops Dir"]);
  assert.deepEqual(say(card("Office manager", { short_name: "", h: 40, w: 150 }), 0.5).lines, ["Office mgr"]);
  for (const text of ["Mr Manger", "Leiterin Einkauf", "Directora"]) assert.equal(abbreviated(text), text);
});

test("words break at hyphens before they are cut", () => {
  assert.deepEqual(wrap("Müller-Lüdenscheidt", [80, 80], measure, false), ["Müller-", "Lüdenscheidt"]);
  assert.equal(wrap("Müller-Lüdenscheidt", [80], measure, false), null);
  assert.deepEqual(wrap("Müller-Lüdenscheidt", [60], measure, true), ["Müller-Lü…"]);
});

test("the count of a folded branch has its own line, or the end of the last", () => {
  const own = say(card("Nadia Kowalska", { short_name: "Kowalska", hidden: people(1284) }), 0.5);
  assert.deepEqual([own.lines, own.count, own.isShared], [["Nadia Kowalska"], "+1,284", false]);
  const shared = say(card("Nadia Kowalska", { short_name: "Kowalska", hidden: people(8), h: 34 }), 0.6);
  assert.deepEqual([shared.lines, shared.count, shared.isShared], [["Nadia Kowalska"], "+8", true]);
});

test("a count that is too long is rounded, then left out", () => {
  assert.equal(countIn(folded(1284), 36, measure), "+1,284");
  assert.equal(countIn(folded(1284), 30, measure), "+1.3k");
  assert.equal(countIn(folded(238000), 30, measure), "+238k");
  assert.equal(countIn(folded(2400000), 30, measure), "+2.4M");
  assert.equal(countIn(folded(1284), 20, measure), "");
  assert.equal(countIn(leaf, 20, measure), "");
});

test("a folded branch of a comparison tells its changes, alone where there is no room for both", () => {
  const differing = (changes) => ({ ...folded(57), hidden: { people: 57, changes } });
  assert.deepEqual([countText(differing(6)), countText(differing(0))], ["+57 ±6", "+57"]);
  assert.deepEqual([countIn(differing(6), 40, measure), countIn(differing(6), 30, measure), countIn(differing(6), 10, measure)], ["+57 ±6", "±6", ""]);
});

test("letters of a card leave small words out", () => {
  assert.equal(lettersOf("Director of operations"), "DO");
  assert.equal(lettersOf("Nadia Kowalska"), "NK");
  assert.equal(lettersOf("Head of the board and council for it"), "HBCI");
  assert.deepEqual(say(card("Chief operating officer", { h: 64 }), 0.3).lines, ["COO"]);
  assert.equal(lettersOf("of"), "O");
  assert.equal(lettersOf("😀"), "");
});

test("a first view holds names: about .28 of a card, never more than titles of 9 px need", () => {
  assert.ok(Math.abs(legibleZoom([{ w: 208, h: 64 }]) - 0.2734) < 0.001);
  assert.ok(legibleZoom([{ w: 208, h: 84 }, { w: 208, h: 64 }]) < 0.28);
  assert.equal(legibleZoom([{ w: 20, h: 20 }]), NEAR_ZOOM);
});

test("a count is told whole, with its sign", () => {
  assert.deepEqual([countText(folded(1284)), countText(folded(3)), countText({ ...leaf, branch: "open", below: 1284 }), countText(leaf)], ["+1,284", "+3", "−1,284", ""]);
});

test("a text is cut after as many letters as fit, without what would dangle; two letters are the least", () => {
  for (let width = 0; width < 200; width += 5) {
    const cut = cutTo("Nadia van der Berg, MBA", width, measure);
    assert.ok(measure(cut) <= width, `${width}: ${cut}`);
    assert.doesNotMatch(cut, /[\s,]…$/);
    assert.ok(cut === "" || cut.length >= 3 || width >= 138, cut);
  }
  assert.equal(cutTo("Nadia", 30, measure), "Nadia");
  assert.equal(cutTo("Nadia van der Berg", 42, measure), "Nadia…");
  assert.equal(cutTo("😀😀😀😀", 18, measure), "😀😀…", "a sign of two halves is one letter");
});

test("letters stand closer before a word is cut", () => {
  const tight = say(card("Kowalskabergs", { h: 30, w: 170 }), 0.5);
  assert.deepEqual([tight.lines, tight.isTight, tight.isCut], [["Kowalskabergs"], true, false]);
});

test("a row without room for all of it leaves off what comes last, a count before its division", () => {
  const row = (width) => sayAt(card("Division head", { subtitle: "Division 2 · leads 27,238 people", ...leaf }), width, 14, 0.42, measure).lines;
  assert.deepEqual([row(400), row(240), row(150)], [["Division head · Division 2 · leads 27,238 people"], ["Division head · Division 2"], ["Division head"]]);
});
