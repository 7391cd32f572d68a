"""Everybody can be found by words; what is typed is taken literally."""

from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.search import prepare, search
from tests.orgmodel.companies import company, sample


def named(*names):
    """Company of people with these names."""
    org = company([-1] * len(names))
    return replace(org, cells=pa.table({"name": list(names), "title": ["Clerk"] * len(names)}))


def test_every_word_must_be_there_and_beginnings_come_first():
    """Two words in any order; case and accents do not count."""
    org = named("Deputy of quality", "Quality head", "José Müller", "Inequality officer")
    index = prepare(org)
    assert search(index, "quality", 9) == [1, 0, 3]
    assert search(index, "HEAD  qual", 9) == [1]
    assert search(index, "muller jose", 9) == [2]
    assert search(index, "clerk", 2) == [0, 1]
    assert search(index, "", 9) == search(index, "   ", 9) == []


@pytest.mark.parametrize("text", ["(a+)+$", "[", "%", "\\", "a" * 10_000, "\x1f", "' OR 1=1"])
def test_odd_queries_are_literal(text):
    """Found where it stands, and nowhere else."""
    org = named("Ana", f"x {text} y", "Ben")
    assert search(prepare(org), text.replace("\x1f", ""), 9) in ([1], [])
    if "\x1f" not in text:
        assert search(prepare(org), text.split()[0], 9) == [1]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1f"), max_size=8),
        min_size=1,
        max_size=20,
    )
)
def test_a_name_finds_its_seat(names):
    """No text raises, nothing is found across the border of two seats."""
    org = named(*names)
    index = prepare(org)
    for seat, name in enumerate(names):
        words = name.split()
        if words:
            assert seat in search(index, " ".join(words), len(names))
    assert search(index, "clerkclerk", 5) == []


def test_a_sample_is_searched_by_title_and_department():
    """Oracle's job ids."""
    org = sample("oracle-hr/employees.csv")
    assert org.texts("name", search(prepare(org), "ad_pres", 5)) == ["Steven King"]
