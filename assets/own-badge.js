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
    badge.textContent = findings ? `${findings.toLocaleString("en-US")} finding${findings === 1 ? "" : "s"}` : `${notes.toLocaleString("en-US")} note${notes === 1 ? "" : "s"}`;
    badge.classList.toggle("calm", !findings);
  }

  window.reportlineBadge = { show };
})();
