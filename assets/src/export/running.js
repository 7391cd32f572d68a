// The visitor's exports: how far each is, cancel, download. They are the server's: a page that is opened again has them too.
import { exportFile, listExports, removeExport } from "../api/exports.js";
import { fill, make } from "../ui/dom.js";
import { number, size } from "../ui/format.js";
import { isBusy, stateText } from "./choices.js";

/** @import { ExportJson } from "../contract.d.ts" */

// Whoever waits looks at it about so often.
const LOOK_MS = 700;

/**
 * A list that looks by itself while anything is in the making.
 * @param {(id: string) => void} onReady  Hears of one that was begun here and is ready.
 */
export function createRunning(onReady) {
  const list = make("ul", { class: "export-list" }), element = make("section", { class: "export-running", "aria-label": "Your exports", hidden: true },
    make("h3", { text: "Your exports" }), make("p", { class: "hint", text: "Each is there for two hours, also after a reload." }), list);
  const said = make("div", { class: "unseen", role: "status" });
  element.append(said);
  /** @type {Set<string>} */
  const begun = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isOpen = false, painted = "";

  async function look() {
    clearTimeout(timer);
    const { data } = await listExports();
    if (data) show(data.exports);
    if (isOpen && (!data || isBusy(data.exports))) timer = setTimeout(look, LOOK_MS);
  }

  /** @param {ExportJson[]} all */
  function show(all) {
    element.hidden = all.length === 0;
    const now = JSON.stringify(all);
    if (now !== painted) fill(list, all.map(row));
    painted = now;
    for (const one of all) {
      if (!begun.has(one.id) || one.state === "waiting" || one.state === "working") continue;
      begun.delete(one.id);
      said.textContent = one.state === "ready" ? `${one.name} is ready.` : `${one.name} was not made. ${one.error}`;
      if (one.state === "ready") onReady(one.id);
    }
  }

  /** @param {ExportJson} one */
  function row(one) {
    const isDone = one.state === "ready", isMade = one.state === "waiting" || one.state === "working";
    const bar = isMade ? make("progress", { max: "1", value: one.of ? String(one.done / one.of) : null, "aria-label": `How far ${one.name} is` }) : null;
    const word = isMade ? "Cancel" : "Remove";
    return make("li", { class: `export-row ${one.state}` },
      make("div", { class: "export-what" }, make("b", { text: one.name }), make("span", { class: "hint", text: one.what })),
      bar, make("span", { class: one.state === "failed" ? "message" : "hint", text: stateText(one, size, number) }),
      make("div", { class: "own-buttons" },
        isDone ? make("a", { class: "button", href: exportFile(one.id), download: one.name, "data-key": `get-${one.id}`, "aria-label": `Download ${one.name}`, text: "Download" }) : null,
        make("button", { type: "button", class: "button", "data-key": `drop-${one.id}`, "aria-label": `${word} ${one.name}`, text: word,
          on: { click: async () => { begun.delete(one.id); await removeExport(one.id); look(); } } })));
  }

  return {
    element,
    /** One that was begun here. @param {ExportJson} one */
    add(one) { begun.add(one.id); look(); },
    open() { isOpen = true; look(); },
    close() { isOpen = false; clearTimeout(timer); },
  };
}
