"""``/export/chart.FORMAT`` and ``/export/compare.FORMAT``: the chart that is shown, or two side by side, as a file.

The query is the page's own; nothing stays between the page and the file, so any process can answer.
"""

from functools import partial

from dash import Dash
from flask import Response, request

from orgmodel.errors import Cancelled, NoRoom, NotPainted, OrgError
from orgmodel.export.finish import Finish
from orgmodel.export.names import file_name
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.export.reports.subject import ComparisonSubject
from orgmodel.theme import THEMES
from orgview.charts.comparer import Comparer
from orgview.charts.export_finish import FinishParts, comparison_parts
from orgview.charts.resolve import SourceResolver
from orgview.messages import NO_COMPANY
from orgview.queries.comparison_query import DIFFERENCE
from orgview.queries.typical_query import to_fields
from orgview.server.answers.attachments import attach
from orgview.server.work.painter import Painter

SCALES = ("1", "2", "4")


def register(app: Dash, comparer: Comparer, resolver: SourceResolver, painter: Painter) -> None:
    """Add the export addresses to the server."""

    def paint(kind: str, query: str, finish: Finish) -> tuple[bytes, str] | None:
        """Bytes of a file and the stem of its name; None for a company that is not there."""
        if kind == "compare" or DIFFERENCE in to_fields(query):
            parts = comparison_parts(query, comparer)
            return painter.finish(partial(parts.put_into, finish=finish)), _stem(parts)
        source = resolver.resolve_query(query)
        if source is None:
            return None
        drawing = source.drawing(THEMES[finish.theme])
        return painter.paint(drawing, finish.format, finish.scale), source.file_stem

    def export(kind: str, name: str) -> Response:
        if kind not in ("chart", "compare") or name not in FORMATS:
            known = ", ".join(FORMATS)
            return _refuse(f"There is no export {kind}.{name}. There are chart and compare, each as {known}.", 404)
        query = request.query_string.decode("utf-8", "replace")
        fields = to_fields(query)
        scale, theme = fields.get("scale", "1"), fields.get("theme", "light")
        if scale not in SCALES:
            return _refuse(f"Scale cannot be {scale!r}. Give one of {', '.join(SCALES)}.", 400)
        if theme not in THEMES:
            return _refuse(f"Theme cannot be {theme!r}. Give one of {', '.join(THEMES)}.", 400)
        try:
            painted = paint(kind, query, Finish(name, int(scale), theme=theme))
        except (Cancelled, NoRoom, NotPainted):
            raise  # no fault of the query
        except OrgError as error:
            return _refuse(str(error), 400)
        if painted is None:
            return _refuse(str(NO_COMPANY), 404)
        data, stem = painted
        response = Response(data, mimetype=FORMATS[name].mime_type)
        return attach(response, file_name(stem, FORMATS[name].extension))

    app.server.add_url_rule("/export/<kind>.<name>", "export", export, methods=["GET"])


def _stem(parts: FinishParts) -> str:
    """Names of both companies; of typical ones side by side their headcounts."""
    subject = parts.subject
    if not isinstance(subject, ComparisonSubject):
        return parts.file_stem
    if subject.is_pair and subject.a.company and subject.b.company:
        return f"Reportline {subject.a.company.headcount} and {subject.b.company.headcount} people"
    return f"Reportline {subject.a.called} and {subject.b.called}"


def _refuse(message: str, status: int) -> Response:
    return Response(f"{message}\n", status, mimetype="text/plain")
