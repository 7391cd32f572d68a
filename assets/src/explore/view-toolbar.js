// The bar over the chart of a loaded company: layout, open levels, colours, what cards say, and where one is.
import { config } from "../state/config.js";
import { loadedView, page, seatOf, withBranch, withLayout, withLevels, withPart, withView, withWholeBranch } from "../state/page.js";
import { CHART_FRAME, VIEW_BAR, VIEW_LAYOUT } from "../ids.js";
import { check, fill, make, put } from "../ui/dom.js";
import { filterForm, tags } from "./filter.js";

const FACES_MESSAGE = "faces-message";

/** @import { LoadedView, SceneJson } from "../contract.d.ts" */
/** @import { Child } from "../ui/dom.js" */
/** @typedef {{ choose: (files: File[]) => void, messageOf: () => string }} Avatars */

const valueOf = (/** @type {Event} */ event) => /** @type {HTMLSelectElement} */ (event.target).value;

/** @param {string} key @param {string} label @param {[string, string][]} options @param {string} chosen @param {(value: string) => void} act */
function choice(key, label, options, chosen, act) {
  const select = make("select", { id: `view-${key}`, "data-key": key, on: { change: (/** @type {Event} */ event) => act(valueOf(event)) } },
    options.map(([value, text]) => make("option", { value, text, selected: value === chosen })));
  return make("span", { class: "view-choice" }, make("label", { for: select.id, text: label }), select);
}

/** A button that opens a box under it; a click elsewhere or Escape closes it. @param {string} key @param {string} text @param {Child} content */
function pop(key, text, content) {
  const before = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`#${VIEW_BAR} details[data-pop=${key}]`));
  return make("details", { class: "view-pop", "data-pop": key, open: Boolean(before && before.open) },
    make("summary", { class: "button", "data-key": `pop-${key}`, text }), make("div", { class: "view-box" }, content));
}

const layouts = (/** @type {SceneJson["view"]} */ view) => choice("layout", "Layout", view.layouts, view.layout, (layout) => page.set(withLayout(layout)));

/** How far a company is open, and all of it at a click; what there is no room for is said among the notices.
 * @param {SceneJson["view"]} view @param {string} usual  What is open where nobody has chosen. */
function levels(view, usual) {
  if (!("deepest" in view)) return "";
  const { deepest } = view, most = Math.min(deepest, config().limits.levels), now = view.levels ? String(Math.min(view.levels, most)) : "";
  /** @type {[string, string][]} */
  const options = [["", usual]];
  for (let count = 1; count <= most; count += 1) options.push([String(count), count === 1 ? "Folded to level 1" : count === deepest ? "All levels" : `Folded to level ${count}`]);
  const open = (/** @type {string} */ lv) => page.set(withLevels(lv));
  const button = make("button", { type: "button", class: "button", "data-key": "open-all", disabled: most < 2 || now === String(most), text: "Open all", on: { click: () => open(String(most)) } });
  return [choice("levels", "Open", options, now, open), button];
}

/** @param {LoadedView} view */
function colours(view) {
  /** @type {[string, string][]} */
  const options = [["", "Place in the tree"], ...view.columns.map(([key, heading]) => /** @type {[string, string]} */ ([key, heading]))];
  return choice("by", "Colour", options, view.by, (by) => {
    page.set(withView({ by }));
    const legend = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`#${CHART_FRAME} .legend`));
    if (legend) legend.open = Boolean(by);
  });
}

/** @param {LoadedView} view @param {Avatars} avatars */
function cardLines(view, avatars) {
  const most = config().limits.card_lines, chosen = view.show;
  const list = view.columns.map(([key, heading]) => {
    const is = chosen.includes(key);
    const change = () => page.set(withView({ show: (is ? chosen.filter((one) => one !== key) : [...chosen, key]).join(".") }));
    return check(heading, is, { "data-key": `show-${key}`, disabled: !is && chosen.length >= most, on: { change } });
  });
  const hint = `Lines under the name, ${most} at most. None: the title.`;
  return pop("cards", chosen.length ? `Card lines (${chosen.length})` : "Card lines",
    [make("p", { class: "hint", text: hint }), make("div", { class: "view-list" }, list), faces(view, avatars)]);
}

/** Which faces cards have, and with photos the files. @param {LoadedView} view @param {Avatars} avatars */
function faces(view, avatars) {
  const kinds = choice("face", "Faces", [["", "None"], ["initials", "Initials"], ["photos", "Photos"]], view.face, (face) => page.set(withView({ face })));
  if (view.face !== "photos") return make("div", { class: "view-faces" }, kinds);
  const picker = (/** @type {string} */ key, /** @type {object} */ props) => /** @type {HTMLInputElement} */ (make("input", {
    type: "file", id: `faces-${key}`, multiple: true, hidden: true, "aria-label": `Pictures, ${key}`, ...props,
    on: { change: (/** @type {Event} */ event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      avatars.choose([...(input.files || [])]);
      input.value = "";
    } },
  }));
  const files = picker("files", { accept: "image/jpeg,image/png,image/webp" }), folder = picker("folder", { webkitdirectory: true });
  const button = (/** @type {string} */ text, /** @type {string} */ key, /** @type {HTMLInputElement} */ input) =>
    make("button", { type: "button", class: "button", "data-key": key, text, on: { click: () => input.click() } });
  return make("div", { class: "view-faces" }, kinds,
    make("p", { class: "hint", text: "JPEG, PNG or WebP named by id, e-mail or name: E1042.jpg, Ana Smith.png. The pictures stay in this page and are never sent, only their names are; exports show initials instead." }),
    make("div", { class: "looks" }, button("Choose pictures …", "faces-files", files), button("Choose a folder …", "faces-folder", folder), files, folder),
    make("p", { id: FACES_MESSAGE, class: "hint", role: "status", text: avatars.messageOf() }));
}

