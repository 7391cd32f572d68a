"""Filters in a link: browser and server write and read them alike; tests/js/state/filters.test.js is the twin."""

import json
from pathlib import Path

import pytest

from orgmodel.tables.query import Filter
from orgmodel.tables.sheets import people_sheet
from orgview.queries.loaded_query import LoadedViewQuery, read_view_query, write_view_query
from tests.orgmodel.companies import company

CASES = json.loads((Path(__file__).parents[2] / "data" / "filters.json").read_text(encoding="utf-8"))
SHEET = people_sheet(company([-1, 0, 0]))


def _filters(case):
    return tuple(Filter(column, test, text, least, most) for column, test, text, least, most in case["filters"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "none")
def test_filters_are_read_as_the_browser_writes_them(case):
    """No sign of a text, and no digit of a number, is lost on the way."""
    assert read_view_query({"where": case["text"]}, SHEET).where == _filters(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "none")
def test_filters_are_written_as_the_browser_writes_them(case):
    """The server's words for a chart are those that the browser would ask it with."""
    assert write_view_query(LoadedViewQuery(where=_filters(case))).get("where", "") == case["text"]
