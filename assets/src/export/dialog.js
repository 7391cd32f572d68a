// The export dialog: what of the company, as which file, with what round it; it says what will be in the file before it is made.
// Comes late: the state is handed to it.
import { sentenceOf } from "../api/client.js";
import { exportFile, forecast, makeExport } from "../api/exports.js";
import { EXPORT_MENU } from "../ids.js";
import { config } from "../state/config.js";
import { byId, check, field, fill, make, select } from "../ui/dom.js";
import { size } from "../ui/format.js";
import { EACH, FIRST_CHOICES, PAGES, base64Of, branchOf, canHold, canTurn, paperLabel, papersOf, requestOf, scopesOf, usesOf, withChoice } from "./choices.js";
import { createRunning } from "./running.js";

/** @import { Choices } from "./choices.js" */
/** @import { ForecastAnswer } from "../contract.d.ts" */
/** @import { PageState } from "../state/page.js" */
/** @import { Store } from "../state/store.js" */

// A person who goes through a list with the arrow keys asks for none of those passed.
const REST_MS = 200;
const LOGOS = "image/png,image/jpeg,image/svg+xml", MOST_LOGO = 512 * 1024;

/** A scope in words. @param {Choices["scope"]} scope @param {{ name: string } | null} branch */
function scopeText(scope, branch) {
  if (scope === "branch") return branch ? `The branch of ${branch.name}` : "A branch: select a card first";
  return { shown: "What is shown", company: "The whole company", branches: "Every branch, a file each in one ZIP", comparison: "The comparison", fit: "The fit report" }[scope];
}

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

  function paint() {
    const { format, scope, each, pages, paper } = choices, uses = usesOf(choices), kinds = config().export_kinds;
    const kind = kinds.find((one) => one.format === format), branch = branchOf(page.get());
    const radio = (/** @type {Choices["scope"]} */ value, /** @type {string} */ text, isOff = false) => make("label", { class: "own-check" },
      make("input", { type: "radio", name: "export-scope", value, checked: scope === value, disabled: isOff, "data-key": `scope-${value}`, on: { change: () => choose({ scope: value }) } }),
      make("span", { text }));
    fill(form,
      make("fieldset", { class: "export-scope" }, make("legend", { class: "label", text: "What" }),
        scopesOf(page.get().tab).map((one) => radio(one, scopeText(one, branch), one === "branch" && !branch)),
        scope === "branches" ? select("Files", EACH, each, changing("each")) : null),
      field("File", formats(format)), make("p", { class: "hint export-kind", text: kind ? kind.text : "" }),
      uses.pages || uses.theme ? make("div", { class: "own-pair" },
        uses.pages ? select(format === "pptx" ? "Slides" : "Pages", PAGES, pages, changing("pages")) : null,
        uses.paper ? select(paperLabel(format), papersOf(choices, config().papers), paper, changing("paper")) : null,
        uses.paper && canTurn(paper) ? select("Orientation", [["", "Landscape"], ["1", "Portrait"]], choices.isUpright ? "1" : "",
          { "data-key": "turn", on: { change: (/** @type {any} */ event) => choose({ isUpright: event.target.value === "1" }) } }) : null,
        uses.scale ? select("Size", [["1", "1x"], ["2", "2x"], ["4", "4x"]], String(choices.scale),
          { "data-key": "scale", on: { change: (/** @type {any} */ event) => choose({ scale: /** @type {1 | 2 | 4} */ (Number(event.target.value)) }) } }) : null,
        uses.theme ? select("Colours", [["light", "Light"], ["dark", "Dark"]], choices.theme, changing("theme")) : null) : null,
      // It changes nothing else here: to paint anew would take the click away that leaves it.
      uses.title ? field("Title", make("input", { type: "text", value: choices.title, maxlength: "300", placeholder: "The usual one", "data-key": "title",
        on: { input: (/** @type {any} */ event) => { choices = { ...choices, title: event.target.value }; } } })) : null,
      uses.texts ? make("fieldset", { class: "export-parts" }, make("legend", { class: "label", text: "Round the chart" }),
        toggle("Title", "hasTitle"), toggle("Subtitle", "hasSubtitle"), toggle("Date", "hasDate"),
        uses.legend ? toggle("Legend", "hasLegend") : null, toggle("Sources", "hasSources"),
        uses.transparent ? toggle("Transparent ground", "isTransparent") : null, logo()) : null,
      restricted.length > 0 ? make("fieldset", { class: "export-restricted" }, make("legend", { class: "label", text: "Restricted columns" }),
        make("p", { class: "hint", text: "None leaves with the file unless it is ticked." }),
        restricted.map((heading) => check(heading, choices.restricted.includes(heading), { "data-key": `column-${heading}`,
          on: { change: (/** @type {any} */ event) => choose({ restricted: event.target.checked ? [...choices.restricted, heading] : choices.restricted.filter((one) => one !== heading) }) } }))) : null);
  }

  /** A control of a choice that is a text. @param {"pages" | "paper" | "theme" | "each"} key */
  const changing = (key) => ({ "data-key": key, on: { change: (/** @type {any} */ event) => choose({ [key]: event.target.value }) } });

  /** @param {string} text @param {"hasTitle" | "hasSubtitle" | "hasDate" | "hasLegend" | "hasSources" | "isTransparent"} key */
  const toggle = (text, key) => check(text, choices[key], { "data-key": key, on: { change: (/** @type {any} */ event) => choose({ [key]: event.target.checked }) } });

  /** A logo is chosen from the disk, or left out again. */
  function logo() {
    const { logo: chosen } = choices;
    if (chosen) {
      return make("span", { class: "export-logo" }, make("span", { text: `Logo: ${chosen.name}` }),
        make("button", { type: "button", class: "button", "data-key": "logo-off", "aria-label": `Leave out the logo ${chosen.name}`, text: "Leave out", on: { click: () => choose({ logo: null }) } }));
    }
    return field("Logo", make("input", { type: "file", accept: LOGOS, "data-key": "logo", on: { change: async (/** @type {any} */ event) => {
      const [file] = event.target.files;
      if (!file) return;
      if (file.size > MOST_LOGO) { message.textContent = `The logo has ${size(file.size)}; ${size(MOST_LOGO)} is the most. Save it smaller, or as SVG.`; event.target.value = ""; return; }
      choose({ logo: { name: file.name, data: base64Of(new Uint8Array(await file.arrayBuffer())) } });
    } } }));
  }

  /** @param {string} format */
  function formats(format) {
    /** @type {Map<string, HTMLOptGroupElement>} */
    const groups = new Map();
    for (const one of config().export_kinds) {
      if (!canHold(choices.scope, one.format)) continue;
      if (!groups.has(one.group)) groups.set(one.group, make("optgroup", { label: one.group }));
      groups.get(one.group)?.append(make("option", { value: one.format, text: one.label, selected: one.format === format }));
    }
    return make("select", { "data-key": "format", on: { change: (/** @type {any} */ event) => choose({ format: event.target.value }) } }, [...groups.values()]);
  }

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
