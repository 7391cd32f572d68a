"""Build: company and domain to reporting graph; every rule R01 to R23 runs from here."""

from dataclasses import replace

import networkx as nx

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.build.counts import count_people
from orgmodel.typical.build.draft import Draft
from orgmodel.typical.build.headcount import Count
from orgmodel.typical.build.heads import heads_of_operations
from orgmodel.typical.build.lines import add_lines, line_up
from orgmodel.typical.build.notices import notices_of
from orgmodel.typical.build.plan import plan
from orgmodel.typical.graph import Graph, Seat, chain_of, seat_of
from orgmodel.typical.parameters import TypicalCompany

_BOARD = Count(0, 0, "not counted as staff")


def build(company: TypicalCompany, domain: Domain) -> Graph:
    """Reporting graph of a typical company.

    Returns
    -------
    networkx.DiGraph
        Nodes and edges as `orgmodel.typical.graph` says. Graph attributes: ``company``; ``chain``, the keys from the
        front line (the highest seat that exists below it, if there is none) up to the chief executive; ``scope``, the
        COO's scope; ``notices``, triples (code, sentence, cites) of what is unusual about the company.

    Raises
    ------
    BadCompany, UnknownName
        If an edited threshold or a scope is not in the catalogue.
    NotEnoughPeople
        If edited thresholds or many divisions ask for more seats than there are people.

    Notes
    -----
    O(seats), about 1 ms for 40 seats; at most a few hundred seats whatever the headcount, as a seat may stand for
    many people.
    """
    draft = plan(company, domain)
    counts = count_people(draft)
    graph: Graph = nx.DiGraph()
    shorts = _shorts(domain)
    for planned in draft.seats:
        count = counts.get(planned.key, _BOARD)
        entry = domain.roles.get(planned.role) or domain.roles["function_head"]
        title = draft.names[planned.role]
        seat = Seat(
            planned.key,
            planned.role,
            title,
            planned.unit,
            entry.level,
            entry.tone,
            count.count,
            count.team,
            count.basis,
            folds=planned.folds,
            short=shorts.get(title, ""),
        )
        graph.add_node(planned.key, seat=seat)
    add_lines(graph, draft)
    graph.graph["company"] = company
    graph.graph["scope"] = draft.scope
    graph.graph["chain"] = _chain(graph, draft)
    for key in heads_of_operations(graph):
        graph.nodes[key]["seat"] = replace(seat_of(graph, key), is_head_of_operations=True)
    graph.graph["notices"] = (*draft.notices, *notices_of(graph, draft.force.numbers))
    return graph


def _shorts(domain: Domain) -> dict[str, str]:
    """Title to what a small card says instead, of rungs and of heads of functions; shorter ones alone."""
    departments = domain.population.departments
    shorts = {head.name: departments[key].short for key, head in domain.functions.items()}
    shorts |= {role.name: role.short for role in domain.roles.values()}
    return {name: short for name, short in shorts.items() if len(short) < len(name)}


def chain_roles(company: TypicalCompany, domain: Domain) -> frozenset[str]:
    """Roles of the ``chain`` of `build`, without the lines of the seats beside it; raises as it does.

    O(seats), a quarter of the time of `build` where there are many divisions.
    """
    draft = plan(company, domain)
    count_people(draft)
    chain = line_up(draft, _front(draft))
    roles = {seat.key: seat.role for seat in draft.seats}
    return frozenset(roles[key] for key in chain[: chain.index("ceo") + 1])


def _chain(graph: Graph, draft: Draft) -> list[str]:
    """Keys of the first branch's operations line up to the chief executive."""
    chain = chain_of(graph, _front(draft))
    return chain[: chain.index("ceo") + 1]


def _front(draft: Draft) -> str:
    """Key of the first front line; of the chief executive where there is none."""
    return next((seat.key for seat in draft.seats if seat.role == "operative"), "ceo")
