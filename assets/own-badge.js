// On the chart of one's own company: how many findings its file has; a click lists them.
(function () {
  "use strict";
  let badge = null;

  function show() {
    const frame = document.getElementById("chart-frame");
    if (!frame) return;
    const own = window.reportlineOwn, company = own.current() && own.company();
    if (!badge || !frame.contains(badge)) {
      if (!company) return;
      badge = window.reportlineDom.make("button", { type: "button", class: "chart-badge", on: { click: () => window.reportlineFindings.open() } });
      frame.append(badge);
    }
    // A company made here has nothing that could be wrong in a file.
    badge.hidden = !company || window.reportlineWhole.is(company);
    if (badge.hidden) return;
    const { findings, notes } = company.report.figures;
    const count = (number, word) => `${number.toLocaleString("en-US")} ${word}${number === 1 ? "" : "s"}`;
    badge.textContent = findings ? count(findings, "finding") : notes ? count(notes, "note") : "No findings";
    badge.classList.toggle("calm", !findings);
  }

  window.reportlineBadge = { show };
})();
