"""``GET /inspect?QUERY&sel=KEY``: what is known of a seat or a line of a chart, or of the company.

Answers ``{"inspection": [...]}``: elements as Dash's html components are written in JSON. ``GET /thresholds`` answers
``{"table": [...]}`` in the same way.
"""

from dash import Dash
from flask import Response, request

from orgview.catalogue import Catalogue
from orgview.charts.resolve import SourceResolver
from orgview.panels.inspector import inspector_parts
from orgview.panels.thresholds import thresholds_table
from orgview.queries.typical_query import to_fields
from orgview.server.answers.elements_json import elements_json
from orgview.server.incoming.request_checks import accept_body


def register(app: Dash, catalogue: Catalogue, resolver: SourceResolver) -> None:
    """Add the addresses to the server."""

    def inspect() -> Response:
        fields = to_fields(request.query_string.decode("utf-8", "replace"))
        source = resolver.resolve_source(fields)
        return elements_json({"inspection": [] if source is None else inspector_parts(source, fields.get("sel", ""))})

    accept_body(app.server, "inspect")
    accept_body(app.server, "thresholds")
    app.server.add_url_rule("/inspect", "inspect", inspect, methods=["GET"])
    app.server.add_url_rule(
        "/thresholds", "thresholds", lambda: elements_json({"table": thresholds_table(catalogue)}), methods=["GET"]
    )
