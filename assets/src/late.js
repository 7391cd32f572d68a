// What comes late: the list of changes, the export dialog, the Fit tab, the grids of the Table tab, the figures of the measures. None is needed for the first screen.
export { openChanges } from "./compare/changes-grid.js";
export { createExportDialog } from "./export/dialog.js";
export { startFit } from "./fit/tab.js";
export { startMetrics } from "./metrics/panel.js";
export { startTable } from "./table/tab.js";
