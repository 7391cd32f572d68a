// In the drawer "Findings": which row of an id counts, who is meant by a manager's name. Each answer reads the file again.
(function () {
  "use strict";
  const { make, select } = window.reportlineDom;
  const words = window.reportlineFacts;
  // What was chosen while the file is still being read; a further answer goes with it.
  let pending = null;

  const choices = (company) => pending || company.choices;

  async function choose(next) {
    pending = next;
    press();
    const done = await window.reportlineOwn.readAgain(next);
    if (pending !== next) return;
    pending = null;
    if (done) window.reportlineFindings.tell(`Read: ${words.summary(window.reportlineOwn.company().report.figures)}`);
    else press();
  }

  // The answers show what is asked for at once; their places change when it is read.
  function press() {
    const company = window.reportlineOwn.company();
    if (!company) return;
    for (const each of document.querySelectorAll("[data-answer]")) {
      const { text, person, row } = each.dataset;
      const is = row === undefined ? words.meantBy(choices(company), text) === person : words.isTaken(choices(company), Number(row));
      each.setAttribute("aria-pressed", String(is));
    }
    for (const each of document.querySelectorAll("select[data-cell]")) each.value = words.meantBy(choices(company), each.dataset.cell);
  }

  // The questions of a finding; null where it asks nothing.
  function of(company, finding) {
    const offer = (company.report.offers || {})[finding.code];
    if (!offer || !offer.shown.length) return null;
    const less = offer.count - offer.shown.length;
    return make("div", { class: "own-questions" },
      offer.shown.map((each, place) => question(company, each, `${finding.code} ${place}`)),
      less > 0 ? make("p", { class: "hint", text: `${words.number(less)} more are not shown yet: each answer makes room for the next.` }) : null);
  }

  function question(company, each, place) {
    const isOfRows = each.rows && each.id !== undefined;
    const asked = isOfRows ? `Which row of id ${each.id} counts?`
      : /^row \d+$/.test(each.text) ? `Who is the manager of ${each.text}?` : `Who is “${each.text}”?`;
    const shown = isOfRows ? each.rows.length : each.people.length;
    const less = (isOfRows ? each.count : each.of) - shown;
    return make("section", { class: "own-question", tabindex: "-1", "data-ask": place, "aria-label": asked },
      make("h4", { text: asked }),
      isOfRows ? null : make("p", { class: "hint", text: words.namedBy(each) }),
      isOfRows && !each.headings.length ? make("p", { class: "hint", text: "They differ only in columns that were left out." }) : null,
      isOfRows ? each.rows.map((row) => ofRow(company, each, row)) : each.people.map((one) => ofPerson(company, each, one)),
      less > 0 ? make("p", { class: "hint", text: `and ${words.count(less, isOfRows ? "more row" : "more of that name")}: put it right in the file.` }) : null,
      isOfRows ? null : apart(company, each));
  }

  function answer(data, isPressed, lines, act) {
    return make("button", { type: "button", class: "own-answer", "data-answer": "", ...data, "aria-pressed": String(isPressed), on: { click: act } },
      lines.map(([name, text]) => make("span", { class: name, text })));
  }

  function ofRow(company, each, { row, cells, taken }) {
    const lines = [["own-answer-name", `Row ${words.number(row)}`], ["own-answer-mark", taken ? "drawn" : ""],
      ["own-answer-cells", cells.map((text, place) => `${each.headings[place]}: ${text || "blank"}`).join(" · ")]];
    return answer({ "data-row": row }, words.isTaken(choices(company), row), lines, () => {
      const is = words.isTaken(choices(company), row);
      choose(words.withRow(choices(company), each.rows.map((one) => one.row), is ? null : row));
    });
  }

  function ofPerson(company, { text }, one) {
    const lines = [["own-answer-name", [one.name, one.title].filter(Boolean).join(", ") || one.key],
      ["own-answer-mark", words.idOf(one)],
      ["own-answer-cells", [one.department, one.manager && `reports to ${one.manager}`].filter(Boolean).join(" · ")]];
    return answer({ "data-text": text, "data-person": one.key }, words.meantBy(choices(company), text) === one.key, lines, () => {
      const is = words.meantBy(choices(company), text) === one.key;
      choose(words.withPerson(choices(company), text, is ? "" : one.key));
    });
  }

  // Not all who name somebody need mean the same person.
  function apart(company, each) {
    const cells = each.rows.filter(({ row }) => `row ${row}` !== each.text);
    const isApart = cells.some(({ row }) => words.meantBy(choices(company), `row ${row}`));
    if (!isApart && cells.length < 2) return null;
    const options = [["", "as chosen above"], ...each.people.map((one) => [one.key, [one.title, words.idOf(one)].filter(Boolean).join(", ")])];
    const held = make("details", { class: "own-apart" }, make("summary", { text: "Not all of them mean the same person" }),
      cells.map(({ row, name }) => select([name, `row ${words.number(row)}`].filter(Boolean).join(", "), options, words.meantBy(choices(company), `row ${row}`),
        { "data-cell": `row ${row}`, on: { change: ({ target }) => choose(words.withPerson(choices(company), `row ${row}`, target.value)) } })),
      each.count > each.rows.length ? make("p", { class: "hint", text: `${words.number(each.count - each.rows.length)} more rows name this manager.` }) : null);
    held.open = isApart;
    return held;
  }

  window.reportlineQuestions = { of, choose };
})();
