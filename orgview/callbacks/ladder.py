"""The parameters change: the ladder strip and the slider's ticks follow."""

from math import log10
from typing import Any

from dash import Dash, Input, Output

from orgmodel.company import Company, changed
from orgmodel.errors import OrgError
from orgmodel.seats import seat_of
from orgmodel.variants.build import build
from orgmodel.variants.ticks import ticks
from orgview import ids
from orgview.address import read, to_fields
from orgview.catalogue import Catalogue


def climb(catalogue: Catalogue, company: Company) -> list[dict[str, Any]]:
    """Operations line at every size band, the company's other parameters kept.

    Returns
    -------
    list of dict
        Per band: name, start, end (None for the last), headcount (the one shown, and jumped to), chain from the
        chief executive down (role, short name, whether it heads operations).
    """
    columns = []
    for band in catalogue.domain.bands:
        try:
            graph = build(changed(company, headcount=band.typical), catalogue.domain)
        except OrgError:
            continue
        chain = [
            {
                "role": seat_of(graph, key).role,
                "short": catalogue.domain.roles[seat_of(graph, key).role].short,
                "head": seat_of(graph, key).is_head_of_operations,
            }
            for key in reversed(graph.graph["chain"])
        ]
        columns.append(
            {"name": band.name, "start": band.start, "end": band.end, "headcount": band.typical, "chain": chain}
        )
    return columns


def marks(catalogue: Catalogue, company: Company) -> list[dict[str, float]]:
    """Ticks of the headcount slider, at every headcount where a role can appear or leave."""
    return [{"value": log10(at)} for at in ticks(company, catalogue.domain)]


def register(app: Dash, catalogue: Catalogue) -> None:
    """Follow the parameters other than the headcount."""

    @app.callback(
        Output(ids.LADDER_DATA, "data"),
        Output(ids.HEADCOUNT_SLIDER, "marks"),
        Input(ids.PARAMETERS, "data"),
        prevent_initial_call=True,
    )
    def _climb(parameters: str) -> tuple[list[dict[str, Any]], list[dict[str, float]]]:
        company = read(to_fields(parameters), catalogue.domain, catalogue.first.company).company
        return climb(catalogue, company), marks(catalogue, company)
