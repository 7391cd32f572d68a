// Scripts that come late, each fetched once.

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Fetches and runs a classic script; a second call waits for the same one.
 * @param {string} address
 * @param {string} what  What it is for, for the message.
 * @returns {Promise<void>}
 */
export function loadScript(address, what) {
  const known = loading.get(address);
  if (known) return known;
  const promise = new Promise((/** @type {(value: void) => void} */ done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done();
    script.onerror = () => {
      loading.delete(address);
      script.remove();
      fail(new Error(`The script of ${what} could not be loaded. Try again.`));
    };
    document.head.append(script);
  });
  loading.set(address, promise);
  return promise;
}