/** @param {string} label @param {Record<string, string>} fields */
const remove = (label, fields) => make("button", { type: "button", class: "view-remove", "aria-label": label, title: label, text: "×", on: { click: () => page.set(withPart(fields)) } });

/** Where one is: the bosses above a branch that stands alone, a line without what is beside it. @param {SceneJson["view"]} view */
function trail(view) {
  if (!("trail" in view)) return null;
  const crumb = (/** @type {string} */ text, /** @type {Record<string, string>} */ fields) =>
    make("button", { type: "button", class: "link", text, on: { click: () => page.set(withPart(fields)) } });
  const arrow = () => make("span", { class: "view-arrow", "aria-hidden": "true", text: "›" });
  const isLoaded = "where" in view, parts = [], made = page.get().company?.choices.whole;
  if (made && isLoaded) parts.push(make("a", { class: "link", "data-key": "typical", href: `/?${made}`, text: "‹ Typical chart" }));
  if (view.trail.length) {
    parts.push(crumb("Whole company", { top: "" }), arrow());
    for (const [key, name] of view.trail.slice(0, -1)) parts.push(crumb(name, { top: key }), arrow());
    parts.push(make("span", { class: "view-here", text: view.trail[view.trail.length - 1][1] }));
  }
  if (view.line) {
    const seat = seatOf(page.get(), view.line);
    parts.push(make("span", { class: "view-tag" }, `Only the line of ${seat ? seat.title : "one person"}`, remove("Show what is beside it", { line: "" })));
  }
  if (isLoaded) parts.push(...tags(view, remove));
  return parts.length ? make("nav", { class: "view-trail", "aria-label": "Where you are" }, parts) : null;
}

/**
 * @param {Avatars} avatars
 * @param {(act: () => void) => void} afterPaint  The choices of a typical chart can wait for it: another list of choices is
 *   measured by the browser, line by line, and nobody has it open while a size is chosen.
 */
export function startViewToolbar(avatars, afterPaint) {
  const bar = /** @type {HTMLElement} */ (document.getElementById(VIEW_BAR)), typical = /** @type {HTMLElement} */ (document.getElementById(VIEW_LAYOUT));

  // What the choices and the bar of a typical chart were made for: they seldom change, and a size is chosen often.
  let typicalKey = "", barKey = "";

  function keyNow() {
    const { scene } = page.get();
    return scene && !loadedView(page.get()) ? JSON.stringify(scene.view) : "";
  }

  function showTypical() {
    const { scene } = page.get(), key = keyNow();
    if (key !== typicalKey) fill(typical, ...(scene && key ? [layouts(scene.view), levels(scene.view, "What differs")].flat() : []));
    typicalKey = key;
  }

  function showBar() {
    const { scene } = page.get(), view = loadedView(page.get()), key = keyNow();
    if (key !== barKey || view) {
      const where = scene && trail(scene.view);
      put(bar, "hidden", !view && !where);
      fill(bar, ...(view ? [tools(view)] : []), ...(where ? [where] : []));
    }
    barKey = key;
  }

  function show() {
    showBar();
    // Another company has other choices at once.
    if (typicalKey && keyNow()) afterPaint(showTypical);
    else showTypical();
  }

  const tools = (/** @type {LoadedView} */ view) =>
    make("div", { class: "view-tools" }, layouts(view), ...[levels(view, "What matters most")].flat(), colours(view), cardLines(view, avatars), pop("filter", "Filter", filterForm(view)));

  page.subscribe((state) => state.scene, show);
  page.subscribe((state) => state.company?.choices.whole, show);
  page.subscribe((state) => state.messages.avatars, () => {
    const line = document.getElementById(FACES_MESSAGE);
    if (line) line.textContent = avatars.messageOf();
  });
  startClicks();
  show();
}

/** What the details offer for a seat: its branch alone, its line alone, all of its branch, one step. @param {string} action @param {string} id */
function lookAt(action, id) {
  if (action === "whole") page.set(withWholeBranch(id));
  else if (action === "fold") page.set(withBranch(id));
  else page.set(withPart({ [action]: id }));
}

function startClicks() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    for (const open of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(`#${VIEW_BAR} details[open]`))) if (!open.contains(target)) open.open = false;
    const button = target.closest("[data-look]");
    const [action, id] = (button?.getAttribute("data-look") || "").split(" ");
    if (id) lookAt(action, id);
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && /** @type {Element} */ (event.target).closest(`#${VIEW_BAR} details[open]`);
    if (!(open instanceof HTMLDetailsElement)) return;
    event.stopPropagation();
    open.open = false;
    /** @type {HTMLElement | null} */ (open.querySelector("summary"))?.focus();
  }, true);
}
