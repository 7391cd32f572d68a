// The module of features that come late: asked for again while nobody answers, as when one machine gives way to another.
import { make } from "./dom.js";

// A proxy leaves out a machine that did not answer for some seconds.
const PAUSES_MS = [500, 1500, 4000, 8000];
const AGAIN = "The server does not answer. Trying again …", LOST = "This part of the page did not come: the server does not answer. Open it once more.";

/**
 * A way to a module, which is fetched by its first use. Says so while it does not come; after 14 s it gives up, and the next use begins anew.
 * @param {string} address  With a query.
 * @param {(address: string) => Promise<any>} load
 * @returns {() => Promise<any>}
 */
export function lateModule(address, load) {
  /** @type {Promise<any> | null} */
  let coming = null;
  let asked = 0;
  const note = make("div", { class: "late-note", role: "alert" });
  // A browser remembers by its address that a module did not come.
  const once = () => { asked += 1; return load(asked > 1 ? `${address}&again=${asked - 1}` : address); };
  async function ask() {
    for (const pause of PAUSES_MS) {
      try {
        return await once();
      } catch {
        note.textContent = AGAIN;
        document.body.append(note);
        await new Promise((done) => { setTimeout(done, pause); });
      }
    }
    return once();
  }
  const come = async () => {
    try {
      const module = await ask();
      note.remove();
      return module;
    } catch {
      coming = null;
      note.textContent = LOST;
      throw new Error(LOST);
    }
  };
  return () => (coming = coming || come());
}
