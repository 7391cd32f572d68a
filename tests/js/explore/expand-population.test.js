// "Show all people": from the typical chart to everybody as a seat.
import test from "node:test";
import assert from "node:assert/strict";
import { populationQuery, startPopulation } from "../../../assets/src/explore/expand-population.js";
import { serve, setForms, settled } from "../fakes/person.js";
import { scene, setState } from "../fakes/scenes.js";

function begin(t, state, answer = () => [{ id: "w", report: {} }]) {
  const { document, byId } = setForms(t, { ids: ["whole-show", "whole-message"] }), page = setState(t, { scene: scene("n=1200&open=ceo"), ...state });
  const sent = serve(t, answer), button = byId("whole-show");
  page.set({ scene: { ...page.get().scene, headcount: 1200 } });
  startPopulation();
  return { page, sent, button, document, message: () => byId("whole-message").textContent };
}

test("the query of the company leaves out what belongs to the view", () => {
  assert.equal(populationQuery("n=240000&struct=matrix&scope=operations.hr.&open=ceo.coo&alt=1&lay=radial"), "n=240000&struct=matrix&scope=operations.hr.");
  assert.equal(populationQuery("n=300&t=director_ops.normal:50,ops_supervisor.low:never"), "n=300&t=director_ops.normal:50,ops_supervisor.low:never");
});

test("everybody is asked for once, and the company is opened", async (t) => {
  const { page, sent, button } = begin(t);
  button.click();
  button.click();
  assert.deepEqual([button.textContent, button.getAttribute("aria-disabled")], ["Seating 1,200 people …", "true"]);
  await settled();
  assert.deepEqual([sent.length, sent[0].method, sent[0].path], [1, "POST", "/whole?n=1200"]);
  assert.deepEqual([page.get().isLoaded, page.get().loaded.id], [true, "w"]);
  assert.deepEqual([button.textContent, button.getAttribute("aria-disabled")], ["Show all people", "false"]);
});

test("a refusal stands beside the button until it is asked again", async (t) => {
  let isFull = true;
  const { button, message, page } = begin(t, {}, () => (isFull ? [{ error: { what: "This server shows 900 people", advice: "Lower the headcount." } }, 422] : undefined));
  button.click();
  await settled();
  assert.deepEqual([message(), page.get().isLoaded, button.textContent], ["This server shows 900 people. Lower the headcount.", false, "Show all people"]);
  isFull = false;
  button.click();
  assert.equal(message(), "");
});

test("whoever looks at another chart by then stays there", async (t) => {
  const { page, button, sent } = begin(t, {}, () => undefined);
  button.click();
  page.set({ scene: scene("n=80") });
  await sent[0].reply({ id: "w", report: {} });
  await settled();
  assert.equal(page.get().isLoaded, false);
});

test("other buttons ask for the same by an attribute; a loaded company has everybody already", (t) => {
  const { page, sent, button, document } = begin(t), other = document.createElement("button"), inside = document.createElement("span");
  other.dataset.showPeople = "";
  other.append(inside);
  document.body.append(other);
  inside.click();
  assert.equal(sent.length, 1);
  page.set({ messages: {}, scene: scene("mine=a") });
  button.click();
  assert.equal(sent.length, 1);
});
