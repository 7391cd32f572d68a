"""The rows of the Table tab, block by block: people and findings of a loaded company, seats of a typical one.

``POST /company/ID/people``, ``/company/ID/findings`` and ``/seats`` take `table_query.TableRequest` as JSON and answer
with `contract.TableBlock`: a row is its values in the order of the columns, its way the key of its card and, in a
typical company, of those above it; a finding has none. Search words go in the body, so that no log of addresses has
them. ``GET /company/ID/people.csv`` and ``/seats.csv``, with the same JSON as ``ask``, stream all rows that fit. A
company of another visitor and one that never was get the same answer, 404.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.errors import BadFile, OrgError
from orgmodel.export.names import file_name
from orgmodel.tables.query import Positions, Query, select_rows, take_rows, to_csv
from orgview.charts.resolve import SourceResolver
from orgview.charts.source import ChartSource, TableSheet
from orgview.memory.cache import SharedCache
from orgview.queries.table_query import TableRequest, read_table_request
from orgview.routes.addresses import add_addresses
from orgview.server.answers.attachments import attach
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes, parse_json

# Of a cell; the rest is in the file.
MOST_LETTERS = 400
NO_JSON = "The question is not JSON."

Writer = Callable[[TableRequest, TableSheet, Positions], Response]


def register(app: Dash, resolver: SourceResolver, cache: SharedCache) -> None:
    """Add the addresses to the server."""

    def source_of(company_id: str, table_request: TableRequest) -> ChartSource | None:
        return resolver.loaded(company_id, {}) if company_id else resolver.resolve_query(table_request.query)

    def answer(request_json: Any, name: str, company_id: str, write: Writer) -> Response:
        table_request = read_table_request(request_json)
        try:
            source = source_of(company_id, table_request)
            table = None if source is None else source.table(name)
            if table is None:
                return no_company()
            return write(table_request, table, _positions(cache, table, table_request.row_query))
        except BadFile:
            raise
        except OrgError as error:  # a column of another company, thresholds that no company fits
            return json_error(str(error).removesuffix("."), "Reload the page.", 400)

    def block(name: str, company_id: str = "") -> Response:
        return answer(parse_json(body_bytes() or b"{}", NO_JSON), name, company_id, _block)

    def file(name: str, company_id: str = "") -> Response:
        return answer(parse_json(request.args.get("ask", "{}"), NO_JSON), name, company_id, _file)

    rules = (
        ("/company/<company_id>/people", "people", lambda company_id: block("people", company_id), "POST"),
        ("/company/<company_id>/findings", "findings", lambda company_id: block("findings", company_id), "POST"),
        ("/seats", "seats", lambda: block("people"), "POST"),
        ("/company/<company_id>/people.csv", "people-file", lambda company_id: file("people", company_id), "GET"),
        ("/seats.csv", "seats-file", lambda: file("people"), "GET"),
    )
    add_addresses(app.server, rules)


def _positions(cache: SharedCache, table: TableSheet, query: Query) -> Positions:
    """Positions of the rows that fit; orders of a million rows are 4 MB each."""

    def make() -> tuple[Positions, int]:
        positions = select_rows(table.sheet, query)
        return positions, positions.nbytes

    return cache.get_or_make(table.content, f"rows {query!r}", make)


def _block(table_request: TableRequest, table: TableSheet, positions: Positions) -> Response:
    block = positions[table_request.start : table_request.end]
    return jsonify(
        version=hashlib.sha256(table.content.encode()).hexdigest()[:16],
        total=table.sheet.size,
        found=len(positions),
        columns=[
            {"key": one.key, "heading": one.heading, "is_number": one.is_number, "source": one.source}
            for one in table.sheet.columns.values()
        ],
        ways=[table.way(position) for position in block.tolist()],
        rows=take_rows(table.sheet, block, MOST_LETTERS),
    )


def _file(_table_request: TableRequest, table: TableSheet, positions: Positions) -> Response:
    response = Response(to_csv(table.sheet, positions), content_type="text/csv; charset=utf-8")
    return attach(response, file_name(table.file_stem, "csv"))
