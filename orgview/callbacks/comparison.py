"""The Compare tab is opened: its two charts, which are Dash components; ``assets/src/compare/`` fills them."""

from typing import Any

from dash import Dash, Input, Output, State, no_update

from orgview import ids
from orgview.panels.compare import compare_panel


def register(app: Dash) -> None:
    """Fill the tab when it is first opened: two more canvases would delay the first screen."""

    @app.callback(
        Output(ids.COMPARE_VIEW, "children"),
        Input(ids.COMPARE_READY, "data-open"),
        State(ids.COMPARE_VIEW, "children"),
        prevent_initial_call=True,
    )
    def _open(ready: Any, there: Any) -> Any:
        return compare_panel() if ready and not there else no_update
