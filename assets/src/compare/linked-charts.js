// Two charts with one zoom and one place for both.

/** @import { Chart } from "../chart/scene-view.js" */
/** What is used of a chart. @typedef {Pick<Chart, "fit" | "beside" | "bounds" | "moveTo" | "camera" | "mark" | "host" | "frame">} Linkable */

// Room for the title over each.
const FRAME = { left: 16, top: 48, right: 16, bottom: 16 };

/**
 * Gives two charts one zoom and one place, and points out the same seat on both.
 * @param {Linkable} a
 * @param {Linkable} b
 * @returns {() => void}  The zoom that shows all of both, with both tops at the same place.
 */
export function link(a, b) {
  const both = [a, b];
  let isFollowing = false, pointed = "";
  const alone = (/** @type {() => void} */ act) => {
    if (isFollowing) return;
    isFollowing = true;
    act();
    isFollowing = false;
  };
  for (const chart of both) {
    const other = chart === a ? b : a;
    chart.frame = () => FRAME;
    chart.beside = () => other.bounds;
    chart.host.onMove(() => alone(() => other.moveTo(chart.camera, false)));
    chart.host.onPointer(({ id }) => {
      if (id === pointed) return;
      pointed = id;
      for (const one of both) one.mark(id);
    });
  }
  return () => alone(() => {
    a.fit();
    b.fit();
    const [smaller, other] = a.camera.zoom <= b.camera.zoom ? [a, b] : [b, a];
    other.moveTo(smaller.camera, false);
  });
}
