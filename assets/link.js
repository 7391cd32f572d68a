// The address bar: read once at the start, kept in step afterwards, and the export links that follow it.
(function () {
  "use strict";
  const keep = () => window.dash_clientside.no_update;
  let parts = { drawn: "", tab: "explore", selected: "", compared: null, theme: "light" };
  let view = null;
  let timer = 0;

  // The page comes with the first screen drawn; the server is asked only about a link that says more.
  function start() {
    return hasQuery() ? window.location.search.slice(1) : keep();
  }

  function hasQuery() {
    return window.location.search.length > 1;
  }

  function viewport() {
    const fields = new URLSearchParams(window.location.search);
    const zoom = Number(fields.get("z")), x = Number(fields.get("x")), y = Number(fields.get("y"));
    if (!fields.has("z") || !Number.isFinite(zoom) || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    if (zoom < 0.05 || zoom > 4 || Math.abs(x) > 1e6 || Math.abs(y) > 1e6) return null;
    return { zoom, pan: { x, y } };
  }

  // Query of the whole page: the chart's own fields, then selection, tab, comparison, and where the window stands.
  function query(now, seen) {
    const fields = new URLSearchParams(now.drawn);
    if (now.selected) fields.set("sel", now.selected);
    if (now.tab !== "explore") fields.set("tab", now.tab);
    for (const [key, value] of Object.entries((now.tab === "compare" && now.compared) || {})) {
      if (value) fields.set(key, value);
    }
    if (seen) {
      fields.set("z", seen.zoom.toFixed(3));
      fields.set("x", seen.pan.x.toFixed(0));
      fields.set("y", seen.pan.y.toFixed(0));
    }
    return fields.toString().replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%3E/g, ">");
  }

  function exportLink(now, format, scale) {
    const kind = now.tab === "compare" ? "compare" : "chart";
    const fields = new URLSearchParams(now.drawn);
    if (kind === "compare") {
      for (const [key, value] of Object.entries(now.compared || {})) if (value) fields.set(key, value);
    }
    if (now.theme !== "light") fields.set("theme", now.theme);
    if (scale !== 1) fields.set("scale", scale);
    return `/export/${kind}.${format}?${fields}`;
  }

  if (typeof module !== "undefined") { module.exports = { query, exportLink }; return; }

  function put() {
    const address = query(parts, view);
    window.history.replaceState(null, "", address ? `?${address}` : window.location.pathname);
  }

  function write(drawn, tab, selected, compared, theme, ids) {
    if (!drawn) return [keep(), ids.map(keep)];
    parts = { drawn, tab, selected, compared, theme };
    put();
    return [query(parts, null), ids.map((id) => exportLink(parts, id.format, id.scale))];
  }

  window.addEventListener("reportline:viewport", ({ detail: canvas }) => {
    view = { zoom: canvas.cy.zoom(), pan: { ...canvas.cy.pan() } };
    clearTimeout(timer);
    timer = setTimeout(() => { if (parts.drawn) put(); }, 250);
  });

  window.reportlineLink = { viewport, hasQuery };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { link: { start, write } });
})();
