// The headcount slider: logarithmic, with a tick at every headcount where something changes.
(function () {
  "use strict";
  const ID = "headcount-slider", STEP = 0.01;
  const DECADES = [[1, "1"], [10, "10"], [100, "100"], [1e3, "1k"], [1e4, "10k"], [1e5, "100k"], [1e6, "1M"]];
  // A native thumb moves between half its width from either end.
  const THUMB_PX = 20;
  let input = null;
  let wanted = 0;
  let marks = [];

  const max = () => Math.log10(window.reportlineControls.MAX);
  const place = (headcount) => {
    const part = Math.log10(headcount) / max();
    return `calc(${(part * 100).toFixed(2)}% + ${((0.5 - part) * THUMB_PX).toFixed(1)}px)`;
  };

  function build() {
    const box = document.getElementById(ID);
    if (!box) return null;
    if (input && box.contains(input)) return input;
    input = document.createElement("input");
    Object.assign(input, { type: "range", min: "0", max: String(max()), step: String(STEP) });
    input.setAttribute("aria-label", "Headcount, logarithmic");
    input.addEventListener("input", () => {
      const headcount = window.reportlineControls.fromSlider(Number(input.value));
      say(headcount);
      window.reportlineControls.slide(headcount);
    });
    box.replaceChildren(input);
    ticks(marks);
    return input;
  }

  function say(headcount) {
    input.setAttribute("aria-valuetext", `${window.reportlineControls.format(headcount)} people`);
    input.style.setProperty("--done", place(headcount));
    input.title = `${window.reportlineControls.format(headcount)} people`;
  }

  function show(headcount) {
    if (!(headcount >= 1 && headcount <= window.reportlineControls.MAX) || !build()) return;
    wanted = headcount;
    if (window.reportlineControls.fromSlider(Number(input.value)) !== wanted) input.value = String(Math.log10(wanted));
    say(headcount);
  }

  function ticks(list) {
    marks = list;
    const box = document.getElementById(ID);
    if (!box || !input) return;
    for (const old of box.querySelectorAll(".tick, .decade")) old.remove();
    for (const at of list) {
      const tick = document.createElement("span");
      tick.className = "tick";
      tick.style.left = place(at);
      tick.title = `From ${window.reportlineControls.format(at)} people`;
      box.append(tick);
    }
    for (const [at, word] of DECADES) {
      const label = document.createElement("span");
      label.className = "decade";
      label.textContent = word;
      label.style.left = place(at);
      label.setAttribute("aria-hidden", "true");
      box.append(label);
    }
  }

  window.reportlineSlider = { show, ticks };
})();
