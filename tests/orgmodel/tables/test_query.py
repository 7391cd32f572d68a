"""Lists of people, findings and typical seats: filtered, sorted and searched as a person would do it by hand."""

import csv
import io
import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.catalog.load import load_domain
from orgmodel.errors import UnknownName
from orgmodel.findings import finding
from orgmodel.org.org import Org
from orgmodel.org.tree import grow
from orgmodel.reading.findings_table import findings_table
from orgmodel.tables.query import Column, Filter, Query, Sheet, Sort, select_rows, take_rows, to_csv
from orgmodel.tables.seats import seats_sheet
from orgmodel.tables.sheets import findings_sheet, people_sheet
from orgmodel.text.csv_safety import safe_cell
from orgmodel.text.normalize import fold_text
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of
from orgmodel.typical.parameters import TypicalCompany

NASTY = ["(a+)+$", "%", "[", "'; DROP TABLE person;--", "\\", ".*", "_", "{{7*7}}", "$^"]


def _org(**changes):
    """Ann over Ben and Zoë; Zoë over a vacancy; a placeholder over the last."""
    parent = np.array([-1, 0, 0, 2, 5, -1], np.int32)
    columns = {
        "Nr": ["1", "2", "10", "9", "", ""],
        "Full name": ["Ann", "ben", "Zoë Müller", "", "ZOE", "Boss of D"],
        "Job": ["Head", "Clerk", "Head", "Clerk of works", "clerk", ""],
        "Pay": ["1,000", "", "£20", "3.5", "-4", ""],
    }
    values = {
        "cells": pa.table(columns),
        "rows": np.array([2, 3, 4, 5, 6, 0]),
        "fields": {"id": ("Nr",), "name": ("Full name",), "title": ("Job",)},
        "tree": grow(parent)[0],
        "placeholders": 1,
        "vacant": np.array([0, 0, 0, 1, 0, 0], bool),
        "gone": np.array([0, 1, 0, 1, 0, 0], bool),
        "dotted": np.zeros((0, 2), np.int32),
        "loops": np.zeros((0, 2), np.int32),
        "sharers": pa.table(columns).slice(0, 0),
        "shared": np.zeros(0, np.int32),
        "staff": np.zeros(6),
    }
    return Org(**{**values, **changes})


def _texts(*values):
    held = pa.chunked_array([pa.array(values, pa.string())])
    column = Column("a", "A", lambda at: held if at is None else held.take(pa.array(at)))
    return Sheet(len(values), {"a": column})


def _shown(sheet, question, key):
    at = list(sheet.columns).index(key)
    return [row[at] for row in take_rows(sheet, select_rows(sheet, question))]


def _file(sheet):
    text = b"".join(to_csv(sheet, np.arange(sheet.size, dtype=np.int32))).decode("utf-8")
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_a_row_tells_a_seat_and_whom_it_reports_to():
    """Derived columns first, then the kept ones that are not a name or title already."""
    sheet = people_sheet(_org())
    assert list(sheet.columns) == ["row", "name", "title", "manager", "reports", "below", "level", "marks", "c0", "c3"]
    assert take_rows(sheet, range(6)) == [
        [2, "Ann", "Head", "", 2, 3, 1, "", "1", "1,000"],
        [3, "ben", "Clerk", "Ann", 0, 0, 2, "gone", "2", ""],
        [4, "Zoë Müller", "Head", "Ann", 1, 1, 2, "", "10", "£20"],
        [5, "", "Clerk of works", "Zoë Müller", 0, 0, 3, "vacant, gone", "9", "3.5"],
        [6, "ZOE", "clerk", "Boss of D", 0, 0, 1, "", "", "-4"],
        [None, "Boss of D", "", "", 1, 1, None, "placeholder", "", ""],
    ]


@pytest.mark.parametrize(
    ("blank", "told"), [((), "Zoë Müller"), (("Full name",), "Head"), (("Full name", "Job"), "10")]
)
def test_a_manager_without_a_name_is_called_by_title_or_id(blank, told):
    """The seat under Zoë tells it."""
    org = _org()
    table = org.cells
    for heading in blank:
        place = table.column_names.index(heading)
        table = table.set_column(place, heading, pa.array([""] * 6))
    assert take_rows(people_sheet(_org(cells=table)), [3])[0][3] == told


def test_a_name_of_two_columns_is_joined_and_both_are_kept():
    """First and last name stay columns of their own."""
    sheet = people_sheet(_org(fields={"name": ("Job", "Full name")}))
    assert take_rows(sheet, [0, 5])[0][1] == "Head Ann"
    assert take_rows(sheet, [0, 5])[1][1] == "Boss of D"
    assert {"c1", "c2"} <= set(sheet.columns)


