// Drawer "Findings": what was wrong in the file, what was done about it, and what else can be done.
(function () {
  "use strict";
  const { make, fill, frame } = window.reportlineDom;
  const words = window.reportlineFacts;
  const ID = "own-findings";
  const FEW = 8;
  const NAMES = { error: "Error", warning: "Look at it", note: "Note" };
  // Findings that another choice of columns may mend.
  const COLUMNS = ["ORG110", "ORG205", "ORG206", "ORG207", "ORG210", "ORG401", "ORG405", "ORG503"];
  const PLACES = ["ORG101", "ORG105", "ORG109", "ORG122"];
  // Choices that fit nothing in the file.
  const LOST = ["ORG309", "ORG410"];
  let parts = null, drawn = null;

  const drawer = () => document.getElementById(ID);

  function build() {
    if (parts && drawer().contains(parts.body)) return;
    parts = frame(drawer(), "Findings");
    // Below, so that no answer moves away while a file is read.
    drawer().append(parts.progress);
  }

  function open() {
    if (!window.reportlineOwn.company()) return;
    build();
    parts.message.textContent = "";
    parts.progress.replaceChildren();
    drawn = null;
    window.reportlinePanel.openDrawer(drawer());
    show();
  }

  function show() {
    if (!drawer() || drawer().hidden) return;
    const company = window.reportlineOwn.company();
    if (!company) drawer().hidden = true;
    else if (drawn !== company.report) {
      drawn = company.report;
      const asked = document.activeElement.closest("[data-ask]");
      fill(parts.body, contents(company));
      if (asked && !drawer().contains(document.activeElement)) goOn(asked.dataset.ask);
    }
  }

  // To the question that stands where the answered one stood, or to the last one of its kind.
  function goOn(place) {
    const left = [...parts.body.querySelectorAll("[data-ask]")];
    const [code] = place.split(" ");
    const next = left.find((each) => each.dataset.ask === place) || left.findLast((each) => each.dataset.ask.startsWith(`${code} `));
    if (next) next.focus();
    else drawer().querySelector("[aria-label=Close]").focus({ preventScroll: true });
  }

  function tell(text) {
    if (where()) parts.progress.replaceChildren(make("span", { class: "own-label", text }));
  }

  function contents(company) {
    const { findings } = company.report;
    if (!findings.length) return [make("p", { class: "hint", text: "Nothing was found wrong in this file." })];
    return [
      make("p", { class: "own-lead" }, make("span", { class: "hint", text: "No row was dropped: what is not in the chart is listed here." }),
        make("a", { class: "link", href: `/company/${encodeURIComponent(company.id)}/findings.csv`, download: "", text: "All as CSV" })),
      ...words.worstFirst(findings).map((each) => block(company, each)),
    ];
  }

  function block(company, finding) {
    return make("section", { class: `own-finding ${finding.severity}` },
      make("h3", {}, make("span", { class: "own-count", text: words.number(finding.count) }), ` ${finding.title}`),
      make("p", { class: "own-kind" }, make("span", { class: "own-severity", text: NAMES[finding.severity] }),
        ` ${finding.code}${finding.column ? `, column ${finding.column}` : ""}`),
      make("p", { text: finding.done }),
      remedy(company, finding),
      window.reportlineQuestions.of(company, finding),
      rows(finding));
  }

  function remedy(company, finding) {
    const { code } = finding;
    const button = (text, act) => make("button", { type: "button", class: "button", "data-key": `mend ${code}`, text, on: { click: act } });
    const again = (changed) => window.reportlineOwn.readAgain({ ...company.choices, ...changed });
    if (code === "ORG202") return button("Leave them out", () => again({ live: true }));
    if (code === "ORG208") return button("Show all people", () => again({ live: false }));
    if (code === "ORG201" || code === "ORG209") return snapshots(company, again, code);
    const takeBack = () => window.reportlineQuestions.choose(window.reportlineFacts.withoutLost(company.choices, finding));
    const text = finding.remedy ? make("p", { class: "own-remedy", text: finding.remedy }) : null;
    if (LOST.includes(code)) return [text, button("Take them back", takeBack)];
    return [text, COLUMNS.includes(code) || PLACES.includes(code) ? button("Columns …", toColumns) : null];
  }

  function snapshots(company, again, code) {
    const { values = [], taken = "" } = company.report.snapshots || {};
    if (values.length < 2) return null;
    return window.reportlineDom.select("Snapshot", values.map((each) => [each, each]), taken,
      { "data-key": `mend ${code}`, on: { change: ({ target }) => again({ snapshot: target.value }) } });
  }

  function toColumns() {
    window.reportlineMapping.open();
  }

  // Few rows stand in a line, more of them in a table that opens.
  function rows(finding) {
    const { rows: numbers, found } = finding;
    if (!numbers.length) return found.length ? make("p", { class: "own-rows", text: found.join(", ") }) : null;
    const each = found.length === numbers.length ? found : null;
    const same = !each && found.length ? make("p", { class: "own-rows", text: found.slice(0, FEW).join(", ") }) : null;
    if (!each && finding.count <= FEW) return [make("p", { class: "own-rows", text: words.rowsOf(finding, FEW) }), same];
    const lines = numbers.map((number, place) => make("tr", {}, make("td", { text: String(number) }), each ? make("td", { text: each[place] }) : null));
    const more = finding.count - numbers.length;
    return [same, make("details", { class: "own-rows" }, make("summary", { text: words.rowsOf(finding, FEW) }),
      each
        ? make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col", text: "Row" }), make("th", { scope: "col", text: "What stands there" }))), make("tbody", {}, lines))
        : make("p", { text: numbers.join(", ") }),
      more > 0 ? make("p", { class: "hint", text: `and ${words.number(more)} more` }) : null)];
  }

  // Where messages and progress belong while the drawer is open.
  function where() {
    return parts && drawer() && !drawer().hidden ? parts : null;
  }

  window.reportlineFindings = { open, show, tell, place: where };
})();
