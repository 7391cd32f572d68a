"""Answers that hold elements: Dash's html components as JSON, which ``assets/src/ui/elements.js`` reads."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response
from plotly.utils import PlotlyJSONEncoder


def elements_json(body: Mapping[str, Any]) -> Response:
    """Answer in JSON, without blanks; a component is its type and its properties."""
    return Response(json.dumps(body, cls=PlotlyJSONEncoder, separators=(",", ":")), mimetype="application/json")
