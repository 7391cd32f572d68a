"""Left panel, a loaded company: places that ``assets/src/import/`` fills. No person's data comes from here."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.markup import aria, data


def source_switch() -> Component:
    """Place of the choice between a typical company and a loaded one."""
    return html.Div(id=ids.SOURCE_SWITCH, className="block")


def own_panel() -> Component:
    """Place where files are loaded and the open company is shown; hidden until it is chosen."""
    return html.Div(id=ids.OWN_PANEL, hidden=True)


def own_drawers() -> list[Component]:
    """Drawers for the columns and the findings of the open company."""
    return [
        html.Section(
            id=control,
            className="drawer own-drawer",
            hidden=True,
            role="dialog",
            **aria(label=label),
            **data(drawer=label.lower()),
        )
        for control, label in ((ids.OWN_COLUMNS, "Columns"), (ids.OWN_FINDINGS, "Findings"))
    ]
