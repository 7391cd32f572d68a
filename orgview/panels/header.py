"""Top of the page: name, tabs, search, export, theme."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from orgview import ids

TABS = {"explore": "Explore", "compare": "Compare", "table": "Table"}
# (format, scale, label): what the menu offers.
EXPORTS = (
    ("png", 1, "PNG picture"),
    ("png", 2, "PNG picture, 2x"),
    ("png", 4, "PNG picture, 4x"),
    ("svg", 1, "SVG drawing"),
    ("pdf", 1, "PDF document"),
)


def header() -> Component:
    """The bar at the top."""
    return html.Header(
        [
            html.H1([html.Span(className="logo", **{"aria-hidden": "true"}), "Reportline"], className="brand"),
            dmc.Tabs(
                dmc.TabsList(
                    [dmc.TabsTab(label, value=key) for key, label in TABS.items()],
                ),
                id=ids.TABS,
                value="explore",
                variant="pills",
                className="tabs",
            ),
            # Filled by assets/search.js.
            html.Div(id=ids.SEARCH, className="search"),
            dmc.Menu(
                [
                    # Mantine's wrapper carries the menu's state, so it is the button itself.
                    dmc.MenuTarget(
                        html.Span("Export", id=ids.EXPORT_MENU),
                        boxWrapperProps={"component": "button", "type": "button", "className": "button"},
                    ),
                    dmc.MenuDropdown(
                        [
                            dmc.MenuItem(
                                label,
                                href="#",
                                # A real request, so that the browser takes the file; else it would be a new state.
                                refresh=True,
                                id={"type": ids.EXPORT_LINK, "format": name, "scale": scale},
                            )
                            for name, scale, label in EXPORTS
                        ]
                    ),
                ],
                keepMounted=True,
                position="bottom-end",
            ),
            html.Button(
                html.Span(className="icon icon-theme"),
                id=ids.THEME_TOGGLE,
                className="tool",
                title="Dark or light",
                n_clicks=0,
                **{"aria-label": "Switch between dark and light"},
            ),
        ],
        className="header",
    )
