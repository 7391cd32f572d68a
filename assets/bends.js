// Lines as Cytoscape wants them: bend points relative to the straight line between two card centres.
(function (root) {
  "use strict";

  // points: corner points from the boss's card to the report's; a, b: centres of the two cards.
  // Returns the weight along a-b and the distance beside it for every corner.
  function toSegments(points, a, b) {
    const dx = b.x - a.x, dy = b.y - a.y;
    const square = dx * dx + dy * dy || 1;
    const length = Math.sqrt(square);
    const weights = [], distances = [];
    for (const [x, y] of points) {
      const px = x - a.x, py = y - a.y;
      weights.push(((px * dx + py * dy) / square).toFixed(5));
      distances.push(((py * dx - px * dy) / length).toFixed(3));
    }
    return { weights: weights.join(" "), distances: distances.join(" ") };
  }

  // Corner points on the way from one route to another, t from 0 to 1. Solid routes of one layout have as many corners
  // each, with the same directions, so a line stays upright while its cards glide.
  function between(from, to, t) {
    if (!from) return to;
    const start = stretched(from, to.length);
    return to.map(([x, y], i) => [start[i][0] + (x - start[i][0]) * t, start[i][1] + (y - start[i][1]) * t]);
  }

  // A route with as many corners as another: its end repeated, or its last corners but the end left out.
  function stretched(route, count) {
    const end = route[route.length - 1];
    return Array.from({ length: count }, (_, i) => (i < count - 1 && i < route.length ? route[i] : end));
  }

  // Slow at both ends.
  function ease(t) {
    return t < 0.5 ? 4 * t * t * t : 1 - Math.pow(-2 * t + 2, 3) / 2;
  }

  const bends = { toSegments, between, ease };
  if (typeof module !== "undefined") module.exports = bends;
  else root.reportlineBends = bends;
})(typeof window !== "undefined" ? window : globalThis);
