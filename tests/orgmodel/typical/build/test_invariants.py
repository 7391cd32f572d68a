"""What holds for every company: over a grid of all parameters that place lines, and over random companies."""

from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from orgmodel.errors import NotEnoughPeople
from orgmodel.theme import CONFIDENCE_NAMES
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph, boss_of, chain_of, preorder, seat_of, top_of
from orgmodel.typical.parameters import COO_CHOICES, IMPORTANCES, STRENGTHS, STRUCTURES, TypicalCompany
from tests.strategies import DOMAIN, GRID_SIZES, companies

LINE = {"operative", "ops_supervisor", "operations_officer", "operations_manager", "director_ops"}
CASES = list(product(STRUCTURES, IMPORTANCES, STRENGTHS, COO_CHOICES))
ids = ["-".join(case) for case in CASES]
thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def grid(structure, importance, strength, coo) -> list[Graph]:
    return [
        build(
            TypicalCompany(n, structure=structure, importance=importance, ceo_operations=strength, coo=coo),
            DOMAIN,
        )
        for n in GRID_SIZES
    ]


def made(company: TypicalCompany) -> Graph | None:
    """The company's graph; None where edits or many units ask for more seats than there are people."""
    try:
        return build(company, DOMAIN)
    except NotEnoughPeople as error:
        if error.seats <= company.headcount:
            raise
        return None


def solid(graph: Graph) -> nx.DiGraph:
    lines = [(a, b) for a, b, line in graph.edges(data="line") if line == "solid"]
    tree = nx.DiGraph(lines)
    tree.add_nodes_from(graph)
    return tree


def check(graph: Graph) -> None:
    company = graph.graph["company"]
    check_tree(graph)
    check_chain(graph)
    check_reasons(graph)
    check_office(graph)
    seats = [seat_of(graph, key) for key in graph]
    assert sum(seat.count + seat.team for seat in seats) == company.headcount
    assert all(seat.count >= 1 and seat.team >= 0 for seat in seats if seat.role != "board")
    assert all(seat.basis for seat in seats)


def check_tree(graph: Graph) -> None:
    """One top, no cycle, all connected; every level falls towards the top, dotted lines included."""
    tree = solid(graph)
    assert nx.is_arborescence(tree.reverse())
    assert top_of(graph) == ("board" if graph.graph["company"].board else "ceo")
    assert list(preorder(graph, top_of(graph))).__len__() == len(graph)
    assert nx.is_directed_acyclic_graph(graph)
    for source, target in graph.edges:
        assert seat_of(graph, target).level < seat_of(graph, source).level, (source, target)


def check_chain(graph: Graph) -> None:
    chain = graph.graph["chain"]
    roles = [seat_of(graph, key).role for key in chain]
    assert chain[-1] == "ceo"
    assert len(set(roles)) == len(roles)
    levels = [seat_of(graph, key).level for key in chain]
    assert all(below > above for below, above in pairwise(levels))
    assert roles[0] == ("ceo" if graph.graph["company"].headcount == 1 else "operative")
    for key in graph:
        if seat_of(graph, key).role == "coo":
            assert boss_of(graph, key) == "ceo"


def check_reasons(graph: Graph) -> None:
    known = {f"R{n:02}" for n in range(1, 24)}
    for source, target, why in graph.edges(data="why"):
        assert {why.rule, why.presence_rule} <= known, (source, target)
        assert why.citations, (source, target)
        assert why.presence_citations, (source, target)
        assert {why.confidence, why.presence_confidence} <= set(CONFIDENCE_NAMES)
        assert all(alternative.reason and alternative.citations for alternative in why.alternatives)


def check_office(graph: Graph) -> None:
    """R10: off the line from operative to director, but for reporting to the officer."""
    if "office_manager" not in graph:
        return
    boss = boss_of(graph, "office_manager")
    assert boss is not None
    if seat_of(graph, boss).role in LINE:
        assert seat_of(graph, boss).role == "operations_officer"
    below = set(preorder(graph, "office_manager")) - {"office_manager"}
    assert not {seat_of(graph, key).role for key in below} & LINE


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_every_invariant_holds_over_the_grid(case):
    """Tree, chain, levels, reasons, office and counts at 28 headcounts of each kind of company."""
    for graph in grid(*case):
        check(graph)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_chain_never_shrinks_as_the_company_grows(case):
    """More people never make fewer levels; in the plain case no boundary adds more than one."""
    lengths = [len(graph.graph["chain"]) for graph in grid(*case)]
    assert all(after >= before for before, after in pairwise(lengths))
    if case[0] == "functional" and case[2:] == ("balanced", "auto"):
        assert all(after - before <= 1 for before, after in pairwise(lengths))


