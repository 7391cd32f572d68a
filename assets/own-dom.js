// Elements from code: what a person's file says goes in as text only, never as markup.
(function () {
  "use strict";

  let made = 0;
  const there = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "");

  // props: `text`, `class`, `on` (event to function), properties of the element, and attributes by their names.
  function make(tag, props, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (value === undefined || value === null) continue;
      if (name === "text") element.textContent = value;
      else if (name === "class") element.className = value;
      else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else if (typeof value === "boolean" && name in element) element[name] = value;
      else element.setAttribute(name, String(value));
    }
    element.append(...there(children));
    return element;
  }

  // A native select. options: [value, text]; the value that is chosen need not be among them.
  function select(label, options, chosen, props) {
    const all = options.some(([value]) => value === chosen) ? options : [[chosen, chosen], ...options];
    return field(label, make("select", props, all.map(([value, text]) => make("option", { value, text, selected: value === chosen }))));
  }

  // A control under its label; a label round it would take the options into its text.
  function field(label, control) {
    made += 1;
    control.id = `own-control-${made}`;
    return make("div", { class: "own-field" }, make("label", { class: "label", for: control.id, text: label }), control);
  }

  // A text beside a native checkbox that acts as a switch.
  function check(text, checked, props) {
    return make("label", { class: "own-check" }, make("input", { type: "checkbox", checked, ...props }), make("span", { text }));
  }

  // Puts new contents into a box and keeps the focus on what has the same data-key.
  function fill(box, ...children) {
    const held = box.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
    box.replaceChildren(...there(children));
    const again = held && box.querySelector(`[data-key="${CSS.escape(held)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  // Contents of an empty drawer: heading with its close button, a hint, and places for a message, progress and the rest.
  function frame(drawer, title, hint) {
    const parts = {
      message: make("div", { class: "message", role: "alert" }),
      progress: make("div", { class: "own-progress", role: "status" }),
      body: make("div", {}),
    };
    const close = make("button", { type: "button", class: "tool", "aria-label": "Close", text: "×", on: { click: () => { drawer.hidden = true; } } });
    drawer.replaceChildren(...there([
      make("div", { class: "drawer-head" }, make("h2", { class: "panel-title", text: title }), close),
      hint && make("p", { class: "hint", text: hint }), parts.message, parts.progress, parts.body,
    ]));
    return parts;
  }

  window.reportlineDom = { make, select, field, check, fill, frame };
})();
