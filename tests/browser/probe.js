// The one accessor of tests and benchmarks: what they ask of the page's charts. It knows the page by the events that it
// dispatches on the window: a chart has its canvas, a scene is on it, a frame of it is painted.
(function () {
  "use strict";
  const EVENTS = { canvas: "reportline:canvas", drawn: "reportline:scene", painted: "reportline:painted" };
  const CHART = "chart";
  const charts = new Map(), scenes = new Map(), paintedScenes = new Map();
  window.addEventListener(EVENTS.canvas, ({ detail }) => charts.set(detail.id, detail.chart));
  window.addEventListener(EVENTS.drawn, ({ detail }) => scenes.set(detail.id, detail.scene));
  window.addEventListener(EVENTS.painted, ({ detail }) => paintedScenes.set(detail.id, scenes.get(detail.id)));

  const canvas = (id = CHART) => charts.get(id) || null;
  // As the server sent it; null before the first is drawn.
  const scene = (id = CHART) => scenes.get(id) || null;
  // Of the last frame that was painted: one behind where a scene is not painted with what else shows it.
  const painted = (id = CHART) => paintedScenes.get(id) || scene(id);
  const fields = (id = CHART) => new URLSearchParams(scene(id) ? scene(id).query : "");
  const frame = () => new Promise(requestAnimationFrame);

  // Runs at the next such event of a chart, within it: "canvas", "drawn" or "painted".
  function once(event, act, id = CHART) {
    const listen = ({ detail }) => {
      if (detail.id !== id) return;
      window.removeEventListener(EVENTS[event], listen);
      act(detail);
    };
    window.addEventListener(EVENTS[event], listen);
  }

  // Where a card is now, on its way or at its place, in px of the scene; null where there is no such card.
  function position(key, id = CHART) {
    const placed = canvas(id).placed(key);
    return placed ? { x: placed.x, y: placed.y } : null;
  }

  // The same in px of the page's window.
  function spot(key, id = CHART) {
    const { x, y } = position(key, id), { zoom, pan } = view(id), box = document.getElementById(id).getBoundingClientRect();
    return { x: box.left + pan.x + zoom * x, y: box.top + pan.y + zoom * y };
  }

  const view = (id = CHART) => canvas(id).camera;
  const size = (id = CHART) => canvas(id).size;
  // Whether no card of a chart is on its way, and its window stands.
  const still = (id = CHART) => Boolean(canvas(id)) && canvas(id).isAtRest && !moving(id);
  const moving = (id = CHART) => canvas(id).host.isMoving();
  const keys = (id = CHART) => (canvas(id) ? [...canvas(id).seats.keys()] : []);
  // Report, boss, and what kind of line it is.
  const lines = (id = CHART) => scene(id).lines.map(({ source, target, kind, on_chain: isChain, status }) =>
    [target, source, [kind, isChain ? "chain" : "", status].filter(Boolean).join(" ")]);
  const marked = (name, id = CHART) => (canvas(id) ? canvas(id).marks[name] : []);
  const count = (id = CHART) => (canvas(id) ? canvas(id).host.elements() : 0);

  // Whether every card is where the scene has it, none fading, no zoom under way, and the tree twin tells the same.
  function isAtRest() {
    const chart = canvas(), now = scene();
    if (!chart || !now || moving() || !chart.isAtRest || chart.seats.size !== now.seats.length) return false;
    // The pointer can hit what is drawn.
    if (count() !== now.seats.length) return false;
    if (document.querySelectorAll("#chart-tree [role=treeitem]").length !== now.seats.length) return false;
    return now.seats.every((seat) => {
      const placed = chart.placed(seat.id);
      return placed && placed.alpha === 1 && Math.hypot(placed.x - seat.x, placed.y - seat.y) <= 0.01;
    });
  }

  // All that a test asks of the Explore chart at once; null until it is at rest.
  function chart() {
    if (!isAtRest()) return null;
    const { query, theme, headcount, seats } = scene();
    return {
      query, theme, headcount, ...view(), ...size(), seats: Object.fromEntries(seats.map((seat) => [seat.id, seat])),
      lines: lines(), selected: marked("selected"), lit: marked("lit"),
    };
  }

  // A frame that is painted from now on.
  function repainted(id = CHART) {
    return new Promise((done) => {
      once("painted", () => requestAnimationFrame(done), id);
      canvas(id).repaint();
    });
  }

  // Another zoom and place of the window, painted.
  async function look(zoom, pan, id = CHART) {
    canvas(id).moveTo({ zoom, pan }, false);
    await repainted(id);
    return view(id);
  }

  // Nearer or farther about the middle of the window, painted.
  async function zoomBy(factor, id = CHART) {
    canvas(id).zoomBy(factor);
    await repainted(id);
    return view(id);
  }

  // What a fresh frame says of each card in the window: id, height of its letters in px, text, whether it is cut.
  async function labels(id = CHART) {
    await repainted(id);
    return canvas(id).labels();
  }

  // The picture of the cards, with its px for each px of the window.
  function picture(id = CHART) {
    const layer = canvas(id).host.container.querySelector(".card-layer");
    return { layer, context: layer.getContext("2d"), ratio: layer.width / size(id).width };
  }

  // Colour painted on a card, so many px of the scene from its upper left corner; without these in its middle.
  function ink(key, from = null, id = CHART) {
    const seat = scene(id).seats.find((one) => one.id === key), { zoom, pan } = view(id), { context, ratio } = picture(id);
    const [right, down] = from || [seat.w / 2, seat.h / 2];
    const x = pan.x + zoom * (seat.x - seat.w / 2 + right), y = pan.y + zoom * (seat.y - seat.h / 2 + down);
    return [...context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data];
  }

  // How many cards should be seen in the window, and those of them without a px of their own in their middle.
  function unpainted(id = CHART) {
    const { layer, context, ratio } = picture(id), { data } = context.getImageData(0, 0, layer.width, layer.height);
    const { zoom, pan } = view(id), missing = [];
    let seen = 0;
    for (const seat of scene(id).seats) {
      const x = Math.round((pan.x + zoom * seat.x) * ratio), y = Math.round((pan.y + zoom * seat.y) * ratio);
      if (x < 1 || y < 1 || x >= layer.width - 1 || y >= layer.height - 1) continue;
      seen += 1;
      if (data[4 * (y * layer.width + x) + 3] < 128) missing.push(seat.id);
    }
    return { seen, missing };
  }

  // Colour painted on the first line of a kind, as css writes it: in the middle of its longest stretch.
  function lineColour(name, id = CHART) {
    const at = lines(id).findIndex(([, , kinds]) => kinds.split(" ").includes(name));
    if (at < 0) return null;
    const { points } = scene(id).lines[at], { zoom, pan } = view(id), { context, ratio } = picture(id);
    const stretches = points.slice(1).map((end, i) => ({ end, start: points[i], px: Math.hypot(end[0] - points[i][0], end[1] - points[i][1]) }));
    const { start, end } = stretches.reduce((longest, one) => (one.px > longest.px ? one : longest));
    const [x, y] = ["x", "y"].map((axis, i) => Math.round((pan[axis] + zoom * (start[i] + end[i]) / 2) * ratio));
    // The line may lie between two px: of those about its middle, the one with the most ink.
    const { data } = context.getImageData(x - 1, y - 1, 3, 3);
    const most = [...Array(9).keys()].reduce((best, one) => (data[4 * one + 3] > data[4 * best + 3] ? one : best));
    return `rgb(${[...data.slice(4 * most, 4 * most + 3)].join(",")})`;
  }

  // Cards that are on the canvas now; those of them that are whole in every frame from now on stay among `kept`.
  let tagged = new Set();
  function tag(id = CHART) {
    tagged = new Set(keys(id));
    window.addEventListener(EVENTS.painted, ({ detail }) => {
      if (detail.id !== id) return;
      for (const key of tagged) if (!(canvas(id).placed(key)?.alpha > 0.999)) tagged.delete(key);
    });
  }
  const kept = () => [...tagged];

  // Height of a card in each of the frames after the next scene is drawn.
  let followed = null;
  function follow(key, number, id = CHART) {
    followed = new Promise((done) => once("drawn", async () => {
      const at = [];
      while (at.length < number) { await frame(); at.push(position(key, id).y); }
      done(at);
    }, id));
  }

  window.probe = {
    canvas, scene, painted, fields, once, position, spot, view, size, moving, still, keys, lines, marked, count, chart, repainted, look,
    zoomBy, labels, ink, unpainted, lineColour, tag, kept, follow, followed: () => followed,
  };
})();
