// The parameters of a typical company: controls and state in step, presets, and what is fetched ahead of a choice.
import { config } from "../state/config.js";
import { companyOf, page, withParameters, withPreset } from "../state/page.js";
import { toHeadcount, toQuery } from "../state/query.js";
import { COMPANY_MESSAGE, COO_WORDS_BLOCK, DIVISIONS_BLOCK, LINK_MESSAGE, MATRIX_BLOCK, SPECIAL_CASES } from "../ids.js";
import { make, put, setText } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { buildControl } from "./controls.js";

/** @import { Control, Value } from "./controls.js" */
/** @import { PageState, Parameters } from "../state/page.js" */

const HEADCOUNT_KEY = "n";
/** Blocks that only some companies need: id, and whether they are shown. @type {[string, (parameters: Parameters) => boolean][]} */
const BLOCKS = [
  [DIVISIONS_BLOCK, ({ struct }) => struct === "divisional" || struct === "matrix"],
  [MATRIX_BLOCK, ({ struct }) => struct === "matrix"],
  [COO_WORDS_BLOCK, ({ scope }) => scope === "explicit"],
];

/** Query of the company of a preset, other choices of the view kept. @param {PageState} state @param {string} key */
export function presetQuery(state, key) {
  const preset = config().presets.find((one) => one.key === key);
  if (!preset) return "";
  const next = withPreset(preset.values)(state);
  return toQuery(/** @type {Parameters} */ (next.parameters), state.thresholds, [], state.layout);
}

/**
 * Builds the controls and keeps them in step.
 * @param {(query: string) => void} ahead  Fetches a chart that may be asked for next.
 */
export function startParameters(ahead) {
  /** @type {Map<string, Control>} */
  const controls = new Map();
  /** @type {Map<string, HTMLElement>} */
  const places = new Map();
  // What the headcount box holds, or has told.
  let boxed = /** @type {Value | undefined} */ (page.get().parameters.n);
  const act = (/** @type {string} */ key) => (/** @type {Value} */ value) => {
    if (key === HEADCOUNT_KEY) boxed = value;
    page.set(withParameters({ [key]: value }));
  };
  for (const spec of config().controls) {
    const host = /** @type {HTMLElement | null} */ (document.querySelector(`[data-control="${spec.key}"]`));
    if (!host || host.firstChild) continue;
    places.set(spec.key, host);
    controls.set(spec.key, buildControl(host, spec, act(spec.key)));
  }

  /** Controls that change nothing at this size cannot be used, and say why. */
  function showIdle(/** @type {PageState["idle"]} */ idle) {
    for (const [key, host] of places) {
      const why = idle[key] || "";
      if ((host.dataset.idle || "") === why) continue;
      host.dataset.idle = why;
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (host.querySelectorAll("input, select"))) put(input, "disabled", Boolean(why));
      host.querySelector(".idle")?.remove();
      if (why) host.append(make("p", { class: "hint idle", text: why }));
    }
  }

  function show(/** @type {Parameters} */ parameters) {
    for (const [key, control] of controls) if (key !== HEADCOUNT_KEY && parameters[key] !== undefined) control.show(parameters[key]);
    for (const [id, is] of BLOCKS) put(document.getElementById(id), "hidden", !is(parameters));
  }

  /** The box changes with the chart, so that both tell of one company; what was typed into it stands there already.
   * @param {Value | undefined} text  What it is to hold. */
  function showHeadcount(text) {
    if (text === undefined || [text, page.get().parameters.n].includes(/** @type {Value} */ (boxed))) return;
    const box = controls.get(HEADCOUNT_KEY);
    box?.show(text);
    boxed = text;
  }

  /** A size that is chosen elsewhere after the last key was pressed is the newer wish: what is being typed is dropped. */
  function makeWay() {
    if (controls.get(HEADCOUNT_KEY)?.letGo()) boxed = undefined;
  }

  function showDrawn(/** @type {PageState["scene"]} */ scene) {
    if (!scene || companyOf(scene.query)) return;
    const { n } = page.get().parameters;
    showHeadcount(toHeadcount(n) === scene.headcount ? n : number(scene.headcount));
  }

  function tell(/** @type {PageState["messages"]} */ messages) {
    if (Object.values(messages).some(Boolean)) showHeadcount(page.get().parameters.n);
    controls.get(HEADCOUNT_KEY)?.complain(messages.headcount || "");
    for (const [id, place] of [[COMPANY_MESSAGE, "company"], [LINK_MESSAGE, "link"]]) {
      setText(document.getElementById(id), messages[place] || "");
    }
  }

  page.subscribe((state) => state.parameters, show);
  page.subscribe((state) => state.parameters.n, makeWay);
  page.subscribe((state) => state.scene, showDrawn);
  page.subscribe((state) => state.idle, showIdle);
  page.subscribe((state) => state.messages, tell);
  startPresets(ahead);
  show(page.get().parameters);
  showIdle(page.get().idle);
  if (boxed !== undefined) controls.get(HEADCOUNT_KEY)?.show(boxed);
  // The link and the chart that came with the page may have been told of before.
  tell(page.get().messages);
}

/** Whether a company is that of a preset; alternative lines are a matter of the view. @param {Parameters} parameters @param {Parameters} values */
export const isPreset = (parameters, values) => Object.entries(values).every(([key, value]) => key === "alt" || (key === "n"
  ? toHeadcount(parameters.n) === toHeadcount(value) : JSON.stringify(parameters[key]) === JSON.stringify(value)));

/** Marks the preset that is shown, by the name of the menu too where it is in there. */
function markPresets() {
  const { parameters } = page.get(), now = config().presets.find(({ values }) => isPreset(parameters, /** @type {Parameters} */ (values)));
  for (const chip of document.querySelectorAll("[data-preset]")) put(chip, "aria-pressed", String(chip.getAttribute("data-preset") === now?.key));
  setText(document.querySelector(`#${SPECIAL_CASES} summary`), now && !now.is_plain ? `Special case: ${now.name}` : "Special cases");
}

/** A chip chooses its preset; pointing at it fetches its chart ahead. @param {(query: string) => void} ahead */
function startPresets(ahead) {
  page.subscribe((state) => state.parameters, markPresets);
  markPresets();
  const keyOf = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest?.("[data-preset]")?.getAttribute("data-preset") || "";
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const query = keyOf(event) && presetQuery(page.get(), keyOf(event));
      if (query) ahead(query);
    });
  }
  document.addEventListener("click", (event) => {
    const preset = config().presets.find((one) => one.key === keyOf(event));
    if (preset) page.set(withPreset(preset.values));
  });
}
