// Wires the features of the page to its state: the only file that knows them all.
import { startAlternatives } from "./chart/alternatives.js";
import { startAvatars } from "./chart/avatars.js";
import { silenceWheelWarning } from "./chart/cytoscape-host.js";
import { startFonts } from "./chart/card-overview.js";
import { startContextMenu } from "./chart/context-menu.js";
import { startGestures } from "./chart/gestures.js";
import { startLegend } from "./chart/legend.js";
import { startLineKey } from "./chart/line-key.js";
import { startMinimap } from "./chart/minimap.js";
import { startSceneFlow } from "./chart/scene-flow.js";
import { createChart } from "./chart/scene-view.js";
import { startChart } from "./chart/selection.js";
import { startTooltip } from "./chart/tooltip.js";
import { startWindowTools } from "./chart/window-tools.js";
import { startTree } from "./chart/accessible-tree.js";
import { startCompare } from "./compare/tab.js";
import { mounted, setProps } from "./dash-bridge.js";
import { startAddressBar } from "./explore/address-bar.js";
import { startCopyLink } from "./explore/copy-link.js";
import { startCopyPicture } from "./explore/copy-picture.js";
import { startFirstSteps } from "./explore/first-steps.js";
import { firstTheme, startDrawers, startExportMenu, startSides, startSkip, startTabs, startTheme, startTools } from "./explore/frame.js";
import { startHistory } from "./explore/history.js";
import { startHeadcountSlider } from "./explore/headcount-slider.js";
import { startKeys } from "./explore/keys.js";
import { startInspector } from "./explore/inspector.js";
import { startParameters } from "./explore/parameters.js";
import { startSentence } from "./explore/sentence.js";
import { startSizeLadder } from "./explore/size-ladder.js";
import { startPageTitle } from "./explore/page-title.js";
import { startNarrow, startSheets } from "./explore/sheets.js";
import { startPrint } from "./explore/print.js";
import { startSizes } from "./explore/sizes.js";
import { startThresholds } from "./explore/thresholds.js";
import { startPopulation } from "./explore/expand-population.js";
import { startTrail } from "./explore/trail.js";
import { startViewToolbar } from "./explore/view-toolbar.js";
import { CHART, CHART_FRAME, EXPORT_OPEN, FIRST_SCENE, FIRST_SCREEN, FIRST_STATE, LATE_SCRIPT, MEASURES_OPEN } from "./ids.js";
import { delays } from "./ui/delay.js";
import { byId } from "./ui/dom.js";
import { lateModule } from "./ui/late-module.js";
import { startColumnMapping } from "./import/column-mapping.js";
import { startCompanies } from "./import/companies.js";
import { startCompanyPanel } from "./import/company-panel.js";
import { startFindings } from "./import/findings.js";
import { startBadge } from "./import/open-company.js";
import { openSharedLink, startShares } from "./import/shares.js";
import { startUpload } from "./import/upload.js";
import { focusSearch, startSearch } from "./search/combobox.js";
import { config, nearestRatio } from "./state/config.js";
import * as updates from "./state/page.js";
import { keepSelections } from "./state/selections.js";

/** @import { Chart } from "./chart/scene-view.js" */

const { page } = updates;

// The sentence and the bar stand over the chart, whether the bar is there already or not.
const OVER_PX = 108;

// So long a window keeps a size before a chart that is fitted to it is drawn for it.
const RESHAPE_MS = 200;

// A chart as narrow as a phone's is one however low its window is: a wide list would leave it, or be too small.
const PHONE = { px: 480, ratio: 0.75 };

// Of a window that is not known yet; on a hidden tab the last one counts.
let lastRatio = 1.7;

/** Width to height of the chart's window, as one of the proportions that a drawing can be fitted to. The list takes some of its width. */
function ratio() {
  const panel = document.querySelector(".chart-panel"), high = panel ? panel.clientHeight - OVER_PX : 0;
  const wide = panel?.querySelector(".canvas")?.clientWidth || 0;
  if (wide > 0 && high > 0) lastRatio = wide < PHONE.px ? Math.min(wide / high, PHONE.ratio) : wide / high;
  return nearestRatio(lastRatio);
}

/** What came with the page. @param {string} id @returns {any} */
const embedded = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");

/** Where an element stands in what it is placed in, px. @param {HTMLElement} one */
const boxOf = ({ offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height }) => ({ left, top, right: left + width, bottom: top + height });

/** Room at the edges of the Explore chart. Sizes are those of the last layout: to ask in the middle of a change would lay
 * the page out once more. @param {Chart} chart */
