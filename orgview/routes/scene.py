"""``GET /scene``: the chart of a query as JSON. ``GET /changes``: what differs from the chart of another query.

``GET /alternatives``: lines of that chart that could be.

Plain addresses and not callbacks, because the chart goes to the canvas at once: the way through the page's own state
costs more than the whole rest (benchmarks/redraw.py). The answer for a typical company depends on query, theme and
selection alone, so that the browser may ask ahead; it holds the details too, so that the panel beside the chart never
tells of another company than the one drawn, and what has changed where the question says since which chart: a second
request costs the server as much as all of this.
"""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import OrgError
from orgmodel.theme import THEMES
from orgview.charts.resolve import SourceResolver
from orgview.charts.source import NO_ERRORS, to_bytes
from orgview.messages import NO_COMPANY
from orgview.panels.inspector import encode_parts
from orgview.queries.typical_query import to_fields
from orgview.server.incoming.request_checks import accept_body

NO_SCENE = {"errors": {**NO_ERRORS, "others": str(NO_COMPANY)}, "scene": None, "sentence": None, "notices": None}


def register(app: Dash, resolver: SourceResolver) -> None:
    """Add the addresses to the server."""

    def query_fields() -> dict[str, str]:
        return to_fields(request.query_string.decode("utf-8", "replace"))

    def scene() -> Response:
        fields = query_fields()
        source = resolver.resolve_source(fields)
        body = to_bytes(NO_SCENE) if source is None else source.encoded_answer(fields.get("theme", "light"))
        if source is not None and source.answers_details:
            # Put together as bytes: both parts are kept, each by what it depends on.
            details = source.encoded_details(fields.get("sel", ""), encode_parts)
            body = body[:-1] + b',"inspection":' + details + b"}"
            if "from" in fields:
                changes = {
                    "sentence": source.changes_text(resolver.resolve_query(fields["from"])),
                    "before": fields["from"],
                }
                body = body[:-1] + b',"changes":' + to_bytes(changes) + b"}"
        return Response(body, mimetype="application/json")

    def changes() -> Response:
        fields = query_fields()
        source = resolver.resolve_source(fields)
        if source is None:
            return jsonify(sentence=None, query="")
        before = resolver.resolve_query(fields.get("from", ""))
        return jsonify(sentence=source.changes_text(before), query=source.query)

    def alternatives() -> Response:
        fields = query_fields()
        source = resolver.resolve_source(fields)
        theme = THEMES.get(fields.get("theme", ""), THEMES["light"])
        try:
            return jsonify(lines=[] if source is None else source.alternatives(theme))
        except OrgError:
            # Where no company can be built the chart says why.
            return jsonify(lines=[])

    accept_body(app.server, "scene")
    accept_body(app.server, "alternatives")
    app.server.add_url_rule("/alternatives", "alternatives", alternatives, methods=["GET"])
    accept_body(app.server, "changes")
    app.server.add_url_rule("/scene", "scene", scene, methods=["GET"])
    app.server.add_url_rule("/changes", "changes", changes, methods=["GET"])
