// A store: one value, pure updates, listeners that hear of a part of it.

/**
 * @template S
 * @typedef {object} Store
 * @property {() => S} get  The value now; never changed in place.
 * @property {(update: Partial<S> | ((state: S) => Partial<S>)) => void} set  Puts new parts in; listeners hear of it before it returns.
 * @property {<P>(select: (state: S) => P, act: (now: P, before: P) => void) => () => void} subscribe
 *   Calls `act` whenever the selected part is another one (Object.is); gives back the way to end it.
 */

/**
 * Makes a store. A change made by a listener is heard by all after the change they are hearing of.
 * @template S
 * @param {S} first
 * @returns {Store<S>}
 */
export function createStore(first) {
  let state = first;
  /** @type {Set<{ select: (state: S) => unknown, act: (now: any, before: any) => void, last: unknown }>} */
  const listeners = new Set();
  let isTelling = false, isAgain = false;

  function notify() {
    if (isTelling) { isAgain = true; return; }
    isTelling = true;
    try {
      do {
        isAgain = false;
        for (const one of [...listeners]) {
          const now = one.select(state), before = one.last;
          if (Object.is(now, before) || !listeners.has(one)) continue;
          one.last = now;
          one.act(now, before);
        }
      } while (isAgain);
    } finally {
      isTelling = false;
    }
  }

  return {
    get: () => state,
    set(update) {
      const parts = typeof update === "function" ? update(state) : update;
      state = { ...state, ...parts };
      notify();
    },
    subscribe(select, act) {
      const one = { select, act, last: /** @type {unknown} */ (select(state)) };
      listeners.add(one);
      return () => { listeners.delete(one); };
    },
  };
}
