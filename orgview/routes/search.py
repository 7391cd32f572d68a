"""``/company/ID/search?q=...``: people of a visitor's own company by words, as the search box asks for them.

The answer is `orgview.contract.SearchAnswer`: exact hits, then near ones; how many are exact; whether there are more;
how many people's own names hold the word, of a query of one word; headings that are not searched. ``why`` is
"Location: Berlin" where neither name nor title was hit, ``marks`` the folded words to mark. An empty ``q`` finds nobody
but makes the company ready.
"""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.layout.loaded import names_of
from orgmodel.search.find import search
from orgmodel.search.index import Index, build_index
from orgmodel.search.reasons import match_reasons
from orgmodel.text.markup import without_markup
from orgview.charts.loaded_source import Opener
from orgview.server.error_responses import no_company

# People offered, and letters of a query that count.
MOST, LETTERS = 40, 200


def register(app: Dash, find: Opener) -> None:
    """Add the address to the server."""

    def answer(company_id: str) -> Response:
        opened = find(company_id)
        if opened is None:
            return no_company()

        def make() -> tuple[Index, int]:
            made = build_index(opened.org)
            return made, made.nbytes

        index = opened.cache.get_or_make(opened.company.org_hash, "search index", make)
        found = search(index, request.args.get("q", "")[:LETTERS], MOST + 1)
        shown = found.seats[:MOST]
        titles = map(without_markup, opened.org.texts("title", shown))
        people = [
            {"id": f"n{seat}", "title": name, "unit": title, "why": reason.label, "marks": reason.marks}
            for seat, name, title, reason in zip(
                shown, names_of(opened.org, shown), titles, match_reasons(opened.org, found), strict=False
            )
        ]
        return jsonify(
            found=people,
            exact=min(found.exact, MOST),
            more=len(found.seats) > MOST,
            named=found.named,
            left_out=index.left_out,
            leftOut=index.left_out,  # until the browser half reads the new one
        )

    app.server.add_url_rule("/company/<company_id>/search", "search", answer, methods=["GET"])
