"""``GET /standings``: where the role ``role`` stands in each preset; a COO where none is named."""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import UnknownName
from orgview.catalogue import Catalogue
from orgview.charts.standings import FIRST_ROLE, Standings
from orgview.server.answers.error_responses import json_error

# Of a role that there is not a refusal says the beginning.
MOST_LETTERS = 40


def register(app: Dash, catalogue: Catalogue) -> None:
    """Add the address to the server."""
    standings = Standings(catalogue)

    def answer() -> Response:
        try:
            return jsonify(standings.as_json(request.args.get("role", "")[:MOST_LETTERS] or FIRST_ROLE))
        except UnknownName as error:
            return json_error(str(error).removesuffix("."), "Choose one of them.", 404)

    app.server.add_url_rule("/standings", "standings", answer, methods=["GET"])
