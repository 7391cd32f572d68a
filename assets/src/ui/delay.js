// A pause after which something is done.

/**
 * Does what was asked last of a key once nothing more was asked of it for a while; other keys do not disturb it.
 * @param {number} ms
 * @returns {(key: string, act: () => void) => void}
 */
export function delays(ms) {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const timers = new Map();
  return (key, act) => {
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(act, ms));
  };
}

/**
 * Does what can wait as soon as nothing else is to be done, at the latest after a while.
 * @param {() => void} act
 * @param {number} ms
 */
export function whenIdle(act, ms) {
  // Not every browser has it.
  if (globalThis.requestIdleCallback) globalThis.requestIdleCallback(act, { timeout: ms });
  else setTimeout(act, 0);
}

/**
 * Does what can wait once the next frame is on the screen; the same asked for twice before is done once.
 * @returns {(act: () => void) => void}
 */
export function afterFrames() {
  /** @type {Set<() => void>} */
  const waiting = new Set();
  const take = () => { const acts = [...waiting]; waiting.clear(); return acts; };
  return (act) => {
    if (!waiting.size) {
      // A page that nobody sees has no frames.
      const timer = setTimeout(() => { for (const one of take()) one(); }, 250);
      // What can wait for the frame can wait for what a person does meanwhile, too.
      requestAnimationFrame(() => { clearTimeout(timer); for (const one of take()) whenIdle(one, 100); });
    }
    waiting.add(act);
  };
}
