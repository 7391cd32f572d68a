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
