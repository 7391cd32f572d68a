"""The parameters change: the ladder strip and the slider's ticks follow."""

from typing import Any

from dash import Dash, Input, Output

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.ladder import ladder_json
from orgview.queries.typical_query import read, to_fields


def register(app: Dash, catalogue: Catalogue) -> None:
    """Follow the parameters other than the headcount."""

    # until the browser half reads the ladder of the scene
    @app.callback(Output(ids.LADDER_DATA, "data"), Input(ids.PARAMETERS, "data"), prevent_initial_call=True)
    def _climb(parameters: str) -> dict[str, Any]:
        company = read(to_fields(parameters), catalogue.domain, catalogue.first.company).company
        return ladder_json(catalogue, company)
