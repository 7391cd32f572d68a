"""References find their keys: against a plain dictionary, for every kind of id and cut of the columns."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.reading.columns.lookup import index

IDS = st.one_of(
    st.integers(0, 300).map(str),
    st.integers(0, 300).map("E{}".format),
    st.integers(0, 20).map("{:05d}".format),
    st.integers(10**7, 10**9).map(str),
    st.sampled_from(
        ["", "none", "0", "00", "E", "E-1", "-1", "1E5", "1 ", "e1", "ü1", "12345678901234567890", "a@b.example"]
    ),
    st.text(max_size=10),
)


def columns(texts, cuts):
    """One column in several chunks, each a slice of a longer one."""
    arrays, start = [], 0
    for cut in [*sorted(cut % (len(texts) + 1) for cut in cuts), len(texts)]:
        arrays.append(pa.array(["padding", *texts[start:cut]], pa.string()).slice(1))
        start = cut
    return pa.chunked_array(arrays, pa.string())


def slow(keys, references):
    """The same by a dictionary."""
    places = {}
    for row, key in enumerate(keys):
        if key:
            places.setdefault(key, row)
    return [places.get(one, -1) for one in references], len(places) == sum(map(bool, keys))


TEXTS = st.one_of(st.lists(IDS, max_size=40), st.lists(st.integers(0, 60).map("P{}".format), max_size=40),
                  st.lists(st.integers(1, 99_999_999).map(str), max_size=40))  # fmt: skip
SAFE = TEXTS.map(lambda texts: [text.encode("utf-8", "replace").decode() for text in texts])


@given(SAFE, SAFE, st.lists(st.integers(0, 50), max_size=3))
def test_every_reference_finds_the_first_equal_key(keys, references, cuts):
    """Exactly what a dictionary finds, whatever the ids look like and wherever the chunks are cut."""
    found = index(columns(keys, cuts))
    assert (found.find(columns(references, cuts)).tolist(), found.is_unique) == slow(keys, references)


@pytest.mark.parametrize(
    "make", [str, "E{:07d}".format, "E{}".format, "{:04x}".format, "person.{}@firm.example".format],
    ids=["numbers", "padded", "prefixed", "hex", "mail"],
)  # fmt: skip
def test_ids_of_real_files_resolve(make):
    """A thousand keys backwards, every one referred to, and some that are not there."""
    keys = [make(number) for number in range(1000, 0, -1)]
    references = ["", *(make(number) for number in range(1, 1001)), make(1001), "XX", "no_manager"]
    found = index(pa.chunked_array([pa.array(keys)]))
    assert found.find(pa.chunked_array([pa.array(references)])).tolist() == [-1, *range(999, -1, -1), -1, -1, -1]
    assert found.is_unique
