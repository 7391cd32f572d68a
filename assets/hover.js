// A summary beside the card under the pointer, or the one that keys have moved to: all its texts, which a card may cut.
(function (root) {
  "use strict";
  const CHART = "chart", TREE = "chart-tree";
  const WAIT_MS = 250;
  // Long enough for the way from the card to the summary, which can be pointed at as well.
  const LEAVE_MS = 220;
  const GAP_PX = 8;

  /* Left top corner of a summary beside a card: under it, else over it, else at its right, else at its left; always in
     the window, over the card only where there is room nowhere else. */
  function place(card, size, room) {
    const inside = (at, length, whole) => Math.max(GAP_PX, Math.min(at, whole - length - GAP_PX));
    const middle = inside(card.left + card.width / 2 - size.width / 2, size.width, room.width);
    const side = inside(card.top + card.height / 2 - size.height / 2, size.height, room.height);
    const under = card.top + card.height + GAP_PX, over = card.top - GAP_PX - size.height;
    const right = card.left + card.width + GAP_PX, left = card.left - GAP_PX - size.width;
    if (under + size.height + GAP_PX <= room.height) return { x: middle, y: Math.max(GAP_PX, under) };
    if (over >= GAP_PX) return { x: middle, y: Math.min(over, room.height - size.height - GAP_PX) };
    if (right + size.width + GAP_PX <= room.width) return { x: right, y: side };
    if (left >= GAP_PX) return { x: left, y: side };
    return { x: middle, y: inside(under, size.height, room.height) };
  }

  // Lines of a summary: title, what the card says, whom the seat reports to.
  function lines(seat, boss) {
    const rest = [...(seat.says || []), ...(boss ? [`Reports to ${boss.title}`] : [])];
    return [seat.title, ...rest.filter((line, at) => line && line !== seat.title && rest.indexOf(line) === at)];
  }

  if (typeof module !== "undefined") { module.exports = { place, lines }; return; }

  root.addEventListener("reportline:canvas", ({ detail: canvas }) => {
    if (canvas.id === CHART) start(canvas);
  });

  function start(canvas) {
    const { cy } = canvas, { make } = root.reportlineDom;
    const host = document.getElementById("chart-frame");
    for (const old of host.querySelectorAll("#hover-summary")) old.remove();
    // The tree beside the canvas tells the same to those who hear it.
    const tip = make("div", { id: "hover-summary", class: "hover-summary", "aria-hidden": "true", hidden: true });
    host.append(tip);
    // The card that is told or about to be, and what the timer waits for.
    let wanted = "", timer = 0, isLeaving = false, isInside = false;

    function hide() {
      clearTimeout(timer);
      wanted = "";
      isLeaving = isInside = false;
      tip.hidden = true;
    }

    function want(id) {
      if (id === wanted && !isLeaving) return;
      const isShown = id === wanted && !tip.hidden;
      clearTimeout(timer);
      isLeaving = false;
      wanted = id;
      if (!isShown) timer = setTimeout(() => show(id), tip.hidden ? WAIT_MS : WAIT_MS / 2);
    }

    function leave() {
      if (tip.hidden) { hide(); return; }
      clearTimeout(timer);
      isLeaving = true;
      timer = setTimeout(hide, LEAVE_MS);
    }

    function show(id) {
      const seat = canvas.seats.get(id);
      if (!seat) { hide(); return; }
      const [title, ...rest] = lines(seat, canvas.seats.get(seat.boss));
      tip.replaceChildren(make("p", { class: "hover-title", text: title, dir: "auto" }), ...rest.map((text) => make("p", { text, dir: "auto" })));
      tip.hidden = false;
      tip.scrollTop = 0;
      stand();
    }

    // Beside its card, wherever that is now; a card out of the window has no summary.
    function stand() {
      if (tip.hidden) return;
      const seat = canvas.seats.get(wanted), node = cy.getElementById(wanted);
      if (!seat || node.empty()) { hide(); return; }
      const zoom = cy.zoom(), pan = cy.pan(), { x, y } = node.position(), width = zoom * seat.w, height = zoom * seat.h;
      const card = { left: pan.x + zoom * x - width / 2, top: pan.y + zoom * y - height / 2, width, height };
      const room = { width: cy.width(), height: cy.height() };
      if (card.left > room.width || card.top > room.height || card.left + width < 0 || card.top + height < 0) { hide(); return; }
      const at = place(card, { width: tip.offsetWidth, height: tip.offsetHeight }, room);
      tip.style.left = `${at.x}px`;
      tip.style.top = `${at.y}px`;
    }

    const isPressed = (event) => event.originalEvent && event.originalEvent.buttons > 0;
    // Not "mouseover": Cytoscape does not tell when the pointer comes back to the card over which it left the chart.
    cy.on("mousemove", "node", (event) => {
      if (isInside || isPressed(event) || !root.matchMedia("(hover: hover)").matches) return;
      want(event.target.id());
    });
    cy.on("mouseout", "node", (event) => { if (!isInside && event.target.id() === wanted) leave(); });
    cy.container().addEventListener("pointerleave", ({ relatedTarget }) => { if (!tip.contains(relatedTarget)) leave(); });
    cy.on("tapstart reportline:drawn", hide);
    cy.on("viewport", stand);
    tip.addEventListener("pointerenter", () => { isInside = true; isLeaving = false; clearTimeout(timer); });
    tip.addEventListener("pointerleave", () => { isInside = false; leave(); });
    // What it covers is a press away.
    tip.addEventListener("click", hide);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); }, true);

    // Keys that move along the tree bring the summary along; leaving the tree ends it.
    const tree = document.getElementById(TREE);
    document.addEventListener("keyup", (event) => {
      if (event.target !== tree || !/^(Arrow|Home$|End$)/.test(event.key)) return;
      const id = (tree.getAttribute("aria-activedescendant") || "").replace(/^tree-/, "");
      if (id) want(id);
    });
    tree.addEventListener("blur", hide);
  }
})(typeof window !== "undefined" ? window : globalThis);
