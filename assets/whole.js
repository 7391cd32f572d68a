// "Show all people": the typical company that is drawn becomes one of the visitor's own, everybody a seat.
(function () {
  "use strict";
  const box = (id) => document.getElementById(id);
  const LABEL = "Show all people";
  let flying = null;

  // Query of the typical company on the page, without what belongs to the view.
  function query(text) {
    const fields = new URLSearchParams(text);
    for (const key of ["open", "alt"]) fields.delete(key);
    return fields.toString().replace(/%3A/g, ":").replace(/%2C/g, ",");
  }

  // Whether a company was made here; its report says so.
  function is(company) {
    return Boolean(company && (company.report.origin || {}).kind === "typical");
  }

  if (typeof module !== "undefined") { module.exports = { query, is }; return; }

  function say(text) {
    box("whole-message").textContent = text;
  }

  function busy(people) {
    const button = box("whole-show");
    button.setAttribute("aria-disabled", String(people !== ""));
    button.textContent = people ? `Seating ${people} people …` : LABEL;
  }

  async function show() {
    const scene = window.reportlineScene.current();
    if (flying || !scene || new URLSearchParams(scene.query).has("mine")) return;
    const asked = scene.query;
    say("");
    busy(Number(scene.headcount).toLocaleString("en-US"));
    flying = window.reportlineUpload.send("POST", `/whole?${query(asked)}`, { body: "{}" });
    const told = await flying.answer;
    flying = null;
    busy("");
    if (told.refusal) {
      say(`${told.refusal.what}. ${told.refusal.advice}`.trim());
      return;
    }
    // Whoever has opened another company meanwhile stays there; this one is in the list.
    const now = window.reportlineScene.current();
    if (now && now.query === asked) window.reportlineOwn.loaded(told, { isSample: true });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("#whole-show")) show();
  });

  // What the left panel says of such a company: there is no file, no column to choose and nothing to be found wrong.
  function card(company) {
    const { make } = window.reportlineDom;
    const words = window.reportlineFacts;
    const { people, levels, span, managers } = company.report.figures;
    const facts = [["People", people], ["Managers", managers], ["Levels", levels], ["Widest span", span], ["Seed", company.report.origin.seed]];
    return make("section", { class: "own-open", "aria-label": "Open company" },
      make("h3", { text: company.name }),
      make("p", { class: "own-summary", text: "Made from the typical chart: as many people in each function, not measured." }),
      make("dl", { class: "own-facts" }, facts.map(([name, value]) => [make("dt", { text: name }), make("dd", { text: words.number(value) })])),
      make("details", { class: "note" }, make("summary", { text: "What the spans rest on" }),
        company.report.sources.map((text) => make("p", { class: "source", text }))),
      make("div", { class: "own-buttons" },
        make("a", { class: "button", id: "whole-back", "data-key": "back", href: `/?${company.choices.whole}`, text: "Back to the typical chart" })));
  }

  window.reportlineWhole = { is, card };
})();
