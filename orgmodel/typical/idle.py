"""Idle choices: choices about the chief operating officer that change nothing of a company as large as it is."""

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.rules.numbers import numbers_in_force

# Below it nobody could stand between the chief executive and the front line.
_LEAST_FOR_COO = 3


def idle_choices(graph: Graph, domain: Domain) -> dict[str, str]:
    """Idle choices of a company, each with why it does nothing.

    Returns
    -------
    dict[str, str]
        Field of `TypicalCompany` to a sentence: "coo", "coos", "coo_split", "assistant_director"; O(seats).
    """
    company = graph.graph["company"]
    numbers = numbers_in_force(domain, company).numbers
    coos = sum(seat_of(graph, key).role == "coo" for key in graph)
    several, assistant = numbers.several_coos_from.value or 1, numbers.assistant_director_from.value or 1
    found = {}
    if company.headcount < _LEAST_FOR_COO:
        found["coo"] = f"A COO needs {_LEAST_FOR_COO} people or more."
    if not coos:
        found["coos"] = "This company has no COO."
    elif company.headcount < several:
        found["coos"] = f"Several COOs from {several:,} people."
    if coos < 2:
        found["coo_split"] = "Needs two COOs or more."
    if company.headcount < assistant:
        found["assistant_director"] = f"From {assistant:,} people."
    return found
