"""Values of a column as a few classes for colours."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.tables.color_scale import MOST, classify, frequent
from orgmodel.tables.query import Column
from orgmodel.theme import THEMES


def texts(values):
    """A column of text."""
    whole = pa.chunked_array([pa.array(values, pa.string())])
    return Column("c0", "Team", lambda at: whole if at is None else whole.take(at))


def numbers(values):
    """A column of whole numbers."""
    whole = pa.chunked_array([pa.array(values, pa.int64())])
    return Column("c0", "Reports", lambda at: whole if at is None else whole.take(at), is_number=True)


def test_the_most_frequent_texts_come_first_and_blanks_last():
    """Equal counts are ordered by letters; what is left is counted together."""
    values = ["b", "b", "a", "a", "c", "", *[f"x{at}" for at in range(10)]]
    shades = classify(texts(values))
    assert shades.names[:3] == ("a", "b", "c")
    assert shades.counts[:3] == (2, 2, 1)
    assert (shades.keys[-2:], shades.names[-2:], shades.counts[-2:]) == (
        ("others", "blank"),
        ("5 others", "Blank"),
        (5, 1),
    )
    assert shades.names[shades.codes[0]] == "b"
    assert shades.names[shades.codes[5]] == "Blank"
    assert frequent(texts(values))[:2] == [("a", 2), ("b", 2)]


def test_few_numbers_are_classes_of_their_own_and_many_are_ranges():
    """Ranges hold about as many seats each and meet without a gap."""
    few = classify(numbers([3, 1, 1, None]))
    assert (few.names, few.counts) == (("1", "3", "Blank"), (2, 1, 1))
    many = classify(numbers(list(range(1_000))))
    assert many.names[0] == "0 to 124"
    assert many.names[-1] == "875 to 999"
    assert set(many.counts) == {125}


@pytest.mark.parametrize("theme", THEMES)
def test_every_class_has_a_colour(theme):
    """Also when all classes that there can be are there."""
    shades = classify(texts(["", *[f"x{at}" for at in range(MOST + 5)]]))
    assert set(shades.keys) == set(THEMES[theme].palette.shades)


@given(st.lists(st.one_of(st.none(), st.integers(-(10**12), 10**12)), max_size=60))
def test_every_number_is_in_its_range(values):
    """The classes add up to all seats; a number lies between the ends that its class names."""
    shades = classify(numbers(values))
    assert sum(shades.counts) == len(values)
    assert np.array_equal(np.bincount(shades.codes, minlength=len(shades.names)), shades.counts)
    for value, code in zip(values, shades.codes.tolist(), strict=True):
        name = shades.names[code]
        if value is None:
            assert name == "Blank"
        else:
            ends = [int(part.replace(",", "")) for part in name.split(" to ")]
            assert ends[0] <= value <= ends[-1]
