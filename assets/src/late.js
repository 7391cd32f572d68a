// What comes late: the Fit tab, the grids of the Table tab, the figures of the measures. None is needed for the first screen.
export { startFit } from "./fit/tab.js";
export { startMetrics } from "./metrics/panel.js";
export { startTable } from "./table/tab.js";
