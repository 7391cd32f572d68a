"""The Table tab is opened: its grids, which are Dash components; ``assets/src/table/`` fills them."""

from typing import Any

from dash import Dash, Input, Output, State, no_update

from orgview import ids
from orgview.panels.table import table_panel


def register(app: Dash) -> None:
    """Fill the tab when the grid's script is there (`assets/src/main.js` says so)."""

    @app.callback(
        Output(ids.TABLE_VIEW, "children"),
        Input(ids.TABLE_READY, "data-open"),
        State(ids.TABLE_VIEW, "children"),
        prevent_initial_call=True,
    )
    def _open(ready: Any, there: Any) -> Any:
        return table_panel() if ready and not there else no_update
