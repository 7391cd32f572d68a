"""Applying a difference to the company before gives the company after."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from orgmodel.difference.apply import Roster, apply, roster_of
from orgmodel.difference.compare import compare
from orgmodel.difference.people import without_blanks
from tests.orgmodel.companies import sample
from tests.orgmodel.difference.files import company
from tests.orgmodel.difference.test_compare import two_states
from tests.strategies import org_tables


def rows(roster: Roster) -> list[tuple[str, ...]]:
    """People of a roster in no order: their texts but for blanks that do not count, and those of their managers."""
    columns = {label: without_blanks(roster.cells[label]).to_pylist() for label in roster.cells.column_names}
    texts = [tuple(sorted(zip(columns, values, strict=True))) for values in zip(*columns.values(), strict=True)]
    people = len(texts)

    def manager(seat: int) -> tuple[object, ...]:
        return () if seat < 0 else texts[seat] if seat < people else (roster.missing[seat - people],)

    return sorted((str(text), str(manager(seat))) for text, seat in zip(texts, roster.managers.tolist(), strict=True))


def assert_applied(one, other, join: str) -> None:
    """The company after is what the difference makes of the company before, in the columns that both have."""
    roster = apply(compare(one, other, join), one)
    assert rows(roster) == rows(roster_of(other, roster.cells.column_names))


@settings(max_examples=60, deadline=None)
@given(two_states())
def test_the_second_state_comes_out(states):
    """Whatever came, went, moved and was renamed."""
    if not all(states):
        return
    with tempfile.TemporaryDirectory() as name:
        assert_applied(*(company(Path(name), state) for state in states), "id")


@settings(max_examples=25, deadline=None)
@given(org_tables(), org_tables())
def test_two_damaged_files_come_out(one, other):
    """Files with ids twice, managers who are not there, loops, blanks and anything in their cells."""
    with tempfile.TemporaryDirectory() as name:
        first, second = company(Path(name), one), company(Path(name), other)
    for join in ("id", "name"):
        assert_applied(first, second, join)
        assert compare(first, first, join).is_empty


@pytest.mark.parametrize("join", ["id", "name", "email"])
def test_a_sample_comes_out(join):
    """The Cabinet Office of March becomes that of September, by whatever it is joined."""
    one, other = (sample(f"uk-organograms/cabinet-office-2015-{month}.csv") for month in ("03", "09"))
    assert_applied(one, other, join)


def test_half_a_difference_is_not_applied():
    """Of people who are gone it does not say what became of them."""
    one, other = (sample(f"uk-organograms/cabinet-office-2015-{month}.csv") for month in ("03", "09"))
    with pytest.raises(ValueError, match="without `live`"):
        apply(compare(one, other, "id", live=True), one)