def test_further_holders_of_a_seat_are_told():
    """A seat of three: two names beside the first, one of them missing."""
    org = _org()
    shared = _org(sharers=org.cells.take(pa.array([2, 3])), shared=np.array([1, 1], np.int32))
    sheet = people_sheet(shared)
    at = list(sheet.columns).index("holders")
    assert [row[at] for row in take_rows(sheet, [0, 1])] == ["", "Zoë Müller, without a name"]
    assert select_rows(sheet, Query(search="muller")).tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("test", "text", "found"),
    [
        ("contains", "zoe", [2, 4]),
        ("contains", "ZOË", [2, 4]),
        ("contains", "muller", [2]),
        ("equals", "zoe", [4]),
        ("starts", "B", [1, 5]),
        ("blank", "", [3]),
        ("filled", "", [0, 1, 2, 4, 5]),
    ],
)
def test_a_text_filter_knows_no_case_and_no_accents(test, text, found):
    """On names."""
    assert select_rows(people_sheet(_org()), Query(filters=(Filter("name", test, text),))).tolist() == found


@pytest.mark.parametrize(
    ("column", "least", "most", "found"),
    [("below", 1, None, [0, 2, 5]), ("below", None, 0, [1, 3, 4]), ("level", 2, 2, [1, 2]), ("row", 5, 99, [3, 4])],
)
def test_a_range_holds_both_ends_and_no_blanks(column, least, most, found):
    """A placeholder has no row, so no range of rows holds it."""
    wanted = Filter(column, "range", least=least, most=most)
    assert select_rows(people_sheet(_org()), Query(filters=(wanted,))).tolist() == found


def test_a_missing_number_is_blank():
    """The placeholder stands in no row."""
    sheet = people_sheet(_org())
    assert select_rows(sheet, Query(filters=(Filter("row", "blank"),))).tolist() == [5]
    assert select_rows(sheet, Query(filters=(Filter("row", "filled"),))).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("wanted", [Filter("name", "range", least=0), Filter("below", "contains", "1")])
def test_a_test_of_the_other_kind_passes_nothing(wanted):
    """No error: the page may be older than the server."""
    assert select_rows(people_sheet(_org()), Query(filters=(wanted,))).tolist() == []


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("test", ["contains", "equals", "starts"])
def test_d13_text_is_never_a_pattern(test, text):
    """D13, D14: only the row that holds these very characters is found."""
    sheet = _texts("", "a", "aaaaaaaaaaaaaaaa", text)
    assert select_rows(sheet, Query(filters=(Filter("a", test, text),))).tolist() == [3]
    assert select_rows(sheet, Query(search=text.replace(" ", ""))).tolist() == ([3] if " " not in text else [])


@pytest.mark.parametrize("key", ["'; DROP TABLE person;--", "__proto__", "c99", "Full name", ""])
@pytest.mark.parametrize(
    "make", [lambda key: {"sorts": (Sort(key),)}, lambda key: {"filters": (Filter(key, "blank"),)}]
)
def test_d14_a_column_that_is_none_is_refused(make, key):
    """Keys are looked up, never run."""
    with pytest.raises(UnknownName, match="There is no column"):
        select_rows(people_sheet(_org()), Query(**make(key)))


def test_filters_and_search_narrow_together():
    """All filters, and every word in some column."""
    sheet = people_sheet(_org())
    assert select_rows(sheet, Query(search="  MULLER clerk ")).tolist() == [3]
    assert select_rows(
        sheet, Query((), (Filter("title", "contains", "clerk"), Filter("level", "range", least=3)))
    ).tolist() == [3]
    assert select_rows(sheet, Query(search="nobody here")).tolist() == []


@pytest.mark.parametrize(
    ("sorts", "found"),
    [
        ((Sort("name"),), [0, 1, 5, 4, 2, 3]),
        ((Sort("name", True),), [2, 4, 5, 1, 0, 3]),
        ((Sort("below", True),), [0, 2, 5, 1, 3, 4]),
        ((Sort("c0"),), [0, 1, 3, 2, 4, 5]),
        ((Sort("c3", True),), [0, 2, 3, 4, 1, 5]),
        ((Sort("level"), Sort("name", True)), [4, 0, 2, 1, 3, 5]),
        ((Sort("row", True),), [4, 3, 2, 1, 0, 5]),
    ],
)
def test_an_order_is_by_number_or_by_name_with_blanks_last(sorts, found):
    """Numbers with signs are numbers; ties keep the file's order both ways."""
    assert select_rows(people_sheet(_org()), Query(sorts)).tolist() == found


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["10", "9", "1"], ["1", "9", "10"]),
        (["10", "9", "x1"], ["10", "9", "x1"]),
        (["1E5", "9", "20"], ["1E5", "20", "9"]),
        (["12345678901234567891", "12345678901234567890", "7"], ["7", "12345678901234567890", "12345678901234567891"]),
        (["1" * 60, "2", "1" * 59], ["1" * 59, "1" * 60, "2"]),
        (["5%", "12.5%", "-1%"], ["-1%", "5%", "12.5%"]),
    ],
    ids=["numbers", "words", "1E5 is a word", "longer than a float", "longer than a decimal", "shares"],
)
def test_a_column_of_numbers_is_sorted_by_number(values, order):
    """Only where all its texts are numbers."""
    assert _shown(_texts(*values), Query((Sort("a"),)), "a") == order


