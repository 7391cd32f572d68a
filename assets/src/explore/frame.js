// The frame of the page: tabs, colours, export menu, drawers, and the tools beside the chart.
import { AUTO_FIT, CHART_FRAME, CHART_TREE, EXPORT_MENU, FIT, LADDER, OWN_PANEL, PAGE, SKIP, TABS, THEME_TOGGLE, TYPICAL_PANEL, ALTERNATIVES_BLOCK, ZOOM_IN, ZOOM_OUT } from "../ids.js";
import { isSeatKey, numberOfSeat } from "../state/card-keys.js";
import { companyOf, page } from "../state/page.js";
import { put } from "../ui/dom.js";
import { drawers } from "../ui/drawer.js";
import { count, number } from "../ui/format.js";
import { buildControl } from "./controls.js";

/** @import { PageState } from "../state/page.js" */
/** @import { Chart } from "../chart/scene-view.js" */

const THEME_KEY = "reportline-theme";
const byId = (/** @type {string} */ id) => document.getElementById(id);

/** Tabs with one stop for the keyboard: arrows move, as everywhere. */
export function startTabs() {
  const bar = /** @type {HTMLElement} */ (byId(TABS)), tabs = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll("[role=tab]")]);
  const keyOf = (/** @type {HTMLElement} */ tab) => /** @type {PageState["tab"]} */ (tab.dataset.tab);
  function show() {
    const { tab: now } = page.get();
    for (const tab of tabs) {
      const is = keyOf(tab) === now;
      put(tab, "aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      put(byId(tab.getAttribute("aria-controls") || ""), "hidden", !is);
    }
  }
  for (const tab of tabs) tab.addEventListener("click", () => page.set({ tab: keyOf(tab) }));
  bar.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[to % tabs.length];
    page.set({ tab: keyOf(tab) });
    tab.focus();
  });
  page.subscribe((state) => state.tab, show);
  show();
}

/** The link to the chart moves the focus, and leaves the address as it is. */
export function startSkip() {
  byId(SKIP)?.addEventListener("click", (event) => {
    event.preventDefault();
    page.set({ tab: "explore" });
    byId(CHART_TREE)?.focus();
  });
}

/** A click turns the colours over; the choice is remembered here, and by a cookie for the first picture of the next visit. */
export function startTheme() {
  byId(THEME_TOGGLE)?.addEventListener("click", () => {
    const theme = page.get().theme === "dark" ? "light" : "dark";
    window.localStorage.setItem(THEME_KEY, theme);
    document.cookie = `${THEME_KEY}=${theme}; path=/; max-age=31536000; samesite=strict`;
    page.set({ theme });
  });
  const show = (/** @type {string} */ theme) => { document.documentElement.dataset.theme = theme; };
  page.subscribe((state) => state.theme, show);
  show(page.get().theme);
  // Who has chosen keeps the choice; everybody else goes with the system.
  systemIsDark().addEventListener("change", () => page.set({ theme: firstTheme() }));
}

const systemIsDark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** The theme that was chosen last time, or the system's. @returns {"light" | "dark"} */
export function firstTheme() {
  const system = systemIsDark().matches ? "dark" : "light";
  return (window.localStorage.getItem(THEME_KEY) || system) === "dark" ? "dark" : "light";
}

/** How much of the company the files of the menu hold: those who are drawn; "" where another tab is exported.
 * @param {Pick<PageState, "tab" | "scene" | "company">} state */
export function shownText({ tab, scene, company }) {
  if (tab !== "explore" || !scene) return "";
  if (!companyOf(scene.query)) return `What is shown: ${count(scene.seats.length, "role")} of ${count(scene.headcount, "person", "people")}`;
  const figures = company?.report.figures;
  if (!figures) return "";
  // Behind those of the file come managers who are not in it.
  const drawn = scene.seats.filter(({ id }) => isSeatKey(id) && numberOfSeat(id) < figures.seats).length;
  const word = figures.seats === figures.people ? "people" : "posts";
  return drawn === figures.seats ? `The whole company: ${number(drawn)} ${word}` : `What is shown: ${number(drawn)} of ${number(figures.seats)} ${word}`;
}

/** The export menu says what it exports; it closes with Escape, a choice, or a click elsewhere. */
export function startExportMenu() {
  const menu = /** @type {HTMLDetailsElement | null} */ (byId(EXPORT_MENU));
  if (!menu) return;
  document.addEventListener("click", (event) => {
    const summary = menu.querySelector("summary");
    if (!menu.open || summary?.contains(/** @type {Node} */ (event.target))) return;
    // What was chosen is hidden now and cannot keep the focus.
    if (menu.contains(document.activeElement)) summary?.focus();
    menu.open = false;
  });
  // The page says so itself: a style that looked for an open menu would be asked again with every change of the page.
  menu.addEventListener("toggle", () => {
    put(byId(PAGE), "data-menu", menu.open ? "" : null);
    const line = menu.querySelector(".export-what");
    if (line && menu.open) line.textContent = shownText(page.get());
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** Whose company the left panel and the chart are of. */
export function startSides() {
  function show(/** @type {boolean} */ isLoaded) {
    for (const [id, is] of /** @type {[string, boolean][]} */ ([[TYPICAL_PANEL, !isLoaded], [OWN_PANEL, isLoaded], [LADDER, !isLoaded], [ALTERNATIVES_BLOCK, !isLoaded]])) {
      put(byId(id), "hidden", !is);
    }
    put(byId(CHART_FRAME), "data-loaded", isLoaded ? "" : null);
  }
  page.subscribe((state) => state.isLoaded, show);
  show(page.get().isLoaded);
}

/** One drawer is open at most; its close button and Escape close it. */
export function startDrawers() {
  const show = drawers(() => page.set({ drawer: "" }));
  page.subscribe((state) => state.drawer, show);
  page.subscribe((state) => state.tab, () => page.set({ drawer: "" }));
  show(page.get().drawer);
}

/** Buttons at the left edge of the chart. @param {Chart} chart */
export function startTools(chart) {
  byId(FIT)?.addEventListener("click", () => { chart.fit(true); page.set({ isCut: false }); });
  page.subscribe((state) => state.isCut, (is) => { byId(FIT)?.classList.toggle("wanted", is); });
  byId(ZOOM_IN)?.addEventListener("click", () => chart.zoomBy(1.25));
  byId(ZOOM_OUT)?.addEventListener("click", () => chart.zoomBy(0.8));
  const place = /** @type {HTMLElement | null} */ (document.querySelector(`[data-switch="${AUTO_FIT}"]`));
  if (place) {
    buildControl(place, { key: "fitted", id: AUTO_FIT, label: "Keep fitted", kind: "switch", hint: "", options: [], group: "chart", default: false },
      (is) => page.set({ isKeptFitted: Boolean(is) }));
  }
}
