"""The Table tab is opened: its grids, which are Dash components; ``assets/src/table/`` fills them."""

from dash import Dash

from orgview import ids
from orgview.callbacks.late_tab import fill_when_open
from orgview.panels.table import table_panel


def register(app: Dash) -> None:
    """Fill the tab when the grid's script is there (`assets/src/main.js` says so)."""
    fill_when_open(app, ids.TABLE_VIEW, ids.TABLE_READY, table_panel)
