"""The thresholds are opened: the drawer is filled with the numbers in force."""

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.thresholds import thresholds_table


def register(app: Dash, catalogue: Catalogue) -> None:
    """Fill and open the drawer."""

    @app.callback(
        Output(ids.THRESHOLDS_BODY, "children"),
        Output(ids.THRESHOLDS_DRAWER, "hidden"),
        Input(ids.THRESHOLDS_OPEN, "n_clicks"),
        State(ids.THRESHOLDS, "data"),
        prevent_initial_call=True,
    )
    def _open(clicks: int, edits: dict[str, str] | None) -> tuple[list[Component], bool]:
        return thresholds_table(catalogue, edits or {}), not clicks
