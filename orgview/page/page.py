"""The whole page, put together from its panels; ``assets/src/`` fills it."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.chart import chart_panel
from orgview.panels.company import company_panel
from orgview.panels.header import header
from orgview.panels.loaded import own_drawers
from orgview.panels.markup import aria, data, without_clicks
from orgview.panels.measures import measures_drawer
from orgview.panels.thresholds import thresholds_drawer


def page(catalogue: Catalogue) -> Component:
    """Page of every visitor; what is looked at comes with the HTML (`first_screen`), not with the layout."""
    explore = html.Div(
        [
            company_panel(catalogue),
            chart_panel(),
            html.Aside(id=ids.INSPECTOR, className="panel inspector", tabIndex=-1, **aria(label="Details")),
            _sheets(),
        ],
        className="explore",
        id=ids.EXPLORE_VIEW,
        role="tabpanel",
        **aria(labelledby=f"{ids.TABS}-tab-explore"),
    )
    return without_clicks(
        html.Div(
            [
                html.A("Skip to the chart", href=f"#{ids.CHART_TREE}", id=ids.SKIP, className="skip"),
                header(),
                # Filled by assets/src/import/shares.js.
                html.Div(id=ids.SHARED_NOTE, className="shared-note", role="status", hidden=True),
                html.Main(
                    [
                        explore,
                        _late(ids.COMPARE_VIEW, "compare", "compare"),
                        # Filled by assets/src/fit/tab.js.
                        _late(ids.FIT_VIEW, "fit-tab", "fit"),
                        _late(ids.TABLE_VIEW, "table-tab", "table"),
                        thresholds_drawer(),
                        *own_drawers(),
                        measures_drawer(),
                    ],
                    className="main",
                ),
                # Their attributes tell Dash that a tab is opened for the first time.
                html.Div(id=ids.COMPARE_READY, hidden=True, **data(open="")),
                html.Div(id=ids.COMPARE_GRID_READY, hidden=True, **data(open="")),
                html.Div(id=ids.TABLE_READY, hidden=True, **data(open="")),
            ],
            id=ids.PAGE,
            className="page",
        )
    )


def _sheets() -> Component:
    """Handles of what a narrow window folds away; ``assets/src/explore/sheets.js`` listens."""
    handles = (("company", "Company"), ("details", "Details"), ("sizes", "Sizes"))
    return html.Div(
        [
            html.Button(word, className="button sheet-handle", **data(sheet=key), **aria(expanded="false"))
            for key, word in handles
        ],
        id=ids.SHEETS,
        className="sheets",
        role="group",
        **aria(label="Panels"),
    )


def _late(view: str, class_name: str, tab: str) -> Component:
    """Panel of a tab that is filled when it is first opened."""
    return html.Div(
        className=class_name, id=view, hidden=True, role="tabpanel", **aria(labelledby=f"{ids.TABS}-tab-{tab}")
    )
