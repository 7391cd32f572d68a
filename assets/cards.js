// The cards, painted over the canvas of a chart: the shapes of orgmodel's one card drawing, sharp at every zoom.
(function (root) {
  "use strict";
  const FONT = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

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
    const margin = 14;
    cy.nodes().forEach((node) => {
      const seat = node.scratch("_seat");
      if (!seat) return;
      const { x, y } = node.position();
      const left = pan.x + zoom * (x - seat.w / 2), top = pan.y + zoom * (y - seat.h / 2);
      if (left > cy.width() + margin || top > cy.height() + margin) return;
      if (left + zoom * seat.w < -margin || top + zoom * seat.h < -margin) return;
      const shown = node.scratch("_shown");
      ctx.globalAlpha = shown === undefined ? 1 : shown;
      ctx.setTransform(zoom * ratio, 0, 0, zoom * ratio, left * ratio, top * ratio);
      paint(ctx, seat.marks);
    });
    ctx.globalAlpha = 1;
  }

  const cards = { paint, layer };
  if (typeof module !== "undefined") module.exports = cards;
  else root.reportlineCards = cards;
})(typeof window !== "undefined" ? window : globalThis);
