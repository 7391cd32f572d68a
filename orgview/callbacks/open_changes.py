"""The list of changes is opened: its grid, a Dash component; ``assets/src/compare/`` fills it."""

from dash import Dash

from orgview import ids
from orgview.callbacks.late_tab import fill_when_open
from orgview.panels.compare import changes_grid


def register(app: Dash) -> None:
    """Fill the list when the grid's script is there."""
    fill_when_open(app, ids.COMPARE_GRID_VIEW, ids.COMPARE_GRID_READY, changes_grid)
