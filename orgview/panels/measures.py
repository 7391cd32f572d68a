"""Measures: the button over the chart, and the panel that ``assets/src/metrics/panel.js`` fills when it is opened."""

from importlib.metadata import version

from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.panels.markup import aria, data

# Plotly's own script, 4.8 MB: served by Dash from its package, run when the panel is first opened.
PLOTLY = f"/_dash-component-suites/plotly/package_data/plotly.min.js?v={version('plotly')}"


def measures_button() -> Component:
    """Button that opens the panel."""
    return html.Button(
        "Measures",
        id=ids.MEASURES_OPEN,
        className="button measures-button",
        title="Spans, levels and share of managers, beside published figures",
    )


def measures_drawer() -> Component:
    """Panel, empty until it is opened."""
    return html.Section(
        id=ids.MEASURES,
        className="drawer measures-drawer",
        hidden=True,
        role="dialog",
        **aria(label="Measures"),
        **data(plotly=PLOTLY, drawer="measures"),
    )
