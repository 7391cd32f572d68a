"""``GET /scene``: the chart of a query as JSON. ``GET /changes``: what differs from the chart of another query.

Plain addresses and not callbacks, because the chart goes to the canvas at once: the way through the page's own state
costs more than the whole rest (benchmarks/redraw.py). The answer for a typical company depends on query, theme and
selection alone, so that the browser may ask ahead; it holds the details too, so that the panel beside the chart never
tells of another company than the one drawn.
"""

from functools import lru_cache
from urllib.parse import urlencode

from dash import Dash
from flask import Response, jsonify, request

from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import Opener, own_answer
from orgview.charts.typical_source import ANSWERS, TypicalCharts, encoded
from orgview.panels.inspect import inspect
from orgview.queries.loaded_query import LOADED
from orgview.queries.typical_query import to_fields
from orgview.server.elements_json import encode_elements
from orgview.server.request_checks import accept_body


def register(app: Dash, catalogue: Catalogue, charts: TypicalCharts, find: Opener) -> None:
    """Add the addresses to the server."""

    @lru_cache(ANSWERS)
    def details(query: str, selection: str) -> bytes:
        return encode_elements(inspect(catalogue, query, selection)).encode()

    def fields_of() -> dict[str, str]:
        return to_fields(request.query_string.decode("utf-8", "replace"))

    def scene() -> Response:
        fields = fields_of()
        theme = fields.pop("theme", "light")
        if LOADED in fields:
            body = encoded(own_answer(find(fields[LOADED]), fields, theme))
        else:
            body = charts.encoded_answer(fields, theme)
            body = body[:-1] + b',"inspection":' + details(urlencode(fields), fields.get("sel", "")) + b"}"
        return Response(body, mimetype="application/json")

    def changes() -> Response:
        fields = fields_of()
        before = fields.pop("from", "")
        if LOADED in fields:
            return jsonify(sentence=None, query="")
        return jsonify(**charts.changes(fields, before))

    accept_body(app.server, "scene")
    accept_body(app.server, "changes")
    app.server.add_url_rule("/scene", "scene", scene, methods=["GET"])
    app.server.add_url_rule("/changes", "changes", changes, methods=["GET"])
