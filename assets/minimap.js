// A small map of the whole chart in a corner, with the part that the window shows; for pointers only, as it doubles the canvas.
(function (root) {
  "use strict";
  const CHART = "chart", KEY = "reportline-minimap";
  const MOST = { width: 184, height: 124 };
  // A strip thinner than this could not be pointed at.
  const LEAST_PX = 28;
  const AIR_PX = 6;

  // Size of the map and where the scene lies on it: map = at + scale * scene.
  function frame({ left, right, top, bottom }) {
    const width = Math.max(1, right - left), height = Math.max(1, bottom - top);
    const scale = Math.min((MOST.width - 2 * AIR_PX) / width, (MOST.height - 2 * AIR_PX) / height);
    const size = { width: Math.max(LEAST_PX, width * scale + 2 * AIR_PX), height: Math.max(LEAST_PX, height * scale + 2 * AIR_PX) };
    return { ...size, scale, x: (size.width - width * scale) / 2 - left * scale, y: (size.height - height * scale) / 2 - top * scale };
  }

  // The window on the map.
  function shown(map, zoom, pan, window_) {
    return {
      x: map.x - (pan.x / zoom) * map.scale, y: map.y - (pan.y / zoom) * map.scale,
      width: (window_.width / zoom) * map.scale, height: (window_.height / zoom) * map.scale,
    };
  }

  // The pan that brings a point of the map into the middle of the window.
  function panTo(map, point, zoom, window_) {
    return {
      x: window_.width / 2 - (zoom * (point.x - map.x)) / map.scale,
      y: window_.height / 2 - (zoom * (point.y - map.y)) / map.scale,
    };
  }

  // Whether all of the scene lies in the window, but for a px or two.
  function isAllIn({ left, right, top, bottom }, zoom, pan, window_) {
    const slack = 2;
    return pan.x + zoom * left >= -slack && pan.x + zoom * right <= window_.width + slack
      && pan.y + zoom * top >= -slack && pan.y + zoom * bottom <= window_.height + slack;
  }

  if (typeof module !== "undefined") { module.exports = { frame, shown, panTo, isAllIn, MOST }; return; }

  const isOff = () => root.localStorage.getItem(KEY) === "off";

  root.addEventListener("reportline:canvas", ({ detail: canvas }) => {
    if (canvas.id === CHART) start(canvas);
  });

  function start(canvas) {
    const { cy } = canvas, { make } = root.reportlineDom;
    const host = document.getElementById("chart-frame");
    for (const old of host.querySelectorAll("#minimap, #minimap-toggle")) old.remove();
    const picture = make("canvas", {}), view = make("div", { class: "minimap-window" });
    const box = make("div", { id: "minimap", class: "minimap", "aria-hidden": "true", hidden: true }, picture, view);
    const label = "Map of the whole chart";
    const toggle = make("button", { id: "minimap-toggle", type: "button", class: "tool minimap-toggle", title: label, "aria-label": label, hidden: true }, make("span", { class: "icon icon-map" }));
    host.append(box);
    host.querySelector(".tools").append(toggle);
    let map = null, bounds = null, frameAsked = 0;

    const windowNow = () => ({ width: cy.width(), height: cy.height() });

    function drawScene() {
      if (!canvas.seats.size) return;
      bounds = root.reportlineCanvas.bounds(canvas);
      map = frame(bounds);
      const ratio = root.devicePixelRatio || 1;
      picture.width = Math.round(map.width * ratio);
      picture.height = Math.round(map.height * ratio);
      box.style.width = picture.style.width = `${map.width}px`;
      box.style.height = picture.style.height = `${map.height}px`;
      const ctx = picture.getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      for (const seat of canvas.seats.values()) {
        const stripe = seat.marks.find((mark) => mark[0] === "p");
        const width = Math.max(1.5, seat.w * map.scale), height = Math.max(1.5, seat.h * map.scale);
        ctx.fillStyle = stripe ? stripe[2] : "";
        ctx.fillRect(map.x + seat.x * map.scale - width / 2, map.y + seat.y * map.scale - height / 2, width, height);
      }
      moveWindow();
    }

    function moveWindow() {
      frameAsked = 0;
      if (!map) return;
      const zoom = cy.zoom(), pan = cy.pan(), all = isAllIn(bounds, zoom, pan, windowNow());
      toggle.hidden = all;
      toggle.setAttribute("aria-pressed", String(!isOff()));
      box.hidden = all || isOff();
      if (box.hidden) return;
      const at = shown(map, zoom, pan, windowNow());
      view.style.transform = `translate(${at.x}px, ${at.y}px)`;
      view.style.width = `${at.width}px`;
      view.style.height = `${at.height}px`;
    }

    const soon = () => { if (!frameAsked) frameAsked = requestAnimationFrame(moveWindow); };
    cy.on("reportline:drawn", drawScene);
    cy.on("viewport resize", soon);

    toggle.addEventListener("click", () => {
      root.localStorage.setItem(KEY, isOff() ? "on" : "off");
      moveWindow();
    });

    // Where in the window's frame it was taken hold of; a press beside the frame brings its middle there.
    let hold = null;
    function go(event) {
      const edge = box.getBoundingClientRect();
      const point = { x: event.clientX - edge.left - box.clientLeft - hold.x, y: event.clientY - edge.top - box.clientTop - hold.y };
      root.reportlineCanvas.move(canvas, cy.zoom(), panTo(map, point, cy.zoom(), windowNow()), false);
    }
    box.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const at = view.getBoundingClientRect();
      const dx = event.clientX - at.left - at.width / 2, dy = event.clientY - at.top - at.height / 2;
      hold = Math.abs(dx) <= at.width / 2 && Math.abs(dy) <= at.height / 2 ? { x: dx, y: dy } : { x: 0, y: 0 };
      box.setPointerCapture(event.pointerId);
      go(event);
    });
    box.addEventListener("pointermove", (event) => { if (hold) go(event); });
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => { hold = null; });
    drawScene();
  }
})(typeof window !== "undefined" ? window : globalThis);
