"""Measures: the button over the chart, and the panel that ``assets/measures.js`` fills when it is opened."""

from importlib.metadata import version

from dash import dcc, html
from dash.development.base_component import Component

from orgview import ids

# Plotly's own script, 4.8 MB: served by Dash from its package, run when the panel is first opened.
PLOTLY = f"/_dash-component-suites/plotly/package_data/plotly.min.js?v={version('plotly')}"


def measures_button() -> Component:
    """What opens the panel."""
    return html.Button(
        "Measures",
        id=ids.MEASURES_OPEN,
        className="button measures-button",
        title="Spans, levels and share of managers, beside published figures",
        n_clicks=0,
    )


def measures_drawer() -> Component:
    """The panel, and what the callback that fills it writes to."""
    return html.Div(
        [
            html.Section(
                id=ids.MEASURES,
                className="drawer measures-drawer",
                hidden=True,
                role="dialog",
                **{"aria-label": "Measures", "data-plotly": PLOTLY},
            ),
            dcc.Store(id=ids.MEASURES_SHOWN),
        ]
    )
