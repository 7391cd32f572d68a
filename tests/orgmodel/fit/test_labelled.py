"""The labelled titles: rungs and other jobs in seven languages, each with its company around it."""

from collections import Counter
from functools import cache

import pytest

from tests.orgmodel.fit.companies import labelled, org_of, roles_of

COMPANIES = labelled()
ROWS = [row for rows in COMPANIES.values() for row in rows]
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


@cache
def _read(company):
    return roles_of(COMPANIES[company])


def _wrong(rows):
    read = _read(rows[0]["company"])
    return [
        (row["title"], row["role"] or None, read[row["id"]]) for row in rows if read[row["id"]] != (row["role"] or None)
    ]


def test_there_are_titles_enough_of_each_language_and_kind():
    """At least 200 in seven languages, each rung among them, and a fifth of them other jobs."""
    assert len(ROWS) >= 200
    assert {row["language"] for row in ROWS} == set(LANGUAGES)
    kinds = Counter(row["role"] for row in ROWS)
    assert kinds[""] >= len(ROWS) / 5
    assert {"ceo", "coo", "svp_ops", "vp_ops", "regional_ops_director", "director_ops", "operations_officer"} < set(
        kinds
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_read_as_labelled(language: str):
    """95 of 100 in each language."""
    companies = [rows for rows in COMPANIES.values() if rows[0]["language"] == language]
    wrong = [each for rows in companies for each in _wrong(rows)]
    assert len(wrong) <= 0.05 * sum(map(len, companies)), wrong


def test_other_jobs_are_not_read_as_rungs():
    """Of the titles that are another job at most one in fifty is read as a role."""
    wrong = [each for rows in COMPANIES.values() for each in _wrong(rows) if each[1] is None]
    assert len(wrong) <= 0.02 * sum(not row["role"] for row in ROWS), wrong


@pytest.mark.parametrize("company", COMPANIES)
def test_order_of_the_rows_changes_nothing(company: str):
    """The same roles from the last row to the first."""
    assert _read(company) == roles_of(COMPANIES[company][::-1])


def test_labelled_companies_are_trees():
    """Each company has one top and nobody is left out."""
    assert all(len(org_of(rows).tree.tops()) == 1 for rows in COMPANIES.values())
