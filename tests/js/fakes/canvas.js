// A 2D context that writes down what is painted with what.

const STATE = { fillStyle: "", strokeStyle: "", lineWidth: 1, globalAlpha: 1, font: "", textAlign: "left" };

/**
 * A context whose `calls` are the methods called, each with its arguments and the state at that moment; letters are
 * 6 px wide.
 */
export function recorder(canvas = { width: 0, height: 0 }) {
  const calls = [], saved = [];
  const ctx = { ...STATE, canvas, dash: [], transform: [1, 0, 0, 1, 0, 0], calls };
  const now = () => Object.fromEntries([...Object.keys(STATE), "dash", "transform"].map((name) => [name, ctx[name]]));
  const call = (name) => (...args) => { calls.push({ name, args, ...now() }); };
  for (const name of ["beginPath", "closePath", "moveTo", "lineTo", "arcTo", "arc", "rect", "roundRect", "bezierCurveTo", "fill", "stroke",
    "fillRect", "clearRect", "fillText", "clip", "drawImage", "translate", "scale"]) ctx[name] = call(name);
  ctx.setLineDash = (dash) => { ctx.dash = dash; };
  ctx.setTransform = (...transform) => { ctx.transform = transform; };
  ctx.save = () => { saved.push(now()); };
  ctx.restore = () => { Object.assign(ctx, saved.pop()); };
  ctx.measureText = (text) => ({ width: 6 * Array.from(text).length });
  return ctx;
}

/** Calls of some names. @param {{ calls: any[] }} ctx @param {...string} names */
export const callsOf = (ctx, ...names) => ctx.calls.filter(({ name }) => names.includes(name));
