// The controls of the export dialog: what of the company, as which file, with what round it.
import { config } from "../state/config.js";
import { check, field, make, select } from "../ui/dom.js";
import { size } from "../ui/format.js";
import { EACH, PAGES, base64Of, branchOf, canHold, canTurn, paperLabel, papersOf, scopesOf, usesOf } from "./choices.js";

/** @import { PageState } from "../state/page.js" */
/** @import { Choices } from "./choices.js" */
/** What a control does: a choice, another title, a refusal in words.
 * @typedef {{ choose: (changed: Partial<Choices>) => void, retitle: (title: string) => void, refuse: (text: string) => void }} Acts */

const LOGOS = "image/png,image/jpeg,image/svg+xml", MOST_LOGO = 512 * 1024;

/** A scope in words. @param {Choices["scope"]} scope @param {{ name: string } | null} branch */
function scopeText(scope, branch) {
  if (scope === "branch") return branch ? `The branch of ${branch.name}` : "A branch: select a card first";
  return { shown: "What is shown", company: "The whole company", branches: "Every branch, a file each in one ZIP", comparison: "The comparison", fit: "The fit report" }[scope];
}

/** @param {Choices} choices @param {string[]} restricted  Columns that stay behind unless they are ticked. @param {PageState} state @param {Acts} acts */
export function exportForm(choices, restricted, state, acts) {
  const { choose, retitle } = acts;
  /** A control of a choice that is a text. @param {"pages" | "paper" | "theme" | "each"} key */
  const changing = (key) => ({ "data-key": key, on: { change: (/** @type {any} */ event) => choose({ [key]: event.target.value }) } });

  /** @param {string} text @param {"hasTitle" | "hasSubtitle" | "hasDate" | "hasLegend" | "hasSources" | "isTransparent"} key */
  const toggle = (text, key) => check(text, choices[key], { "data-key": key, on: { change: (/** @type {any} */ event) => choose({ [key]: event.target.checked }) } });

  const { format, scope, each, pages, paper } = choices, uses = usesOf(choices), kinds = config().export_kinds;
  const kind = kinds.find((one) => one.format === format), branch = branchOf(state);
  const radio = (/** @type {Choices["scope"]} */ value, /** @type {string} */ text, isOff = false) => make("label", { class: "own-check" },
    make("input", { type: "radio", name: "export-scope", value, checked: scope === value, disabled: isOff, "data-key": `scope-${value}`, on: { change: () => choose({ scope: value }) } }),
    make("span", { text }));
  return [
    make("fieldset", { class: "export-scope" }, make("legend", { class: "label", text: "What" }),
      scopesOf(state.tab).map((one) => radio(one, scopeText(one, branch), one === "branch" && !branch)),
      scope === "branches" ? select("Files", EACH, each, changing("each")) : null),
    field("File", formats(choices, choose)), make("p", { class: "hint export-kind", text: kind ? kind.text : "" }),
    uses.pages || uses.theme ? make("div", { class: "own-pair" },
      uses.pages ? select(format === "pptx" ? "Slides" : "Pages", PAGES, pages, changing("pages")) : null,
      uses.paper ? select(paperLabel(format), papersOf(choices, config().papers), paper, changing("paper")) : null,
      uses.paper && canTurn(paper) ? select("Orientation", [["", "Landscape"], ["1", "Portrait"]], choices.isUpright ? "1" : "",
        { "data-key": "turn", on: { change: (/** @type {any} */ event) => choose({ isUpright: event.target.value === "1" }) } }) : null,
      uses.scale ? select("Size", [["1", "1x"], ["2", "2x"], ["4", "4x"]], String(choices.scale),
        { "data-key": "scale", on: { change: (/** @type {any} */ event) => choose({ scale: /** @type {1 | 2 | 4} */ (Number(event.target.value)) }) } }) : null,
      uses.theme ? select("Colours", [["light", "Light"], ["dark", "Dark"]], choices.theme, changing("theme")) : null) : null,
    uses.title ? field("Title", make("input", { type: "text", value: choices.title, maxlength: "300", placeholder: "The usual one", "data-key": "title",
      on: { input: (/** @type {any} */ event) => retitle(event.target.value) } })) : null,
    uses.texts ? make("fieldset", { class: "export-parts" }, make("legend", { class: "label", text: "Round the chart" }),
      toggle("Title", "hasTitle"), toggle("Subtitle", "hasSubtitle"), toggle("Date", "hasDate"),
      uses.legend ? toggle("Legend", "hasLegend") : null, toggle("Sources", "hasSources"),
      uses.transparent ? toggle("Transparent ground", "isTransparent") : null, logo(choices.logo, acts)) : null,
    restricted.length > 0 ? make("fieldset", { class: "export-restricted" }, make("legend", { class: "label", text: "Restricted columns" }),
      make("p", { class: "hint", text: "None leaves with the file unless it is ticked." }),
      restricted.map((heading) => check(heading, choices.restricted.includes(heading), { "data-key": `column-${heading}`,
        on: { change: (/** @type {any} */ event) => choose({ restricted: event.target.checked ? [...choices.restricted, heading] : choices.restricted.filter((one) => one !== heading) }) } }))) : null,
  ];
}

/** A logo is chosen from the disk, or left out again. @param {Choices["logo"]} chosen @param {Acts} acts */
function logo(chosen, { choose, refuse }) {
  if (chosen) {
    return make("span", { class: "export-logo" }, make("span", { text: `Logo: ${chosen.name}` }),
      make("button", { type: "button", class: "button", "data-key": "logo-off", "aria-label": `Leave out the logo ${chosen.name}`, text: "Leave out", on: { click: () => choose({ logo: null }) } }));
  }
  return field("Logo", make("input", { type: "file", accept: LOGOS, "data-key": "logo", on: { change: async (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (!file) return;
    if (file.size > MOST_LOGO) { refuse(`The logo has ${size(file.size)}; ${size(MOST_LOGO)} is the most. Save it smaller, or as SVG.`); event.target.value = ""; return; }
    choose({ logo: { name: file.name, data: base64Of(new Uint8Array(await file.arrayBuffer())) } });
  } } }));
}

/** Formats by their groups, without those that cannot hold what is exported. @param {Choices} choices @param {Acts["choose"]} choose */
function formats({ format, scope }, choose) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const one of config().export_kinds) {
    if (!canHold(scope, one.format)) continue;
    if (!groups.has(one.group)) groups.set(one.group, make("optgroup", { label: one.group }));
    groups.get(one.group)?.append(make("option", { value: one.format, text: one.label, selected: one.format === format }));
  }
  return make("select", { "data-key": "format", on: { change: (/** @type {any} */ event) => choose({ format: event.target.value }) } }, [...groups.values()]);
}
