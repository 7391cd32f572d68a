// Links: what is said of them, what is shown and whose it is, the links of the open company, and the address of one.
import test from "node:test";
import assert from "node:assert/strict";
import { linksBlock, openSharedLink, startShares } from "../../../assets/src/import/shares.js";
import { guestTerms, isOwn, secretOf, shareText, shownIds } from "../../../assets/src/import/share-text.js";
import { FIRST } from "../../../assets/src/state/page.js";
import { press, serve, setForms, settled, texts } from "../fakes/person.js";
import { company } from "../fakes/reports.js";
import { setState } from "../fakes/scenes.js";

const SHARE = { id: "s1", kind: "company", title: "", role: "reader", may_copy: false, has_restricted: false, created_at: "2026-03-01T10:00:00Z", expires_at: "2026-03-08T10:00:00Z", guests: 0 };
const open = (more) => ({ ...FIRST, isLoaded: true, loaded: { id: "a", view: "" }, ...more });

test("a link says what it allows, until when, and who opened it", () => {
  assert.equal(shareText(SHARE), "To look at, until 8 March. Without restricted columns. Not opened yet.");
  const all = { ...SHARE, may_copy: true, has_restricted: true, guests: 2 };
  assert.equal(shareText(all), "To look at and take away, until 8 March. With all columns. Opened by 2 people.");
  assert.equal(shareText({ ...all, role: "editor", guests: 1 }), "To look at and change, until 8 March. With all columns. Opened by 1 person.");
});

test("what is shown: the chart's company, or both sides of a comparison, each once", () => {
  assert.deepEqual(shownIds(FIRST), []);
  assert.deepEqual(shownIds(open()), ["a"]);
  const sides = (a, b) => shownIds(open({ tab: "compare", compared: { a, b } }));
  assert.deepEqual([sides("mine:x:March", "fitted:x"), sides("people_80", "explored"), sides("mine:x", "mine:y"), sides("people_80", "people_6")], [["x"], ["a"], ["x", "y"], []]);
});

test("it is one's own where all of it is, and a guest's where somebody shared it", () => {
  assert.equal(isOwn(open({ companies: [{ id: "a" }] })), true);
  assert.equal(isOwn(open({ companies: [{ id: "b" }] })), false);
  assert.equal(isOwn(FIRST), false);
  const guest = { id: "a", role: "reader", may_copy: true, shared_until: "2026-03-08T10:00:00Z" };
  assert.deepEqual(guestTerms(open({ company: guest })), { role: "reader", may_copy: true, until: guest.shared_until, copied: "a" });
  assert.equal(guestTerms(open({ company: { ...guest, shared_until: "" } })), null);
  const shared = [{ companies: ["x"], role: "editor", may_copy: true, until: "U" }];
  assert.deepEqual(guestTerms(open({ tab: "compare", compared: { a: "mine:x", b: "people_6" }, shared })), { role: "editor", may_copy: true, until: "U", copied: "" });
});

/** The page with its bar of links; `location` and `history` as a browser has them. */
function begin(t, answer, state = {}, hash = "") {
  const { byId } = setForms(t, { ids: ["page", "shared-note", "copy-link"] }), page = setState(t, state), went = [];
  const browser = { addEventListener: () => {}, location: { origin: "http://here", hash, pathname: "/", search: "", replace: (to) => went.push(to) }, history: { replaceState: (...parts) => went.push(parts[2]) } };
  const before = globalThis.window;
  globalThis.window = browser;
  t.after(() => { globalThis.window = before; });
  return { page, went, sent: serve(t, answer), note: byId("shared-note"), button: byId("copy-link") };
}

test("the secret leaves the address before anything else, and the page of what it shows is opened", async (t) => {
  assert.deepEqual([secretOf("#share=ab-c_1"), secretOf("#chart"), secretOf("")], ["ab-c_1", "", ""]);
  const { went, sent } = begin(t, () => [{ query: "mine=a" }], {}, "#share=ab-c_1");
  assert.equal(await openSharedLink(), true);
  assert.deepEqual(went, ["/", "/?mine=a"]);
  assert.deepEqual([sent[0].path, JSON.parse(sent[0].body)], ["/shared", { secret: "ab-c_1" }]);
});

test("a link that ended is said kindly, and can be put away", async (t) => {
  const { went, note } = begin(t, () => [{ error: { what: "This link does not open any more", advice: "Ask for a new one." } }, 404], {}, "#share=x");
  assert.equal(await openSharedLink(), false);
  startShares();
  assert.deepEqual([went, note.hidden], [["/"], false]);
  assert.match(note.textContent, /This link does not open any more\. Ask for a new one\./);
  press(note, "Close");
  assert.equal(note.hidden, true);
});

test("the links of a company are listed, and one is revoked after a question", async (t) => {
  let shares = [SHARE, { ...SHARE, id: "s2", kind: "comparison", title: "Ours and Theirs" }];
  const { sent } = begin(t, (method, path) => {
    if (path.endsWith("/revoke")) { shares = shares.slice(1); return [{ revoked: 1 }]; }
    return [{ shares, restricted: [], most_days: 90 }];
  }, { companies: [{ id: "a" }] });
  const box = linksBlock(company("a", { name: "Ours", role: "owner" }));
  await settled();
  assert.deepEqual(texts(box, "li span").filter((_, at) => at % 2 === 0), ["Ours", "Comparison: Ours and Theirs"]);
  press(box, "Revoke");
  press(document.getElementById("page"), "Revoke");
  await settled();
  assert.deepEqual(sent.map(({ path }) => path), ["/company/a/shares", "/shares/s1/revoke", "/company/a/shares"]);
  assert.deepEqual(texts(box, "li span").slice(0, 1), ["Comparison: Ours and Theirs"]);
});
