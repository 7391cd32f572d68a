"""Late tabs: what they hold comes when they are first opened, so that it does not delay the first screen."""

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.development.base_component import Component
from werkzeug.exceptions import BadRequest

from orgview.panels.markup import without_clicks

# What the browser half puts into the property when its own part of the tab is there.
OPEN = "1"


def fill_when_open(app: Dash, view: str, ready: str, panel: Callable[[], Component]) -> None:
    """Fill a tab once.

    Parameters
    ----------
    view, ready
        Ids of the tab's place, empty at first, and of the component whose `data-open` the browser half sets.
    panel
        Makes the content.
    """

    @app.callback(
        Output(view, "children"), Input(ready, "data-open"), State(view, "children"), prevent_initial_call=True
    )
    def _fill(opened: Any, children: Any) -> Any:
        if opened != OPEN or not (children is None or isinstance(children, (str, list, dict))):
            raise BadRequest("The values do not fit this callback. Reload the page.")
        return no_update if children else without_clicks(panel())
