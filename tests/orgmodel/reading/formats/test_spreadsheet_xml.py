"""Workbooks of Excel 2003 as XML: sheets that are chosen, and files made to harm."""

from pathlib import Path

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from tests.orgmodel.reading.formats.five_people import LINES, lines, read_text

FILE = Path(__file__).parent / "files" / "shapes" / "excel_2003.xml"
HEAD = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:x">'


def _book(rows: str) -> str:
    return f'{HEAD}<Worksheet ss:Name="One"><Table>{rows}</Table></Worksheet></Workbook>'


def _row(*cells: str, more: str = "") -> str:
    return f"<Row{more}>{''.join(f'<Cell><Data>{cell}</Data></Cell>' for cell in cells)}</Row>"


def test_the_sheet_with_the_people_is_read_and_all_are_offered():
    """Rows have the numbers of the file, times at midnight are dates."""
    reading = read_company(FILE)
    assert lines(reading) == LINES
    origin = reading.table.origin
    assert (origin.sheet, origin.sheets, origin.header_row) == ("People", ("Cover", "People"), 3)
    assert reading.table.cells["Start"].to_pylist()[0] == "2001-02-03"


def test_a_sheet_that_there_is_not_is_told():
    """With those there are."""
    with pytest.raises(BadFile, match=r"'Nobody'.*'Cover', 'People'"):
        read_company(FILE, Choices(sheet="Nobody"))


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (f"{HEAD}</Workbook>", "no filled cells"),
        (_book(_row("Name", "Manager")), "no rows below them"),
        (_book("<Row><Cell>"), "damaged"),
        (_book(_row("Name", more=' ss:Index="999999999"')), "rows"),
        (_book('<Row><Cell ss:Index="99999999"><Data>x</Data></Cell></Row>'), "columns"),
        (_book('<Row><Cell ss:MergeAcross="99999999"><Data>x</Data></Cell></Row>'), "columns"),
        (f'<!DOCTYPE x [<!ENTITY a "b">]>{_book("")}', "entities|damaged"),
    ],
    ids=["no sheet", "headings alone", "cut off", "far row", "far column", "wide cell", "entity"],
)
def test_what_is_no_table_or_made_to_harm_is_refused(tmp_path, text, match):
    """In words, and at once."""
    with pytest.raises(BadFile, match=match):
        read_text(tmp_path, text)


def test_a_merged_cell_ends_with_the_sheet(tmp_path):
    """Though it claims more rows than there are."""
    merged = '<Row><Cell><Data>Bo</Data></Cell><Cell ss:MergeDown="99999"><Data>Ann</Data></Cell></Row>'
    reading = read_text(tmp_path, _book(_row("Name", "Manager") + _row("Ann", "") + merged + _row("Cy")))
    assert lines(reading) == {"Ann": "", "Bo": "Ann", "Cy": "Ann"}


def test_limits_hold(tmp_path):
    """Rows count by their numbers."""
    file = tmp_path / "file"
    file.write_text(_book(_row("Name", "Manager") + _row("Ann", "") * 20), encoding="utf-8")
    with pytest.raises(BadFile, match="rows"):
        read_company(file, limits=Limits(rows=10))
