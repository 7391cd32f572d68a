// The search box: a combobox over the seats of the chart. Enter takes the marked one, the first that fits unless moved.
(function () {
  "use strict";
  const MOST = 40;
  // A pause in typing after which a whole company is searched.
  const PAUSE_MS = 60;
  let input = null, list = null;
  let seats = [], choices = [];
  let marked = -1;
  let asked = 0, timer = 0, readied = "";

  const make = (...parts) => window.reportlineDom.make(...parts);

  function build() {
    const box = document.getElementById("search");
    if (!box) return false;
    if (input && box.contains(input)) return true;
    input = document.createElement("input");
    Object.assign(input, { type: "text", id: "search-input", placeholder: "Find a seat   Ctrl+K", autocomplete: "off", spellcheck: false });
    list = document.createElement("ul");
    Object.assign(list, { id: "search-list", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Seats that fit");
    const roles = { role: "combobox", "aria-label": "Find a seat", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-list" };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    input.addEventListener("input", open);
    input.addEventListener("focus", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", pressed);
    // The box keeps the focus, so that the click is not lost with the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[data-place]");
      if (option) pick(Number(option.dataset.place));
    });
    box.replaceChildren(input, list);
    return true;
  }

  // Of a company of the visitor's own only some seats are drawn, so the server is asked for all; the drawn ones until then.
  function open() {
    const query = input.value, company = window.reportlineOwn.current();
    const drawn = window.reportlineMatch.match(seats, query);
    clearTimeout(timer);
    const mine = ++asked;
    if (!company || !query.trim()) {
      offer(drawn);
      // The server makes a company ready at its first search, which takes seconds for a million people.
      if (company && readied !== company) ask((readied = company), "").catch(() => { readied = ""; });
      return;
    }
    offer({ found: drawn.found.slice(0, drawn.exact), exact: drawn.exact, isComing: true });
    timer = setTimeout(async () => {
      let told = drawn;
      try {
        told = (await ask(company, query)) || drawn;
      } catch (error) {
        // The server does not answer; what is drawn can still be found.
      }
      if (mine === asked && !list.hidden) offer(told);
    }, PAUSE_MS);
  }

  async function ask(company, query) {
    const reply = await fetch(`/company/${encodeURIComponent(company)}/search?q=${encodeURIComponent(query)}`);
    return reply.ok ? reply.json() : null;
  }

  function offer({ found, exact, more = false, named = 0, leftOut = [], isComing = false }) {
    const shown = found.slice(0, MOST);
    const rows = shown.map((seat, place) => option(place, line(seat)));
    choices = shown.map((seat) => () => window.reportlineChart.goTo(seat.id));
    if (shown.length > exact) rows.splice(exact, 0, rest("close", exact ? "Close ones:" : "No exact match; close ones:"));
    if (!shown.length) rows.push(rest("rest", isComing ? "Searching everybody …" : "No such seat in this company"));
    else if (more) rows.push(rest("rest", "More: type on"));
    else if (found.length > MOST) rows.push(rest("rest", `${found.length - MOST} more: type on`));
    if (leftOut.length) rows.push(rest("rest", `Too large to be searched: ${leftOut.join(", ")}`));
    const text = input.value.trim();
    if (named > 1 && window.reportlineOwn.current()) {
      const row = option(choices.length, [`Show all ${named.toLocaleString("en")} whose name holds “${text}” on the chart`]);
      row.classList.add("act");
      rows.push(row);
      choices.push(() => window.reportlineFilter.add(window.reportlineView.now(), ["name", "contains", text, null, null]));
    }
    list.replaceChildren(...rows);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(choices.length && text ? 0 : -1);
  }

  function option(place, content) {
    return make("li", { id: `search-option-${place}`, "data-place": String(place), role: "option" }, ...content);
  }

  // A row that cannot be taken.
  function rest(name, text) {
    return make("li", { class: name, role: "option", "aria-disabled": "true" }, text);
  }

  // "Ana Smith, Clerk" and, below, "Location: Berlin", with what was found marked.
  function line(seat) {
    const withMarks = (text) => window.reportlineMatch.pieces(text, seat.marks || []).map(([letters, is]) => (is ? make("mark", {}, letters) : letters));
    const parts = withMarks(seat.title);
    if (seat.unit) parts.push(make("span", { class: "unit" }, ", ", ...withMarks(seat.unit)));
    if (seat.why) parts.push(make("span", { class: "why" }, ...withMarks(seat.why)));
    return parts;
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(place) {
    marked = place;
    for (const row of list.querySelectorAll("[data-place]")) {
      const is = Number(row.dataset.place) === place;
      row.setAttribute("aria-selected", String(is));
      if (is) row.scrollIntoView({ block: "nearest" });
    }
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `search-option-${place}`);
  }

  function pick(place) {
    const choice = choices[place];
    if (!choice) return;
    choice();
    input.value = "";
    asked += 1;
    clearTimeout(timer);
    close();
  }

  function pressed(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { open(); return; }
      const step = event.key === "ArrowDown" ? 1 : -1, count = choices.length;
      if (count) mark(marked < 0 && step < 0 ? count - 1 : (marked + step + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden) pick(marked);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    }
  }

  function learn(now) {
    seats = now;
    if (build() && !list.hidden) open();
  }

  function focus() {
    if (!build()) return;
    input.focus();
    input.select();
    open();
  }

  window.reportlineSearch = { learn, focus };
})();
