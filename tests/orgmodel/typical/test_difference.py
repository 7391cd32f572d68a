"""What changed between two companies: complete, mirrored, and in words."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

from orgmodel.errors import NotEnoughPeople
from orgmodel.typical.build.build import build
from orgmodel.typical.difference import KINDS, change_texts, compare, difference_text, statuses, to_table
from orgmodel.typical.graph import Graph, boss_of, seat_of
from orgmodel.typical.parameters import TypicalCompany
from tests.strategies import DOMAIN, companies


def made(headcount: int, **values) -> Graph:
    return build(TypicalCompany(headcount, **values), DOMAIN)


def built(*several: TypicalCompany) -> list[Graph]:
    try:
        return [build(company, DOMAIN) for company in several]
    except NotEnoughPeople:
        return []


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies())
def test_nothing_differs_from_itself(company: TypicalCompany):
    """compare(a, a) is empty, and the sentence says so."""
    for graph in built(company):
        difference = compare(graph, graph)
        assert difference.changes == ()
        assert difference_text(difference, "Here") == "Here: nothing changed."
        assert to_table(difference).empty


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies(), companies())
def test_the_other_way_round_is_the_mirror_image(one: TypicalCompany, other: TypicalCompany):
    """Added turns to removed, and before to after; nothing else."""
    graphs = built(one, other)
    if not graphs:
        return
    there, back = compare(*graphs), compare(*reversed(graphs))
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
        for change in back.changes
    }
    assert set(there.changes) == turned
    assert len(there.changes) == len(back.changes)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(companies(), companies())
def test_applied_changes_give_the_other_company(one: TypicalCompany, other: TypicalCompany):
    """Seats, titles, counts and solid bosses of the second graph follow from the first and the changes."""
    graphs = built(one, other)
    if not graphs:
        return
    before, after = graphs

    def facts(graph: Graph) -> dict[str, tuple]:
        seats = {key: seat_of(graph, key) for key in graph}
        return {key: (seat.title, seat.count, seat.team, boss_of(graph, key)) for key, seat in seats.items()}

    applied = facts(before)
    for change in compare(before, after).changes:
        if change.kind == "removed":
            del applied[change.key]
            continue
        title, count, team, boss = applied.get(change.key, ("", 0, 0, None))
        if change.kind in ("added", "moved"):
            boss = change.boss_after.key if change.boss_after else None
        if change.kind in ("added", "retitled"):
            title = change.seat.title
        if change.kind in ("added", "recounted"):
            count, team = change.seat.count, change.seat.team
        applied[change.key] = (title, count, team, boss)
    assert applied == facts(after)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(companies(), companies())
def test_counts_table_and_statuses_agree(one: TypicalCompany, other: TypicalCompany):
    """One row per change; every kind counted; every changed seat has a status on the chart it is on."""
    graphs = built(one, other)
    if not graphs:
        return
    difference = compare(*graphs)
    assert list(difference.counts) == list(KINDS)
    assert sum(difference.counts.values()) == len(difference.changes)
    assert all(len(difference.of(kind)) == count for kind, count in difference.counts.items())
    table = to_table(difference)
    assert list(table.columns) == [
        *("change", "seat", "unit", "level", "boss_before", "boss_after", "people_before", "people_after"),
    ]
    assert list(table["change"]) == [change.kind for change in difference.changes]
    before, after = statuses(difference)
    assert set(before) <= set(graphs[0])
    assert set(after) <= set(graphs[1])
    assert {key for key, status in after.items() if status == "added"} == {c.key for c in difference.of("added")}
    assert {key for key, status in before.items() if status == "removed"} == {c.key for c in difference.of("removed")}
    assert {key for key, status in after.items() if status == "moved"} == {c.key for c in difference.of("moved")}
    assert not {"added", "recounted"} & set(before.values())
    assert not {"removed", "recounted"} & set(after.values())


def test_a_director_appears_at_a_hundred_people():
    """The sentence of the first boundary that one meets on the slider."""
    assert difference_text(compare(made(99), made(100)), "At 100 people") == (
        "At 100 people: a director of operations appears; "
        "IT head, supply chain head and quality head appear; "
        "the operations officer now reports to the director of operations, was the chief executive officer."
    )


def test_a_coo_appears_at_250_people():
    """Those who move with it are told together."""
    told = change_texts(compare(made(249), made(250)))
    assert "a chief operating officer appears" in told
    assert (
        "the director of operations, the people head, the customer service head, the IT head, the supply chain head "
        "and the quality head now report to the chief operating officer, was the chief executive officer"
    ) in told


def test_a_smaller_company_loses_its_director():
    """The way down is told, too."""
    told = change_texts(compare(made(100), made(99)))
    assert told[0] == "the director of operations disappears"
    assert (
        told[-1] == "the operations officer now reports to the chief executive officer, was the director of operations"
    )


def test_board_and_titles_and_numbers_are_told():
    """A new top, another title, the same seats with other people."""
    told = change_texts(compare(made(400), made(400, board=True)))
    assert told == ["a board appears", "the chief executive officer now reports to the board, was nobody"]
    told = change_texts(compare(made(400), made(400, title_style="manager")))
    assert told == ["the operations officer is now called operations manager"]
    assert difference_text(compare(made(400), made(401)), "At 401 people").endswith(
        "only the numbers of people differ."
    )


def test_units_are_counted_not_listed():
    """Ten divisions are one clause, and what is beyond a few clauses is counted."""
    difference = compare(made(5_000), made(5_000, structure="divisional", divisions=10))
    assert "10 division heads appear" in change_texts(difference)
    long = difference_text(difference, "Now", most=1)
    assert long.count(";") == 1
    assert long.endswith(f"and {len(change_texts(difference)) - 1} more changes.")


@pytest.mark.slow
@pytest.mark.parametrize("module", ["orgmodel.typical.difference", "orgmodel.cli.main"])
def test_pandas_is_loaded_with_the_table_only(module: str):
    """The command line starts without it."""
    code = f"import sys, {module}; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
