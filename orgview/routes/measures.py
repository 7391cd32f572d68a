"""``GET /company/ID/measures``: spans, levels and managers of a company, or of the part of it that the chart shows.

Takes the query fields of the chart (``top``: a branch, ``where``: a filter) and three limits, ``widest``, ``narrowest``
and ``layers``; for one that is left out, the first of ``presets/domain/measures.toml``. Answers as
`metrics_json` says, with ``limits``: value, first value, why, confidence and cites of each. A company of
another visitor and one that never was get the same answer, 404.
"""

from dash import Dash
from flask import Response, jsonify, request

from orgview.catalogue import Catalogue
from orgview.charts.published_figures import limits_json
from orgview.charts.resolve import SourceResolver
from orgview.server.answers.error_responses import json_error, no_company

MOST_LIMIT = 1_000_000


def register(app: Dash, catalogue: Catalogue, resolver: SourceResolver) -> None:
    """Add the address to the server."""
    domain = catalogue.domain

    def answer(company_id: str) -> Response:
        source = resolver.loaded(company_id, request.args)
        if source is None:
            return no_company()
        first_limits, limits = limits_json(domain), {}
        for key, one in first_limits.items():
            text = request.args.get(key) or str(one["first"])
            if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST_LIMIT):
                return json_error(
                    f"The limit {key} cannot be {text[:20]!r}", f"Give a whole number from 1 to {MOST_LIMIT:,}.", 400
                )
            limits[key] = int(text)
        in_force = {key: {**one, "value": limits[key]} for key, one in first_limits.items()}
        return jsonify(**source.metrics(limits), limits=in_force)

    app.server.add_url_rule("/company/<company_id>/measures", "measures", answer, methods=["GET"])
