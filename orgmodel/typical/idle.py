"""Idle choices: choices that change nothing of a company as large, and of such a structure, as it is."""

from dataclasses import fields
from typing import Any

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import NotEnoughPeople
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import TypicalCompany, changed
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


def unused_choices(company: TypicalCompany, before: TypicalCompany, domain: Domain) -> dict[str, str]:
    """Choices of a company that change nothing, each with why.

    Parameters
    ----------
    before
        The company without the choices; its headcount does not count.

    Returns
    -------
    dict[str, str]
        Field of `TypicalCompany` to a sentence. A choice that is as the rules would have it anyway, such as a COO where
        there would be one, is none of them. O(seats) for each field that differs.
    """
    graph = build(company, domain)
    idle = idle_choices(graph, domain)
    has_coo = any(seat_of(graph, key).role == "coo" for key in graph)
    found = {}
    for name in (field.name for field in fields(company) if field.name != "headcount"):
        value, usual = getattr(company, name), getattr(before, name)
        is_so_anyway = (name == "coo" and (value == "yes") == has_coo) or value is False
        if value == usual or is_so_anyway:
            continue
        # The usual number of divisions may be the one chosen.
        other = _other_number(company) if name == "divisions" else usual
        try:
            without = build(changed(company, **{name: other}), domain)
        except NotEnoughPeople:
            continue
        if _parts(graph) == _parts(without):
            told = [text for code, text, _ in graph.graph["notices"] if code not in _codes(without)]
            found[name] = idle.get(name) or next(iter(told), "The chart is the same without it.")
    return found


def _other_number(company: TypicalCompany) -> int:
    return 3 if company.divisions == 2 else 2


def _parts(graph: Graph) -> tuple[Any, ...]:
    """Seats and lines, without what is said of them."""
    return dict(graph.nodes(data=True)), [(*ends, data["line"]) for *ends, data in graph.edges(data=True)]


def _codes(graph: Graph) -> set[str]:
    return {code for code, _, _ in graph.graph["notices"]}
