"""The Compare tab is opened: its charts, which are Dash components; ``assets/src/compare/`` fills them."""

from dash import Dash

from orgview import ids
from orgview.callbacks.late_tab import fill_when_open
from orgview.panels.compare import compare_panel


def register(app: Dash) -> None:
    """Fill the tab when it is first opened: more canvases would delay the first screen."""
    fill_when_open(app, ids.COMPARE_VIEW, ids.COMPARE_READY, compare_panel)
