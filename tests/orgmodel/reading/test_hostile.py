"""Any table of people ends in a company with everybody in it, or in one sentence; never in a traceback."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.findings.kinds import KINDS
from orgmodel.reading.build import Reading
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company, summary_json
from tests.orgmodel.reading.companies import bosses, found, read, told, unaccounted, write
from tests.strategies import cell_texts, org_tables

HEAD = ("id", "name", "title", "manager_id")
FIGURES = ("people", "seats", "placeholders", "tops", "levels", "span", "managers", "biggest", "vacancies")


def company(rows, choices=Choices(header_row=1, delimiter=",")):  # noqa: B008 - frozen
    """What a table is read as; None where it cannot be read at all."""
    with TemporaryDirectory() as folder:
        try:
            return read_company(write(Path(folder), [HEAD, *rows]), choices)
        except BadFile:
            return None


def agree(reading: Reading) -> None:
    """What must be so of every company."""
    org, rows = reading.org, reading.table.rows
    assert not unaccounted(reading)
    assert sorted(org.tree.order.tolist()) == list(range(len(org)))
    assert org.cells.num_rows == len(org) == len(org.rows) == len(org.vacant) == len(org.staff)
    assert org.people + org.placeholders == len(org)
    assert (org.rows[: org.people] > 0).all()
    assert (org.rows[org.people :] == 0).all()
    assert len(set(org.rows[: org.people].tolist())) == org.people
    assert np.isin(org.rows[: org.people], rows).all()
    for pairs in (org.dotted, org.loops):
        assert ((pairs >= 0) & (pairs < len(org))).all()
        assert (pairs[:, 0] != pairs[:, 1]).all()
    for one in reading.findings:
        assert one.code in KINDS
        assert len(one.values) in {0, 1, len(one.rows)} or not len(one.rows)
        assert (np.diff(one.rows) >= 0).all()


@pytest.mark.slow
@settings(max_examples=120)
@given(org_tables())
def test_any_table_is_read_and_nobody_is_lost(rows):
    """Each row is a seat, a holder of one, or in a finding by its number."""
    reading = company(rows)
    if reading is None:
        assert not any(any(cell.strip() for cell in row) for row in rows)
    else:
        agree(reading)


@pytest.mark.slow
@settings(max_examples=60)
@given(org_tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_figure(rows, random):
    """Shuffled rows give the same people, lines, levels and findings."""
    turned = list(rows)
    random.shuffle(turned)
    one, two = company(rows), company(turned)
    assert (one is None) == (two is None)
    if one is None or two is None:
        return
    assert {key: summary_json(one)[key] for key in FIGURES} == {key: summary_json(two)[key] for key in FIGURES}
    assert summary_json(one)["findings"] == summary_json(two)["findings"]
    assert one.mapped.fields == two.mapped.fields


@pytest.mark.slow
@settings(max_examples=80)
@given(st.lists(st.tuples(*[cell_texts()] * 4), min_size=1, max_size=12), st.booleans())
def test_any_cells_under_any_headings_end_in_a_sentence(rows, has_head):
    """Random Unicode as headings and cells: a company or a BadFile."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder), [HEAD, *rows] if has_head else rows)
        try:
            reading = read_company(path)
        except BadFile as refused:
            said = str(refused)
        else:
            said = "."
            agree(reading)
    assert said.endswith(".")


WORDS = ["Null", "NA", "None", "nan", "N/A", "True", "1E5", "-", "'; DROP TABLE person;--", "<script>a()</script>",
         '"><svg onload=x>', "</title><script>", "{{7*7}}", "${7*7}", "%s%n", "{0.__class__}", "=1+1", "@x",
         "javascript:x"]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_a_text_that_means_something_elsewhere_is_a_text(tmp_path, word):
    """As a name, a title, a heading, an id and a manager: literal in the company."""
    rows = [("id", "name", "title", "manager", word), (word, word, word, "", "1"), ("2", "Ben", word, word, word)]
    org = read(tmp_path, rows, Choices(mapping={"id": "id", "manager": "manager", "name": "name"})).org
    assert org.texts("name", [0]) == org.texts("title", [0]) == org.texts("id", [0]) == [word]
    assert org.cells[word].to_pylist() == ["1", word]


def test_a_lone_surrogate_becomes_a_replacement_character(tmp_path):
    """JSON can hold half of a character; it is told, and the company can be sent as UTF-8."""
    path = tmp_path / "people.json"
    path.write_text(json.dumps([{"id": "1", "name": "A\ud800b"}, {"id": "2", "name": "Ben", "manager": "1"}]))
    reading = read_company(path)
    assert reading.org.texts("name", [0]) == ["A\ufffdb"]
    assert "ORG105" in told(reading)
    "".join(reading.org.texts("name", [0, 1])).encode()


@pytest.mark.parametrize("mark", ["\x00", "\x01", "\x1f", "\x7f", "\u2028", "\u202e", "\u200b", "\ufeff"])
def test_a_character_nobody_sees_is_taken_out_and_told(tmp_path, mark):
    """In a name and in an id that is referred to without it."""
    rows = [("id", "name", "manager_id"), ("E1" + mark + "0", "A" + mark + "na", ""), ("E2", "Ben", "E10")]
    rows += [(f"E{number}", f"Person {number}", "E2") for number in range(3, 9)]
    reading = read(tmp_path, rows)
    # A separator of lines becomes a line feed, and so does not join what it stands between.
    if mark != "\u2028":
        lines = bosses(reading.org, "name")
        assert (lines["Ana"], lines["Ben"], lines["Person 3"]) == ("", "Ana", "Ben")
    assert told(reading)["ORG103"] == [2, 2]
    assert f"U+{ord(mark):04X}" in found(reading, "ORG103")
