"""The Table tab: every person or seat as a row, and the findings; rows come block by block (assets/src/table/)."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.grid import grid
from orgview.panels.markup import aria


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
            html.Div(grid(ids.TABLE_PEOPLE), id=ids.TABLE_PEOPLE_VIEW, className="table-grid"),
            html.Div(grid(ids.TABLE_FINDINGS), id=ids.TABLE_FINDINGS_VIEW, className="table-grid", hidden=True),
        ],
        className="table-panel",
        **aria(label="Table"),
    )