function keepFrame(chart) {
  const [legend, foot, tools] = [".legend", ".chart-foot", ".tools"].map((name) => /** @type {HTMLElement} */ (document.querySelector(`#${CHART_FRAME} ${name}`)));
  let high = foot.offsetHeight, left = tools.offsetWidth, corner = boxOf(legend);
  chart.frame = () => {
    // An open legend keeps its room, but not on a phone, where what is at the foot stands under the chart.
    const isBeside = legend.hasAttribute("open") && chart.size.width > 700;
    return { left: left + 16, top: 18, right: isBeside ? corner.right - corner.left + 20 : 14, bottom: page.get().isNarrow ? 14 : Math.min(high + 14, chart.size.height / 3) };
  };
  // The closed legend, and the badge of findings at the other corner.
  chart.covers = () => {
    // It comes with a loaded company alone, and with words of its own for each.
    const badge = /** @type {HTMLElement | null} */ (document.querySelector(`#${CHART_FRAME} .chart-badge`));
    const boxes = [{ ...corner, bottom: legend.hasAttribute("open") ? corner.top : corner.bottom }, ...(badge && !badge.hidden ? [boxOf(badge)] : [])];
    return boxes.filter((box) => box.right > box.left);
  };
  // The frame that shows another answer over the chart or another foot shows the chart in what they leave: not the next one.
  let isOther = false, isUnseen = true;
  chart.beforePaint = () => {
    if (!isOther) return;
    isOther = false;
    chart.host.measure();
    const before = JSON.stringify(chart.frame());
    [high, left] = [foot.offsetHeight, tools.offsetWidth];
    if (JSON.stringify(chart.frame()) !== before) chart.reframed(isUnseen);
    isUnseen = false;
  };
  const remeasure = () => { isOther = true; chart.repaint(); };
  chart.onScene(remeasure);
  new ResizeObserver(() => {
    const now = foot.offsetHeight;
    // Said to the map alone: everything in the frame would inherit it, and take its style anew.
    /** @type {HTMLElement | null} */ (document.querySelector(`#${CHART_FRAME} .minimap`))?.style.setProperty("--foot", `${now}px`);
    if (now !== high) remeasure();
  }).observe(foot);
  // Under an open sheet there are no tools: where they come back the cards make room for them again.
  const measure = new ResizeObserver(() => {
    corner = boxOf(legend);
    if (tools.offsetWidth > left) remeasure();
    else left = tools.offsetWidth;
  });
  // On another tab they have no size yet: they are measured when they are first seen.
  for (const one of [legend, tools, byId(CHART_FRAME)]) measure.observe(one);
}

/** Features of the second script, which comes when one of them is first looked at. */
function startLate() {
  const late = lateModule(document.getElementById(LATE_SCRIPT)?.dataset.src || "", (address) => import(address));
  const context = { page, updates, setProps };
  // What did not come, and was said not to, may come another time.
  const once = (/** @type {() => Promise<void>} */ act) => { let done = false; return () => { if (!done) { done = true; act().catch(() => { done = false; }); } }; };
  startCompare(async (point) => (await late()).openChanges({ setProps, point }));
  const table = once(async () => { (await late()).startTable(context); });
  const metrics = once(async () => { (await late()).startMetrics(context); });
  /** @type {Promise<() => void> | null} */
  let exporting = null;
  const open = document.getElementById(EXPORT_OPEN);
  open?.addEventListener("click", async () => {
    exporting = exporting || late().then((module) => module.createExportDialog(context));
    await exporting.then((show) => { show(); }, () => { exporting = null; });
  });
  const fit = once(async () => { (await late()).startFit(context); });
  page.subscribe((state) => state.tab === "table", (is) => { if (is) table(); });
  page.subscribe((state) => state.tab === "fit", (is) => { if (is) fit(); });
  page.subscribe((state) => state.drawer === "measures", (is) => { if (is) metrics(); });
  document.getElementById(MEASURES_OPEN)?.addEventListener("click", () => page.set({ drawer: "measures" }));
  if (page.get().tab === "table") table();
  if (page.get().tab === "fit") fit();
}

function startShortcuts() {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    focusSearch();
  });
}

silenceWheelWarning();

/** What stands round the chart, and needs none. */
function startPage() {
  startNarrow();
  startTheme();
  startTabs();
  startPageTitle();
  startSkip();
  startFirstSteps();
  startKeys();
  startCopyLink();
  startCopyPicture();
  startSides();
  startSheets();
  startDrawers();
  startExportMenu();
  startSentence();
  startInspector();
  startSizeLadder();
  startSizes();
  startLegend(`#${CHART_FRAME} .legend`);
  startThresholds();
  startFonts();
  startCompanies();
  startCompanyPanel();
  startColumnMapping();
  startFindings();
  startUpload();
  startShares();
  startPopulation();
  startSearch();
  startShortcuts();
}

/** The chart, and what works on it. @param {Chart} chart @param {string} asked  Query of the chart that came with the page. */
function startExplore(chart, asked) {
  keepFrame(chart);
  const afterPaint = (/** @type {() => void} */ act) => chart.afterPaint(act);
  // Before the chart follows: what a person did is a step, what the server made of it is not.
  const steps = startHistory(afterPaint);
  // The server's first chart is that of a wide window.
  const flow = startSceneFlow(ratio, afterPaint, asked === updates.queryOf(page.get(), "1") ? embedded(FIRST_SCENE) : null);
  const soon = delays(RESHAPE_MS);
  chart.host.onResize(() => soon("shape", () => { if (chart.isAsFitted) flow.reshape(); }));
  startParameters(flow.ahead);
  startHeadcountSlider(flow.ahead);
  keepSelections(page);
  startChart(chart);
  startGestures(chart);
  startContextMenu(chart);
  startTools(chart);
  startWindowTools(chart);
  startPrint(chart);
  startTree(afterPaint);
  startTrail(afterPaint);
  startTooltip(chart);
  startAlternatives(chart);
  startLineKey();
  startMinimap(chart);
  startViewToolbar(startAvatars(chart), afterPaint);
  // The canvas stands where the picture of the first answer stood.
  afterPaint(() => document.getElementById(FIRST_SCREEN)?.remove());
  startAddressBar(chart, afterPaint, steps.flush);
  startBadge(/** @type {HTMLElement} */ (document.getElementById(CHART_FRAME)));
}

async function start() {
  await mounted();
  if (await openSharedLink()) return;
  page.set((state) => { const first = embedded(FIRST_STATE); return { ...first, theme: firstTheme(), messages: { ...state.messages, ...first.messages } }; });
  const asked = updates.queryOf(page.get(), "1");
  startPage();
  startExplore(await createChart(CHART, config().themes), asked);
  startLate();
}

start();
