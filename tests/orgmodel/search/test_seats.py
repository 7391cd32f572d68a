"""The seats of a typical company are searched by the rules for people."""

import pytest
from hypothesis import given, settings

from orgmodel.errors import NotEnoughPeople
from orgmodel.search.find import search
from orgmodel.search.index import build_index
from orgmodel.search.reasons import match_reasons
from orgmodel.search.seats import searchable_seats
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.typical import View, visible_seats
from tests.strategies import DOMAIN, companies

GRAPH = build(TypicalCompany(240_000, structure="divisional"), DOMAIN)
SEATS = searchable_seats(GRAPH)
INDEX = build_index(SEATS)


def keys(query, most=99):
    """Keys of the exact hits and of the near ones."""
    found = search(INDEX, query, most)
    told = [SEATS.keys[seat] for seat in found.seats]
    return told[: found.exact], told[found.exact :]


def test_every_seat_is_there_once_also_where_it_is_folded_away():
    """Bosses first; what is drawn at first is less."""
    assert sorted(SEATS.keys) == sorted(GRAPH)
    assert SEATS.keys[0] == visible_seats(GRAPH, View()).keys[0]
    folded = set(SEATS.keys) - set(visible_seats(GRAPH, View()).keys)
    assert "director_ops:2" in folded
    assert "director_ops:2" in keys("director operations")[0]


def test_titles_come_before_units_and_words_may_stand_in_both():
    """A word of the title is worth more; the unit narrows it."""
    exact, _ = keys("division")
    heads = [key for key in exact if seat_of(GRAPH, key).role == "division_head"]
    assert set(exact[: len(heads)]) == set(heads)
    assert len(exact) > len(heads) > 1
    assert keys("division head 2")[0] == ["division_head:2"]


@pytest.mark.parametrize("typed", ["chief exective", "cheif executive", "EXECUTVE", "chief executiv"])
def test_a_wrong_letter_is_forgiven_and_what_was_meant_is_marked(typed):
    """Nothing else decides than for people."""
    found = search(INDEX, typed, 9)
    assert SEATS.keys[found.seats[0]] == "ceo"
    marks = match_reasons(SEATS, found)[0].marks
    assert all(mark in "chief executive officer" for mark in marks)


def test_a_hit_needs_no_reason_since_title_and_unit_are_shown():
    """Both are marked."""
    (reason,) = match_reasons(SEATS, search(INDEX, "division head 2", 9))
    assert (reason.label, reason.marks) == ("", ("division", "head", "2"))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(companies())
def test_the_title_and_unit_of_any_seat_find_it(company):
    """Whatever the company."""
    try:
        graph = build(company, DOMAIN)
    except NotEnoughPeople:
        return
    seats = searchable_seats(graph)
    index = build_index(seats)
    for at, key in enumerate(seats.keys):
        seat = seat_of(graph, key)
        found = search(index, f"{seat.title} {seat.unit}", len(seats))
        assert at in found.seats[: found.exact]
