"""``/export/chart.FORMAT`` and ``/export/compare.FORMAT``: what is shown, as a picture file.

The query is the page's own; nothing is kept between the page and the file, so any process can answer.
"""

from collections.abc import Mapping

from dash import Dash
from flask import Response, request

from orgmodel.errors import OrgError
from orgmodel.export.chart import draw_chart, draw_pair
from orgmodel.export.drawing import Drawing
from orgmodel.export.formats import FORMATS
from orgmodel.export.names import file_name
from orgmodel.export.page import Heading, compose_page
from orgmodel.theme import THEMES, Theme
from orgmodel.typical.build.build import build
from orgmodel.typical.difference import change_texts, compare
from orgview.catalogue import Catalogue
from orgview.charts.comparison import EXPLORED, company_of
from orgview.charts.loaded_source import Opened, Opener, draw_own, tell
from orgview.messages import NO_COMPANY
from orgview.queries.loaded_query import LOADED
from orgview.queries.typical_query import read, to_fields

SCALES = ("1", "2", "4")


def register(app: Dash, catalogue: Catalogue, find: Opener) -> None:
    """Add the export addresses to the server."""
    app.server.add_url_rule(
        "/export/<kind>.<name>", "export", lambda kind, name: _export(catalogue, find, kind, name), methods=["GET"]
    )


def _export(catalogue: Catalogue, find: Opener, kind: str, name: str) -> Response:
    if kind not in ("chart", "compare") or name not in FORMATS:
        known = ", ".join(FORMATS)
        return _refuse(f"There is no export {kind}.{name}. There are chart and compare, each as {known}.", 404)
    query = request.query_string.decode("utf-8", "replace")
    given = to_fields(query)
    scale, theme = given.get("scale", "1"), given.get("theme", "light")
    if scale not in SCALES:
        return _refuse(f"Scale cannot be {scale!r}. Give one of {', '.join(SCALES)}.", 400)
    if theme not in THEMES:
        return _refuse(f"Theme cannot be {theme!r}. Give one of {', '.join(THEMES)}.", 400)
    try:
        if LOADED in given and kind == "chart":
            opened = find(given[LOADED])
            if opened is None:
                return _refuse(str(NO_COMPANY), 404)
            drawing, stem = _draw_own(opened, given, THEMES[theme])
        else:
            drawing, stem = _draw(catalogue, kind, query, THEMES[theme])
        data = FORMATS[name].write(drawing, int(scale))
    except OrgError as error:
        return _refuse(str(error), 400)
    response = Response(data, mimetype=FORMATS[name].mime_type)
    response.headers.set("Content-Disposition", "attachment", filename=file_name(stem, FORMATS[name].extension))
    return response


def _draw_own(opened: Opened, given: Mapping[str, str], look: Theme) -> tuple[Drawing, str]:
    report = opened.company.report
    notices = [notice.text for notice in report.notices]
    origin = " ".join(notices) or f"{report.origin.kind.upper()} file."
    heading = Heading(
        f"Who reports to whom: {opened.company.name}",
        report.sentence or tell(opened),
        f"{origin} Drawn by Reportline.",
    )
    return compose_page(draw_own(opened, given, look), look, heading), f"Reportline {opened.company.name}"


def _draw(catalogue: Catalogue, kind: str, query: str, look: Theme) -> tuple[Drawing, str]:
    given = to_fields(query)
    reading = read(given, catalogue.domain, catalogue.first.company)
    if reading.problems:
        raise OrgError(" ".join(problem.message for problem in reading.problems))
    if kind == "chart":
        graph = build(reading.company, catalogue.domain)
        return draw_chart(graph, reading.view, look), f"Reportline {reading.company.headcount} people"
    sides = [company_of(catalogue, given.get(side, EXPLORED), given.get(f"{side}n", ""), query) for side in ("a", "b")]
    graphs = [build(company, catalogue.domain) for company in sides]
    difference = compare(graphs[0], graphs[1])
    drawing = draw_pair(graphs[0], graphs[1], difference, change_texts(difference), look)
    return drawing, f"Reportline {sides[0].headcount} and {sides[1].headcount} people"


def _refuse(message: str, status: int) -> Response:
    return Response(f"{message}\n", status, mimetype="text/plain")
