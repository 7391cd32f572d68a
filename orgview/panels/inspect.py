"""A card or a line is selected: the inspector shows it."""

from dash.development.base_component import Component

from orgmodel.typical.build.build import build
from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import Opened, Opener
from orgview.panels.inspector import company_details, line_details, seat_details
from orgview.panels.loaded_inspector import own_company, own_line, own_seat
from orgview.queries.loaded_query import LOADED, seat_of_key
from orgview.queries.typical_query import read, to_fields


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


def inspect_own(opened: Opened | None, selected: str) -> list[Component]:
    """Details of a seat or line of the visitor's own company; of the company where nothing is selected."""
    if opened is None:
        return []
    source, sign, target = selected.replace("~", ">").partition(">")
    ends = [seat_of_key(key) for key in (source, target) if key]
    seats = [seat for seat in ends if seat is not None and seat < len(opened.org)]
    if sign and len(seats) == 2:
        return own_line(opened, seats[0], seats[1])
    return own_seat(opened, seats[0]) if seats else own_company(opened)


def inspection(catalogue: Catalogue, find: Opener, query: str, selected: str) -> list[Component]:
    """Details of what is selected in the chart of a query, of whichever kind its company is."""
    fields = to_fields(query)
    if LOADED in fields:
        return inspect_own(find(fields[LOADED]), selected)
    return inspect(catalogue, query, selected)
