"""Findings as data: read back as they were, written for people on demand, and the old form still read."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.findings_table import findings_csv, read_findings, write_findings

TEXTS = ("=1+1", "'quoted", "'=1", "two\nlines", 'a "b", c', "", "plain")
FINDINGS = (
    finding("ORG106", [9, 10, 11, 12, 13, 14, 15], column="+x", values=TEXTS),
    finding("ORG502", count=1),
    finding("ORG404", [3, 4], values=["one of many"]),
)
# As the version before kept it, byte for byte: guarded against formulas, with the headings for people.
OLD = (
    b"\xef\xbb\xbfcode,severity,what,row,column,what stands there,what was done,what else\r\n"
    b"ORG106,note,cells,9,'+x,'=1+1,They are kept.,\r\n"
    b'ORG106,note,cells,10,\'+x,"two\nlines",They are kept.,\r\n'
    b"ORG106,note,cells,11,'+x,'quoted,They are kept.,\r\n"
    b"ORG502,error,companies,,,,Cut.,Leave it blank.\r\n"
)


def _file(tmp_path, findings=FINDINGS):
    write_findings(findings, tmp_path / "findings.arrow")
    return io.BytesIO((tmp_path / "findings.arrow").read_bytes())


def test_findings_are_read_back_as_they_were(tmp_path):
    """Texts with and without an apostrophe, rows as numbers, one line for a finding about no row."""
    table = read_findings(_file(tmp_path))
    assert table["found"].to_pylist() == [*TEXTS, "", "one of many", "one of many"]
    assert table["row"].to_pylist() == [9, 10, 11, 12, 13, 14, 15, None, 3, 4]
    assert table["code"].to_pylist() == ["ORG106"] * 7 + ["ORG502"] + ["ORG404"] * 2
    assert set(table["column"].to_pylist()) == {"+x", ""}
    assert table.equals(read_findings(_file(tmp_path)))


@given(texts=st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=5))
def test_any_text_comes_back(tmp_path_factory, texts):
    """Whatever it begins with: nothing is guessed."""
    folder = tmp_path_factory.mktemp("findings")
    told = read_findings(_file(folder, [finding("ORG106", range(2, 2 + len(texts)), values=texts)]))
    assert told["found"].to_pylist() == texts


def test_the_file_for_people_is_guarded(tmp_path):
    """A byte order mark, headings in words, and no cell that a spreadsheet would run."""
    data = b"".join(findings_csv(_file(tmp_path)))
    assert data.startswith(b"\xef\xbb\xbfcode,severity,what,row,column,what stands there,what was done,what else\n")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [line[5] for line in lines[1:5]] == ["'=1+1", "'quoted", "''=1", "two\nlines"]
    assert {line[4] for line in lines[1:8]} == {"'+x"}
    assert [line[3] for line in lines[1:]] == ["9", "10", "11", "12", "13", "14", "15", "", "3", "4"]


def test_no_findings_are_no_lines(tmp_path):
    """The headings stand alone."""
    assert read_findings(_file(tmp_path, [])).num_rows == 0
    assert b"".join(findings_csv(_file(tmp_path, []))).count(b"\n") == 1


def test_the_old_form_is_read_and_handed_out_as_it_is():
    """What a store holds since before: cells without their guard in the list, the file as it was."""
    table = read_findings(io.BytesIO(OLD))
    assert table["found"].to_pylist() == ["=1+1", "two\nlines", "'quoted", ""]
    assert table["row"].to_pylist() == [9, 10, 11, None]
    assert table["column"].to_pylist() == ["+x", "+x", "+x", ""]
    assert table["severity"].to_pylist() == ["note", "note", "note", "error"]
    assert b"".join(findings_csv(io.BytesIO(OLD))) == OLD


@pytest.mark.parametrize("data", [b"", b"PK", b"\xff\xff\xff\xff", OLD[:3], b"\xef\xbb\xbfa,b\n1,2\n"])
def test_what_is_no_table_of_findings_is_refused(data):
    """With a sentence, not a fault of Arrow's."""
    with pytest.raises(BadFile, match="damaged"):
        read_findings(io.BytesIO(data))


def test_a_changed_file_is_refused_or_read(tmp_path):
    """One byte other: never an end of the process."""
    good = _file(tmp_path).getvalue()
    for place in range(0, len(good), 7):
        data = bytearray(good)
        data[place] ^= 0xFF
        with suppress(BadFile):
            read_findings(io.BytesIO(bytes(data)))
