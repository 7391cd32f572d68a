"""The switch between a typical company and one's own: what stands in the left panel and round the chart follows."""

from dash import ClientsideFunction, Dash, Input, Output

from orgview import ids


def register(app: Dash) -> None:
    """Follow which company is shown: None for a typical one, else the id of one's own ("" before one is open)."""
    app.clientside_callback(
        ClientsideFunction("own", "follow"),
        Output(ids.TYPICAL_PANEL, "hidden"),
        Output(ids.OWN_PANEL, "hidden"),
        Output(ids.LADDER, "hidden"),
        Output(ids.ALTERNATIVES_BLOCK, "hidden"),
        Input(ids.MINE, "data"),
    )
