"""The Compare tab: two companies side by side, and the list of what differs; ``assets/src/compare/`` fills it."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.chart import canvas, legend
from orgview.panels.markup import aria


def compare_panel() -> Component:
    """Places of the selectors, two linked charts, counts and the list."""
    charts = ((ids.COMPARE_TITLE_A, ids.COMPARE_CHART_A), (ids.COMPARE_TITLE_B, ids.COMPARE_CHART_B))
    return html.Section(
        [
            html.Div(id=ids.COMPARE_BAR, className="compare-bar"),
            html.Div(id=ids.COMPARE_MESSAGE, className="message", role="alert"),
            html.P(id=ids.COMPARE_SENTENCE, className="sentence", role="status", **aria(live="polite")),
            html.Div(
                [
                    *(
                        html.Figure(
                            [
                                html.Figcaption(id=title),
                                html.Div(canvas(chart), className="canvas", **aria(hidden="true")),
                            ],
                            className="compare-chart",
                        )
                        for title, chart in charts
                    ),
                    legend(),
                ],
                className="compare-charts",
            ),
            html.Div(
                id=ids.COMPARE_LIST,
                className="compare-list",
                tabIndex=0,
                role="region",
                **aria(label="List of changes"),
            ),
        ],
        className="compare-panel",
        **aria(label="Compare"),
    )
