// Keys of cards and tokens of branches.
import test from "node:test";
import assert from "node:assert/strict";
import { branchToken, cardOfToken, isSeatKey, isWholeToken, numberOfSeat, wholeToken } from "../../../assets/src/state/card-keys.js";

test("a seat of a loaded company is told from cards that stand for several and from typical ones", () => {
  assert.deepEqual(["n12", "m12", "mtops", "company", "ceo", "n", "n1x"].filter(isSeatKey), ["n12"]);
  assert.equal(numberOfSeat("n12"), 12);
});

test("a token leads back to the card whose branch it turns over", () => {
  const tokens = ["n12", "a12", "o12", "c12", "m12", "all:coo", "coo", "all:area1"];
  assert.deepEqual(tokens.map(cardOfToken), ["n12", "n12", "n12", "n12", "n12", "coo", "coo", "area1"]);
  assert.deepEqual(tokens.filter(isWholeToken), ["a12", "all:coo", "all:area1"]);
  assert.deepEqual([branchToken("a", "n12"), branchToken("o", "n12"), wholeToken("coo")], ["a12", "o12", "all:coo"]);
  // That a card is drawn says nothing of its branch.
  assert.equal(cardOfToken("k12"), "k12");
});
