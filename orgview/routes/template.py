"""``GET /template.csv`` and ``GET /template.xlsx``: an empty form for the people of a company, with example rows."""

from collections.abc import Callable, Sequence

from dash import Dash
from flask import Response

from orgmodel.export.tables.template import template_csv, template_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(app: Dash, rows: Sequence[Sequence[str]]) -> None:
    """Add the addresses to the server; `rows` are the headings and the examples."""
    forms: tuple[tuple[str, str, Callable[[Sequence[Sequence[str]]], bytes]], ...] = (
        ("csv", "text/csv; charset=utf-8", template_csv),
        ("xlsx", _XLSX, template_workbook),
    )
    for ending, content_type, write in forms:
        app.server.add_url_rule(
            f"/template.{ending}", f"template-{ending}", _sender(write(rows), ending, content_type), methods=["GET"]
        )


def _sender(data: bytes, ending: str, content_type: str) -> Callable[[], Response]:
    def send() -> Response:
        response = Response(data, content_type=content_type)
        response.headers.set("Content-Disposition", "attachment", filename=f"Reportline template.{ending}")
        return response

    return send
