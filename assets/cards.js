// The cards, painted over the canvas of a chart: the shapes of orgmodel's one card drawing, sharp at every zoom.
(function (root) {
  "use strict";
  const FONT = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  // What the last frame of each chart shows.
  const painted = new WeakMap();

  function roundRect(ctx, x, y, w, h, r) {
    ctx.beginPath();
    if (r > 0) ctx.roundRect(x, y, w, h, r);
    else ctx.rect(x, y, w, h);
  }

  function ink(ctx, fill, stroke, width, dash = []) {
    if (fill) { ctx.fillStyle = fill; ctx.fill(); }
    if (stroke) { ctx.strokeStyle = stroke; ctx.lineWidth = width; ctx.setLineDash(dash); ctx.stroke(); }
  }

  function trace(ctx, steps) {
    ctx.beginPath();
    for (const [name, ...at] of steps) {
      if (name === "M") ctx.moveTo(at[0], at[1]);
      else if (name === "L") ctx.lineTo(at[0], at[1]);
      else if (name === "C") ctx.bezierCurveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
      else ctx.closePath();
    }
  }

  function write(ctx, [, x, y, size, weight, fill, anchor, width, text]) {
    ctx.font = `${weight} ${size}px ${FONT}`;
    ctx.fillStyle = fill;
    ctx.textAlign = anchor === "middle" ? "center" : anchor;
    ctx.fillText(text, x, y, Math.max(width, 1) + 0.5);
  }

  // Marks of one card, in its own coordinates.
  function paint(ctx, marks) {
    for (const mark of marks) {
      if (mark[0] === "r") {
        roundRect(ctx, mark[1], mark[2], mark[3], mark[4], mark[5]);
        ink(ctx, mark[6], mark[7], mark[8], mark[9]);
      } else if (mark[0] === "t") {
        write(ctx, mark);
      } else if (mark[0] === "p") {
        trace(ctx, mark[1]);
        ink(ctx, mark[2], mark[3], mark[4]);
      } else if (mark[0] === "c") {
        ctx.beginPath();
        ctx.arc(mark[1], mark[2], mark[3], 0, 2 * Math.PI);
        ink(ctx, mark[4], mark[5], mark[6]);
      }
    }
  }

  // A layer over the chart that repaints whenever Cytoscape has drawn.
  function layer(cy) {
    const canvas = document.createElement("canvas");
    canvas.className = "card-layer";
    cy.container().appendChild(canvas);
    const ctx = canvas.getContext("2d");
    // The typeface may come after the first picture.
    document.fonts.addEventListener("loadingdone", () => cy.forceRender());
    cy.on("render", () => repaint(cy, canvas, ctx));
    return canvas;
  }

  function repaint(cy, canvas, ctx) {
    const ratio = window.devicePixelRatio || 1, zoom = cy.zoom(), pan = cy.pan();
    const width = Math.round(cy.width() * ratio), height = Math.round(cy.height() * ratio);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.lineJoin = "round";
    const cards = inWindow(cy, zoom, pan);
    painted.set(cy, { cards, zoom });
    if (root.reportlineCardWords.isFar(zoom)) {
      root.reportlineFar.paint(ctx, cards, zoom, ratio);
    } else {
      for (const { seat, left, top, shown } of cards) {
        ctx.globalAlpha = shown;
        ctx.setTransform(zoom * ratio, 0, 0, zoom * ratio, left * ratio, top * ratio);
        paint(ctx, seat.marks);
        root.reportlineFaces.paint(ctx, seat);
      }
    }
    ctx.globalAlpha = 1;
    root.dispatchEvent(new CustomEvent("reportline:painted", { detail: { id: cy.container().id, labels: () => labels(cy) } }));
  }

  // Cards that can be seen, with their corners in px of the window.
  function inWindow(cy, zoom, pan) {
    const margin = 14, right = cy.width() + margin, bottom = cy.height() + margin, cards = [];
    cy.nodes().forEach((node) => {
      const seat = node.scratch("_seat");
      if (!seat) return;
      const { x, y } = node.position();
      const width = zoom * seat.w, height = zoom * seat.h;
      const left = pan.x + zoom * x - width / 2, top = pan.y + zoom * y - height / 2;
      if (left > right || top > bottom || left + width < -margin || top + height < -margin) return;
      const shown = node.scratch("_shown");
      const ring = node.hasClass("selected") ? node.style("outline-color") : "";
      cards.push({ id: node.id(), seat, left, top, width, height, ring, shown: shown === undefined ? 1 : shown });
    });
    return cards;
  }

  /* What the last frame says of each card that lies wholly in the window and has a label: id, height of its letters in
     px, text, and whether the text is less than the whole title. */
  function labels(cy) {
    const { cards, zoom } = painted.get(cy) || { cards: [], zoom: 1 };
    const isIn = ({ left, top, width, height }) => left >= 0 && top >= 0 && left + width <= cy.width() && top + height <= cy.height();
    return cards.filter(isIn).map((card) => (card.said ? farLabel(card) : nearLabel(card, zoom))).filter(({ text }) => text);
  }

  function farLabel({ id, said }) {
    return { id, px: root.reportlineCardWords.TEXT_PX, text: said.lines.join(" "), isCut: said.isCut, count: said.count };
  }

  // The title's lines are the largest on the card.
  function nearLabel({ id, seat }, zoom) {
    const texts = seat.marks.filter((mark) => mark[0] === "t");
    const size = Math.max(0, ...texts.map((mark) => mark[3]));
    const text = texts.filter((mark) => mark[3] === size).map((mark) => mark[8]).join(" ");
    return { id, px: size * zoom, text, isCut: text.includes("…") && !seat.title.includes("…"), count: seat.fold };
  }

  const api = { paint, layer, labels };
  if (typeof module !== "undefined") module.exports = api;
  else root.reportlineCards = api;
})(typeof window !== "undefined" ? window : globalThis);
