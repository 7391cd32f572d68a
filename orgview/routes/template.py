"""``GET /template.csv`` and ``GET /template.xlsx``: an empty form for the people of a company, with example rows."""

from collections.abc import Callable, Sequence
from functools import cache, partial

from dash import Dash
from flask import Response

from orgmodel.export.tables.template import template_csv, template_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(app: Dash, rows: Sequence[Sequence[str]]) -> None:
    """Add the addresses to the server; `rows` are the headings and the examples, written when they are first wanted."""
    forms: tuple[tuple[str, str, Callable[[Sequence[Sequence[str]]], bytes]], ...] = (
        ("csv", "text/csv; charset=utf-8", template_csv),
        ("xlsx", _XLSX, template_workbook),
    )
    for ending, content_type, write in forms:
        written = cache(partial(write, rows))
        app.server.add_url_rule(
            f"/template.{ending}", f"template-{ending}", _sender(written, ending, content_type), methods=["GET"]
        )


def _sender(write: Callable[[], bytes], ending: str, content_type: str) -> Callable[[], Response]:
    def send() -> Response:
        response = Response(write(), content_type=content_type)
        response.headers.set("Content-Disposition", "attachment", filename=f"Reportline template.{ending}")
        return response

    return send
