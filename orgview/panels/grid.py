"""A grid of any number of rows, which come block by block; ``assets/src/ui/grid.js`` gives it columns and rows."""

from typing import Any

import dash_ag_grid as dag
from dash.development.base_component import Component

BLOCK_ROWS = 200
# Blocks of one grid in the browser; others are asked for again.
MOST_BLOCKS = 10


def grid(component_id: str) -> Component:
    """Grid without columns and rows."""
    options: dict[str, Any] = {
        "cacheBlockSize": BLOCK_ROWS,
        "maxBlocksInCache": MOST_BLOCKS,
        "blockLoadDebounceMillis": 80,
        "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
        "ensureDomOrder": True,
        "enableCellTextSelection": True,
        "animateRows": False,
        "suppressFieldDotNotation": True,
        "tooltipShowDelay": 400,
        "tooltipShowMode": "whenTruncated",
        "headerHeight": 34,
        "rowHeight": 32,
        "localeText": {"noRowsToShow": "No row fits."},
    }
    grid: Component = dag.AgGrid(
        id=component_id,
        columnDefs=[],
        rowModelType="infinite",
        dashGridOptions=options,
        dangerously_allow_code=False,
        style={"height": "100%"},
    )
    return grid
