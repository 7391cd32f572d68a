// The name of the open company, over what is told of it; a click makes it a box, Enter keeps what is in it, Escape what was.
import { make } from "../ui/dom.js";
import { rename } from "./companies.js";

/** @import { CompanyAnswer } from "../contract.d.ts" */

const MOST_LETTERS = 200;

/** @param {CompanyAnswer} company */
export function nameHeading(company) {
  const box = make("div", { class: "own-name" });
  const show = () => box.replaceChildren(
    make("h3", { text: company.name }),
    make("button", { type: "button", class: "link", "data-key": "rename", text: "Rename", "aria-label": `Rename ${company.name}`, on: { click: edit } }));
  function edit() {
    const form = nameForm(company, () => {
      show();
      /** @type {HTMLElement} */ (box.querySelector("button")).focus();
    });
    box.replaceChildren(form);
    /** @type {HTMLInputElement} */ (form.querySelector("input")).select();
  }
  show();
  return box;
}

/** @param {CompanyAnswer} company @param {() => void} leave */
function nameForm(company, leave) {
  const input = /** @type {HTMLInputElement} */ (make("input", {
    class: "control-text", value: company.name, maxlength: MOST_LETTERS, "aria-label": "Name of the company", autocomplete: "off",
    placeholder: "As the file is called", on: { keydown: ({ key }) => { if (key === "Escape") leave(); } },
  }));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (name !== company.name) rename(company.id, name);
    leave();
  };
  return make("form", { class: "own-rename", on: { submit } }, input,
    make("button", { type: "submit", class: "button", text: "Keep" }),
    make("button", { type: "button", class: "button", text: "Cancel", on: { click: leave } }));
}
