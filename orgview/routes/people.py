"""The rows of the Table tab, block by block: people and findings of a loaded company, seats of a typical one.

``POST /company/ID/people``, ``/company/ID/findings`` and ``/seats`` take `table_query.TableRequest` as JSON and answer
``{"total", "found", "columns": [{"key", "heading", "is_number", "source"}], "version", "ways", "rows"}``: a row is its
values in the order of the columns, its way the key of its card and, in a typical company, of those above it; a finding
has none. What is searched for goes in the body, so that no log of addresses holds it. ``GET /company/ID/people.csv``
and ``/seats.csv``, with the same JSON as ``ask``, stream all rows that fit. A company of another visitor and one that
never was get the same answer, 404.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import BadFile, OrgError
from orgmodel.export.names import file_name
from orgmodel.reading.findings_table import read_findings
from orgmodel.tables.query import Positions, Query, Sheet, select_rows, take_rows, to_csv
from orgmodel.tables.sheets import findings_sheet, people_sheet, seats_sheet
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import chain_of
from orgview.cache import SharedCache
from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import Opener
from orgview.queries.table_query import TableRequest, read_table_request
from orgview.queries.typical_query import read, to_fields
from orgview.server.error_responses import json_error, no_company
from orgview.server.request_checks import accept_body, body_bytes, parse_json
from orgview.server.visitor_cookie import visitor_of
from orgview.store.store import Store

# Of a cell; the rest is in the file.
SHOWN_LETTERS = 400


@dataclass(frozen=True)
class _Shown:
    """A sheet, what tells it from others, the way to the card of each of its rows, and what a file of it is called."""

    sheet: Sheet
    key: str
    way: Callable[[int], list[str]]
    name: str


Opening = Callable[[str, TableRequest], _Shown | None]


def _positions(cache: SharedCache, shown: _Shown, question: Query) -> Positions:
    """Positions of the rows that fit; orders of a million rows are 4 MB each."""

    def make() -> tuple[Positions, int]:
        places = select_rows(shown.sheet, question)
        return places, places.nbytes

    return cache.get_or_make(shown.key, f"rows {question!r}", make)


def register(app: Dash, catalogue: Catalogue, find_own: Opener, store: Store) -> None:
    """Add the addresses to the server."""
    cache = store.cache

    def people_of(company_id: str, _asked: TableRequest) -> _Shown | None:
        opened = find_own(company_id)
        if opened is None:
            return None
        sheet, key = people_sheet(opened.org), opened.company.org_hash
        return _Shown(sheet, key, lambda seat: [f"n{seat}"], f"{opened.company.name} people")

    def findings_of(company_id: str, _asked: TableRequest) -> _Shown | None:
        company = store.find_company(visitor_of(request), company_id)
        file = store.open_findings(company) if company is not None else None
        if company is None or company.findings_hash is None or file is None:
            return None

        def make() -> tuple[Sheet, int]:
            sheet = findings_sheet(read_findings(file))
            return sheet, sum(column.read(None).nbytes for column in sheet.columns.values())

        with file:
            sheet = cache.get_or_make(company.findings_hash, "findings", make)
        return _Shown(sheet, company.findings_hash, lambda _line: [], f"{company.name} findings")

    def seats_of(_company_id: str, asked: TableRequest) -> _Shown:
        company = read(to_fields(asked.query), catalogue.domain, catalogue.first.company).company
        graph = build(company, catalogue.domain)
        sheet, keys = seats_sheet(graph)
        return _Shown(
            sheet,
            f"typical {company!r}",
            lambda seat: chain_of(graph, keys[seat]),
            f"Reportline {company.headcount} people",
        )

    def answer(
        given: Any, open_sheet: Opening, company_id: str, write: Callable[[TableRequest, _Shown, Positions], Response]
    ) -> Response:
        asked = read_table_request(given)
        try:
            shown = open_sheet(company_id, asked)
            return no_company() if shown is None else write(asked, shown, _positions(cache, shown, asked.row_query))
        except BadFile:
            raise
        except OrgError as error:  # a column of another company, thresholds that no company fits
            return json_error(str(error).removesuffix("."), "Reload the page.", 400)

    def block(open_sheet: Opening, company_id: str = "") -> Response:
        return answer(parse_json(body_bytes() or b"{}", "The question is not JSON."), open_sheet, company_id, _block)

    def file(open_sheet: Opening, company_id: str = "") -> Response:
        return answer(
            parse_json(request.args.get("ask", "{}"), "The question is not JSON."), open_sheet, company_id, _file
        )

    rules: Sequence[tuple[str, str, Callable[..., Response], str]] = (
        ("/company/<company_id>/people", "people", lambda company_id: block(people_of, company_id), "POST"),
        ("/company/<company_id>/findings", "findings", lambda company_id: block(findings_of, company_id), "POST"),
        ("/seats", "seats", lambda: block(seats_of), "POST"),
        ("/company/<company_id>/people.csv", "people-file", lambda company_id: file(people_of, company_id), "GET"),
        ("/seats.csv", "seats-file", lambda: file(seats_of), "GET"),
    )
    for path, endpoint, view, method in rules:
        accept_body(app.server, endpoint)
        app.server.add_url_rule(path, endpoint, view, methods=[method])


def _block(asked: TableRequest, shown: _Shown, places: Positions) -> Response:
    wanted = places[asked.start : asked.end]
    return jsonify(
        version=hashlib.sha256(shown.key.encode()).hexdigest()[:16],
        total=shown.sheet.size,
        found=len(places),
        columns=[
            {"key": one.key, "heading": one.heading, "is_number": one.is_number, "source": one.source}
            for one in shown.sheet.columns.values()
        ],
        ways=[shown.way(place) for place in wanted.tolist()],
        rows=take_rows(shown.sheet, wanted, SHOWN_LETTERS),
    )


def _file(_asked: TableRequest, shown: _Shown, places: Positions) -> Response:
    response = Response(to_csv(shown.sheet, places), content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=file_name(shown.name, "csv"))
    return response
