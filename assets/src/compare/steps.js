// From change to change: next and previous, by buttons and by n and p; each is pointed out and said.
import { make } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { isNarrow } from "../ui/widths.js";
import { changeText } from "./changes-walk.js";
import { isForControl, isPlain } from "../ui/keystrokes.js";

/** @import { ChangeRow } from "../contract.d.ts" */

/**
 * @param {HTMLElement} host
 * @param {{ at: (place: number) => Promise<{ row: ChangeRow, total: number } | null>, point: (row: Pick<ChangeRow, "seat" | "id">) => Promise<boolean>, isShown: () => boolean }} acts
 */
export function createSteps(host, { at, point, isShown }) {
  let place = -1, total = 0, asked = 0;
  const said = make("p", { class: "compare-said", role: "status", "aria-live": "polite" });
  const button = (/** @type {string} */ text, /** @type {string} */ key, /** @type {number} */ step) =>
    make("button", { type: "button", class: "button", text, title: `Key ${key}`, "aria-keyshortcuts": key, on: { click: () => go(place + step) } });
  host.replaceChildren(button("Previous change", "p", -1), button("Next change", "n", 1), said);

  /** @param {number} wanted */
  async function go(wanted) {
    if (!total) return;
    // After the last comes the first.
    const next = place < 0 && wanted < 0 ? total - 1 : ((wanted % total) + total) % total;
    asked += 1;
    const mine = asked, found = await at(next);
    if (mine !== asked || !found || !found.row) return;
    place = next;
    // On a narrow window the charts stand below all that is said of them.
    if (isNarrow()) host.scrollIntoView({ block: "start" });
    const isThere = await point(found.row);
    if (mine === asked) said.textContent = `${number(place + 1)} of ${number(found.total)}. ${changeText(found.row)}${isThere ? "" : " (not drawn here)"}`;
  }

  document.addEventListener("keydown", (event) => {
    if (!isPlain(event) || isForControl(event) || !isShown()) return;
    if (event.key === "n") go(place + 1);
    else if (event.key === "p") go(place - 1);
  });

  return {
    go,
    /** Points out a change that was chosen in the list. @param {Parameters<typeof changeText>[0] & Pick<ChangeRow, "seat">} row */
    async show(row) {
      asked += 1;
      const mine = asked, isThere = await point(row);
      if (mine === asked) said.textContent = `${changeText(row)}${isThere ? "" : " (not drawn here)"}`;
    },
    /** Another list, of so many changes. @param {number} changes */
    restart(changes) {
      total = changes;
      place = -1;
      asked += 1;
      said.textContent = "";
    },
  };
}
