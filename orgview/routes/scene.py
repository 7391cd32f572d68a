"""``/scene``: the chart of a query as JSON, asked by ``assets/scene.js`` at every change of a parameter.

A plain address and not a callback, because the answer goes to the canvas at once: the way through the page's own
state costs more than the whole rest (benchmarks/redraw.py).
"""

import json

from dash import Dash
from flask import Response, request

from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import MINE, Opener, own_answer
from orgview.charts.typical_source import answer
from orgview.queries.typical_query import to_fields


def register(app: Dash, catalogue: Catalogue, find: Opener) -> None:
    """Add the address to the server."""

    def scene() -> Response:
        given = to_fields(request.query_string.decode("utf-8", "replace"))
        drawn = given.pop("from", None)
        theme = given.pop("theme", "light")
        mine = given.get(MINE)
        if mine is None:
            told = answer(catalogue, given, theme, drawn)
        else:
            opened = find(mine)
            told = own_answer(opened, given, theme)
            if opened is not None:  # a company made here says what it rests on
                report = opened.company.report
                told["notices"] = [*report.get("notices", ()), *told["notices"]]
                told["sentence"] = report.get("sentence", told["sentence"])
        return Response(json.dumps(told, separators=(",", ":")), mimetype="application/json")

    app.server.add_url_rule("/scene", "scene", scene, methods=["GET"])
