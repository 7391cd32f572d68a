// One Cytoscape canvas kept in step with a scene: seats that stay glide, new ones fade in, gone ones fade out.
(function () {
  "use strict";
  const { toSegments, between, ease } = window.reportlineBends;
  const GLIDE_MS = 420;
  // Where the whole would be too small: a card is as wide then as a name of 10 px, and a dozen fit a small window.
  const START_ZOOM = 0.42;
  const canvases = new Map();
  let styles = {};

  function reduced() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // The Cytoscape instance in a component, with our listeners, once it is there.
  function find(id) {
    const element = document.getElementById(id);
    const cy = element && element._cyreg && element._cyreg.cy;
    if (!cy) return null;
    let canvas = canvases.get(id);
    if (!canvas || canvas.cy !== cy) {
      // The component answers "add" and "remove" by sending all elements back without their classes, and moves of the
      // window and the pointer by properties that nobody reads. The scene is the truth here, so it need not hear of any.
      cy.off("add remove viewport tap mouseover mouseout select unselect");
      canvas = { id, cy, seats: new Map(), lines: new Map(), fading: [], leaving: [], frame: 0, fitted: null, waiting: null, theme: "light" };
      window.reportlineCards.layer(cy);
      canvases.set(id, canvas);
      // A chart that stands fitted stays fitted when its window changes size.
      new ResizeObserver(() => {
        cy.resize();
        const act = isSized(canvas) && canvas.waiting;
        if (act) { canvas.waiting = null; act(); } else if (canvas.fitted && isAt(canvas, canvas.fitted)) canvas.fitted.again(canvas, false);
      }).observe(cy.container());
      window.dispatchEvent(new CustomEvent("reportline:canvas", { detail: canvas }));
    }
    return canvas;
  }

  // Whether the chart has a window: on a hidden tab it has none, and right after the tab is shown it must be measured.
  function isSized({ cy }) {
    if (!cy.width() || !cy.height()) cy.resize();
    return cy.width() > 0 && cy.height() > 0;
  }

  // Does what needs a window at once, or as soon as there is one; of several such wishes the last.
  function onceSized(canvas, act) {
    canvas.waiting = null;
    if (isSized(canvas)) act();
    else canvas.waiting = act;
  }

  async function ready(id) {
    for (let tries = 0; tries < 400; tries++) {
      const canvas = find(id);
      if (canvas) return canvas;
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`The chart ${id} did not start.`);
  }

  function nodeData(seat) {
    return { id: seat.id, w: seat.w, h: seat.h };
  }

  async function show(id, scene) {
    const canvas = await ready(id);
    cancelAnimationFrame(canvas.frame);
    finish(canvas);
    if (scene.theme !== canvas.theme && styles[scene.theme]) {
      canvas.theme = scene.theme;
      canvas.cy.style(styles[scene.theme]);
    }
    change(canvas, scene);
    window.dispatchEvent(new CustomEvent("reportline:scene", { detail: { id, scene } }));
    return canvas;
  }

  // What a glide leaves behind, at its end or where the next chart cuts it off: nothing half there.
  function finish(canvas) {
    for (const element of canvas.fading) {
      if (element.isNode()) element.removeScratch("_shown");
      else element.removeStyle("opacity");
    }
    for (const node of canvas.leaving) node.remove();
    canvas.fading = [];
    canvas.leaving = [];
    // Cytoscape keeps every style value it ever parsed: each bend of each frame, 0.1 MB a glide (benchmarks/memory.py).
    canvas.cy.style().propCache = {};
  }

  function change(canvas, scene) {
    const { cy } = canvas;
    const seats = new Map(scene.seats.map((seat) => [seat.id, seat]));
    const lines = new Map(scene.lines.map((line) => [line.id, line]));
    const still = reduced() || canvas.seats.size === 0;
    const moves = [], fading = [], leaving = [];
    cy.batch(() => {
      for (const id of canvas.lines.keys()) {
        const line = lines.get(id);
        const edge = cy.getElementById(id);
        if (!line) edge.remove();
      }
      for (const id of canvas.seats.keys()) {
        if (seats.has(id)) continue;
        const node = cy.getElementById(id);
        if (still) node.remove();
        else leaving.push(node);
      }
      for (const seat of scene.seats) {
        const node = cy.getElementById(seat.id);
        if (node.empty()) {
          // Pannable: a drag that begins on a card moves the chart.
          const added = cy.add({ group: "nodes", data: nodeData(seat), position: { x: seat.x, y: seat.y }, pannable: true });
          added.scratch("_seat", seat);
          if (!still) { added.scratch("_shown", 0); fading.push(added); }
        } else {
          node.scratch("_seat", seat);
          if (node.data("w") !== seat.w || node.data("h") !== seat.h) node.data(nodeData(seat));
          const from = { ...node.position() };
          if (still) node.position({ x: seat.x, y: seat.y });
          else if (from.x !== seat.x || from.y !== seat.y) moves.push({ node, from, to: seat });
          node.removeScratch("_shown");
        }
      }
      for (const line of scene.lines) {
        const edge = cy.getElementById(line.id);
        const ends = toSegments(line.points, seats.get(line.source), seats.get(line.target));
        if (edge.empty()) {
          const data = { id: line.id, source: line.source, target: line.target, ...ends };
          const added = cy.add({ group: "edges", data, classes: line.classes });
          if (!still) { added.style("opacity", 0); fading.push(added); }
        } else {
          if (still) edge.removeStyle("opacity");
          edge.classes(line.classes);
          if (still) edge.data(ends);
        }
      }
    });
    const before = canvas.lines;
    canvas.seats = seats;
    canvas.lines = lines;
    if (!still) glide(canvas, moves, fading, leaving, before);
    // Marks are not Cytoscape's business: a change of theirs alone must be painted as well.
    cy.forceRender();
    cy.emit("reportline:drawn");
  }

  function glide(canvas, moves, fading, leaving, before) {
    const { cy } = canvas;
    Object.assign(canvas, { fading, leaving });
    const start = performance.now();
    const kept = [...canvas.lines.values()].map((line) => ({
      edge: cy.getElementById(line.id), line, from: before.has(line.id) ? before.get(line.id).points : null,
    }));
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      const done = ease(t);
      cy.batch(() => {
        for (const { node, from, to } of moves) {
          node.position({ x: from.x + (to.x - from.x) * done, y: from.y + (to.y - from.y) * done });
        }
        for (const { edge, line, from } of kept) {
          const points = between(from, line.points, done);
          const a = cy.getElementById(line.source).position(), b = cy.getElementById(line.target).position();
          edge.data(toSegments(points, a, b));
        }
        const shown = Math.max(0, (t - 0.45) / 0.55), gone = Math.max(0, 1 - t / 0.4);
        for (const element of fading) {
          if (element.isNode()) element.scratch("_shown", shown);
          else element.style("opacity", shown);
        }
        for (const node of leaving) node.scratch("_shown", gone);
        if (t === 1) finish(canvas);
      });
      if (t < 1) canvas.frame = requestAnimationFrame(step);
      else cy.emit("reportline:settled");
    };
    canvas.frame = requestAnimationFrame(step);
  }

  // Room of the window that no tool covers.
  function roomOf({ cy, frameOf }) {
    const frame = frameOf ? frameOf() : { left: 16, top: 24, right: 16, bottom: 24 };
    return { ...frame, width: cy.width() - frame.left - frame.right, height: cy.height() - frame.top - frame.bottom };
  }

  // Corners of the whole scene, from its own numbers: a gliding card does not disturb it.
  function boundsOf(canvas) {
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (const seat of canvas.seats.values()) {
      left = Math.min(left, seat.x - seat.w / 2); right = Math.max(right, seat.x + seat.w / 2);
      top = Math.min(top, seat.y - seat.h / 2); bottom = Math.max(bottom, seat.y + seat.h / 2);
    }
    for (const line of canvas.lines.values()) {
      for (const [x, y] of line.points) {
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
      }
    }
    return { left, right, top, bottom };
  }

  // x comes to the middle of the window; the top of the scene to its top, or to its middle where all of it is lower.
  function stand(canvas, zoom, x, again, animate) {
    const room = roomOf(canvas), { top, bottom } = boundsOf(canvas);
    standAt(canvas, zoom, {
      x: room.left + room.width / 2 - zoom * x,
      y: room.top + Math.max(0, (room.height - zoom * (bottom - top)) / 2) - zoom * top,
    }, again, animate);
  }

  function standAt(canvas, zoom, pan, again, animate) {
    move(canvas, zoom, pan, animate);
    canvas.fitted = { zoom, pan, again };
  }

  // The whole scene in the window.
  function fit(canvas, animate) {
    if (!canvas.seats.size) return;
    if (!isSized(canvas)) { onceSized(canvas, () => fit(canvas, false)); return; }
    const room = roomOf(canvas), { left, right, top, bottom } = boundsOf(canvas);
    const zoom = Math.min(1.25, Math.max(0.05, Math.min(room.width / (right - left), room.height / (bottom - top))));
    stand(canvas, zoom, (left + right) / 2, fit, animate);
  }

  // The first view: the whole scene where each card holds its name then, else its top with the operations line in the middle.
  function start(canvas, animate) {
    if (!canvas.seats.size) return;
    if (!isSized(canvas)) { onceSized(canvas, () => start(canvas, false)); return; }
    fit(canvas, animate);
    // A window of another size decides anew.
    if (canvas.fitted) canvas.fitted.again = start;
    if (!canvas.fitted || canvas.fitted.zoom >= window.reportlineCardWords.legibleZoom(canvas.seats.values())) return;
    const { left, right, top, bottom } = boundsOf(canvas), room = roomOf(canvas);
    const first = [...canvas.seats.values()].find((seat) => !canvas.seats.has(seat.boss));
    // Reports stand right of their bosses: the first card comes to the left, in the middle of the height.
    if (first.x - first.w / 2 < left + 1 && first.y - first.h / 2 > top + 1) {
      const isLow = START_ZOOM * (bottom - top) < room.height;
      const y = room.top + room.height / 2 - START_ZOOM * (isLow ? (top + bottom) / 2 : first.y);
      standAt(canvas, START_ZOOM, { x: room.left - START_ZOOM * left, y }, start, animate);
      return;
    }
    const line = [...canvas.lines.values()].filter((one) => one.classes.includes("chain"));
    const xs = line.flatMap((one) => [one.source, one.target]).map((id) => canvas.seats.get(id).x);
    const isNarrow = START_ZOOM * (right - left) < room.width;
    const x = isNarrow ? (left + right) / 2 : xs.length ? (Math.min(...xs) + Math.max(...xs)) / 2 : first.x;
    stand(canvas, START_ZOOM, x, start, animate);
  }

  function isAt(canvas, view) {
    const pan = canvas.cy.pan();
    return Math.abs(canvas.cy.zoom() - view.zoom) < 1e-3 && Math.hypot(pan.x - view.pan.x, pan.y - view.pan.y) < 1;
  }

  function move(canvas, zoom, pan, animate) {
    canvas.cy.stop();
    if (animate && !reduced()) canvas.cy.animate({ zoom, pan }, { duration: 260, easing: "ease-in-out" });
    else canvas.cy.viewport({ zoom, pan });
  }

  function zoomBy(canvas, factor) {
    const { cy } = canvas;
    const zoom = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
    const centre = { x: cy.width() / 2, y: cy.height() / 2 };
    const pan = cy.pan(), ratio = zoom / cy.zoom();
    move(canvas, zoom, { x: centre.x - (centre.x - pan.x) * ratio, y: centre.y - (centre.y - pan.y) * ratio }, false);
  }

  function centre(canvas, id) {
    const seat = canvas.seats.get(id);
    if (!seat) return;
    const { cy } = canvas;
    if (!isSized(canvas)) { onceSized(canvas, () => centre(canvas, id)); return; }
    const zoom = Math.max(cy.zoom(), 0.7);
    move(canvas, zoom, { x: cy.width() / 2 - zoom * seat.x, y: cy.height() / 2 - zoom * seat.y }, true);
  }

  // Whether a seat's card lies wholly in the window.
  function inView(canvas, id) {
    const seat = canvas.seats.get(id);
    const { cy } = canvas, pan = cy.pan(), zoom = cy.zoom();
    if (!seat) return true;
    const x = pan.x + zoom * seat.x, y = pan.y + zoom * seat.y;
    const w = (zoom * seat.w) / 2, h = (zoom * seat.h) / 2;
    return x - w >= 0 && y - h >= 0 && x + w <= cy.width() && y + h <= cy.height();
  }

  function pathToTop(canvas, id) {
    const ids = [];
    for (let seat = canvas.seats.get(id); seat; seat = canvas.seats.get(seat.boss)) ids.push(seat.id);
    return ids;
  }

  function light(canvas, selected, lit) {
    const { cy } = canvas;
    cy.batch(() => {
      cy.elements(".selected, .lit").removeClass("selected lit");
      if (!selected) return;
      cy.getElementById(selected).addClass("selected");
      const path = lit ? pathToTop(canvas, selected) : [];
      for (let i = 0; i + 1 < path.length; i++) cy.getElementById(`${path[i]}>${path[i + 1]}`).addClass("lit");
    });
  }

  // Cytoscape's rules per theme, as the server makes them.
  function learn(known) {
    styles = known;
    window.reportlineLegend.learn(known.legend, known.ownLegend);
    return true;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { canvas: { learn } });
  window.reportlineCanvas = { ready, show, fit, start, zoomBy, centre, inView, light, move, pathToTop, bounds: boundsOf };
})();
