// The export dialog: what of the company, as which file, with what round it; it says what will be in the file before it is made.
// Comes late: the state is handed to it.
import { sentenceOf } from "../api/client.js";
import { exportFile, forecast, makeExport } from "../api/exports.js";
import { EXPORT_MENU } from "../ids.js";
import { byId, fill, make } from "../ui/dom.js";
import { FIRST_CHOICES, branchOf, requestOf, scopesOf, withChoice } from "./choices.js";
import { exportForm } from "./form.js";
import { createRunning } from "./running.js";

/** @import { Choices } from "./choices.js" */
/** @import { ForecastAnswer } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */

// A person who goes through a list with the arrow keys asks for none of those passed.
const REST_MS = 200;

/** Opens it; the choices are those of the last time. @param {{ page: Store<PageState> }} context @returns {() => void} */
export function createExportDialog({ page }) {
  let choices = { ...FIRST_CHOICES }, openedOn = "";
  /** @type {string[]} */
  let restricted = [];
  /** @type {{ cancel: () => void } | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const running = createRunning((id) => { if (dialog.open) download(id); });
  const form = make("div", { class: "export-form" }), told = make("p", { class: "export-told", role: "status" });
  const message = make("div", { class: "message", role: "alert" });
  const go = make("button", { type: "submit", class: "button primary", text: "Make the file" });
  const dialog = make("dialog", { class: "own-dialog export-dialog", "aria-labelledby": "export-title" },
    make("form", { method: "dialog", on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); begin(); } } },
      make("div", { class: "drawer-head" }, make("h2", { id: "export-title", class: "panel-title", text: "Export" }),
        make("button", { type: "button", class: "tool", "aria-label": "Close", text: "×", on: { click: () => dialog.close() } })),
      form, told, message, make("div", { class: "own-buttons" }, go)),
    running.element);
  dialog.addEventListener("close", () => { running.close(); asking?.cancel(); clearTimeout(timer); });
  byId(EXPORT_MENU).after(dialog);

  /** @param {Partial<Choices>} changed */
  function choose(changed) {
    choices = withChoice(choices, changed);
    paint();
    plan();
  }

  const paint = () => {
    fill(form, ...exportForm(choices, restricted, page.get(), {
      choose,
      // It changes nothing else here: to paint anew would take the click away that leaves it.
      retitle: (title) => { choices = { ...choices, title }; },
      refuse: (text) => { message.textContent = text; },
    }));
  };

  /** Asks what will be in the file, when the choices rest. */
  function plan() {
    asking?.cancel();
    clearTimeout(timer);
    message.textContent = "";
    told.textContent = "Counting …";
    timer = setTimeout(async () => {
      const mine = forecast(requestOf(choices, page.get(), new Date()));
      asking = mine;
      const { data, refusal, cancelled } = await mine.answer;
      if (cancelled || asking !== mine) return;
      asking = null;
      if (data) tell(data);
      else { told.textContent = ""; message.textContent = refusal ? sentenceOf(refusal) : ""; }
    }, REST_MS);
  }

  /** @param {ForecastAnswer} answer */
  function tell({ text, refusal, warning, restricted: found, taken }) {
    told.textContent = [text, warning, taken.length ? `With the restricted ${taken.length === 1 ? "column" : "columns"} ${taken.join(", ")}.` : ""].filter(Boolean).join(" ");
    message.textContent = refusal;
    go.disabled = Boolean(refusal);
    if (found.join("\n") === restricted.join("\n")) return;
    restricted = found;
    paint();
  }

  async function begin() {
    go.disabled = true;
    const { data, refusal } = await makeExport(requestOf(choices, page.get(), new Date()));
    go.disabled = false;
    message.textContent = refusal ? sentenceOf(refusal) : "";
    if (!data) return;
    running.add(data.export);
    running.element.scrollIntoView({ block: "nearest" });
  }

  /** Saves a file as a link would. @param {string} id */
  function download(id) {
    const link = make("a", { href: exportFile(id), download: "", hidden: true });
    dialog.append(link);
    link.click();
    link.remove();
  }

  return () => {
    // The chart has changed since, and another company has other columns.
    restricted = [];
    const tab = page.get().tab, scopes = scopesOf(tab);
    const isGone = tab !== openedOn || !scopes.includes(choices.scope) || (choices.scope === "branch" && !branchOf(page.get()));
    openedOn = tab;
    choices = withChoice(choices, { restricted: [], scope: isGone ? scopes[0] : choices.scope });
    go.disabled = false;
    paint();
    dialog.showModal();
    running.open();
    plan();
  };
}
