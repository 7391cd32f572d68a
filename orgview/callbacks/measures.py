"""The panel of measures follows its button, the chart and the colours; it asks the server itself."""

from dash import ClientsideFunction, Dash, Input, Output

from orgview import ids


def register(app: Dash) -> None:
    """Wire ``assets/measures.js``."""
    app.clientside_callback(
        ClientsideFunction("measures", "show"),
        Output(ids.MEASURES_SHOWN, "data"),
        Input(ids.MEASURES_OPEN, "n_clicks"),
        Input(ids.DRAWN, "data"),
        Input(ids.THEME, "data"),
        prevent_initial_call=True,
    )