@pytest.mark.parametrize("importance", IMPORTANCES)
def test_head_of_operations_is_near_the_chief_executive(importance):
    """Right below at normal and high importance, two steps at most at low (functional, auto)."""
    for strength in STRENGTHS:
        for graph in grid("functional", importance, strength, "auto"):
            for head in (key for key in graph if seat_of(graph, key).is_head_of_operations):
                assert chain_of(graph, head).index("ceo") <= (2 if importance == "low" else 1)


@thorough
@given(companies())
def test_every_invariant_holds_for_any_company(company: TypicalCompany):
    """The same over every parameter at once, edited thresholds included."""
    graph = made(company)
    if graph is not None:
        check(graph)


@thorough
@given(companies())
def test_there_is_a_head_of_operations_wherever_there_are_operations(company: TypicalCompany):
    """R12: some seat heads operations as soon as one of its roles exists, and nobody of its line is above it."""
    graph = made(company)
    if graph is None:
        return
    order = ["coo", "svp_ops", "vp_ops", "regional_ops_director", "director_ops", "operations_manager"]
    roles = {seat_of(graph, key).role for key in graph}
    heads = [key for key in graph if seat_of(graph, key).is_head_of_operations]
    assert bool(heads) == bool(roles & {*order, "operations_officer"})
    for head in heads:
        above = {seat_of(graph, key).role for key in chain_of(graph, head)[1:]}
        assert not above & {*order, "operations_officer"}


@thorough
@given(companies(edited=False))
def test_matrix_leaves_the_functional_chain_alone(company: TypicalCompany):
    """The chain of a matrix is the functional one; its dotted lines are beside a tree that is whole without them."""
    matrix = made(replace(company, structure="matrix", matrix_solid="function"))
    functional = made(replace(company, structure="functional"))
    if matrix is None or functional is None:
        return

    def roles(graph: Graph) -> list[str]:
        return [seat_of(graph, key).role for key in graph.graph["chain"]]

    assert roles(matrix) == roles(functional)
    dotted = [(a, b) for a, b, line in matrix.edges(data="line") if line == "dotted"]
    tops = [a for a, _ in dotted]
    assert len(set(tops)) == len(tops)
    assert all(seat_of(matrix, b).role == "division_head" for _, b in dotted)


@thorough
@given(companies())
def test_matrix_swaps_solid_and_dotted(company: TypicalCompany):
    """R15: every dotted line of the one matrix is solid in the other, and the other way round."""
    one = made(replace(company, structure="matrix", matrix_solid="function"))
    other = made(replace(company, structure="matrix", matrix_solid="unit"))
    if one is None or other is None:
        return
    assert set(one.edges) == set(other.edges)
    for source, target, line in one.edges(data="line"):
        swapped = any(data == "dotted" for _, _, data in one.out_edges(source, data="line"))
        same = other.edges[source, target]["line"] == line
        assert same != swapped


@thorough
@given(companies(), companies())
def test_scope_never_moves_the_officer_off_its_chain(company: TypicalCompany, other: TypicalCompany):
    """R19 moves function heads only, but where heads of divisions or units stand on it, whom the scope may move."""
    if company.structure == "divisional" or (company.structure, company.matrix_solid) == ("matrix", "unit"):
        return
    moved = replace(company, coo_scope=other.coo_scope, ceo_strengths=other.ceo_strengths)
    before, after = made(company), made(moved)
    if before is not None and after is not None:
        assert before.graph["chain"] == after.graph["chain"]


@thorough
@given(companies())
def test_a_company_is_built_the_same_every_time(company: TypicalCompany):
    """Equal companies give equal seats and lines in the same order."""
    one, other = made(company), made(replace(company))
    if one is not None and other is not None:
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(data=True)) == list(other.edges(data=True))


@thorough
@given(companies())
def test_siblings_stand_line_first_then_units_office_and_functions(company: TypicalCompany):
    """Under every boss the operations line comes first, then units, the office, other functions."""
    graph = made(company)
    if graph is None:
        return
    order = ["executive", "operations", "front_line", "division", "office", "function"]
    for boss in graph:
        tones = [seat_of(graph, key).tone for key in graph.predecessors(boss) if boss_of(graph, key) == boss]
        roles = [seat_of(graph, key).role for key in graph.predecessors(boss) if boss_of(graph, key) == boss]
        if "asst_director_ops" in roles:
            continue
        ranks = [
            0 if role == "finance_head" and i == 0 else order.index(tone)
            for i, (tone, role) in enumerate(zip(tones, roles, strict=True))
        ]
        assert ranks == sorted(ranks), (boss, roles)


def test_a_director_beside_the_front_line_heads_the_division():
    """R12 with edited thresholds: no officer between them, and the director is not above the operatives."""
    edits = (("coo.0", None), ("operations_officer.low", None))
    graph = build(TypicalCompany(headcount=4998, importance="low", structure="divisional", thresholds=edits), DOMAIN)
    heads = [key for key in graph if seat_of(graph, key).is_head_of_operations]
    assert heads
    assert {seat_of(graph, key).role for key in heads} == {"director_ops"}
