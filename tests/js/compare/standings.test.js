// One role in all presets: small charts, each a way to its preset.
import test from "node:test";
import assert from "node:assert/strict";
import { createStandings, pathOf } from "../../../assets/src/compare/standings.js";
import { enter, serve, setForms, settled, texts } from "../fakes/person.js";

const rung = (short, peers, isHere = false) => ({ role: short.toLowerCase(), short, peers, is_here: isHere });
const chart = (preset, more) => ({
  preset, name: preset, query: "n=30", seat: "coo", seats: 1, people: 1, sentence: `${preset} in words.`, rungs: [rung("CEO", 0), rung("COO", 8, true)],
  reports: [{ title: "Director", count: 1 }, { title: "Clerk", count: 3 }], ...more,
});
const answer = (role) => ({
  role: role || "coo", name: "COO", roles: [{ value: "coo", label: "COO", group: "" }, { value: "sup", label: "Supervisor", group: "" }],
  charts: [chart("one", { people: 1200 }), chart("none", { seat: "", seats: 0, people: 0, rungs: [rung("CEO", 0)], reports: [] })],
});

function begin(t) {
  const { byId } = setForms(t, { ids: ["host"] }), acts = { chosen: [], opened: [], refused: [] };
  const sent = serve(t, (_, path) => [answer(new URLSearchParams(path.split("?")[1]).get("role"))]);
  const made = createStandings(byId("host"), {
    choose: (role) => acts.chosen.push(role), open: ({ preset }) => acts.opened.push(preset), refuse: (text) => acts.refused.push(text),
  });
  return { ...made, host: byId("host"), acts, sent };
}

test("each preset has its line, who stands beside and below, and a sentence", async (t) => {
  const { show, host } = begin(t);
  await show("");
  assert.deepEqual(texts(host, ".standing-rung"), ["CEO", "COO × 1,200", "CEO"]);
  assert.deepEqual(texts(host, ".standing-peers"), ["+2"]);
  assert.equal(host.querySelectorAll(".standing-peer").length, 6);
  assert.deepEqual(texts(host, ".standing-reports"), ["↳ Director and 3 more"]);
  assert.deepEqual(texts(host, ".standing-said"), ["one in words.", "none in words."]);
  assert.deepEqual(host.querySelectorAll("a").map((link) => link.getAttribute("href")), ["/?n=30&sel=coo", "/?n=30"]);
  assert.match(host.textContent, /in 1 of 2 presets/);
});

test("a press opens the preset, another role is chosen, and the same role is not asked for twice", async (t) => {
  const { show, host, acts, sent } = begin(t);
  await show("");
  host.querySelector("a").click();
  enter(host.querySelector("select"), "sup");
  await show("");
  assert.deepEqual([acts.opened, acts.chosen, sent.length], [["one"], ["sup"], 1]);
  await show("sup");
  await settled();
  assert.equal(sent[1].path, "/standings?role=sup");
  assert.equal(pathOf({ query: "n=6", seat: "a b" }), "/?n=6&sel=a%20b");
});
