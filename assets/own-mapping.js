// Drawer "Columns": what the file holds, which column is which field, and reading it again another way.
(function () {
  "use strict";
  const { make, select, check, fill, frame } = window.reportlineDom;
  const words = window.reportlineFacts;
  const ID = "own-columns";
  // Findings that a wrong sheet, row of headings, delimiter or encoding may be behind.
  const DOUBTED = ["ORG101", "ORG105", "ORG109", "ORG110", "ORG122", "ORG206"];
  let parts = null, drawn = null;

  const drawer = () => document.getElementById(ID);

  function build() {
    if (parts && drawer().contains(parts.body)) return;
    parts = frame(drawer(), "Columns",
      "Which column is which. The values were tried, the headings only propose. Choose otherwise and read again.");
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

  // Follows the open company; what a person has chosen meanwhile stays until it is read.
  function show() {
    if (!drawer() || drawer().hidden) return;
    const company = window.reportlineOwn.company();
    if (!company) drawer().hidden = true;
    else if (!drawn || drawn.report !== company.report) {
      drawn = company;
      fill(parts.body, contents(company));
    }
  }

  function contents(company) {
    const { report } = company;
    const columns = new Map(report.columns.map((each) => [each.heading, each]));
    const options = [["", "none"],
      ...report.headings.map((heading) => [heading, `${heading}, ${words.share(columns.get(heading).filled)}`])];
    const mapping = report.mapping || {};
    const [first, second] = words.parts(mapping.name, report.headings);
    const field = ([key, label], value = mapping[key] || "") =>
      select(label, options, value, { "data-field": key, "data-key": `field ${key}` });
    const tried = make("div", { class: "own-tried" });
    const manager = field(words.FIELDS[0]);
    manager.querySelector("select").addEventListener("change", () => tell(company, tried));
    const name = make("div", { class: "own-pair" }, field(["name", "Name"], first),
      select("and", options, second, { "data-field": "name-and", "data-key": "field name-and", "aria-label": "Second column of the name" }));
    const rest = words.FIELDS.filter(([key]) => key !== "manager" && key !== "name" && key !== "id");
    tell(company, tried, mapping.manager || "");
    return [
      preview(report, mapping),
      place(report),
      manager, tried, field(["id", "Id"]), name, make("div", { class: "own-fields" }, rest.map((each) => field(each))),
      restricted(report),
      make("div", { class: "own-buttons own-foot" },
        make("button", { type: "button", class: "button primary", id: "own-read", "data-key": "read", text: "Read again", on: { click: () => again(company, false) } }),
        make("button", { type: "button", class: "button", "data-key": "anew", text: "Find the columns anew", on: { click: () => again(company, true) } })),
    ];
  }

  // First rows as they stand in the file, with the field that each column is taken for.
  function preview(report, mapping) {
    const kept = report.columns.filter((each) => each.kept).map((each) => each.heading);
    const taken = new Map();
    for (const [field, text] of Object.entries(mapping)) {
      if (["first", "last"].includes(field)) continue;
      const label = (words.FIELDS.find(([key]) => key === field) || [field, field])[1];
      for (const heading of words.parts(text, report.headings)) if (heading) taken.set(heading, [...(taken.get(heading) || []), label]);
    }
    const head = kept.map((heading) => make("th", { scope: "col" }, heading,
      make("span", { class: "own-taken", text: (taken.get(heading) || []).join(", ") })));
    return make("div", { class: "own-preview", tabindex: "0", role: "region", "aria-label": "First rows" },
      make("table", {}, make("thead", {}, make("tr", {}, head)),
        make("tbody", {}, report.preview.map((row) => make("tr", {}, row.map((text) => make("td", { text })))))));
  }

  // Where the table itself was found.
  function place(report) {
    const { kind, sheet, sheets = [], header_row: row, delimiter, encoding } = report.origin;
    const controls = [];
    if (sheets.length > 1) controls.push(select("Sheet", sheets.map((each) => [each, each]), sheet, { "data-place": "sheet" }));
    if (sheet || delimiter) {
      controls.push(window.reportlineDom.field("Row of the headings",
        make("input", { type: "number", min: "0", step: "1", value: row, "data-place": "header_row", title: "0 where there are none" })));
    }
    if (delimiter) controls.push(select("Delimiter", words.DELIMITERS, delimiter, { "data-place": "delimiter" }));
    if (encoding && ["csv", "edges"].includes(kind)) {
      controls.push(select("Encoding", words.ENCODINGS.map((each) => [each, each]), encoding, { "data-place": "encoding" }));
    }
    if (!controls.length) return null;
    const isAsked = sheets.length > 1 || report.findings.some(({ code }) => DOUBTED.includes(code));
    const held = make("details", { class: "own-place" }, make("summary", { text: "Where the table is" }), make("div", { class: "own-fields" }, controls));
    held.open = isAsked;
    return held;
  }

  // How many of its values each column tried as the manager's names; a click chooses it.
  function tell(company, host, chosen) {
    const value = chosen === undefined ? held("manager") : chosen;
    const named = company.tried.filter((each) => each.resolved > 0 || each.column === value);
    const line = (each) => make("li", {}, make("button", {
      type: "button", class: "link", "data-key": `try ${each.column}`, "aria-pressed": String(each.column === value), text: words.resolves(each),
      on: { click: () => choose(company, host, each.column) },
    }), make("meter", { min: "0", max: String(Math.max(1, each.of)), value: String(each.resolved), "aria-hidden": "true" }));
    const silent = company.tried.length - named.length;
    const known = company.tried.some((each) => each.column === value);
    fill(host, [
      named.length ? make("ul", {}, named.map(line)) : null,
      silent > 0 ? make("p", { class: "hint", text: `${words.count(silent, "other column")} ${silent === 1 ? "names" : "name"} nobody of this file.` }) : null,
      !value ? make("p", { class: "hint", text: "Without a manager everybody stands alone." })
        : known ? null : make("p", { class: "hint", text: `Read again to see how many values of ${value} are people of this file.` }),
    ]);
  }

  function choose(company, host, column) {
    control("manager").value = column;
    tell(company, host);
  }

  const control = (field) => parts.body.querySelector(`[data-field="${field}"]`);
  const held = (field) => (control(field) || { value: "" }).value;

  function restricted(report) {
    const found = report.columns.filter((each) => each.restricted);
    if (!found.length) return null;
    return make("fieldset", { class: "own-restricted" }, make("legend", { class: "label", text: "Restricted columns" }),
      make("p", { class: "hint", text: "Pay, birth dates and the like stay out unless ticked." }),
      found.map((each) => check(`${each.heading}, ${words.share(each.filled)}`, each.kept, { "data-shown": each.heading, "data-key": `shown ${each.heading}` })));
  }

  function picked() {
    const fields = {};
    for (const each of parts.body.querySelectorAll("[data-field]")) fields[each.dataset.field] = each.value;
    const second = fields["name-and"];
    delete fields["name-and"];
    if (second && second !== fields.name) fields.name = fields.name ? `${fields.name}+${second}` : second;
    const found = { fields, shown: [...parts.body.querySelectorAll("[data-shown]")].filter((each) => each.checked).map((each) => each.dataset.shown) };
    for (const each of parts.body.querySelectorAll("[data-place]")) {
      const { place: key } = each.dataset;
      found[key] = key === "header_row" ? Number.parseInt(each.value, 10) || 0 : each.value;
    }
    return found;
  }

  async function again(company, isAnew) {
    const choices = words.choicesOf(company.choices, company.report, picked());
    if (isAnew) delete choices.mapping;
    const buttons = [...parts.body.querySelectorAll(".own-foot button")];
    for (const each of buttons) each.setAttribute("aria-disabled", "true");
    const done = await window.reportlineOwn.readAgain(choices);
    for (const each of buttons) each.removeAttribute("aria-disabled");
    const now = window.reportlineOwn.company();
    if (done && now) parts.progress.replaceChildren(make("span", { class: "own-label", text: `Read: ${words.summary(now.report.figures)}` }));
  }

  // Where messages and progress belong while the drawer is open.
  function where() {
    return parts && drawer() && !drawer().hidden ? parts : null;
  }

  window.reportlineMapping = { open, show, place: where };
})();
