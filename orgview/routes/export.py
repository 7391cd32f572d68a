"""``/export/chart.FORMAT`` and ``/export/compare.FORMAT``: the chart that is shown, or two side by side, as a file.

The query is the page's own; nothing stays between the page and the file, so any process can answer.
"""

from dash import Dash
from flask import Response, request

from orgmodel.errors import Cancelled, NoRoom, NotPainted, OrgError
from orgmodel.export.drawing import Drawing
from orgmodel.export.formats import FORMATS
from orgmodel.export.names import file_name
from orgmodel.theme import THEMES, Theme
from orgview.charts.comparer import Comparer
from orgview.charts.export_finish import comparison_drawing, comparison_of
from orgview.charts.resolve import SourceResolver
from orgview.messages import NO_COMPANY
from orgview.queries.typical_query import to_fields
from orgview.server.painter import Painter

SCALES = ("1", "2", "4")


def register(app: Dash, comparer: Comparer, resolver: SourceResolver, painter: Painter) -> None:
    """Add the export addresses to the server."""

    def draw(kind: str, query: str, theme: Theme) -> tuple[Drawing, str] | None:
        """Drawing and stem of the file's name; None for a company that is not there."""
        if kind == "compare":
            return comparison_drawing(comparison_of(query, comparer), query, theme)
        source = resolver.resolve_query(query)
        return None if source is None else (source.drawing(theme), source.file_stem)

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
            drawn = draw(kind, query, THEMES[theme])
            if drawn is None:
                return _refuse(str(NO_COMPANY), 404)
            drawing, stem = drawn
            data = painter.paint(drawing, name, int(scale))
        except (Cancelled, NoRoom, NotPainted):
            raise  # no fault of the query
        except OrgError as error:
            return _refuse(str(error), 400)
        response = Response(data, mimetype=FORMATS[name].mime_type)
        response.headers.set("Content-Disposition", "attachment", filename=file_name(stem, FORMATS[name].extension))
        return response

    app.server.add_url_rule("/export/<kind>.<name>", "export", export, methods=["GET"])


def _refuse(message: str, status: int) -> Response:
    return Response(f"{message}\n", status, mimetype="text/plain")
