// A page without a browser: as much of the DOM as the modules ask for. Trees, attributes, events that bubble, selectors
// of tags, ids, classes and attributes.

const TEXTS = ["title", "href", "type", "id"];
const FLAGS = ["hidden", "open", "checked", "selected", "disabled", "multiple"];

class Style {
  setProperty(name, value) { this[name] = value; }
}

class Target {
  #listeners = [];

  addEventListener(type, act, options) {
    this.#listeners.push({ type, act, isEarly: options === true || Boolean(options?.capture) });
  }

  removeEventListener(type, act) {
    this.#listeners = this.#listeners.filter((one) => one.type !== type || one.act !== act);
  }

  hear(event, isEarly) {
    for (const one of [...this.#listeners]) if (one.type === event.type && one.isEarly === isEarly) one.act(event);
  }
}

class FakeElement extends Target {
  parent = null;
  children = [];
  attributes = new Map();
  style = new Style();
  rectangle = { left: 0, top: 0, width: 0, height: 0 };
  #value = null;

  constructor(tag, document) {
    super();
    this.tagName = tag.toUpperCase();
    this.ownerDocument = document;
    this.dataset = new Proxy({}, {
      get: (_, name) => this.attributes.get(dataName(name)),
      set: (_, name, value) => { this.attributes.set(dataName(name), String(value)); return true; },
    });
  }

  get className() { return this.getAttribute("class") || ""; }
  set className(value) { this.setAttribute("class", value); }
  get firstChild() { return this.children[0] || null; }
  get parentElement() { return this.parent; }
  get isConnected() { return this.ownerDocument.documentElement.contains(this); }
  get elements() { return this.children.filter((child) => child instanceof FakeElement); }
  get textContent() { return this.children.map((child) => (child instanceof FakeElement ? child.textContent : child)).join(""); }
  set textContent(text) { this.replaceChildren(...(text === "" ? [] : [String(text)])); }
  get options() { return this.querySelectorAll("option"); }
  get offsetWidth() { return this.rectangle.width; }
  get offsetHeight() { return this.rectangle.height; }

  // A select has the value of the option that is chosen.
  get value() {
    if (this.tagName !== "SELECT") return this.#value ?? this.getAttribute("value") ?? "";
    return (this.options.find((option) => option.selected) || this.options[0])?.value ?? "";
  }
  set value(value) {
    if (this.tagName === "SELECT") for (const option of this.options) option.selected = option.value === String(value);
    else this.#value = String(value);
  }

  getAttribute(name) { return this.attributes.get(name) ?? null; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  removeAttribute(name) { this.attributes.delete(name); }
  getBoundingClientRect() { return this.rectangle; }
  setPointerCapture() {}
  showModal() { this.open = true; }
  close() { this.open = false; this.dispatch("close"); }
  scrollIntoView() {}
  focus() { this.ownerDocument.activeElement = this; this.dispatch("focus"); }
  click() { this.dispatch("click"); }
  getContext() { return this.ownerDocument.contextOf(this); }

  append(...children) {
    for (const child of children) {
      if (child instanceof FakeElement) { child.remove(); child.parent = this; }
      this.children.push(child);
    }
  }
  replaceChildren(...children) {
    for (const child of this.elements) child.parent = null;
    this.children = [];
    this.append(...children);
  }
  replaceWith(...others) {
    const { parent } = this, at = parent.children.indexOf(this), rest = parent.children.slice(at + 1);
    parent.children = parent.children.slice(0, at);
    this.parent = null;
    parent.append(...others, ...rest);
  }
  before(...others) { this.replaceWith(...others, this); }
  after(...others) { this.replaceWith(this, ...others); }
  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
    this.parent = null;
  }
  contains(other) {
    for (let one = other; one; one = one.parent) if (one === this) return true;
    return false;
  }

  matches(selector) { return selector.split(",").some((one) => fits(this, one.trim().split(/\s+(?![^[]*\])/))); }
  closest(selector) {
    for (let one = this; one; one = one.parent) if (one.matches(selector)) return one;
    return null;
  }
  querySelectorAll(selector) { return this.elements.flatMap((child) => [...(child.matches(selector) ? [child] : []), ...child.querySelectorAll(selector)]); }
  querySelector(selector) { return this.querySelectorAll(selector)[0] || null; }

  /** Fires an event that goes down to this element and bubbles up; gives the event back. */
  dispatch(type, more = {}) {
    const event = { type, target: this, isPrevented: false, preventDefault() { this.isPrevented = true; }, stopPropagation() { this.isStopped = true; }, ...more };
    const path = [];
    for (let one = this; one; one = one.parent) path.push(one);
    path.push(this.ownerDocument);
    for (const one of [...path].reverse()) if (!event.isStopped) one.hear(event, true);
    for (const one of path) if (!event.isStopped) one.hear(event, false);
    return event;
  }
}

for (const name of TEXTS) {
  Object.defineProperty(FakeElement.prototype, name, {
    get() { return this.getAttribute(name) ?? ""; },
    set(value) { this.setAttribute(name, value); },
  });
}
for (const name of FLAGS) {
  Object.defineProperty(FakeElement.prototype, name, {
    get() { return this.attributes.has(name); },
    set(is) { if (is) this.attributes.set(name, ""); else this.attributes.delete(name); },
  });
}

class FakeButton extends FakeElement {}
class FakeDetails extends FakeElement {}
const KINDS = { button: FakeButton, details: FakeDetails };

const dataName = (name) => `data-${String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function fits(element, parts) {
  const last = parts[parts.length - 1];
  if (!fitsOne(element, last)) return false;
  if (parts.length === 1) return true;
  for (let above = element.parent; above; above = above.parent) if (fits(above, parts.slice(0, -1))) return true;
  return false;
}

function fitsOne(element, compound) {
  const [, tag, rest] = /^([a-z0-9]*)(.*)$/.exec(compound);
  if (tag && element.tagName !== tag.toUpperCase()) return false;
  const parts = rest.match(/#[\w-]+|\.[\w-]+|\[[^\]]+\]/g) || [];
  if (parts.join("") !== rest) throw new Error(`The fake page does not know ${compound}.`);
  return parts.every((part) => {
    if (part[0] === "#") return element.id === part.slice(1);
    if (part[0] === ".") return element.className.split(" ").includes(part.slice(1));
    const [, name, value] = /^\[([\w-]+)(?:="?([^"\]]*)"?)?\]$/.exec(part);
    return value === undefined ? element.getAttribute(name) !== null : element.getAttribute(name) === value;
  });
}

class FakeDocument extends Target {
  cookie = "";
  fonts = new EventTarget();

  constructor(contextOf) {
    super();
    this.contextOf = contextOf;
    this.documentElement = this.createElement("html");
    this.head = this.createElement("head");
    this.body = this.createElement("body");
    this.documentElement.append(this.head, this.body);
    this.activeElement = this.body;
  }

  createElement(tag) { return new (KINDS[tag] || FakeElement)(tag, this); }
  hasFocus() { return true; }
  getElementById(id) { return this.documentElement.querySelector(`#${id}`); }
  querySelector(selector) { return this.documentElement.querySelector(selector); }
  querySelectorAll(selector) { return this.documentElement.querySelectorAll(selector); }
}

/**
 * Puts a page into the globals, and takes it out after the test.
 * @param {import("node:test").TestContext} t
 * @param {{ ids?: string[], search?: string, media?: string[], context?: (canvas: object) => object }} [wanted]
 *   ids: elements that the page has; media: queries that hold.
 */
export function setPage(t, { ids = [], search = "", media = [], context = () => null } = {}) {
  const document = new FakeDocument(context), stored = new Map(), queries = new Map();
  const window = Object.assign(new EventTarget(), {
    devicePixelRatio: 1, location: { search, pathname: "/" }, history: { addresses: [], replaceState(_, __, address) { this.addresses.push(address); } },
    matchMedia: (query) => { if (!queries.has(query)) queries.set(query, Object.assign(new Target(), { matches: media.includes(query) })); return queries.get(query); },
    localStorage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) },
  });
  const globals = {
    document, window, CSS: { escape: (text) => text }, Node: FakeElement, Element: FakeElement, HTMLElement: FakeElement, HTMLButtonElement: FakeButton, HTMLDetailsElement: FakeDetails,
    getComputedStyle: () => ({ getPropertyValue: () => "" }),
  };
  const before = Object.keys(globals).map((name) => [name, globalThis[name]]);
  Object.assign(globalThis, globals);
  t.after(() => { for (const [name, value] of before) globalThis[name] = value; });
  document.body.append(...ids.map((id) => Object.assign(document.createElement("div"), { id })));
  const turn = (/** @type {string} */ query, /** @type {boolean} */ matches) => { Object.assign(window.matchMedia(query), { matches }).hear({ type: "change", matches }, false); };
  return { document, window, turn, byId: (id) => document.getElementById(id) };
}
