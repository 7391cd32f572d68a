// What comes late: the grids of the Table tab and the figures of the measures. Neither is needed for the first screen.
export { startMetrics } from "./metrics/panel.js";
export { startTable } from "./table/tab.js";
