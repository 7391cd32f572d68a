"""Comparing two states of a company by id: counted as a person would count the rows of the files."""

import random
import tempfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.difference.compare import compare
from orgmodel.difference.listing import changes_json, id_texts
from orgmodel.difference.sentences import change_sentences
from orgmodel.errors import BadCompany
from tests.orgmodel.companies import sample
from tests.orgmodel.difference.files import Row, company, counted

TITLES = ("Clerk", "Head", " Head  of IT", "Head of IT", "head of IT", "")


@st.composite
def two_states(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """Rows of two states of one company: people come and go, move, loop, name managers who are not there."""
    ids = [f"E{number:03d}" for number in range(1, draw(st.integers(2, 20)) + 1)]
    managers = st.sampled_from([*ids, "", "none", "X9", "X8"])
    titles = st.sampled_from(TITLES)

    def state(start: dict[str, tuple[str, str]]) -> list[Row]:
        rows = {key: start.get(key) or (draw(titles), draw(managers)) for key in ids if draw(st.integers(0, 5))}
        for key in draw(st.lists(st.sampled_from(ids), max_size=6)):
            if key in rows:
                rows[key] = (draw(titles), draw(managers))
        return [
            (key, f"Name {key}", title, manager) for key, (title, manager) in draw(st.permutations(list(rows.items())))
        ]

    before = state({})
    return before, state({row[0]: (row[2], row[3]) for row in before})


@settings(max_examples=60, deadline=None)
@given(two_states())
def test_people_are_counted_as_in_the_files(states):
    """Added, removed, moved and retitled are the ids that a count of the rows finds."""
    before, after = states
    if not before or not after:
        return
    with tempfile.TemporaryDirectory() as name:
        one, other = company(Path(name), before), company(Path(name), after)
    found = compare(one, other, "id")
    expected = counted(before, after)
    for kind, ids in expected.items():
        org = one if kind == "removed" else other
        assert set(id_texts(org, found.of(kind))) == ids, kind
        assert found.counts[kind] == len(ids), kind


@settings(max_examples=30, deadline=None)
@given(two_states())
def test_nothing_differs_from_itself(states):
    """A company compared with itself has no change, and everybody is the same."""
    rows = states[0]
    if not rows:
        return
    with tempfile.TemporaryDirectory() as name:
        org = company(Path(name), rows)
    found = compare(org, org, "id")
    assert found.is_empty
    assert len(found.same) == org.people


def test_no_two_roles_have_one_title(tmp_path):
    """A title that is read as a role for one and as none for another says so; a list of names with commas is quoted."""
    rows = [("1", "Ann", "CEO", ""), ("2", "Ben", "Operator", "1"), ("3", "Cem", "Operator", "1")]
    org = company(tmp_path, rows)
    found = compare(org, org, "role", roles=(pa.array(["ceo", "operative", ""]), pa.array(["ceo", "", "operator"])))
    assert found.after.cells["Title"].to_pylist() == ["CEO", "Operator (no role read)"]
    assert found.before.cells["Title"].to_pylist() == ["CEO", "Operator (operative)"]
    assert found.counts["added"] == found.counts["removed"] == 1
    org = company(tmp_path, [("1", "Ann", "CEO", ""), ("2", "Ben", "Head, Sales", "1"), ("3", "Cem", "Head, IT", "1")])
    alone = company(tmp_path, [("1", "Ann", "CEO", ""), ("2", "Ben", "Clerk", "1")])
    assert "“Head, IT” and “Head, Sales” appear." in " ".join(change_sentences(compare(alone, org, "role")))


def test_snapshots_of_a_sample_are_counted_as_published():
    """Cabinet Office from March to September 2015, live posts: 61 gone, 30 new, 61 moved, 56 retitled, 1 regraded."""
    one, other = (sample(f"uk-organograms/cabinet-office-2015-{month}.csv") for month in ("03", "09"))
    found = compare(one, other, "id", live=True)
    counts = {kind: found.counts[kind] for kind in ("removed", "added", "moved", "retitled", "regraded")}
    assert counts == {"removed": 61, "added": 30, "moved": 61, "retitled": 56, "regraded": 1}
    assert found.people == (252, 221)
    assert compare(one, other, live=True).counts == found.counts


def test_join_that_there_is_not_is_refused():
    """A word that is no join is named with those there are."""
    org = sample("chinook/Employee.csv")
    with pytest.raises(BadCompany, match="auto, id, email, name, role"):
        compare(org, org, "phone")


def test_order_of_rows_never_matters(tmp_path):
    """Rows of both files in another order give the same changes."""
    draw = random.Random(7)  # noqa: S311
    before = [(f"E{n}", f"Name {n % 9}", draw.choice(TITLES), f"E{draw.randrange(60)}") for n in range(50)]
    after = [(f"E{n}", f"Name {n % 9}", draw.choice(TITLES), f"E{draw.randrange(60)}") for n in range(10, 60)]
    found = [
        list(changes_json(compare(company(tmp_path, before), company(tmp_path, after), join)))
        for join in ("id", "name")
    ]
    draw.shuffle(before)
    draw.shuffle(after)
    again = [
        list(changes_json(compare(company(tmp_path, before), company(tmp_path, after), join)))
        for join in ("id", "name")
    ]
    assert found == again
