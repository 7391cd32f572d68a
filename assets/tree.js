// The chart's twin for screen readers and keyboards: an ARIA tree, always in step with the picture.
(function () {
  "use strict";
  const ID = "chart-tree";
  let seats = [];
  let focus = "";

  function item(seat) {
    const element = document.createElement("div");
    element.id = `tree-${seat.id}`;
    element.setAttribute("role", "treeitem");
    element.setAttribute("aria-level", seat.level);
    element.setAttribute("aria-setsize", seat.setsize);
    element.setAttribute("aria-posinset", seat.place);
    if (seat.folds >= 0) element.setAttribute("aria-expanded", seat.folds === 0 ? "true" : "false");
    element.textContent = seat.name;
    return element;
  }

  function draw(data, selected) {
    const tree = document.getElementById(ID);
    if (!tree) return;
    seats = data.seats;
    tree.replaceChildren(...seats.map(item));
    mark(selected || (seats.some((seat) => seat.id === focus) ? focus : seats.length ? seats[0].id : ""));
  }

  function mark(id) {
    const tree = document.getElementById(ID);
    if (!tree || !seats.some((seat) => seat.id === id)) return;
    const before = document.getElementById(`tree-${focus}`);
    if (before) before.removeAttribute("aria-selected");
    focus = id;
    const now = document.getElementById(`tree-${id}`);
    if (now) now.setAttribute("aria-selected", "true");
    tree.setAttribute("aria-activedescendant", `tree-${id}`);
  }

  // Key -> seat to go to, among the seats drawn; null leaves the key alone.
  function next(list, id, key) {
    const at = list.findIndex((seat) => seat.id === id);
    const seat = list[at];
    if (key === "ArrowDown") return list[at + 1] || null;
    if (key === "ArrowUp") return list[at - 1] || null;
    if (key === "Home") return list[0] || null;
    if (key === "End") return list[list.length - 1] || null;
    if (key === "ArrowLeft" && seat) return list.find((each) => each.id === seat.boss) || null;
    if (key === "ArrowRight" && seat) return list.find((each) => each.boss === seat.id) || null;
    return null;
  }

  if (typeof module !== "undefined") { module.exports = { next }; return; }

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== ID || event.ctrlKey || event.metaKey || event.altKey) return;
    const seat = seats.find((each) => each.id === focus);
    if (event.key === "Enter") {
      event.preventDefault();
      const inspector = document.getElementById("inspector");
      if (inspector) inspector.focus();
      return;
    }
    if (seat && ((event.key === "ArrowRight" && seat.folds === 1) || (event.key === " " && seat.folds >= 0))) {
      event.preventDefault();
      window.reportlineChart.toggle(seat.id);
      return;
    }
    const other = next(seats, focus, event.key);
    if (!other) return;
    event.preventDefault();
    mark(other.id);
    window.reportlineChart.select(other.id);
  });

  window.reportlineTree = { draw, mark, next };
})();
