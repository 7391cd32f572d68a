"""Differences of the charts of typical companies: complete, mirrored, by card and by role, and in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans

from orgmodel.difference.chart_sentences import change_texts, difference_text
from orgmodel.difference.charts import CHART_KINDS, compare_charts, seat_changes, statuses
from orgmodel.difference.sides import compare_sides, typical_side
from orgmodel.errors import NotEnoughPeople
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph, boss_of, seat_of
from orgmodel.typical.parameters import TypicalCompany
from tests.strategies import DOMAIN, companies


def made(headcount: int, **values) -> Graph:
    return build(TypicalCompany(headcount, **values), DOMAIN)


def changes_of(before: Graph, after: Graph):
    """Changes card by card."""
    return seat_changes(compare_charts(before, after), (before, after))


def built(*several: TypicalCompany) -> list[Graph]:
    try:
        return [build(company, DOMAIN) for company in several]
    except NotEnoughPeople:
        return []


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies())
def test_nothing_differs_from_itself(company: TypicalCompany):
    """A chart compared with itself is empty, and the sentence says so."""
    for graph in built(company):
        assert compare_charts(graph, graph).is_empty
        assert difference_text(changes_of(graph, graph), "Here") == "Here: nothing changed."


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies(), companies())
def test_the_other_way_round_is_the_mirror_image(one: TypicalCompany, other: TypicalCompany):
    """Added turns to removed, and before to after; nothing else."""
    graphs = built(one, other)
    if not graphs:
        return
    there, back = changes_of(*graphs), changes_of(*reversed(graphs))
    mirror = {"added": "removed", "removed": "added"}
    turned = {
        replace(
            change,
            kind=mirror.get(change.kind, change.kind),
            before=change.after,
            after=change.before,
            boss_before=change.boss_after,
            boss_after=change.boss_before,
        )
        for change in back
    }
    assert set(there) == turned
    assert len(there) == len(back)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies(), companies())
def test_applied_changes_give_the_other_company(one: TypicalCompany, other: TypicalCompany):
    """Seats, titles, people and solid bosses of the second graph follow from the first and the changes."""
    graphs = built(one, other)
    if not graphs:
        return
    before, after = graphs

    def facts(graph: Graph) -> dict[str, tuple]:
        seats = {key: seat_of(graph, key) for key in graph}
        return {key: (seat.title, seat.count + seat.team, boss_of(graph, key)) for key, seat in seats.items()}

    applied = facts(before)
    for change in changes_of(before, after):
        if change.kind == "removed":
            del applied[change.key]
            continue
        title, people, boss = applied.get(change.key, ("", 0, None))
        if change.kind in ("added", "moved"):
            boss = change.boss_after.key if change.boss_after else None
        if change.kind in ("added", "retitled"):
            title = change.seat.title
        if change.kind in ("added", "recounted"):
            people = change.seat.count + change.seat.team
        applied[change.key] = (title, people, boss)
    assert applied == facts(after)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(companies(), companies(), booleans())
def test_counts_and_statuses_agree(one: TypicalCompany, other: TypicalCompany, by_role: bool):
    """Every kind counted; every changed seat has a status on the chart it is on, of a role all its seats."""
    graphs = built(one, other)
    if not graphs:
        return
    join = "role" if by_role else "id"
    difference = compare_sides(typical_side(one, DOMAIN), typical_side(other, DOMAIN), DOMAIN, join)
    changes = seat_changes(difference, (graphs[0], graphs[1]))
    kinds = [change.kind for change in changes]
    assert {kind: kinds.count(kind) for kind in CHART_KINDS} == {kind: difference.counts[kind] for kind in CHART_KINDS}
    assert difference.is_by_role == by_role
    marks = statuses(difference, (graphs[0], graphs[1]))
    for marked, graph, gone in zip(marks, graphs, ("added", "removed"), strict=True):
        keys = {seat_of(graph, key).role if by_role else key: status for key, status in marked.items()}
        assert set(marked) <= set(graph)
        assert not {gone, "recounted"} & set(marked.values())
        for kind in {"added", "removed", "moved"} - {gone}:
            assert {key for key, status in keys.items() if status == kind} == {
                change.key for change in changes if change.kind == kind
            }


def test_a_director_appears_at_a_hundred_people():
    """The sentence of the first boundary that one meets on the slider."""
    assert difference_text(changes_of(made(99), made(100)), "At 100 people") == (
        "At 100 people: a director of operations appears; "
        "IT head, supply chain head and quality head appear; "
        "the operations officer now reports to the director of operations, was the chief executive officer."
    )


def test_a_coo_appears_at_250_people():
    """Those who move with it are told together."""
    told = change_texts(changes_of(made(249), made(250)))
    assert "a chief operating officer appears" in told
    assert (
        "the director of operations, the people head, the customer service head, the IT head, the supply chain head "
        "and the quality head now report to the chief operating officer, was the chief executive officer"
    ) in told


def test_a_smaller_company_loses_its_director():
    """The way down is told, too."""
    told = change_texts(changes_of(made(100), made(99)))
    assert told[0] == "the director of operations disappears"
    assert (
        told[-1] == "the operations officer now reports to the chief executive officer, was the director of operations"
    )


def test_board_and_titles_and_numbers_are_told():
    """A new top, another title, the same seats with other people."""
    told = change_texts(changes_of(made(400), made(400, board=True)))
    assert told == ["a board appears", "the chief executive officer now reports to the board, was nobody"]
    told = change_texts(changes_of(made(400), made(400, title_style="manager")))
    assert told == ["the operations officer is now called operations manager"]
    assert difference_text(changes_of(made(400), made(401)), "At 401 people").endswith(
        "only the numbers of people differ."
    )


def test_units_are_counted_not_listed():
    """Ten divisions are one clause, and what is beyond a few clauses is counted."""
    changes = changes_of(made(5_000), made(5_000, structure="divisional", divisions=10))
    assert "10 division heads appear" in change_texts(changes)
    long = difference_text(changes, "Now", most=1)
    assert long.count(";") == 1
    assert long.endswith(f"and {len(change_texts(changes)) - 1} more changes.")


def test_units_are_one_role_or_many_cards():
    """By role a head of ten divisions appears once and is marked ten times; by card ten do."""
    one, other = TypicalCompany(5_000), TypicalCompany(5_000, structure="divisional", divisions=10)
    sides = typical_side(one, DOMAIN), typical_side(other, DOMAIN)
    graphs = sides[0].graph, sides[1].graph
    by_role, by_card = (compare_sides(*sides, DOMAIN, join) for join in ("auto", "id"))
    assert "division_head" in [change.key for change in seat_changes(by_role, graphs) if change.kind == "added"]
    assert sum(change.seat.role == "division_head" for change in seat_changes(by_card, graphs)) == 10
    for difference in (by_role, by_card):
        marked = [key for key, status in statuses(difference, graphs)[1].items() if status == "added"]
        assert sum(seat_of(graphs[1], key).role == "division_head" for key in marked) == 10
