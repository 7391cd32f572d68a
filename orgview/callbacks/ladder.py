"""The parameters change: the ladder strip and the slider's ticks follow."""

from typing import Any

from dash import Dash, Input, Output

from orgmodel.errors import OrgError
from orgmodel.typical.build.build import build
from orgmodel.typical.build.ticks import headcount_ticks
from orgmodel.typical.parameters import TypicalCompany, changed
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.typical_source import to_rungs
from orgview.queries.typical_query import read, to_fields


def climb(catalogue: Catalogue, company: TypicalCompany) -> dict[str, Any]:
    """Operations line at every size band, and the headcounts where something changes, other parameters kept.

    Returns
    -------
    dict
        ``columns``, per band: name, start, end (None for the last), headcount (the one shown, and jumped to), chain
        from the chief executive down (role, short name, whether it heads operations). ``ticks``: headcounts.
    """
    columns = []
    for band in catalogue.domain.bands:
        try:
            graph = build(changed(company, headcount=band.typical), catalogue.domain)
        except OrgError:
            continue
        columns.append(
            {
                "name": band.name,
                "start": band.start,
                "end": band.end,
                "headcount": band.typical,
                "chain": to_rungs(catalogue, graph),
            }
        )
    return {"columns": columns, "ticks": headcount_ticks(company, catalogue.domain)}


def register(app: Dash, catalogue: Catalogue) -> None:
    """Follow the parameters other than the headcount."""

    @app.callback(Output(ids.LADDER_DATA, "data"), Input(ids.PARAMETERS, "data"), prevent_initial_call=True)
    def _climb(parameters: str) -> dict[str, Any]:
        company = read(to_fields(parameters), catalogue.domain, catalogue.first.company).company
        return climb(catalogue, company)
