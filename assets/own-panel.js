// Left panel, "Mine": the switch, the place to drop a file, progress and refusals, the open company, the others, samples.
(function () {
  "use strict";
  const { make, select, check, fill } = window.reportlineDom;
  const words = window.reportlineFacts;
  const own = () => window.reportlineOwn;
  const box = (id) => document.getElementById(id);
  const day = (iso) => new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  let parts = null;
  let running = null;

  function buildSwitch() {
    const host = box("source-switch");
    if (!host || host.firstChild) return;
    const choice = (value, text) => make("label", {},
      make("input", { type: "radio", name: "company-source", value, on: { change: () => (value === "mine" ? own().showMine(true) : own().showTypical()) } }),
      make("span", { text }));
    host.append(make("fieldset", { class: "own-switch" },
      make("legend", { class: "own-unseen", text: "Whose company" }), choice("typical", "Typical"), choice("mine", "Mine")));
  }

  function build() {
    const host = box("own-panel");
    if (parts && host.contains(parts.message)) return;
    const input = make("input", { type: "file", id: "own-file", hidden: true, "aria-label": "File with the people of a company" });
    input.addEventListener("change", () => {
      if (input.files.length) window.reportlineUpload.loadFirst([...input.files]);
      // The same file may be chosen again after it was changed.
      input.value = "";
    });
    parts = {
      message: make("div", { class: "message", id: "own-message", role: "alert" }),
      progress: make("div", { id: "own-progress", class: "own-progress", role: "status" }),
      open: make("div", { class: "block" }),
      companies: make("div", { class: "block" }),
      samples: make("div", { class: "block" }),
    };
    const drop = make("div", { class: "own-drop" },
      make("p", { text: "Drop a file anywhere, paste a table, or" }),
      make("button", { type: "button", class: "button", id: "own-choose", text: "Choose a file …", on: { click: () => input.click() } }),
      input,
      make("p", { class: "hint", text: "CSV, Excel, JSON, YAML, LDIF, Parquet or GraphML. Only this browser can open what you load." }));
    host.replaceChildren(parts.message, parts.progress, parts.open, drop, parts.companies, parts.samples);
  }

  function show() {
    buildSwitch();
    const isMine = own().isMine();
    window.reportlineBadge.show();
    for (const input of document.querySelectorAll("[name=company-source]")) input.checked = (input.value === "mine") === isMine;
    if (!isMine && !parts) return;
    build();
    fill(parts.open, openCompany(own().company()));
    fill(parts.companies, list(own().companies()));
    fill(parts.samples, offered(own().samples(), own().companies()));
    window.reportlineMapping.show();
    window.reportlineFindings.show();
  }

  function openCompany(company) {
    if (!company) return null;
    if (window.reportlineWhole.is(company)) return window.reportlineWhole.card(company);
    const { report, choices } = company;
    const facts = [...words.facts(company), ["Kept until", company.expires_at ? day(company.expires_at) : ""]].filter(([, text]) => text);
    const again = (changed) => own().readAgain({ ...choices, ...changed });
    const { values = [], taken = "" } = report.snapshots || {};
    const { findings = 0, notes = 0 } = report.figures;
    return make("section", { class: "own-open", "aria-label": "Open company" },
      make("h3", { text: company.name }),
      make("p", { class: "own-summary", text: words.summary(report.figures) }),
      make("dl", { class: "own-facts" }, facts.map(([name, text]) => [make("dt", { text: name }), make("dd", { text })])),
      values.length > 1 ? select("Snapshot", values.map((value) => [value, value]), taken,
        { "data-key": "snapshot", on: { change: ({ target }) => keepOr(target, taken, again({ snapshot: target.value })) } }) : null,
      check("Live people only", Boolean(choices.live),
        { role: "switch", "data-key": "live", on: { change: ({ target }) => tickOr(target, again({ live: target.checked })) } }),
      make("div", { class: "own-buttons" },
        make("button", { type: "button", class: "button", id: "own-columns-open", "data-key": "columns", text: "Columns", on: { click: () => window.reportlineMapping.open() } }),
        make("button", {
          type: "button", class: "button", id: "own-findings-open", "data-key": "findings",
          "aria-label": `Findings: ${words.number(findings)} to look at, ${words.count(notes, "note")}`,
          on: { click: () => window.reportlineFindings.open() },
        }, "Findings ", make("span", { class: findings ? "own-badge some" : "own-badge", text: words.number(findings) }))));
  }

  // A control shows what is in force: it goes back where the reading was refused or given up.
  async function keepOr(control, before, done) {
    if (!(await done)) control.value = before;
  }

  async function tickOr(control, done) {
    if (!(await done)) control.checked = !control.checked;
  }

  function list(companies) {
    if (!companies || !companies.length) return null;
    const item = (each) => make("li", {},
      make("button", { type: "button", class: "link", "data-key": `open ${each.id}`, text: each.name,
        "aria-current": each.id === own().current() ? "true" : null, on: { click: () => own().open(each.id) } }),
      make("span", { class: "hint", text: `${words.count((each.figures || {}).people, "post")}, loaded ${day(each.created_at)}` }),
      make("button", { type: "button", class: "own-erase", title: "Erase", "aria-label": `Erase ${each.name}`, text: "×",
        on: { click: () => sure(`Erase ${each.name}? Its file and its chart are deleted.`, () => own().eraseOne(each.id)) } }));
    return [
      make("h3", { text: "Your companies" }),
      make("ul", { class: "own-list" }, companies.map(item)),
      make("button", { type: "button", class: "link own-all", text: "Erase all …", on: {
        click: () => sure(`Erase all ${words.number(companies.length)} of your companies? Their files and charts are deleted.`, () => own().eraseAll()) } }),
    ];
  }

  function offered(samples, companies) {
    if (!samples || !samples.length) return null;
    // Offered openly to whoever has loaded nothing yet.
    const before = parts.samples.querySelector("details"), isFirst = !(companies && companies.length);
    const isOpen = before && before.dataset.first === String(isFirst) ? before.open : isFirst;
    const item = (each) => make("li", {},
      make("button", { type: "button", class: "link", "data-key": `sample ${each.name}`, text: each.title, on: { click: () => window.reportlineUpload.loadSample(each) } }),
      make("span", { class: "hint", text: each.note }),
      make("span", { class: "source", text: `${each.licence}. ${each.attribution}.` }));
    const held = make("details", { class: "own-samples", "data-first": String(isFirst) }, make("summary", { text: "Samples" }), make("ul", { class: "own-list" }, samples.map(item)));
    held.open = isOpen;
    return held;
  }

  // Asks before something is lost; a native dialog holds the focus and gives it back.
  function sure(question, act) {
    const dialog = make("dialog", { class: "own-dialog", role: "dialog", "aria-label": "Erase" },
      make("p", { text: question }),
      make("div", { class: "own-buttons" },
        make("button", { type: "button", class: "button", text: "Keep", on: { click: () => dialog.close() } }),
        make("button", { type: "button", class: "button danger", text: "Erase", on: { click: () => { dialog.close(); act(); } } })));
    dialog.addEventListener("close", () => dialog.remove());
    box("own-panel").append(dialog);
    dialog.showModal();
  }

  const place = () => window.reportlineMapping.place() || window.reportlineFindings.place();

  // Opens one drawer; the others would lie under it.
  function openDrawer(drawer) {
    for (const other of document.querySelectorAll(".drawer")) {
      if (other !== drawer && !other.hidden) other.querySelector("[aria-label=Close]").click();
    }
    drawer.hidden = false;
  }

  // What was refused, beside what was done: in the drawer where one is open, else in the panel.
  function complain(text) {
    build();
    const drawer = place();
    const message = drawer ? drawer.message : parts.message;
    message.textContent = text;
    if (text) message.scrollIntoView({ block: "nearest" });
  }

  // job: { label, part: { sent, total } or null, cancel }; null when it is over.
  function progress(job) {
    build();
    if (running && (!job || running.label !== job.label)) {
      running.host.replaceChildren();
      running = null;
    }
    if (!job) return;
    if (!running) {
      const drawer = place();
      const host = drawer ? drawer.progress : parts.progress;
      const bar = make("progress", { max: "1", "aria-label": job.label });
      const sent = make("span", { class: "hint", "aria-hidden": "true" });
      host.replaceChildren(make("span", { class: "own-label", text: `${job.label} …` }), bar, sent,
        make("button", { type: "button", class: "button", text: "Cancel", on: { click: job.cancel } }));
      running = { label: job.label, host, bar, sent };
      host.scrollIntoView({ block: "nearest" });
    }
    if (job.part) {
      running.bar.value = job.part.sent / Math.max(1, job.part.total);
      running.sent.textContent = `${words.size(job.part.sent)} of ${words.size(job.part.total)}`;
    } else {
      running.bar.removeAttribute("value");
      running.sent.textContent = "";
    }
  }

  window.reportlinePanel = { show, openDrawer, complain, progress };
})();
