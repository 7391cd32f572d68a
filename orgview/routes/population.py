"""``POST /whole?QUERY``: everybody of the typical company of a query becomes a company of the visitor.

The query is that of the address bar. Answers as ``POST /upload``: ``{"id", "report"}``, or ``{"error": {"what",
"advice"}}`` with 422, 429 or 503.
"""

from collections.abc import Callable

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import Cancelled, OrgError
from orgmodel.views.typical import View
from orgview.catalogue import Catalogue
from orgview.queries.typical_query import read, to_fields, write
from orgview.server.answers.error_responses import json_error
from orgview.server.incoming.request_checks import accept_body
from orgview.server.visitors.visitor_cookie import keeping_owner, set_cookie
from orgview.server.work.import_service import Loader
from orgview.server.work.population_service import keep_population


def register(app: Dash, catalogue: Catalogue, loader: Loader, is_known: Callable[[str | None], bool]) -> None:
    """Add the address to the server; `is_known` tells whether anything is there for a visitor."""
    most = loader.limits.rows

    def whole() -> Response:
        reading = read(
            to_fields(request.query_string.decode("utf-8", "replace")), catalogue.domain, catalogue.first.company
        )
        if reading.problems:
            return json_error(
                reading.problems[0].message.removesuffix("."), "Change the company in the left panel.", 422
            )
        company = reading.company
        if company.headcount > most:
            return json_error(
                f"This server shows {most:,} people of one company at most; this one has {company.headcount:,}",
                "Lower the headcount. REPORTLINE_MAX_PEOPLE raises the limit.",
                422,
            )
        owner, secret = keeping_owner(request, is_known)
        is_gone = request.environ.get("waitress.client_disconnected", lambda: False)
        typical = (company, write(company, View()))
        try:
            kept = keep_population(
                owner,
                typical,
                catalogue.domain,
                store=loader.store,
                slots=loader.slots,
                now=loader.clock(),
                is_gone=is_gone,
            )
        except Cancelled:
            raise
        except OrgError as error:
            return json_error(str(error).removesuffix("."), "Change the company in the left panel.", 422)
        response = jsonify(id=kept.id, report=kept.report.to_json())
        set_cookie(request, response, secret)
        return response

    accept_body(app.server, "whole")
    app.server.add_url_rule("/whole", "whole", whole, methods=["POST"])
