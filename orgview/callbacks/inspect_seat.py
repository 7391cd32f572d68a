"""A card or a line is selected: the inspector shows it."""

from dash import Dash, Input, Output
from dash.development.base_component import Component

from orgmodel.errors import OrgError
from orgmodel.variants.build import build
from orgview import ids
from orgview.address import read, to_fields
from orgview.catalogue import Catalogue
from orgview.messages import message_of
from orgview.panels.inspector import company_details, line_details, seat_details


def inspect(catalogue: Catalogue, query: str, selected: str) -> list[Component]:
    """Details of what is selected; of the company where nothing is, or where it is no longer there.

    Parameters
    ----------
    selected
        Key of a seat; or of a line, "report>boss" for one that is there and "report~boss" for an alternative.
    """
    company = read(to_fields(query), catalogue.domain, catalogue.first.company).company
    graph = build(company, catalogue.domain)
    for sign in (">", "~"):
        source, found, target = selected.partition(sign)
        if found and source in graph and target in graph:
            return line_details(graph, source, target)
    if selected in graph:
        return seat_details(graph, catalogue.domain, selected)
    return company_details(graph, catalogue.domain)


def register(app: Dash, catalogue: Catalogue) -> None:
    """Inspect on every selection and after every redraw."""

    @app.callback(
        Output(ids.INSPECTOR, "children"),
        Input(ids.DRAWN, "data"),
        Input(ids.SELECTED, "data"),
        prevent_initial_call=True,
    )
    def _inspect(query: str | None, selected: str | None) -> list[Component] | str:
        try:
            return inspect(catalogue, query or "", selected or "")
        except OrgError as error:
            return message_of(error)
