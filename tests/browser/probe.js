// The one accessor of tests and benchmarks: what they ask of the page's charts. It knows the page by the three events
// that it dispatches on the window: a chart has its canvas, a scene is on it, a frame of it is painted.
(function () {
  "use strict";
  const EVENTS = { canvas: "reportline:canvas", drawn: "reportline:scene", painted: "reportline:painted" };
  const CHART = "chart";
  const canvases = new Map(), scenes = new Map(), frames = new Map();
  window.addEventListener(EVENTS.canvas, ({ detail }) => canvases.set(detail.id, detail));
  window.addEventListener(EVENTS.drawn, ({ detail }) => scenes.set(detail.id, detail.scene));
  window.addEventListener(EVENTS.painted, ({ detail }) => frames.set(detail.id, detail));

  const canvas = (id = CHART) => canvases.get(id) || null;
  const cy = (id = CHART) => canvases.has(id) ? canvas(id).cy : null;
  // As the server sent it; null before the first is drawn.
  const scene = (id = CHART) => scenes.get(id) || null;
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
    const node = cy(id).getElementById(key);
    return node.empty() ? null : { ...node.position() };
  }

  // The same in px of the page's window.
  function spot(key, id = CHART) {
    const { x, y } = position(key, id), { zoom, pan } = view(id), box = document.getElementById(id).getBoundingClientRect();
    return { x: box.left + pan.x + zoom * x, y: box.top + pan.y + zoom * y };
  }

  const view = (id = CHART) => ({ zoom: cy(id).zoom(), pan: { ...cy(id).pan() } });
  const size = (id = CHART) => ({ width: cy(id).width(), height: cy(id).height() });
  const moving = (id = CHART) => cy(id).animated();
  const keys = (id = CHART) => cy(id) ? cy(id).nodes().map((node) => node.id()) : [];
  const lines = (id = CHART) => cy(id).edges().map((edge) => [edge.target().id(), edge.source().id(), edge.className().join(" ")]);
  const marked = (name, id = CHART) => cy(id) ? cy(id).elements(`.${name}`).map((one) => one.id()) : [];
  const count = (id = CHART) => cy(id) ? cy(id).elements().length : 0;

  // Whether every card is where the scene has it, none fading, no zoom under way, and the tree twin tells the same.
  function isAtRest() {
    const chart = cy(), now = scene();
    if (!chart || !now || moving() || chart.nodes().length !== now.seats.length) return false;
    if (chart.edges().length !== now.lines.length) return false;
    if (document.querySelectorAll("#chart-tree [role=treeitem]").length !== now.seats.length) return false;
    return now.seats.every((seat) => {
      const node = chart.getElementById(seat.id), at = position(seat.id);
      return at && node.scratch("_shown") === undefined && Math.hypot(at.x - seat.x, at.y - seat.y) <= 0.01;
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
      cy(id).forceRender();
    });
  }

  // Another zoom and place of the window, painted.
  async function look(zoom, pan, id = CHART) {
    cy(id).viewport({ zoom, pan });
    await repainted(id);
    return view(id);
  }

  // Nearer or farther about the middle of the window, painted.
  async function zoomBy(factor, id = CHART) {
    const { width, height } = size(id);
    cy(id).zoom({ level: cy(id).zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
    await repainted(id);
    return view(id);
  }

  // What a fresh frame says of each card in the window: id, height of its letters in px, text, whether it is cut.
  async function labels(id = CHART) {
    await repainted(id);
    return frames.get(id).labels();
  }

  // The picture of the cards, with its px for each px of the window.
  function picture(id = CHART) {
    const layer = cy(id).container().querySelector(".card-layer");
    return { layer, context: layer.getContext("2d"), ratio: layer.width / cy(id).width() };
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

  // Colour of the first line of a class.
  function lineColour(name, id = CHART) {
    const line = cy(id).edges(`.${name}`)[0];
    return line ? line.style("line-color") : null;
  }

  // Cards that are on the canvas now, and which of them are still the same ones later.
  let tagged = new Map();
  function tag(id = CHART) {
    tagged = new Map(cy(id).nodes().map((node) => [node.id(), node]));
  }
  const kept = (id = CHART) => cy(id).nodes().filter((node) => tagged.get(node.id()) === node).map((node) => node.id());

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
    canvas, cy, scene, fields, once, position, spot, view, size, moving, keys, lines, marked, count, chart, repainted, look,
    zoomBy, labels, ink, unpainted, lineColour, tag, kept, follow, followed: () => followed,
  };
})();
