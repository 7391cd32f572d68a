"""``GET /company/ID/values?column=KEY``: what stands in a column of a company, the most frequent first, for a filter.

Answers ``{"values": [[text, people], ...], "more": texts not told}``. A company of another visitor and one that never
was get the same answer, 404.
"""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.tables.color_scale import frequent
from orgmodel.tables.sheets import people_sheet
from orgview.charts.opened_company import CompanyOpener
from orgview.server.answers.error_responses import json_error, no_company

# Values that are offered, and letters of each.
MOST, LETTERS = 100, 200


def register(app: Dash, open_company: CompanyOpener) -> None:
    """Add the address to the server."""

    def answer(company_id: str) -> Response:
        opened = open_company(company_id)
        if opened is None:
            return no_company()
        column = people_sheet(opened.org).columns.get(request.args.get("column", ""))
        if column is None:
            return json_error("This company has no such column", "Reload the page.", 400)
        values = [] if column.is_number else frequent(column)
        short = [[text, count] for text, count in values if len(text) <= LETTERS][:MOST]
        return jsonify(values=short, more=len(values) - len(short))

    app.server.add_url_rule("/company/<company_id>/values", "values", answer, methods=["GET"])
