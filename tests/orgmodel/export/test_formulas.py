"""Texts like formulas come back as they were, and no spreadsheet runs them; restricted columns stay behind."""

import csv
import io
import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pypdf
import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.export.companies.company import Company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.export.tables.delimited import people_csv
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.read import read_company
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from tests.orgmodel.export.round_trips import (
    GRAPHS,
    PROGRAMS,
    TABLES,
    again_from,
    company_of_rows,
    lines_of,
    named_company,
)

HOSTILE = [
    *("=1+1", "+1", "-x", "@x", "\t=1", " =1", '""=1', "=cmd|' /C calc'!A0", "＝1", ";=1", "'=1", "''x", "'x", "-5"),
    *("-1.5e3", "+44 20 7946 0000", "00123", "1E5", "TRUE", "_x0041_", "a<b>&c", "line\nbreak", "null", "{{7*7}}"),
    *("</t></is></c>", "~tilde", "**bold**", '"', "\\", "#quot;", "[x](javascript:1)", "🏳️‍🌈", "عربي", "1.50", "1.5"),
]


@pytest.mark.parametrize("ending", TABLES)
def test_texts_like_formulas_and_numbers_come_back_as_they_were(ending: str, tmp_path: Path):
    """Formulas are texts and numbers are numbers; an apostrophe of one's own stays."""
    cells = {
        "ID": [f"e{at}" for at in range(len(HOSTILE))],
        "Name": [f"Person {at}" for at in range(len(HOSTILE))],
        "Manager": ["", *["e0"] * (len(HOSTILE) - 1)],
        "=Remark": HOSTILE,
        "Balance": [f"-{at}" if at else "" for at in range(len(HOSTILE))],
    }
    company = company_of_rows(cells)
    again = again_from(company, ending, tmp_path)
    for heading in ("=Remark", "Balance"):
        assert again.org.cells[heading].to_pylist() == company.org.cells[heading].to_pylist()


# E1: what spreadsheets run.
FORMULAS = [
    *("=1+1", "+1", "-x", "@x", "\t=1", "\r=1", "\x00=1", " =1", '""=1', "=cmd|' /C calc'!A0", "＝1", ";=1", "'=1"),
    *("-5", "-1.5e3", "+44 20 7946 0000", "=SUM(A1:A9)", "＋1", "－1", "＠x", "\u00a0=1", "<b>=1</b>", "{=1}"),
]


@pytest.mark.parametrize("ending", [*TABLES, *PROGRAMS])
def test_a_name_like_a_formula_comes_back_as_it_was(ending: str, tmp_path: Path):
    """In names and titles too, number by number and letter by letter."""
    company = named_company([*FORMULAS, *HOSTILE])
    again = again_from(company, ending, tmp_path)
    for field in ("name", "title"):
        assert again.org.texts(field, range(len(again.org))) == company.org.texts(field, range(len(company.org)))
    assert lines_of(again) == lines_of(company)


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_name_like_a_formula_comes_back_from_a_graph(ending: str, tmp_path: Path):
    """Everybody under the same name; marks of HTML in labels of drawings are not shown, and not read."""
    company = named_company([text for text in FORMULAS if not text.startswith("<")], titles=False)
    assert lines_of(again_from(company, ending, tmp_path)) == lines_of(company)


@pytest.mark.parametrize("ending", ["csv", "visio.csv", "xlsx"])
def test_no_cell_of_a_file_for_spreadsheets_begins_like_a_formula(ending: str):
    """Heads and cells, as the csv module and openpyxl read them: an apostrophe, or text that is no formula."""
    target = BytesIO()
    FILES[ending].write(Request(named_company(FORMULAS)), target)
    if ending == "xlsx":
        book = openpyxl.load_workbook(target)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        parts = zipfile.ZipFile(target)
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
        return
    rows = csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline=""))
    for cell in (cell for row in rows for cell in row):
        is_number = re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", cell)
        assert is_number or not re.match(r"[\s\"';,\x00\xa0]*[=+\-@＝＋－＠]", cell) or cell.startswith("'"), cell


@pytest.mark.parametrize("ending", FILES)
def test_e9_a_restricted_column_is_in_no_byte_of_a_file(ending: str, tmp_path: Path):
    """Neither its heading nor its values, packed parts and metadata too."""
    path = tmp_path / "staff.csv"
    path.write_text("Id,Name,Title,Manager,Salary\n1,Ann,Head,,CANARY71\n2,Bo,Cook,1,CANARY72\n", encoding="utf-8")
    reading = read_company(path)
    target = BytesIO()
    FILES[ending].write(Request(Company("staff", reading.org, findings=findings_table(reading.findings))), target)
    data = [target.getvalue()]
    if zipfile.is_zipfile(target):
        parts = zipfile.ZipFile(target)
        data += [parts.read(name) for name in parts.namelist()]
    if ending == "pdf":
        data += [page.extract_text().encode() for page in pypdf.PdfReader(target).pages]
    assert not any(b"CANARY" in part for part in data)


def test_formulas_are_guarded_in_csv_and_numbers_are_not():
    """An apostrophe before what a spreadsheet would run, in headings too; -5 stays -5."""
    cells = pa.table({"Id": ["1", "2", "3"], "=Name": ["=1+1", "-5", "+44"], "Manager": ["", "1", "1"]})
    org = generate(from_table({"headcount": 3}), load_domain())
    from dataclasses import replace

    text = b"".join(people_csv(Company("x", replace(org, cells=cells, fields={"id": ("Id",)})))).decode("utf-8-sig")
    assert '"\'=1+1"' in text
    assert "'=Name" in text
    assert '"-5"' in text
    assert '"\'+44"' in text