def _plain(text):
    marks = {"ł": "l", "ø": "o", "ß": "ss"}
    bare = "".join(
        each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.category(each).startswith("M")
    )
    return "".join(marks.get(each, each) for each in bare).lower()


NAMES = st.lists(st.text("abAB zé üØłß%(1", max_size=4), max_size=30)


@given(NAMES, st.text("abé%(ł", min_size=1, max_size=2), st.booleans())
def test_find_agrees_with_a_plain_loop(names, needle, descending):
    """Filter, then a stable order with blanks last, as Python does it."""
    sheet = _texts(*names)
    wanted = [at for at, name in enumerate(names) if _plain(needle) in _plain(name)]
    assert select_rows(sheet, Query(filters=(Filter("a", "contains", needle),))).tolist() == wanted
    filled = [at for at, name in enumerate(names) if name]
    if not all(name.strip("1") == "" for name in names):  # else they are numbers
        ordered = sorted(filled, key=lambda at: _plain(names[at]).encode(), reverse=descending)
        blanks = [at for at, name in enumerate(names) if not name]
        assert select_rows(sheet, Query((Sort("a", descending),))).tolist() == ordered + blanks


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text):
    """So a folded needle fits a folded cell."""
    assert fold_text(fold_text(text.encode("utf-8", "ignore").decode())) == fold_text(
        text.encode("utf-8", "ignore").decode()
    )


def test_an_empty_company_has_an_empty_list():
    """No seat, no row, no error."""
    empty = _org(
        cells=_org().cells.slice(0, 0),
        rows=np.zeros(0, np.int64),
        tree=grow(np.zeros(0, np.int32))[0],
        placeholders=0,
        vacant=np.zeros(0, bool),
        gone=np.zeros(0, bool),
        staff=np.zeros(0),
    )
    question = Query((Sort("name"), Sort("c0"), Sort("marks")), (Filter("manager", "contains", "x"),), "y")
    sheet = people_sheet(empty)
    assert select_rows(sheet, Query()).tolist() == select_rows(sheet, question).tolist() == []
    assert take_rows(sheet, []) == []


def test_long_cells_are_cut_for_the_page_and_whole_in_the_file():
    """A cell of 5,000 letters."""
    sheet = _texts("x" * 5000)
    assert take_rows(sheet, [0], 400) == [["x" * 400 + "…"]]
    assert _file(sheet) == [["A"], ["x" * 5000]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@x", " =1", "＝1"])
def test_e1_a_formula_is_guarded_in_the_file(text):
    """E1: texts, the heading too; numbers are left alone."""
    org = _org()
    table = org.cells.rename_columns([text, "Full name", "Job", "Pay"]).set_column(
        3, "Pay", pa.array([text] + [""] * 5)
    )
    sheet = people_sheet(_org(cells=table, fields={}))
    told = _file(sheet)
    assert f"'{text}" in told[0]
    assert told[1][-1] == f"'{text}"
    assert told[1][0] == "2"
    assert told[6][0] == ""


@given(st.lists(st.text("=+-@'\",; \t\r\n\u00a0a1é", max_size=4), min_size=1, max_size=30))
def test_every_text_is_guarded_alike_and_comes_back_from_the_file(texts):
    """As `safe_cell` says, line breaks and quotes included."""
    told = _file(_texts(*texts))
    assert [row[0] for row in told[1:]] == [safe_cell(text) for text in texts]


def test_findings_come_worst_first():
    """Errors, warnings, notes: in the list, and when it is sorted by severity either way."""
    codes = ("ORG106", "ORG101", "ORG403", "ORG504")
    sheet = findings_sheet(findings_table([finding(code, [2, 3]) for code in codes]))
    order = ["ORG403", "ORG403", "ORG101", "ORG101", "ORG106", "ORG106", "ORG504", "ORG504"]
    assert _shown(sheet, Query(), "code") == order
    assert _shown(sheet, Query((Sort("severity"),)), "code") == order
    assert _shown(sheet, Query((Sort("severity", True),)), "severity") == ["note"] * 4 + ["warning"] * 2 + ["error"] * 2


def test_no_findings_are_an_empty_list():
    """The headings stand alone."""
    sheet = findings_sheet(findings_table([]))
    assert sheet.size == 0
    assert select_rows(sheet, Query((Sort("row"),), (Filter("what", "contains", "x"),), "y")).tolist() == []


def test_a_typical_company_is_listed_from_the_top_down():
    """Every seat of the graph, with its boss's title."""
    graph = build(TypicalCompany(400), load_domain())
    sheet, keys = seats_sheet(graph)
    told = dict(zip(keys, take_rows(sheet, range(sheet.size)), strict=True))
    assert list(sheet.columns) == ["title", "unit", "manager", "reports", "people", "team"]
    assert len(keys) == sheet.size > 10
    assert keys[0] == "ceo"
    for key in keys[1:]:
        assert told[key][:3] == [
            graph.nodes[key]["seat"].title,
            graph.nodes[key]["seat"].unit,
            told[boss_of(graph, key)][0],
        ]
