"""The address bar: what is written is read back; what cannot be read is told and left at its default."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.typical.parameters import TypicalCompany, changed
from orgmodel.views.typical import View
from orgmodel.views.visible import WINDOW
from orgview.queries.typical_query import KEY_TO_FIELD, read, to_fields, write
from tests.strategies import DOMAIN, companies

FALLBACK = TypicalCompany(400)
KEYS = ("ceo", "coo", "division_head:2", "operations_officer")
views = st.builds(View, st.booleans(), st.frozensets(st.sampled_from(KEYS)))


def _with_operations(company):
    # A scope chosen word by word always holds operations.
    if isinstance(company.coo_scope, frozenset):
        return changed(company, coo_scope=company.coo_scope | {"operations"})
    return company


@settings(max_examples=150, derandomize=True, deadline=None)
@given(companies(), views)
def test_what_is_written_is_read_back(company, view):
    """Every company and view survives its own link, without a problem."""
    reading = read(to_fields(write(company, view)), DOMAIN, FALLBACK)
    assert reading.problems == ()
    assert reading.company == _with_operations(company)
    assert reading.view == view
    assert write(reading.company, reading.view) == write(_with_operations(company), view)


@pytest.mark.parametrize("headcount", ["3000", "3,000", "3 000", "+3000", "3\u00a0000", "3_000"])
def test_a_headcount_may_be_written_as_people_write_it(headcount):
    """Separators and a sign do not matter."""
    assert read({"n": headcount}, DOMAIN, FALLBACK).company.headcount == 3000


@pytest.mark.parametrize("headcount", ["1,5", "12,50", "1,000 000", "1,0000"])
def test_a_decimal_comma_makes_no_larger_company(headcount):
    """1,5 is not 15."""
    reading = read({"n": headcount}, DOMAIN, FALLBACK)
    assert [problem.key for problem in reading.problems] == ["n"]
    assert reading.company.headcount == FALLBACK.headcount


@pytest.mark.parametrize("key", KEY_TO_FIELD)
@pytest.mark.parametrize("text", ["?", "-1", "x" * 500, "\x00", "١٢", "1e9", "99999999999999999999", ":", "a:b", ".."])
def test_a_bad_field_is_told_and_the_rest_is_read(key, text):
    """The problem names what is allowed; that field stands at its default; others are read."""
    other = "struct" if key != "struct" else "imp"
    value = {"struct": "flat", "imp": "high"}[other]
    reading = read({key: text, other: value}, DOMAIN, FALLBACK)
    name = KEY_TO_FIELD[key]
    assert [problem.key for problem in reading.problems] in ([key], [])
    if reading.problems:
        assert len(reading.problems[0].message) > 20
        assert getattr(reading.company, name) == getattr(FALLBACK, name)
    assert getattr(reading.company, KEY_TO_FIELD[other]) == value


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.dictionaries(st.sampled_from([*KEY_TO_FIELD, "open", "alt"]), st.text(max_size=30)))
def test_no_text_breaks_the_reading(fields):
    """Whatever stands in a link, there is a company and a list of problems."""
    reading = read(fields, DOMAIN, FALLBACK)
    assert isinstance(reading.company, TypicalCompany)
    assert {problem.key for problem in reading.problems} <= set(fields)


def test_a_link_longer_than_a_link_is_cut():
    """The fields past the limit are not looked at, the first are."""
    assert to_fields("n=30&x=" + "y" * 100_000)["n"] == "30"
    assert to_fields("?n=1&n=2") == {"n": "2"}


def test_the_window_counts_where_the_layout_is_fitted_to_it():
    """A layout that is the same in every window has one query, and with it one answer, for all of them."""
    first = TypicalCompany(400)
    for fields, ratio in (({"lay": "down"}, 0.8), ({"lay": "down", "ratio": "0.81"}, WINDOW), ({}, WINDOW)):
        view = read({"ratio": "0.8", **fields}, DOMAIN, first).view
        assert view.ratio == ratio
        assert ("ratio" in to_fields(write(first, view))) is (ratio != WINDOW)
