"""Seats by words, as the search box asks for them: ``GET /company/ID/search?q=...`` and ``GET /search?QUERY&q=...``.

The first is of a loaded company, the second of the typical company of a chart's query, seats that are folded away too.
The answer is `orgview.contract.questions.SearchAnswer`: exact hits, then near ones; how many are exact; whether there
are more; how many seats' own names hold the word, of a query of one word; headings that are not searched. ``row`` is
that of the file, 0 where there is none. ``why`` is "Location: Berlin" where neither name nor title was hit, ``marks``
the folded words to mark. An empty ``q`` finds nobody but makes the company ready.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import OrgError
from orgmodel.layout.loaded import names_of
from orgmodel.org.org import Org
from orgmodel.search.find import search
from orgmodel.search.index import Index, build_index
from orgmodel.search.reasons import match_reasons
from orgmodel.search.searchable import Searchable
from orgmodel.search.seats import SearchableSeats, searchable_seats
from orgmodel.text.markup import without_markup
from orgmodel.typical.build.build import build
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.typical import View
from orgview.catalogue import Catalogue
from orgview.charts.opened_company import CompanyOpener
from orgview.memory.cache import TYPICAL, SharedCache
from orgview.messages import message_of
from orgview.queries.typical_query import read, to_fields, write
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import accept_body

# People offered, and letters of a query that count.
MOST, LETTERS = 40, 200

# Id, row of the file, title and unit of each seat of a list.
_Show = Callable[[tuple[int, ...]], Iterable[tuple[str, int, str, str]]]


def register(app: Dash, catalogue: Catalogue, open_company: CompanyOpener, cache: SharedCache) -> None:
    """Add the addresses to the server."""

    def ready(company: TypicalCompany) -> tuple[SearchableSeats, Index]:
        def make() -> tuple[tuple[SearchableSeats, Index], int]:
            seats = searchable_seats(build(company, catalogue.domain))
            index = build_index(seats)
            return (seats, index), index.nbytes + seats.cells.nbytes

        return cache.get_or_make(TYPICAL, f"search index {write(company, View())}", make)

    def people(company_id: str) -> Response:
        opened = open_company(company_id)
        if opened is None:
            return no_company()
        org = opened.org

        def make() -> tuple[Index, int]:
            made = build_index(org)
            return made, made.nbytes

        def show(seats: tuple[int, ...]) -> Iterable[tuple[str, int, str, str]]:
            ids = (f"n{seat}" for seat in seats)
            return zip(
                ids, org.rows[list(seats)].tolist(), names_of(org, seats), _namesake_details(org, seats), strict=True
            )

        return _answer(org, opened.cache.get_or_make(opened.company.org_hash, "search index", make), show)

    def seats() -> Response:
        fields = to_fields(request.query_string.decode("utf-8", "replace"))
        try:
            company, index = ready(read(fields, catalogue.domain, catalogue.first.company).company)
        except OrgError as error:  # thresholds that no company fits
            what, _, advice = message_of(error).partition(". ")
            return json_error(what, advice, 400)
        titles, units = company.cells.to_pydict().values()
        return _answer(company, index, lambda seats: ((company.keys[at], 0, titles[at], units[at]) for at in seats))

    accept_body(app.server, "search")
    accept_body(app.server, "search-seats")
    app.server.add_url_rule("/company/<company_id>/search", "search", people, methods=["GET"])
    app.server.add_url_rule("/search", "search-seats", seats, methods=["GET"])


def _namesake_details(org: Org, seats: Sequence[int]) -> list[str]:
    """Title of each seat; of namesakes department and manager too, as far as the file says. O(seats)."""
    names = [name.casefold() for name in names_of(org, seats)]
    shared = {name for name, count in Counter(names).items() if count > 1}
    bosses = [int(org.tree.parent[seat]) for seat in seats]
    known = sorted({boss for boss in bosses if boss >= 0})
    boss_names = dict(zip(known, names_of(org, known), strict=True))
    told = []
    texts = zip(names, org.texts("title", seats), org.texts("department", seats), bosses, strict=True)
    for name, title, department, boss in texts:
        more = (department, f"reports to {boss_names[boss]}" if boss >= 0 else "") if name in shared else ()
        told.append(", ".join(dict.fromkeys(filter(None, map(without_markup, (title, *more))))))
    return told


def _answer(company: Searchable, index: Index, show: _Show) -> Response:
    matches = search(index, request.args.get("q", "")[:LETTERS], MOST + 1)
    shown = matches.seats[:MOST]
    found = [
        {"id": id_, "row": row, "title": title, "unit": unit, "why": reason.label, "marks": reason.marks}
        for (id_, row, title, unit), reason in zip(show(shown), match_reasons(company, matches), strict=False)
    ]
    return jsonify(
        found=found,
        exact=min(matches.exact, MOST),
        more=len(matches.seats) > MOST,
        named=matches.named,
        left_out=index.left_out,
    )
