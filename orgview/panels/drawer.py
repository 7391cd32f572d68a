"""Drawer: a panel at the right edge; one is open at most (assets/src/ui/drawer.js)."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from orgview.panels.markup import aria, data


def drawer(key: str, drawer_id: str, title: str, content: Sequence[Component], class_name: str = "") -> Component:
    """Closed drawer with its heading and close button.

    Parameters
    ----------
    key
        Name of the drawer in the state of the page.
    """
    return html.Section(
        [
            html.Div(
                [
                    html.H2(title, className="panel-title"),
                    html.Button("\u00d7", className="tool", **aria(label="Close")),
                ],
                className="drawer-head",
            ),
            *content,
        ],
        id=drawer_id,
        className=f"drawer {class_name}".strip(),
        hidden=True,
        role="dialog",
        **aria(label=title),
        **data(drawer=key),
    )
