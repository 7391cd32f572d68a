"""People on the seats: plausible, and adding up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import NotEnoughPeople
from orgmodel.typical.build.build import build
from orgmodel.typical.build.headcount import Share, equal_span, share_out
from orgmodel.typical.graph import reports_of, seat_of
from orgmodel.typical.parameters import TypicalCompany
from tests.strategies import DOMAIN


@given(st.integers(1, 3_000_000), st.integers(2, 9))
def test_equal_spans_make_up_the_people(people: int, levels: int):
    """1 + s + ... is the number of people, unless there are fewer people than levels."""
    span = equal_span(people, levels)
    assert span >= 1
    if people >= levels:
        assert sum(span**depth for depth in range(levels)) == pytest.approx(people, rel=1e-3, abs=0.1)


@given(
    st.integers(1, 100_000),
    st.lists(st.integers(1, 7), max_size=5),
    st.lists(st.floats(0.1, 20), max_size=5),
    st.integers(0, 3),
)
def test_shares_add_up_whatever_is_asked_for(headcount, branches, shares, office):
    """Holders and teams make up the headcount; an error only where there are more seats than people."""
    lines = [[f"b{i}.{j}" for j in range(length)] for i, length in enumerate(branches)] or [["front"]]
    heads = {f"h{i}": Share(percent, "made up") for i, percent in enumerate(shares)}
    rooms = [f"o{i}" for i in range(office)]
    seats = ["ceo", *heads, *rooms, *(key for line in lines for key in line)]
    if len(seats) > headcount:
        with pytest.raises(NotEnoughPeople, match=f"{len(seats)} seats in a company of {headcount} people"):
            share_out(
                headcount,
                seats,
                shares=heads,
                branches=lines,
                trunks=[()] * len(lines),
                office=rooms,
                people_per_office_seat=100,
            )
        return
    counts = share_out(
        headcount,
        seats,
        shares=heads,
        branches=lines,
        trunks=[()] * len(lines),
        office=rooms,
        people_per_office_seat=100,
    )
    assert set(counts) == set(seats)
    assert sum(count.count + count.team for count in counts.values()) == headcount
    assert all(count.count >= 1 and count.team >= 0 and count.basis for count in counts.values())


@pytest.mark.parametrize("headcount", [1_000, 3_000, 40_000, 240_000, 3_000_000])
def test_managers_of_the_line_have_usual_spans(headcount: int):
    """Between 4 and 15 reports each, from a thousand people on: the middle of published spans (F21, F26, F28)."""
    graph = build(TypicalCompany(headcount), DOMAIN)
    for key in graph.graph["chain"][1:-2]:
        seat = seat_of(graph, key)
        reports = sum(seat_of(graph, report).count for report in reports_of(graph, key))
        assert 4 <= reports / seat.count <= 15, key


@pytest.mark.parametrize("headcount", [10, 100, 1_000, 40_000, 240_000])
def test_office_managers_lead_eight_or_there_is_one(headcount: int):
    """No office with more managers than administrators can fill, and none with a crowd under one."""
    graph = build(TypicalCompany(headcount), DOMAIN)
    managers = seat_of(graph, "office_manager").count
    administrators = seat_of(graph, "admin").count if "admin" in graph else 0
    assert managers == 1 or 8 <= administrators / managers <= 50


@pytest.mark.parametrize("headcount", [3_000, 40_000, 240_000])
@pytest.mark.parametrize("solid", ["function", "unit"])
def test_units_of_a_matrix_have_the_managers_of_one_line(headcount: int, solid: str):
    """Shared seats above the units have as many holders as in a functional company, give or take the unit heads."""
    matrix = build(TypicalCompany(headcount, structure="matrix", matrix_solid=solid), DOMAIN)
    functional = build(TypicalCompany(headcount), DOMAIN)
    for key in functional.graph["chain"][1:-2]:
        role = seat_of(functional, key).role
        seats = [seat_of(matrix, other) for other in matrix if seat_of(matrix, other).role == role]
        expected = seat_of(functional, key).count
        assert sum(seat.count for seat in seats) == pytest.approx(expected, rel=0.05, abs=len(seats))
