"""Answers that hold elements: Dash's html components as JSON, which ``assets/src/ui/elements.js`` reads."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response
from plotly.utils import PlotlyJSONEncoder


def elements_json(body: Mapping[str, Any]) -> Response:
    """Answer in JSON, without blanks; a component is its type and its properties."""
    return Response(encode_elements(body), mimetype="application/json")


def encode_elements(body: Any) -> str:
    """JSON of values that hold elements."""
    return json.dumps(body, cls=PlotlyJSONEncoder, separators=(",", ":"))
