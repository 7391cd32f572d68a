"""Amounts of money and of people: read in either way of writing, never infinite, never negative, never guessed."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.reading.columns.numbers import to_numbers
from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import found, read, told


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1,234.56", "7", "0"], [1234.56, 7, 0]),
        (["1.234,56", "7", "1.000"], [1234.56, 7, 1000]),
        (["$1,200", "1 200 €", "CHF 5'000", "30 %"], [1200, 1200, 5000, 30]),
        (["1\u00a0234,50", "2"], [1234.5, 2]),
        (["1,5", "2,25"], [1.5, 2.25]),
        (["+5", "12."], [5, 12]),
        (["٣", "१२"], [3, 12]),
    ],
    ids=["English", "German", "signs", "French", "decimals", "plain", "other digits"],
)
def test_one_way_of_writing_holds_for_a_column(texts, values):
    """The column decides what a point and a comma mean."""
    read_values, bad = to_numbers(texts)
    assert read_values.tolist() == values
    assert not bad.any()


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e400",
        "1E5",
        "-5",
        "$1,2,3",
        "--5",
        "1..2",
        "0x10",
        "1_000",
        "five",
        "1,23,4",
    ],
)
def test_what_is_no_amount_is_none(text):
    """Told, and in no sum."""
    values, bad = to_numbers(["10", text, "20"])
    assert bad.tolist() == [False, True, False]
    assert np.nansum(values) == 30


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_text_is_an_amount_or_none(texts):
    """Finite and not negative, or not a number; an empty cell is no flaw."""
    values, bad = to_numbers(texts)
    assert all(math.isnan(value) or (math.isfinite(value) and value >= 0) for value in values)
    assert all(not flaw or text for flaw, text in zip(bad.tolist(), texts, strict=True))


def test_an_amount_that_cannot_be_read_is_told_by_its_row(tmp_path):
    """Only in a column that was ticked; its text is kept."""
    text = "id,name,manager_id,salary\n1,Ana,,100\n2,Ben,1,1e400\n3,Chen,1,300\n"
    reading = read(tmp_path, text, Choices(shown=frozenset({"salary"})))
    assert (told(reading)["ORG601"], found(reading, "ORG601")) == ([3], ("1e400",))
    assert reading.org.cells["salary"].to_pylist() == ["100", "1e400", "300"]
    assert "ORG601" not in told(read(tmp_path, text))


def test_staff_is_never_counted_as_infinite(tmp_path):
    """A count that is no number adds nothing."""
    text = "id,name,manager_id,FTE\n1,Ana,,1\n2,Ben,1,1\n,,2,inf\n,,2,1e400\n,,2,2.5\n,,2,-3\n"
    assert read(tmp_path, text).org.staff.tolist() == [0, 2.5]
