// Elements described as data (the server's as JSON, the page's own by `part`) as elements of the page. Texts stay texts.

import { setText } from "./dom.js";

/** @typedef {string | number | null | undefined | Described | Children} Child */
/** @typedef {readonly Child[]} Children */
/** @typedef {{ type: string, props: Record<string, any> & { children?: any } }} Described */

const SAME = new Set(["id", "title", "open", "href", "hidden", "role", "dir", "scope"]);

/** An element described here. @param {string} type @param {Record<string, any>} props @param {...Child} children @returns {Described} */
export const part = (type, props, ...children) => ({ type, props: { ...props, children } });

/** @param {Child} described @returns {(string | Described)[]} */
function listed(described) {
  if (described === null || described === undefined || described === "") return [];
  if (Array.isArray(described)) return described.flatMap((one) => listed(one));
  return [typeof described === "object" ? /** @type {Described} */ (described) : String(described)];
}

/** @param {Child} described @returns {(Node | string)[]} */
export const toNodes = (described) => listed(described).map((one) => (typeof one === "string" ? one : toElement(one)));

/** @param {Described} described */
function toElement({ type, props }) {
  const element = document.createElement(type.toLowerCase());
  if (element instanceof HTMLButtonElement) element.type = "button";
  for (const [name, value] of Object.entries(props)) if (value !== null && value !== undefined) setProp(element, name, value);
  element.append(...toNodes(props.children));
  return element;
}

/** @param {Element} element @param {string} name @param {unknown} value  Nothing takes it away. */
function setProp(element, name, value) {
  if (name === "className") element.className = value ? String(value) : "";
  else if (!/^(data|aria)-/.test(name) && !SAME.has(name)) return;
  else if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

const isText = (/** @type {string | Described} */ one) => typeof one === "string";

/** Whether the same is said again. @param {(string | Described)[]} was @param {(string | Described)[]} is */
const isSaid = (was, is) => (was.length === 1 && is.length === 1 && isText(was[0]) ? was[0] === is[0] : JSON.stringify(was) === JSON.stringify(is));

/**
 * Makes what a box holds be what is described now. Elements described as before stay as they are, with the focus, and are
 * not laid out again; costs in proportion to what is described.
 * @param {Element} box
 * @param {Child} before  What it was filled with, by this or by `toNodes`.
 * @param {Child} now
 */
export function update(box, before, now) {
  if (before === now) return;
  const was = listed(before), is = listed(now);
  if (was.some(isText) || is.some(isText)) {
    if (!isSaid(was, is)) write(box, is);
    return;
  }
  patch(box, /** @type {Described[]} */ (was), /** @type {Described[]} */ (is));
}

/** Elements alike at both ends stay, those between make room: one more in the middle leaves those after it in peace.
 * @param {Element} box @param {Described[]} was @param {Described[]} is */
function patch(box, was, is) {
  const elements = [...box.children], least = Math.min(was.length, is.length);
  let head = 0, tail = 0;
  while (head < least && was[head].type === is[head].type) head += 1;
  while (tail < least - head && was[was.length - 1 - tail].type === is[is.length - 1 - tail].type) tail += 1;
  for (let at = 0; at < head; at += 1) change(elements[at], was[at].props, is[at].props);
  for (let back = tail; back > 0; back -= 1) change(elements[was.length - back], was[was.length - back].props, is[is.length - back].props);
  const fresh = is.slice(head, is.length - tail).map((one) => toElement(one)), gone = elements.slice(head, was.length - tail);
  if (tail) elements[was.length - tail].before(...fresh);
  else box.append(...fresh);
  for (const one of gone) one.remove();
}

/** Fills a box in which texts stand, or stood. @param {Element} box @param {(string | Described)[]} parts */
function write(box, parts) {
  if (parts.length === 1 && typeof parts[0] === "string") setText(box, parts[0]);
  else box.replaceChildren(...toNodes(parts));
}

/** @param {Element} element @param {Described["props"]} before @param {Described["props"]} now */
function change(element, before, now) {
  for (const name in now) if (name !== "children" && before[name] !== now[name]) setProp(element, name, now[name]);
  for (const name in before) if (name !== "children" && !(name in now)) setProp(element, name, null);
  update(element, before.children, now.children);
}
