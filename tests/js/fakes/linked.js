// A chart as the Compare tab uses it.
import { fakeHost } from "./host.js";

/** A chart whose window shows all of it at a zoom. */
export function linkable(zoom) {
  const host = fakeHost({}), marked = [];
  const made = {
    host, marked, shown: [], lit: [], centred: [], seats: new Map(), centre: (id) => { made.centred.push(id); }, markWithLine: (id) => { made.lit.push(id); }, hit: ({ id }) => id,
    mark: (id) => { marked.push(id); }, start: () => {}, show: (scene) => { made.shown.push(scene.query); made.seats = new Map((scene.seats || []).map((seat) => [seat.id, seat])); },
    get camera() { return host.camera(); },
    moveTo(camera) { host.moveTo(camera); host.tell("Move"); },
    fit() { made.moveTo({ zoom, pan: { x: zoom * 10, y: 0 } }); },
    bounds: { left: 0, right: 100 / zoom, top: 0, bottom: 10 }, beside: () => null,
    frame: () => ({ left: 0, top: 0, right: 0, bottom: 0 }),
  };
  return made;
}
