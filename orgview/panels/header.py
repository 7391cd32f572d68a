"""Header: name, tabs, search, export, theme."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.markup import aria, data

# (format, scale, label): what the menu offers.
EXPORTS = (
    ("png", 1, "PNG picture"),
    ("png", 2, "PNG picture, 2x"),
    ("png", 4, "PNG picture, 4x"),
    ("svg", 1, "SVG drawing"),
    ("pdf", 1, "PDF document"),
)
TABS = {"explore": "Explore", "compare": "Compare", "fit": "Fit", "table": "Table"}
_PANELS = {
    "explore": ids.EXPLORE_VIEW,
    "compare": ids.COMPARE_VIEW,
    "fit": ids.FIT_VIEW,
    "table": ids.TABLE_VIEW,
}


def header() -> Component:
    """Bar at the top; ``assets/src/explore/frame.js`` listens."""
    return html.Header(
        [
            html.H1([html.Span(className="logo", **aria(hidden="true")), "Reportline"], className="brand"),
            html.Div(
                [_tab(key, label, _PANELS[key]) for key, label in TABS.items()],
                id=ids.TABS,
                className="tabs",
                role="tablist",
            ),
            html.Div([_step(ids.UNDO, "Undo"), _step(ids.REDO, "Redo")], className="steps"),
            # Filled by assets/src/search/combobox.js.
            html.Div(id=ids.SEARCH, className="search"),
            html.Details(
                [
                    html.Summary("Export", className="button"),
                    html.Ul(
                        [
                            # Filled by assets/src/explore/frame.js when the menu opens.
                            html.Li(className="export-what"),
                            *(html.Li(_export(*each)) for each in EXPORTS),
                            # assets/src/explore/copy-picture.js; an export dialog opens from export/dialog.js.
                            html.Li(html.Button("Copy picture", id=ids.COPY_PICTURE)),
                            html.Li(html.Button("All formats and pages\u2026", id=ids.EXPORT_OPEN)),
                        ]
                    ),
                ],
                id=ids.EXPORT_MENU,
                className="export",
            ),
            html.Button(
                "Copy link",
                id=ids.COPY_LINK,
                className="button",
                title="Copy a link that shows this view",
            ),
            html.Button(
                "?",
                id=ids.KEYS_OPEN,
                className="tool",
                title="Keys (?)",
            ),
            html.Button(
                html.Span(className="icon icon-theme"),
                id=ids.THEME_TOGGLE,
                className="tool",
                title="Dark or light",
                **aria(label="Switch between dark and light"),
            ),
        ],
        className="header",
    )


def _tab(key: str, label: str, panel: str) -> Component:
    return html.Button(
        label,
        id=f"{ids.TABS}-tab-{key}",
        role="tab",
        tabIndex=0 if key == "explore" else -1,
        **data(tab=key),
        **aria(controls=panel, selected="true" if key == "explore" else "false"),
    )


def _step(control: str, word: str) -> Component:
    # assets/src/explore/history.js says what it would undo.
    return html.Button(
        html.Span(className=f"icon icon-{control}"),
        id=control,
        className="tool",
        title=word,
        disabled=True,
        **aria(label=word),
    )


def _export(name: str, scale: int, label: str) -> Component:
    # The address follows the page (assets/src/explore/address-bar.js).
    return html.A(label, href="#", **data(export_format=name, export_scale=str(scale)))
