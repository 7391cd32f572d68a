"""The Table tab is opened: its grids come with their script; assets/table.js asks for the rows itself."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from orgview import ids
from orgview.panels.table import table_panel


def register(app: Dash) -> None:
    """Fill the tab when it is first opened; follow the chart, the search and the choice of the list."""
    app.clientside_callback(
        ClientsideFunction("table", "load"),
        Output(ids.TABLE_READY, "data"),
        Input(ids.TABS, "value"),
        State(ids.TABLE_READY, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.TABLE_VIEW, "children"),
        Input(ids.TABLE_READY, "data"),
        State(ids.TABLE_VIEW, "children"),
        prevent_initial_call=True,
    )
    def _open(ready: Any, there: Any) -> Any:
        return table_panel() if ready and not there else no_update

    # The tick is there only with the tab's contents, so nothing is asked before.
    app.clientside_callback(
        ClientsideFunction("table", "show"),
        Output(ids.TABLE_TICK, "data"),
        Input(ids.TABS, "value"),
        Input(ids.DRAWN, "data"),
        Input(ids.TABLE_SHEET, "value"),
        Input(ids.TABLE_VIEW, "children"),
        prevent_initial_call=True,
    )
