// The export dialog: what of the company, as which file, with what round it; it says what will be in the file before it is made.
// Comes late: the state is handed to it.
import { sentenceOf } from "../api/client.js";
import { exportFile, forecast, makeExport } from "../api/exports.js";
import { EXPORT_MENU } from "../ids.js";
import { delays } from "../ui/delay.js";
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

/**
 * The dialog's own parts, round its form.
 * @param {{ form: HTMLElement, told: HTMLElement, message: HTMLElement, go: HTMLElement, running: HTMLElement }} parts @param {() => void} begin  Makes the file.
 */
function build({ form, told, message, go, running }, begin) {
  const dialog = make("dialog", { class: "own-dialog export-dialog", "aria-labelledby": "export-title" },
    make("form", { method: "dialog", on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); begin(); } } },
      make("div", { class: "drawer-head" }, make("h2", { id: "export-title", class: "panel-title", text: "Export" }),
        make("button", { type: "button", class: "tool", "aria-label": "Close", text: "×", on: { click: () => dialog.close() } })),
      form, told, message, make("div", { class: "own-buttons" }, go)),
    running);
  return dialog;
}

/** Saves a file as a link would. @param {HTMLElement} box @param {string} id */
function download(box, id) {
  const link = make("a", { href: exportFile(id), download: "", hidden: true });
  box.append(link);
  link.click();
  link.remove();
}

/** What is said of a file before it is made. @param {ForecastAnswer} answer */
const forecastText = ({ text, warning, taken }) =>
  [text, warning, taken.length ? `With the restricted ${taken.length === 1 ? "column" : "columns"} ${taken.join(", ")}.` : ""].filter(Boolean).join(" ");

/** The choices of the last time, as far as there still is what they were made of.
 * @param {Choices} choices @param {PageState} state @param {string} openedOn  The tab of the last time. */
function reopened(choices, state, openedOn) {
  const { tab } = state, scopes = scopesOf(tab);
  const isGone = tab !== openedOn || !scopes.includes(choices.scope) || (choices.scope === "branch" && !branchOf(state));
  return withChoice(choices, { restricted: [], scope: isGone ? scopes[0] : choices.scope });
}

/** Asks what will be in the file, when the choices rest, and says it.
 * @param {{ told: HTMLElement, message: HTMLElement }} parts
 * @param {(answer: ForecastAnswer) => void} take  Gets each answer that is still asked for. */
function createForecast({ told, message }, take) {
  /** @type {{ cancel: () => void } | null} */
  let asking = null;
  const rest = delays(REST_MS);
  return {
    stop() {
      asking?.cancel();
      rest("plan", () => {});
    },
    /** @param {() => Parameters<typeof forecast>[0]} request  Of what is chosen by then. */
    ask(request) {
      asking?.cancel();
      message.textContent = "";
      told.textContent = "Counting …";
      rest("plan", async () => {
        const mine = forecast(request());
        asking = mine;
        const { data, refusal, cancelled } = await mine.answer;
        if (cancelled || asking !== mine) return;
        asking = null;
        told.textContent = data ? forecastText(data) : "";
        message.textContent = data ? data.refusal : refusal ? sentenceOf(refusal) : "";
        if (data) take(data);
      });
    },
  };
}

/** Opens it; the choices are those of the last time. @param {{ page: Store<PageState> }} context @returns {() => void} */
export function createExportDialog({ page }) {
  let choices = { ...FIRST_CHOICES }, openedOn = "";
  /** @type {string[]} */
  let restricted = [];

  const running = createRunning((id) => { if (dialog.open) download(dialog, id); });
  const form = make("div", { class: "export-form" }), told = make("p", { class: "export-told", role: "status" });
  const message = make("div", { class: "message", role: "alert" });
  const go = make("button", { type: "submit", class: "button primary", text: "Make the file" });
  const plan = createForecast({ told, message }, take);
  const dialog = build({ form, told, message, go, running: running.element }, () => begin());
  dialog.addEventListener("close", () => { running.close(); plan.stop(); });
  byId(EXPORT_MENU).after(dialog);

  /** @param {Partial<Choices>} changed */
  function choose(changed) {
    choices = withChoice(choices, changed);
    paint();
    plan.ask(request);
  }

  const acts = {
    choose,
    // It changes nothing else here: to paint anew would take the click away that leaves it.
    retitle: (/** @type {string} */ title) => { choices = { ...choices, title }; },
    refuse: (/** @type {string} */ text) => { message.textContent = text; },
  };
  const paint = () => fill(form, ...exportForm(choices, restricted, page.get(), acts));
  const request = () => requestOf(choices, page.get(), new Date());

  /** @param {ForecastAnswer} answer */
  function take({ refusal, restricted: found }) {
    go.disabled = Boolean(refusal);
    if (found.join("\n") === restricted.join("\n")) return;
    restricted = found;
    paint();
  }

  async function begin() {
    go.disabled = true;
    const { data, refusal } = await makeExport(request());
    go.disabled = false;
    message.textContent = refusal ? sentenceOf(refusal) : "";
    if (!data) return;
    running.add(data.export);
    running.element.scrollIntoView({ block: "nearest" });
  }

  return () => {
    // The chart has changed since, and another company has other columns.
    restricted = [];
    choices = reopened(choices, page.get(), openedOn);
    openedOn = page.get().tab;
    go.disabled = false;
    paint();
    dialog.showModal();
    running.open();
    plan.ask(request);
  };
}
