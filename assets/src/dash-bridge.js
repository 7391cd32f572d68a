// The bridge to Dash: the only file that touches `window.dash_clientside`.

/** @type {any} */
const global = globalThis;

/**
 * Functions that callbacks of the page name.
 * @param {string} namespace
 * @param {Record<string, Function>} functions
 */
export function register(namespace, functions) {
  global.dash_clientside = Object.assign({}, global.dash_clientside, { [namespace]: functions });
}

/** Sets properties of a component, as a callback would. @param {string} id @param {Record<string, unknown>} props */
export const setProps = (id, props) => global.dash_clientside.set_props(id, props);

/** Resolves when Dash has mounted the page; a callback of its layout calls it (orgview/callbacks/start.py). @returns {Promise<void>} */
export function mounted() {
  return new Promise((done) => { register("page", { mounted: () => { done(); } }); });
}
