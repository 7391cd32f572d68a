"""Two companies side by side, and what differs: ``/compare``, its changes, and these as a file.

Sides are ``a`` and ``b``: a preset, "explored" (the company of the query ``explored``), "mine:ID" or
"mine:ID:SNAPSHOT" (a loaded company), "fitted:ID" (the typical one that it is set beside); ``an`` and ``bn`` are
headcounts as typed. ``join`` and ``live`` as on the command line. ``GET /compare`` answers as
`orgview.contract.CompareAnswer`, with both charts where ``view`` is "sides"; ``GET /compare/changes`` lists, and
``GET /compare/changes.csv`` and ``.xlsx`` hand out the same rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.difference.rows import as_listed, rows_with
from orgmodel.errors import BadCompany
from orgmodel.export.names import file_name
from orgmodel.export.tables.changes import changes_csv, changes_workbook
from orgmodel.theme import THEMES
from orgview.charts.comparer import Comparer
from orgview.charts.comparison import SideView, compared_json, rows_json, side_scenes
from orgview.queries.comparison_query import read_changes, read_comparison
from orgview.queries.loaded_query import seat_of_key
from orgview.queries.ratios import FIRST_RATIO, RATIOS
from orgview.server.error_responses import json_error
from orgview.server.request_checks import accept_body

_NOTHING: dict[str, Any] = {
    "a": None,
    "b": None,
    "sentence": None,
    "summary": [],
    "counts": [],
    "changed": 0,
    "join": None,
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(app: Dash, comparer: Comparer) -> None:
    """Add the addresses to the server."""

    def answer() -> Response:
        return jsonify(_answer(comparer, request.args))

    def changes() -> Response:
        compared, _titles, errors = comparer.compare(read_comparison(request.args))
        if compared is None:
            return json_error(errors.text.removesuffix("."), "Choose other companies.", 422)
        asked = read_changes(request.args)
        rows = rows_with(compared.rows, asked.kind, asked.words)
        shown = rows.slice(asked.start, asked.count)
        return jsonify(total=rows.num_rows, start=asked.start, rows=rows_json(compared.union, shown))

    def file(name: str) -> Response:
        if name not in ("csv", "xlsx"):
            return json_error(f"There is no list of changes as {name[:20]!r}", "There are: csv, xlsx.", 404)
        compared, _titles, errors = comparer.compare(read_comparison(request.args))
        if compared is None:
            return json_error(errors.text.removesuffix("."), "Choose other companies.", 422)
        asked = read_changes(request.args)
        table = as_listed(rows_with(compared.rows, asked.kind, asked.words))
        try:
            data: Iterator[bytes] | bytes = changes_csv(compared.difference, table)
            if name == "xlsx":
                data = changes_workbook(compared.difference, compared.names, table)
        except BadCompany as error:
            return json_error(str(error).removesuffix("."), "Take the CSV file.", 422)
        response = Response(data, content_type="text/csv; charset=utf-8" if name == "csv" else _XLSX)
        a, b = compared.names
        stem = f"{a} to {b} changes"
        response.headers.set("Content-Disposition", "attachment", filename=file_name(stem, name))
        return response

    for path, endpoint, view in (
        ("/compare", "compare", answer),
        ("/compare/changes", "compare-changes", changes),
        ("/compare/changes.<name>", "compare-file", file),
    ):
        accept_body(app.server, endpoint)
        app.server.add_url_rule(path, endpoint, view, methods=["GET"])


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
