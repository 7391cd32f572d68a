"""The Compare tab: two companies side by side, as one chart, as a list; ``assets/src/compare/`` fills it."""

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.chart import canvas, legend
from orgview.panels.grid import grid
from orgview.panels.markup import aria


def compare_panel() -> Component:
    """Places of the selectors, charts, counts and the list."""
    charts = ((ids.COMPARE_TITLE_A, ids.COMPARE_CHART_A), (ids.COMPARE_TITLE_B, ids.COMPARE_CHART_B))
    both = html.Figure(
        html.Div(canvas(ids.COMPARE_CHART_BOTH), className="canvas", **aria(hidden="true")),
        className="compare-chart both",
    )
    return html.Section(
        [
            html.Div(id=ids.COMPARE_BAR, className="compare-bar"),
            html.Div(id=ids.COMPARE_MESSAGE, className="message", role="alert"),
            html.P(id=ids.COMPARE_SENTENCE, className="sentence", role="status", **aria(live="polite")),
            # Filled by assets/src/compare/: how both are joined, and the way from change to change.
            html.Div(
                [html.Div(id=ids.COMPARE_JOIN), html.Div(id=ids.COMPARE_STEPS, className="compare-steps")],
                className="compare-tools",
            ),
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
                    both,
                    legend(),
                ],
                className="compare-charts",
            ),
            html.Div(
                [
                    html.Div(id=ids.COMPARE_GRID_BAR, className="table-bar"),
                    html.Div(id=ids.COMPARE_GRID_VIEW, className="table-grid"),
                ],
                id=ids.COMPARE_LIST,
                className="compare-list",
                role="region",
                **aria(label="List of changes"),
            ),
            # One role in all presets, a small chart of each.
            html.Div(id=ids.COMPARE_STANDINGS, className="compare-standings"),
        ],
        className="compare-panel",
        **aria(label="Compare"),
    )


def changes_grid() -> Component:
    """Grid of the list of changes; ``assets/src/compare/changes-grid.js`` gives it columns and rows."""
    return grid(ids.COMPARE_GRID)
