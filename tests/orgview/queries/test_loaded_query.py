"""How a company is looked at, as fields of a link and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.tables.query import Filter
from orgmodel.tables.sheets import people_sheet
from orgmodel.views.loaded import LoadedView
from orgview.queries.loaded_query import FACES, RATIOS, LoadedViewQuery, read_view_query, write_view_query
from tests.orgmodel.companies import company

SHEET = people_sheet(company([-1, 0, 0]))
SEATS = st.one_of(st.none(), st.integers(0, 10**8))
TEXT_FILTERS = st.builds(
    Filter, st.sampled_from(list(SHEET.columns)), st.sampled_from(["contains", "equals", "starts"]), st.text()
)
RANGES = st.builds(
    lambda column, least, most: Filter(column, "range", least=least, most=most),
    st.sampled_from(list(SHEET.columns)),
    st.one_of(st.none(), st.integers(-99_999, 99_999).map(float)),
    st.one_of(st.none(), st.integers(-99_999, 99_999).map(float)),
)
QUERIES = st.builds(
    LoadedViewQuery,
    st.builds(
        LoadedView,
        st.frozensets(st.builds("{}{}".format, st.sampled_from("anmk"), st.integers(0, 999)), max_size=5),
        st.none(),
        st.integers(0, 99),
        SEATS,
        SEATS,
    ),
    st.sampled_from(list(LAYOUTS)),
    st.sampled_from(RATIOS),
    st.sampled_from(["", *SHEET.columns]),
    st.lists(st.sampled_from(list(SHEET.columns)), unique=True, max_size=4).map(tuple),
    st.lists(st.one_of(TEXT_FILTERS, RANGES), max_size=4).map(tuple),
    st.sampled_from(FACES),
)


@given(QUERIES)
def test_a_query_is_read_back_from_its_fields(query):
    """Any text of a filter comes back, whatever signs it holds."""
    assert read_view_query(write_view_query(query), SHEET) == query


def test_the_first_query_has_no_fields():
    """A link to a company as it is at first is short."""
    assert write_view_query(LoadedViewQuery()) == {}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lay", "spiral"),
        ("ratio", "1.6"),
        ("by", "c99"),
        ("show", "c99.__proto__"),
        ("where", "c99:equals:x,,::,name:like:x"),
        ("lv", "-1"),
        ("lv", "99999999999"),
        ("lv", "\u0663"),
        ("top", "company"),
        ("line", "n-1"),
        ("open", "x1.n"),
        ("face", "masks"),
    ],
)
def test_what_cannot_be_read_is_left_out(key, text):
    """A link that was changed by hand draws the company all the same."""
    assert read_view_query({key: text}, SHEET) == LoadedViewQuery()
