"""What the browser needs to draw a company: from query fields to a JSON-ready answer."""

from collections.abc import Mapping
from typing import Any

from orgmodel.errors import OrgError
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import THEMES
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import headcount_text, summary_text
from orgmodel.typical.difference import compare, difference_text
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import TypicalCompany
from orgview.catalogue import Catalogue
from orgview.charts.scene_json import scene_json
from orgview.messages import for_field, for_others, message_of
from orgview.queries.typical_query import read, to_fields, write


def answer(catalogue: Catalogue, given: Mapping[str, str], theme: str, drawn: str | None) -> dict[str, Any]:
    """Scene, sentence of what changed, notices and messages for a query.

    Parameters
    ----------
    given
        Query fields, as `address.read` takes them.
    drawn
        Query of the chart that is on the page; None before the first.

    Returns
    -------
    dict
        ``errors``: messages for the headcount (``n``), the thresholds (``t``) and the rest (``others``), each may be
        empty. ``scene``: None where a field cannot be read and a chart is on the page, which then stays; else seats,
        lines, ``query`` (canonical), headcount and chain. ``sentence``: None where it is to stay. ``notices``.
    """
    reading = read(given, catalogue.domain, catalogue.first.company)
    errors = {
        "n": for_field(reading.problems, "n"),
        "t": for_field(reading.problems, "t"),
        "others": for_others(reading.problems, ("n", "t")),
    }
    nothing: dict[str, Any] = {"errors": errors, "scene": None, "sentence": None, "notices": None}
    if reading.problems and drawn is not None:
        return nothing
    try:
        graph = build(reading.company, catalogue.domain)
    except OrgError as error:
        return {**nothing, "errors": {**errors, "others": message_of(error)}}
    look = THEMES.get(theme, THEMES["light"])
    scene = scene_json(typical_scene(graph, reading.view, look), look)
    scene |= {
        "query": write(reading.company, reading.view),
        "headcount": reading.company.headcount,
        "chain": to_rungs(catalogue, graph),
        "view": {"layout": reading.view.layout, "layouts": list(map(list, LAYOUTS.items()))},
    }
    return {
        "errors": errors,
        "scene": scene,
        "sentence": _told(catalogue, graph, reading.company, drawn),
        "notices": [{"text": text, "cites": list(cites)} for _, text, cites in graph.graph["notices"]],
    }


def to_rungs(catalogue: Catalogue, graph: Graph) -> list[dict[str, Any]]:
    """Operations line from the chief executive down: role, short name, whether it heads operations.

    Where no role heads operations yet (R12), the chief executive does.
    """
    seats = [seat_of(graph, key) for key in reversed(graph.graph["chain"])]
    nobody = not any(seat_of(graph, key).is_head_of_operations for key in graph)
    return [
        {
            "role": seat.role,
            "short": catalogue.domain.roles[seat.role].short,
            "head": seat.is_head_of_operations or (nobody and seat.role == "ceo"),
        }
        for seat in seats
    ]


def _told(catalogue: Catalogue, graph: Graph, company: TypicalCompany, drawn: str | None) -> str | None:
    fields = to_fields(drawn or "")
    # After a company of the visitor's own there is nothing that changed.
    if drawn is None or "mine" in fields:
        return summary_text(graph)
    before = read(fields, catalogue.domain, catalogue.first.company).company
    if before == company:
        return None
    return difference_text(compare(build(before, catalogue.domain), graph), headcount_text(company))
