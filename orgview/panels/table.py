"""The Table tab: every person or seat as a row, and the findings; rows come block by block (assets/src/table/)."""

from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.markup import aria

BLOCK_ROWS = 200
# Blocks of one grid in the browser; others are asked for again.
MOST_BLOCKS = 10


def table_panel() -> Component:
    """Bar with totals, search and file, and both grids; assets/src/table/ gives them columns and rows."""
    return html.Section(
        [
            html.Div(
                [
                    # The choice of the list, filled by assets/src/table/tab.js.
                    html.Div(id=ids.TABLE_SHEETS, hidden=True),
                    # Filled by assets/src/table/tab.js: each key asks the server.
                    html.Div(id=ids.TABLE_SEARCH, className="table-search"),
                    html.P(id=ids.TABLE_TOTALS, className="table-totals", role="status", **aria(live="polite")),
                    html.Button(
                        "Reset",
                        id=ids.TABLE_CLEAR,
                        className="button",
                        title="Take out search, filters and order",
                        hidden=True,
                    ),
                    html.A("CSV", id=ids.TABLE_FILE, className="button", href="#", title="The rows shown, as a file"),
                ],
                className="table-bar",
            ),
            html.Div(id=ids.TABLE_MESSAGE, className="message", role="alert"),
            html.Div(_grid(ids.TABLE_PEOPLE), id=ids.TABLE_PEOPLE_VIEW, className="table-grid"),
            html.Div(_grid(ids.TABLE_FINDINGS), id=ids.TABLE_FINDINGS_VIEW, className="table-grid", hidden=True),
        ],
        className="table-panel",
        **aria(label="Table"),
    )


def _grid(component_id: str) -> Component:
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
