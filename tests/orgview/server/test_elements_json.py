"""Elements as JSON."""

import json

import pytest
from dash import html
from plotly.utils import PlotlyJSONEncoder

from orgview.server.answers.elements_json import encode_elements


def test_elements_are_written_as_dash_writes_them():
    """Properties of every kind, inside of each other, and what is beside elements."""
    button = html.Button("b", n_clicks=0, disabled=True, style={"color": "red"}, **{"aria-current": "true"})
    body = {
        "parts": [html.Div([html.Span("x", className="q", **{"data-go": "1"}), "t", None, 1.5], id="k"), html.Br()],
        "title": html.H2([button, "\u00fc"]),
    }
    assert json.loads(encode_elements(body)) == json.loads(json.dumps(body, cls=PlotlyJSONEncoder))


def test_other_values_are_refused():
    """What JSON does not know is named, not guessed at."""
    with pytest.raises(TypeError, match="nothing that JSON knows: set"):
        encode_elements({"parts": [html.P({1})]})
