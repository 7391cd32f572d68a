"""Workbooks: typed cells under a frozen head, folded by who reports to whom, and never a formula."""

import zipfile
from io import BytesIO

import openpyxl
import pyarrow as pa
import pytest

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.export.tables.typed import typed
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.read import read_company
from tests.folders import DATA_FOLDER
from tests.orgmodel.export.material import graph_of


def _book(company: Company) -> openpyxl.Workbook:
    target = BytesIO()
    FILES["xlsx"].write(Request(company), target)
    return openpyxl.load_workbook(target)


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    """Workbook of a sample with findings."""
    reading = read_company(DATA_FOLDER / "oracle-hr" / "employees.csv")
    return _book(Company("Oracle HR", reading.org, findings=findings_table(reading.findings)))


def test_each_person_has_one_row_with_typed_cells(book):
    """Numbers are numbers, dates are dates, and the head is frozen."""
    sheet = book["People"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 108
    assert sheet.freeze_panes == "C2"
    ids = [row[heads.index("EMPLOYEE_ID")].value for row in sheet.iter_rows(min_row=2)]
    assert len(set(ids)) == 107
    assert all(isinstance(each, int) for each in ids)
    assert all(isinstance(row[heads.index("Level (Reportline)")].value, int) for row in sheet.iter_rows(min_row=2))


def test_rows_are_folded_by_who_reports_to_whom(book):
    """The level of each row is that of the person, the head at the edge, and the sign stands above."""
    sheet = book["People"]
    level = [cell.value for cell in sheet[1]].index("Level (Reportline)")
    told = [(row[level].value - 1, sheet.row_dimensions[row[0].row].outlineLevel) for row in sheet.iter_rows(min_row=2)]
    assert all(depth == outline for depth, outline in told)
    assert max(depth for depth, _ in told) == 3
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_findings_and_measures_have_sheets_of_their_own(book):
    """Codes of what was found, and people per level that sum to the company."""
    assert book.sheetnames == ["People", "Findings", "Measures"]
    assert "ORG205" in {row[1].value for row in book["Findings"].iter_rows(min_row=2)}
    rows = [[cell.value for cell in row] for row in book["Measures"].iter_rows()]
    start = next(at for at, row in enumerate(rows) if row[0] == "Level") + 1
    assert sum(row[1] for row in rows[start : start + 4]) == 107
    # On paper each is as wide as the page, and its long texts are whole.
    assert all(book[name].sheet_properties.pageSetUpPr.fitToPage for name in ("Findings", "Measures"))
    assert book["Findings"]["G2"].alignment.wrap_text


def test_every_part_is_packed_and_two_exports_are_the_same_bytes():
    """Text of a million rows would be a gigabyte; a time of its own would make each export another file."""
    company, targets = typical_company(graph_of("people_400")), (BytesIO(), BytesIO())
    for target in targets:
        FILES["xlsx"].write(Request(company), target)
    assert targets[0].getvalue() == targets[1].getvalue()
    assert all(part.compress_type == zipfile.ZIP_DEFLATED for part in zipfile.ZipFile(targets[0]).infolist())


def test_reasons_of_a_typical_company_are_a_sheet():
    """Each line of the chart has its sentence and its sources."""
    company = typical_company(graph_of("people_400"))
    rows = [[cell.value for cell in row] for row in _book(company)["Reasons"].iter_rows(min_row=2)]
    assert len(rows) == len(company.org) - 1
    assert all(why and sources for _, _, why, sources in rows)


def test_no_cell_is_a_formula_or_a_link(tmp_path):
    """What looks like one is text."""
    texts = ["=1+1", "+1", "@x", "=cmd|' /C calc'!A0", "http://a.b", "mailto:x@y", "＝1", "{=1}", "_x0041_"]
    path = tmp_path / "in.csv"
    lines = [f'{at},"{text}",{"1" if at > 1 else ""}' for at, text in enumerate(texts, 1)]
    path.write_text("\n".join(["Id,Name,Manager", *lines]), encoding="utf-8")
    sheet = _book(Company("x", read_company(path).org))["People"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert set(texts) - {"_x0041_"} <= {cell.value for cell in cells}


@pytest.mark.parametrize(
    ("texts", "kind", "shown"),
    [
        (["1", "20", ""], "number", "0"),
        (["00123", "1"], "text", "@"),
        (["1.50", "2.25"], "text", "@"),
        (["1.5", "2.25", "7"], "number", "General"),
        (["1E5", "3"], "text", "@"),
        (["-0", "3"], "text", "@"),
        (["12345678901234567890"], "text", "@"),
        (["2024-02-29", ""], "date", "yyyy-mm-dd"),
        (["2023-02-29"], "text", "@"),
        (["1899-12-31"], "text", "@"),
        (["", ""], "text", "@"),
    ],
)
def test_a_column_is_typed_only_where_every_cell_comes_back(texts, kind, shown):
    """Leading zeros, decimals that end in zero, exponents and days that are none stay texts."""
    column = typed(pa.chunked_array([texts], pa.string()))
    assert (column.kind, column.number_format) == (kind, shown)
