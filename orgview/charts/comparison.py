"""Comparison of two typical companies: both charts, marked, and the difference, for the page and for a file."""

from collections.abc import Mapping
from typing import Any

from orgmodel.export.chart import draw_pair
from orgmodel.export.drawing import Drawing
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import THEMES, Status, Theme
from orgmodel.typical.build.build import build
from orgmodel.typical.difference import Difference, change_texts, compare, statuses
from orgmodel.typical.graph import Graph
from orgmodel.typical.parameters import TypicalCompany, changed
from orgmodel.typical.presets import find_preset
from orgmodel.views.typical import View
from orgview.catalogue import Catalogue
from orgview.charts.scene_json import scene_json
from orgview.queries.typical_query import raise_problems, read, read_headcount, to_fields, write

# Stands for "the company of the Explore tab, at this headcount".
EXPLORED = "explored"


def company_of(catalogue: Catalogue, choice: str, headcount: str, explored: str | None) -> TypicalCompany:
    """Company of one side of the comparison.

    Parameters
    ----------
    choice
        Key of a preset, or `EXPLORED`.
    headcount
        As typed; empty keeps the company's own.
    explored
        Query of the chart on the Explore tab.

    Raises
    ------
    UnknownName, BadCompany
        If the preset or the headcount cannot be.
    """
    if choice == EXPLORED:
        company = read(to_fields(explored or ""), catalogue.domain, catalogue.first.company).company
    else:
        company = find_preset(catalogue.presets, choice).company
    if headcount.strip():
        company = changed(company, headcount=read_headcount(headcount))
    return company


def compare_charts(
    catalogue: Catalogue, before: TypicalCompany, after: TypicalCompany, theme: str
) -> tuple[tuple[dict[str, Any], dict[str, Any]], Difference]:
    """Scenes of both charts, seats and lines marked by what happened to them, and the difference itself.

    Returns
    -------
    tuple
        Each scene as `scene_json` says, with its canonical ``query``.

    Raises
    ------
    BadCompany, UnknownName, NotEnoughPeople
        If one of the two cannot be built.
    """
    look, view = THEMES.get(theme, THEMES["light"]), View()
    graphs = build(before, catalogue.domain), build(after, catalogue.domain)
    difference = compare(*graphs)
    marked = statuses(difference)

    def scene(company: TypicalCompany, graph: Graph, status: Mapping[str, Status]) -> dict[str, Any]:
        return scene_json(typical_scene(graph, view, look, status), look) | {"query": write(company, view)}

    return (scene(before, graphs[0], marked[0]), scene(after, graphs[1], marked[1])), difference


def draw_comparison(catalogue: Catalogue, query: str, theme: Theme) -> tuple[Drawing, str]:
    """Drawing of the two companies of a query, side by side, and the stem of its file's name.

    Raises
    ------
    OrgError
        If a field of the query cannot be read.
    """
    fields = to_fields(query)
    raise_problems(read(fields, catalogue.domain, catalogue.first.company))
    sides = [
        company_of(catalogue, fields.get(side, EXPLORED), fields.get(f"{side}n", ""), query) for side in ("a", "b")
    ]
    graphs = [build(company, catalogue.domain) for company in sides]
    difference = compare(graphs[0], graphs[1])
    drawing = draw_pair(graphs[0], graphs[1], difference, change_texts(difference), theme)
    return drawing, f"Reportline {sides[0].headcount} and {sides[1].headcount} people"
