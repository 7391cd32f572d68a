// What a person does on the fake page, a server that answers by itself, and what forms need besides the page of dom.js.
import { setPage } from "./dom.js";
import { fakeRequests } from "./server.js";

/** What a browser's elements have, and only forms, lists and dialogs ask for. */
const MORE = {
  hasAttribute(name) { return this.getAttribute(name) !== null; },
  scrollIntoView() {},
  select() {},
  checkValidity() {
    const number = Number(this.value), end = (name, none) => Number(this.getAttribute(name) ?? none);
    return !this.validity.badInput && Number.isInteger(number) && number >= end("min", -Infinity) && number <= end("max", Infinity);
  },
};

/**
 * The page of dom.js with what forms need; frames come by themselves.
 * @param {import("node:test").TestContext} t @param {Parameters<typeof setPage>[1]} [wanted]
 */
export function setForms(t, wanted) {
  const made = setPage(t, wanted), before = [globalThis.requestAnimationFrame, globalThis.Element];
  // A link is a plain element: what is made of it is what all elements are made of.
  const { prototype } = made.document.createElement("a").constructor;
  for (const [name, value] of Object.entries(MORE)) if (!(name in prototype)) prototype[name] = value;
  if (!("validity" in prototype)) prototype.validity = { badInput: false };
  if (!("classList" in prototype)) {
    Object.defineProperty(prototype, "classList", { get() { return classList(this); } });
  }
  globalThis.Element = prototype.constructor;
  globalThis.requestAnimationFrame = (act) => setImmediate(() => act(performance.now()));
  t.after(() => { [globalThis.requestAnimationFrame, globalThis.Element] = before; });
  return made;
}

const classList = (element) => ({
  contains: (name) => element.className.split(" ").includes(name),
  toggle(name, is) {
    const others = element.className.split(" ").filter((one) => one && one !== name);
    element.className = (is ? [...others, name] : others).join(" ");
  },
});

/** Types into a control or chooses in it. */
export function enter(control, value, type = "change") {
  if (typeof value === "boolean") control.checked = value;
  else control.value = value;
  return control.dispatch(type);
}

/** Presses the button with this text or name. */
export function press(box, text) {
  const found = box.querySelectorAll("button, a, summary").find((one) => [one.textContent.trim(), one.getAttribute("aria-label")].includes(text));
  if (!found) throw new Error(`There is no ${text}: ${box.querySelectorAll("button").map((one) => one.textContent).join(", ")}`);
  return found.click();
}

/** The control under a label. */
export const labelled = (box, text) => {
  const label = box.querySelectorAll("label").find((one) => one.textContent === text);
  return label.getAttribute("for") ? box.ownerDocument.getElementById(label.getAttribute("for")) : label.querySelector("input");
};

/** Texts of all elements of a selector. */
export const texts = (box, selector) => box.querySelectorAll(selector).map((one) => one.textContent);

/** Until everything that was begun is done, as far as no time has to pass. */
export async function settled() {
  for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
}

/**
 * A server that answers by itself: `[data, status]`, or nothing, and the request waits for the test.
 * @param {import("node:test").TestContext} t @param {(method: string, path: string, body: any) => [any, number?] | undefined} answer
 */
export function serve(t, answer) {
  const sent = fakeRequests(t), push = sent.push.bind(sent);
  const answered = (request) => {
    const { body, headers } = request, reply = answer(request.method, request.path, typeof body === "string" ? JSON.parse(body) : body, headers);
    if (reply) setImmediate(() => request.reply(...reply));
    return push(request);
  };
  Object.defineProperty(sent, "push", { value: answered });
  return sent;
}

/** Paths of the requests sent. */
export const paths = (sent) => sent.map(({ path }) => path);
