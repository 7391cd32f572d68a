"""Workbooks that are no .xlsx: OpenDocument and old Excel, read as they look, refused where they would harm."""

import zipfile
from pathlib import Path

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.recognition.sniff import kind_of
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from tests.orgmodel.reading.formats.five_people import lines

XLS = Path(__file__).with_name("people.xls")
LINES = {"Mara Lund": "", "Tom Reyes": "Mara Lund", "Ida": "Mara Lund"}
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "number")
)
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
# As LibreOffice fills a sheet: one empty row for the rest of it, one empty cell for the rest of a row.
_REST = '<table:table-cell table:number-columns-repeated="16380"/>'
_EMPTY = f'<table:table-row table:number-rows-repeated="1048571">{_REST}</table:table-row>'
ROWS = (
    ("Dept", "Name", "Manager", "ID"),
    (("Ops", 2), "Mara Lund", "", "1"),
    (None, "Tom Reyes", "Mara Lund", "2"),
    ("Fin", "Ida", "Mara Lund", "3"),
)


def _cell(value):
    if value is None:
        return "<table:covered-table-cell/>"
    text, height = value if isinstance(value, tuple) else (value, 1)
    span = f' table:number-rows-spanned="{height}"' if height > 1 else ""
    if not text:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"{span}><text:p>{text}</text:p></table:table-cell>'


def _table(name, rows, rest=_EMPTY):
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}{_REST}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{body}{rest}</table:table>'


def _book(path, *tables, before="", manifest="<a/>"):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _KIND)
        body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        content = f"<office:document-content {_SPACES}>{body}</office:document-content>"
        archive.writestr("content.xml", f"<?xml version='1.0'?>{before}{content}", zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def test_a_sheet_of_an_open_document_is_read(tmp_path):
    """The sheet with the people is taken, a merged cell stands for all its rows, the empty rest is nothing."""
    reading = read_company(_book(tmp_path / "a", _table("Notes", [("hello",)]), _table("People", ROWS)))
    assert reading.table.origin.kind == "ods"
    assert reading.table.origin.sheets == ("Notes", "People")
    assert lines(reading) == LINES
    assert reading.org.texts("department", range(3)) == ["Ops", "Ops", "Fin"]
    assert reading.table.rows.tolist() == [2, 3, 4]


def _padded_cell(number, style=""):
    value = f'office:value-type="float" office:value="{number}"' if number else ""
    named = f'table:style-name="{style}"' if style else ""
    return f"<table:table-cell {named} {value}/>"


def test_an_id_of_an_open_document_has_the_zeros_that_its_format_shows(tmp_path):
    """By the style of the cell, or that of its column; not by a format with signs of its own."""
    style = '<style:style style:name="{}" style:family="table-cell" style:data-style-name="{}"/>'
    styles = (
        '<number:number-style style:name="N1"><number:number number:min-integer-digits="6" number:decimal-places="0"/>'
        '</number:number-style><number:date-style style:name="N2"><number:text>.</number:text></number:date-style>'
        '<number:number-style style:name="N3"><number:number number:min-integer-digits="4"/><number:text>%'
        f"</number:text></number:number-style>{style.format('ce1', 'N1')}{style.format('ce3', 'N3')}"
    )
    head = "".join(map(_cell, ("ID", "Name", "Manager ID", "Share")))
    rows = "".join(
        f"<table:table-row>{_padded_cell(own, 'ce1')}{_cell(name)}{_padded_cell(boss)}{_padded_cell(5, 'ce3')}"
        "</table:table-row>"
        for own, name, boss in ((101, "Ann Berg", ""), (102, "Bo Cole", 101), (103, "Cy Dorn", 102))
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="ce1"/><table:table-column/>'
    )
    table = (
        f'{styles}<table:table table:name="People">{columns}'
        f"<table:table-row>{head}</table:table-row>{rows}</table:table>"
    )
    cells = read_company(_book(tmp_path / "a", table)).table.cells
    assert cells["ID"].to_pylist() == ["000101", "000102", "000103"]
    assert cells["Manager ID"].to_pylist() == ["", "000101", "000102"]
    assert set(cells["Share"].to_pylist()) == {"5"}


def test_an_old_workbook_is_read():
    """The sheet with the people is taken, hidden ones are not offered, merged cells and numbers are as in .xlsx."""
    reading = read_company(XLS)
    assert kind_of(XLS) == reading.table.origin.kind == "xls"
    assert reading.table.origin.sheets == ("Notes", "People")
    assert lines(reading) == LINES
    assert reading.org.texts("id", range(3)) == ["1", "2", "3"]
    assert reading.org.texts("department", range(3)) == ["Ops", "Ops", "Fin"]
    with pytest.raises(BadFile, match="There is no sheet 'Pay'"):
        read_company(XLS, Choices(sheet="Pay"))


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('<table:table-row table:number-rows-repeated="999999999"/>', "more rows or columns than a sheet has"),
        ('<table:table-row table:number-rows-repeated="1e9"/>', "a number of times that is none"),
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="9000" office:value-type="string">'
            "<text:p>x</text:p></table:table-cell></table:table-row>",
            "more rows or columns than a sheet has",
        ),
        (
            '<table:table-row table:number-rows-repeated="1048000"/><table:table-row>'
            f'{_REST}<table:table-cell office:value-type="string"/></table:table-row>',
            "spans too many cells",
        ),
    ],
    ids=["rows", "no number", "columns", "far corner"],
)
def test_a_sheet_that_claims_too_much_is_refused(tmp_path, rest, words):
    """Before the library makes room for it."""
    with pytest.raises(BadFile, match=words):
        read_company(_book(tmp_path / "a", _table("People", ROWS, rest)))


def test_an_open_document_with_entities_or_a_lock_is_refused(tmp_path):
    """A document type is no part of a workbook; a locked one says so."""
    with pytest.raises(BadFile, match="defines entities"):
        read_company(_book(tmp_path / "a", _table("S", ROWS), before='<!DOCTYPE a [<!ENTITY b "c">]>'))
    with pytest.raises(BadFile, match="password"):
        read_company(_book(tmp_path / "b", _table("S", ROWS), manifest="<m><encryption-data/></m>"))


def test_a_damaged_old_workbook_is_refused(tmp_path):
    """A workbook that breaks off is named, whatever the library says of it."""
    path = tmp_path / "a.xls"
    whole = XLS.read_bytes()
    path.write_bytes(whole[:1_000] + bytes(2_000) + whole[3_000:])
    with pytest.raises(BadFile, match=r"opened|damaged|contradict"):
        read_company(path)
