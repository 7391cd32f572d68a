// Elements that the server describes (Dash's html components as JSON) as elements of the page. Texts stay texts.

/** @typedef {string | number | null | undefined | Described | Described[]} Child */
/** @typedef {{ type: string, props: Record<string, any> }} Described */

const SAME = new Set(["id", "title", "open", "href", "hidden", "role", "dir", "scope"]);

/**
 * @param {Child | Child[]} described
 * @returns {(Node | string)[]}
 */
export function toNodes(described) {
  if (described === null || described === undefined || described === "") return [];
  if (Array.isArray(described)) return described.flatMap((one) => toNodes(one));
  if (typeof described !== "object") return [String(described)];
  return [toElement(described)];
}

/** @param {Described} described */
function toElement({ type, props }) {
  const element = document.createElement(type.toLowerCase());
  if (element instanceof HTMLButtonElement) element.type = "button";
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || name === "children") continue;
    if (name === "className") element.className = value;
    else if (/^(data|aria)-/.test(name) || SAME.has(name)) setAttribute(element, name, value);
  }
  element.append(...toNodes(props.children));
  return element;
}

/** @param {Element} element @param {string} name @param {unknown} value */
function setAttribute(element, name, value) {
  if (value === true) element.setAttribute(name, "");
  else if (value !== false) element.setAttribute(name, String(value));
}
