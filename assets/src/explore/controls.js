// Native controls from what the server says of each: number boxes, segments, selects, checklists, switches.
import { make, put, setText } from "../ui/dom.js";

/** @import { ControlSpec, Option } from "../contract.d.ts" */
/** @typedef {string | boolean | string[]} Value */
/** `letGo` drops what is typed and not yet told, and says whether there was any. @typedef {{ show: (value: Value) => void, complain: (text: string) => void, letGo: () => boolean }} Control */

// A pause in typing after which the chart follows.
const PAUSE_MS = 250;

/**
 * Builds the control of a parameter into its place.
 * @param {HTMLElement} host
 * @param {ControlSpec} spec
 * @param {(value: Value) => void} act  What a person has chosen.
 * @returns {Control}
 */
export function buildControl(host, spec, act) {
  if (spec.kind === "segments") return segments(host, spec, act);
  if (spec.kind === "select") return select(host, spec, act);
  if (spec.kind === "checks") return checks(host, spec, act);
  if (spec.kind === "switch") return toggle(host, spec, act);
  return text(host, spec, act);
}

const silent = () => {}, nothing = () => false;

/** Choices under the names of their groups, in order. @param {Option[]} options @returns {[string, Option[]][]} */
export function grouped(options) {
  /** @type {Map<string, Option[]>} */
  const groups = new Map();
  for (const one of options) groups.set(one.group || "", [...(groups.get(one.group || "") || []), one]);
  return [...groups];
}

/** @param {HTMLElement} host @param {ControlSpec} spec @param {(value: Value) => void} act @returns {Control} */
function text(host, spec, act) {
  const hint = spec.hint ? make("p", { class: "hint", id: `${spec.id}-hint`, text: spec.hint }) : null;
  const error = make("p", { class: "control-error", id: `${spec.id}-error`, role: "alert" });
  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "text", id: spec.id, class: "control-text", inputmode: "numeric", autocomplete: "off", spellcheck: "false",
    "aria-describedby": [hint && hint.id, error.id].filter(Boolean).join(" "),
  }));
  host.append(make("label", { class: "label", for: spec.id, text: spec.label }), ...(hint ? [hint] : []), input, error);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const commit = () => { letGo(); act(input.value); };
  input.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(commit, PAUSE_MS); });
  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") commit(); });
  function letGo() {
    const was = typing !== undefined;
    clearTimeout(typing);
    typing = undefined;
    return was;
  }
  return {
    show(value) {
      // What a person is typing is theirs until it is told: the answer to an earlier choice may come meanwhile.
      if (typing === undefined && input.value !== value) input.value = String(value);
    },
    letGo,
    complain(message) {
      setText(error, message);
      put(input, "aria-invalid", String(Boolean(message)));
    },
  };
}

/** @param {HTMLElement} host @param {ControlSpec} spec @param {(value: Value) => void} act @returns {Control} */
function segments(host, spec, act) {
  const inputs = spec.options.map(({ value }) => make("input", { type: "radio", name: spec.id, value, on: { change: () => act(value) } }));
  const legend = spec.label ? make("legend", { class: "label", text: spec.label }) : null;
  host.append(make("fieldset", { class: "segments", id: spec.id }, legend,
    make("div", { class: "segments-row" }, spec.options.map(({ label }, at) => make("label", {}, inputs[at], make("span", { text: label }))))));
  return { show: (value) => { for (const input of inputs) put(input, "checked", input.value === value); }, complain: silent, letGo: nothing };
}

/** @param {HTMLElement} host @param {ControlSpec} spec @param {(value: Value) => void} act @returns {Control} */
function select(host, spec, act) {
  const items = (/** @type {Option[]} */ options) => options.map(({ value, label }) => make("option", { value, text: label }));
  const control = /** @type {HTMLSelectElement} */ (make("select", { id: spec.id, class: "control-select", on: { change: () => act(control.value) } },
    grouped(spec.options).map(([label, options]) => (label ? make("optgroup", { label }, items(options)) : items(options)))));
  host.append(make("label", { class: "label", for: spec.id, text: spec.label }), control);
  return { show: (value) => put(control, "value", String(value)), complain: silent, letGo: nothing };
}

/** Several of a list, shown as their names until it is opened. @param {HTMLElement} host @param {ControlSpec} spec @param {(value: Value) => void} act @returns {Control} */
function checks(host, spec, act) {
  const inputs = spec.options.map(({ value }) => make("input", { type: "checkbox", value, on: { change: commit } }));
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const names = new Map(spec.options.map(({ value, label }) => [value, label])), summary = make("summary", {});
  function name() {
    setText(summary, chosen().map((value) => names.get(value)).join(", ") || "None");
  }
  function commit() {
    name();
    act(chosen());
  }
  host.append(make("span", { class: "label", id: `${spec.id}-label`, text: spec.label }),
    make("details", { class: "checks", id: spec.id }, summary,
      make("div", { class: "checks-list", role: "group", "aria-labelledby": `${spec.id}-label` },
        spec.options.map(({ label }, at) => make("label", { class: "own-check" }, inputs[at], make("span", { text: label }))))));
  return {
    show(value) {
      const now = new Set(Array.isArray(value) ? value : []);
      for (const input of inputs) put(input, "checked", now.has(input.value));
      name();
    },
    complain: silent,
    letGo: nothing,
  };
}

/** @param {HTMLElement} host @param {ControlSpec} spec @param {(value: Value) => void} act @returns {Control} */
function toggle(host, spec, act) {
  const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", role: "switch", id: spec.id, on: { change: () => act(input.checked) } }));
  host.append(make("label", { class: "switch" }, input, make("span", { class: "switch-track", "aria-hidden": "true" }), make("span", { text: spec.label })));
  return { show: (value) => put(input, "checked", Boolean(value)), complain: silent, letGo: nothing };
}
