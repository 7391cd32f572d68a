// Elements from code: what a person's file says goes in as text only, never as markup.

/** @typedef {Node | string | null | undefined | Children} Child */
/** @typedef {readonly Child[]} Children */
/**
 * `text`, `class`, `on` (event to function), boolean properties of the element, and attributes by their names; null and
 * undefined are left out.
 * @typedef {Record<string, any> & { text?: string | null, class?: string, on?: Record<string, (event: any) => void> }} Props
 */
/** @typedef {{ message: HTMLElement, progress: HTMLElement, body: HTMLElement }} DrawerParts */

// The late bundle counts for itself.
const OWN = Math.random().toString(36).slice(2, 8);
let made = 0;

/** @param {readonly Child[]} children @returns {(Node | string)[]} */
const present = (children) => /** @type {any[]} */ (children).flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "");

/** The element of that id, which the page must have. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no ${id}.`);
  return element;
}

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props | null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null) continue;
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, /** @type {EventListener} */ (act));
    else if (typeof value === "boolean" && name in element) /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

/**
 * A native select under its label; the value that is chosen need not be among the options.
 * @param {string} label
 * @param {readonly (readonly [string, string])[]} options  Value and text.
 * @param {string} chosen
 * @param {Props} [props]
 */
export function select(label, options, chosen, props) {
  const all = options.some(([value]) => value === chosen) ? options : [/** @type {const} */ ([chosen, chosen]), ...options];
  return field(label, make("select", props, all.map(([value, text]) => make("option", { value, text, selected: value === chosen }))));
}

/** A control under its label; a label round it would take the options into its text. @param {string} label @param {HTMLElement} control */
export function field(label, control) {
  made += 1;
  control.id = `own-control-${OWN}-${made}`;
  return make("div", { class: "own-field" }, make("label", { class: "label", for: control.id, text: label }), control);
}

/** A text beside a native checkbox that acts as a switch. @param {string} text @param {boolean} checked @param {Props} [props] */
export function check(text, checked, props) {
  return make("label", { class: "own-check" }, make("input", { type: "checkbox", checked, ...props }), make("span", { text }));
}

// DOM's number for a text.
const TEXT_NODE = 3;

/** Sets a text where it is another one: the same text set again would be laid out again. @param {Element | null} element @param {string} text */
export function setText(element, text) {
  if (!element || element.textContent === text) return;
  const only = element.firstChild;
  // Another text in place of one costs less than another node.
  if (only?.nodeType === TEXT_NODE && only === element.lastChild) only.nodeValue = text;
  else element.textContent = text;
}

/**
 * Sets an attribute, or a boolean property or a value, where it is another one: the same written again is a change to the
 * browser, and costs a style. Null takes an attribute away.
 * @param {Element | null} element
 * @param {string} name
 * @param {string | boolean | null} value
 */
export function put(element, name, value) {
  if (!element) return;
  if (typeof value === "boolean" || name === "value") {
    const any = /** @type {any} */ (element);
    if (any[name] !== value) any[name] = value;
  } else if (element.getAttribute(name) !== value) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

/** Puts new contents into a box and keeps the focus on what has the same data-key. @param {HTMLElement} box @param {...Child} children */
export function fill(box, ...children) {
  if (!box.firstChild && !present(children).length) return;
  const key = box.contains(document.activeElement) ? /** @type {Element} */ (document.activeElement).getAttribute("data-key") : null;
  box.replaceChildren(...present(children));
  const again = key && /** @type {HTMLElement | null} */ (box.querySelector(`[data-key="${CSS.escape(key)}"]`));
  if (again) again.focus({ preventScroll: true });
}

/**
 * Contents of an empty drawer: heading with its close button (ui/drawer.js listens to it), a hint, and places for a message, progress and the rest.
 * @param {HTMLElement} drawer
 * @param {string} title
 * @param {string} [hint]
 * @returns {DrawerParts}
 */
export function frame(drawer, title, hint) {
  const parts = {
    message: make("div", { class: "message", role: "alert" }),
    progress: make("div", { class: "own-progress", role: "status" }),
    body: make("div"),
  };
  drawer.replaceChildren(...present([
    make("div", { class: "drawer-head" }, make("h2", { class: "panel-title", text: title }),
      make("button", { type: "button", class: "tool", "aria-label": "Close", text: "×" })),
    hint && make("p", { class: "hint", text: hint }), parts.message, parts.progress, parts.body,
  ]));
  return parts;
}
