// Two charts side by side: one zoom and one place for both.
(function () {
  "use strict";
  const canvasOf = window.reportlineCanvas;
  const A = "compare-chart-a", B = "compare-chart-b";
  const keep = () => window.dash_clientside.no_update;
  const linked = new Map();
  let following = false;
  let shown = "";

  window.addEventListener("reportline:canvas", ({ detail: canvas }) => {
    if (canvas.id !== A && canvas.id !== B) return;
    linked.set(canvas.id, canvas);
    canvas.frameOf = () => ({ left: 16, top: 48, right: 16, bottom: 16 });
    canvas.cy.on("viewport", () => {
      const other = linked.get(canvas.id === A ? B : A);
      if (following || !other) return;
      following = true;
      other.cy.viewport({ zoom: canvas.cy.zoom(), pan: { ...canvas.cy.pan() } });
      following = false;
    });
    canvas.cy.on("mouseover", "node", (event) => both(event.target.id(), "addClass"));
    canvas.cy.on("mouseout", "node", (event) => both(event.target.id(), "removeClass"));
  });

  // The same seat is pointed out on both sides.
  function both(id, change) {
    for (const canvas of linked.values()) canvas.cy.getElementById(id)[change]("selected");
  }

  async function draw(data) {
    if (!data) return keep();
    const a = await canvasOf.show(A, data.a), b = await canvasOf.show(B, data.b);
    a.cy.resize();
    b.cy.resize();
    if (shown !== `${data.qa} ${data.qb}`) {
      shown = `${data.qa} ${data.qb}`;
      fitBoth(a, b);
    }
    return data.fields;
  }

  // The zoom that shows the larger of the two, with both tops at the same place.
  function fitBoth(a, b) {
    following = true;
    canvasOf.fit(a, false);
    canvasOf.fit(b, false);
    const small = a.cy.zoom() <= b.cy.zoom() ? a : b;
    const view = { zoom: small.cy.zoom(), pan: { ...small.cy.pan() } };
    a.cy.viewport(view);
    b.cy.viewport(view);
    following = false;
  }

  // A new value only while the tab is open, so that a closed one costs nothing.
  function tick(tab) {
    return tab === "compare" ? Date.now() : keep();
  }

  async function fit() {
    fitBoth(await canvasOf.ready(A), await canvasOf.ready(B));
    return keep();
  }

  function swap(clicks, a, an, b, bn) {
    if (!clicks) return [keep(), keep(), keep(), keep()];
    return [b, bn, a, an];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { compare: { draw, fit, swap, tick } });
})();
