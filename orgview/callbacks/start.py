"""The page is mounted: the browser half begins."""

from dash import ClientsideFunction, Dash, Input

from orgview import ids


def register(app: Dash) -> None:
    """Call `mounted` of ``assets/src/dash-bridge.js`` once the layout stands."""
    app.clientside_callback(ClientsideFunction("page", "mounted"), Input(ids.PAGE, "id"))
