// The search box: a combobox over the seats of the chart. Enter takes the marked one, the first that fits unless moved.
(function () {
  "use strict";
  const MOST = 40;
  let input = null, list = null;
  // A pause in typing after which a whole company is searched.
  const PAUSE_MS = 60;
  let seats = [], found = [];
  let isMore = false;
  let marked = -1;
  let asked = 0, timer = 0;

  // Lower-case letters without accents.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // Seats that hold every word, those first in which the words begin a name.
  function match(all, query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const ranked = [];
    all.forEach((seat, place) => {
      const name = fold(`${seat.title} ${seat.unit || ""}`);
      if (!words.every((word) => name.includes(word))) return;
      const starts = words.filter((word) => name.startsWith(word) || name.includes(` ${word}`)).length;
      ranked.push({ seat, starts: starts + (words.some((word) => name.startsWith(word)) ? 1 : 0), place });
    });
    ranked.sort((a, b) => b.starts - a.starts || a.place - b.place);
    return ranked.map((entry) => entry.seat);
  }

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
    offer(match(seats, query), false);
    clearTimeout(timer);
    const mine = ++asked;
    if (!company || !query.trim()) return;
    timer = setTimeout(async () => {
      try {
        const reply = await fetch(`/company/${encodeURIComponent(company)}/search?q=${encodeURIComponent(query)}`);
        if (!reply.ok) return;
        const told = await reply.json();
        if (mine === asked && !list.hidden) offer(told.found, told.more);
      } catch (error) {
        // The server does not answer; what is drawn can still be found.
      }
    }, PAUSE_MS);
  }

  function offer(seatsFound, more) {
    found = seatsFound;
    isMore = more;
    const options = found.slice(0, MOST).map((seat, place) => {
      const option = document.createElement("li");
      option.id = `search-option-${place}`;
      option.dataset.place = String(place);
      option.setAttribute("role", "option");
      option.textContent = seat.unit ? `${seat.title}, ${seat.unit}` : seat.title;
      return option;
    });
    if (!options.length || found.length > MOST || isMore) {
      const rest = document.createElement("li");
      rest.className = "rest";
      rest.setAttribute("role", "option");
      rest.setAttribute("aria-disabled", "true");
      rest.textContent = options.length ? (isMore ? "More: type on" : `${found.length - MOST} more: type on`) : "No such seat in this company";
      options.push(rest);
    }
    list.replaceChildren(...options);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(found.length && input.value.trim() ? 0 : -1);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(place) {
    marked = place;
    for (const option of list.querySelectorAll("[data-place]")) {
      const is = Number(option.dataset.place) === place;
      option.setAttribute("aria-selected", String(is));
      if (is) option.scrollIntoView({ block: "nearest" });
    }
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `search-option-${place}`);
  }

  function pick(place) {
    const seat = found[place];
    if (!seat) return;
    input.value = "";
    close();
    window.reportlineChart.goTo(seat.id);
  }

  function pressed(event) {
    const shown = Math.min(found.length, MOST);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { open(); return; }
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (shown) mark(marked < 0 && step < 0 ? shown - 1 : (marked + step + shown) % shown);
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

  if (typeof window !== "undefined") window.reportlineSearch = { learn, focus };
  if (typeof module !== "undefined") module.exports = { match };
})();
