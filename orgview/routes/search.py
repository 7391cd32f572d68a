"""``/company/ID/search?q=...``: people of a visitor's own company by words, as the search box asks for them."""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.layout.company import names_of
from orgmodel.markup import without_markup
from orgmodel.search import Index, prepare, search
from orgview.own import Opener
from orgview.refusals import no_company
from orgview.store.decoded import Decoded

# People offered, and letters of a query that count.
MOST, LETTERS = 40, 200
# Indices of the companies searched lately.
MOST_BYTES = 256 * 1024 * 1024


def register(app: Dash, find: Opener) -> None:
    """Add the address to the server."""
    indices = Decoded(MOST_BYTES)

    def answer(company_id: str) -> Response:
        opened = find(company_id)
        if opened is None:
            return no_company()

        def make() -> tuple[Index, int]:
            made = prepare(opened.org)
            return made, made.nbytes

        seats = search(indices.find(opened.company.org_hash, make), request.args.get("q", "")[:LETTERS], MOST + 1)
        shown = seats[:MOST]
        titles = map(without_markup, opened.org.texts("title", shown))
        found = [
            {"id": f"n{seat}", "title": name, "unit": title}
            for seat, name, title in zip(shown, names_of(opened.org, shown), titles, strict=True)
        ]
        return jsonify(found=found, more=len(seats) > MOST)

    app.server.add_url_rule("/company/<company_id>/search", "search", answer, methods=["GET"])
