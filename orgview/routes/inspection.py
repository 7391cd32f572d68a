"""``GET /inspect?QUERY&sel=KEY``: what is known of a seat or a line of a chart, or of the company.

Answers ``{"inspection": [...]}``: elements as Dash's html components are written in JSON. ``GET /thresholds`` answers
``{"table": [...]}`` in the same way.
"""

from typing import Any

from dash import Dash
from flask import Response, request

from orgmodel.errors import OrgError
from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import Opener
from orgview.messages import message_of
from orgview.panels.inspect import inspection
from orgview.panels.thresholds import thresholds_table
from orgview.queries.typical_query import to_fields
from orgview.server.elements_json import elements_json
from orgview.server.request_checks import accept_body


def register(app: Dash, catalogue: Catalogue, find: Opener) -> None:
    """Add the addresses to the server."""

    def inspect() -> Response:
        query = request.query_string.decode("utf-8", "replace")
        try:
            found: Any = inspection(catalogue, find, query, to_fields(query).get("sel", ""))
        except OrgError as error:
            found = [message_of(error)]
        return elements_json({"inspection": found})

    accept_body(app.server, "inspect")
    accept_body(app.server, "thresholds")
    app.server.add_url_rule("/inspect", "inspect", inspect, methods=["GET"])
    app.server.add_url_rule(
        "/thresholds", "thresholds", lambda: elements_json({"table": thresholds_table(catalogue)}), methods=["GET"]
    )
