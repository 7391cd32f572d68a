// A pause after which something is done, for each of several things on its own.

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
