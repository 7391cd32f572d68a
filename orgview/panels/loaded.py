"""Left panel, the visitor's own company: places that ``assets/own-*.js`` fills. No person's data comes from here."""

from dash import html
from dash.development.base_component import Component

from orgview import ids


def source_switch() -> Component:
    """Where the choice between a typical company and one's own stands."""
    return html.Div(id=ids.SOURCE_SWITCH, className="block")


def own_panel() -> Component:
    """Where files are loaded and the open company is told; hidden until it is chosen."""
    return html.Div(id=ids.OWN_PANEL, hidden=True)


def own_drawers() -> list[Component]:
    """Drawers for the columns and the findings of the open company."""
    return [
        html.Section(id=control, className="drawer own-drawer", hidden=True, role="dialog", **{"aria-label": label})
        for control, label in ((ids.OWN_COLUMNS, "Columns"), (ids.OWN_FINDINGS, "Findings"))
    ]
