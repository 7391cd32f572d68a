"""Two companies side by side, and what differs: ``/compare``, its changes, and these as a file.

Sides are ``a`` and ``b``: a preset, "explored" (the company of the query ``explored``), "mine:ID" or
"mine:ID:SNAPSHOT" (a loaded company), "fitted:ID" (the typical one that it is set beside); ``an`` and ``bn`` are
headcounts as typed. ``join`` and ``live`` as on the command line. ``GET /compare`` answers as
`orgview.contract.CompareAnswer`, with both charts where ``view`` is "sides"; ``GET /compare/changes`` lists the changes
of a kind. ``POST /compare/rows`` takes `table_query.TableRequest` as JSON and answers with `contract.TableBlock`, the
way of a row being the key of its card and its id; ``GET /compare/changes.csv`` and ``.xlsx``, with the same JSON as
``ask``, hand out all rows that fit.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from dash import Dash
from flask import Response, jsonify, request

from orgmodel.difference.rows import as_listed, changes_sheet, rows_with
from orgmodel.errors import BadCompany, UnknownName
from orgmodel.export.names import file_name
from orgmodel.export.tables.changes import changes_csv, changes_workbook
from orgmodel.tables.query import Positions, Query, Sheet, select_rows, take_rows
from orgmodel.theme import THEMES
from orgmodel.views.loaded import seat_of_key
from orgview.charts.comparer import Compared, Comparer, SideErrors
from orgview.charts.comparison import SideView, change_ways, compared_json, rows_json, side_scenes
from orgview.queries.comparison_query import read_changes, read_comparison
from orgview.queries.ratios import FIRST_RATIO, RATIOS
from orgview.queries.table_query import TableRequest, read_table_request
from orgview.routes.addresses import add_addresses
from orgview.server.answers.attachments import attach
from orgview.server.answers.error_responses import json_error
from orgview.server.incoming.request_checks import body_bytes, parse_json

_NOTHING: dict[str, Any] = {
    "a": None,
    "b": None,
    "sentence": None,
    "summary": [],
    "counts": [],
    "changed": 0,
    "join": None,
}
# Of a cell; the rest is in the files.
MOST_LETTERS = 400
NO_JSON = "The question is not JSON."
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(app: Dash, comparer: Comparer) -> None:
    """Add the addresses to the server."""
    views = _Views(comparer)
    rules = (
        ("/compare", "compare", views.answer, "GET"),
        ("/compare/changes", "compare-changes", views.changes, "GET"),
        ("/compare/rows", "compare-rows", views.block, "POST"),
        ("/compare/changes.<name>", "compare-file", views.file, "GET"),
    )
    add_addresses(app.server, rules)


@dataclass(frozen=True, slots=True)
class _Views:
    """Addresses of comparisons, each a method."""

    comparer: Comparer

    def answer(self) -> Response:
        return jsonify(_answer(self.comparer, request.args))

    def changes(self) -> Response:
        compared, _titles, errors = self.comparer.compare(read_comparison(request.args))
        return _refused(errors) if compared is None else _changes(compared)

    def block(self) -> Response:
        compared, _titles, errors = self.comparer.compare(read_comparison(request.args))
        if compared is None:
            return _refused(errors)
        return _block(compared, read_table_request(parse_json(body_bytes() or b"{}", NO_JSON)))

    def file(self, name: str) -> Response:
        if name not in ("csv", "xlsx"):
            return json_error(f"There is no list of changes as {name[:20]!r}", "There are: csv, xlsx.", 404)
        compared, _titles, errors = self.comparer.compare(read_comparison(request.args))
        if compared is None:
            return _refused(errors)
        return _file(compared, name, read_table_request(parse_json(request.args.get("ask", "{}"), NO_JSON)))


def _refused(errors: SideErrors) -> Response:
    return json_error(errors.text.removesuffix("."), "Choose other companies.", 422)


def _changes(compared: Compared) -> Response:
    asked = read_changes(request.args)
    rows = rows_with(compared.rows, asked.kind, asked.words)
    shown = rows.slice(asked.start, asked.count)
    return jsonify(total=rows.num_rows, start=asked.start, rows=rows_json(compared.union, shown))


def _block(compared: Compared, wish: TableRequest) -> Response:
    try:
        rows, sheet, positions = _listed(compared, read_changes(request.args).kind, wish.row_query)
    except UnknownName as error:
        return json_error(str(error).removesuffix("."), "Reload the page.", 400)
    shown = positions[wish.start : wish.end]
    return jsonify(
        version=hashlib.sha256(repr((compared.identity, request.args.get("kind", ""))).encode()).hexdigest()[:16],
        total=sheet.size,
        found=len(positions),
        columns=[
            {"key": one.key, "heading": one.heading, "is_number": one.is_number, "source": one.source}
            for one in sheet.columns.values()
        ],
        ways=change_ways(compared.union, rows.take(pa.array(shown))),
        rows=take_rows(sheet, shown, MOST_LETTERS),
    )


def _file(compared: Compared, ending: str, wish: TableRequest) -> Response:
    try:
        rows, _sheet, positions = _listed(compared, read_changes(request.args).kind, wish.row_query)
    except UnknownName as error:
        return json_error(str(error).removesuffix("."), "Reload the page.", 400)
    table = as_listed(rows.take(pa.array(positions)))
    try:
        data: Iterator[bytes] | bytes = changes_csv(compared.difference, table)
        if ending == "xlsx":
            data = changes_workbook(compared.difference, compared.names, table)
    except BadCompany as error:
        return json_error(str(error).removesuffix("."), "Take the CSV file.", 422)
    response = Response(data, content_type="text/csv; charset=utf-8" if ending == "csv" else _XLSX)
    a, b = compared.names
    stem = f"{a} to {b} changes"
    return attach(response, file_name(stem, ending))


def _listed(compared: Compared, kind: str, query: Query) -> tuple[pa.Table, Sheet, Positions]:
    """Changes of a kind, as a list, and the positions of those that fit, in order."""
    rows = rows_with(compared.rows, kind, "")
    sheet = changes_sheet(rows)

    def make() -> tuple[object, int]:
        found = select_rows(sheet, query)
        return found, found.nbytes

    positions = compared.keep(f"rows {kind} {query!r}", make)
    assert isinstance(positions, np.ndarray)  # noqa: S101 - the cache does not know what it holds
    return rows, sheet, positions


def _answer(comparer: Comparer, fields: Mapping[str, str]) -> dict[str, Any]:
    query = read_comparison(fields)
    compared, titles, errors = comparer.compare(query)
    told = {**_NOTHING, "titles": [titles.get(side, "") for side in ("a", "b")], "errors": asdict(errors)}
    if compared is None:
        return told
    told |= compared_json(compared)
    told["join"]["value"] = query.join
    if fields.get("view", "sides") == "sides":
        look = THEMES.get(fields.get("theme", "light"), THEMES["light"])
        ratio = fields.get("ratio", FIRST_RATIO)
        look_at = SideView(fields.get("opena", ""), fields.get("openb", ""), seat_of_key(fields.get("at", "")))
        told["a"], told["b"] = side_scenes(compared, look, look_at, float(ratio if ratio in RATIOS else FIRST_RATIO))
    return told
