"""Numbers of names beside the forms of names: equal where those are."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.difference.name_numbers import name_numbers
from orgmodel.reading.columns.name_forms import name_forms
from tests.strategies import cell_texts

WORDS = st.sampled_from(["ana", "Ana", "SMITH", "Smith", "O'Brien", "Müller", "Mu\u0308ller", "Владимир", "jr", "II",
                         "a1b22",
                         "Wolfeschlegelsteinhausen", "Wolfeschlegelsteinhausenberger", "李", ",", "-", ""])  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=5).map(" ".join) | cell_texts(), min_size=1, max_size=12))
def test_numbers_are_equal_where_the_forms_are(names):
    """Words in any order, of any letters, with accents or without; other words have another number."""
    numbers = name_numbers(pa.array(names, pa.string())).tolist()
    forms = name_forms(pa.chunked_array([pa.array(names, pa.string())]))[0].to_pylist()
    for number, form in zip(numbers, forms, strict=True):
        assert (number == 0) == (form == ""), form
        for other, another in zip(numbers, forms, strict=True):
            assert (number == other) == (form == another), (form, another)


def test_a_slice_counts_from_its_own_start():
    """A column in pieces, each of which begins somewhere in a buffer."""
    names = pa.array(["Ana Smith", "Bo Ek", "Smith, Ana"])
    whole = name_numbers(names).tolist()
    assert name_numbers(names.slice(1)).tolist() == whole[1:]
    assert whole[0] == whole[2] != whole[1]
