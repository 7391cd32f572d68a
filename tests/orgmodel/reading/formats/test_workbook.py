"""Tables out of workbooks: what a person sees there is what is read."""

import csv
import socket
import zipfile

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.workbooks.workbook import read_workbook
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE, Choices
from tests.folders import DATA_FOLDER
from tests.orgmodel.reading.workbooks import (
    CLOCK,
    DATE,
    MOMENT,
    SHORT,
    SPAN,
    ZEROS,
    book,
    parts,
    sheet,
    worksheet,
    zipped,
)

DATA = DATA_FOLDER
HEAD = ["Employee ID", "Name", "Manager ID"]


def _rows(table):
    return [list(row.values()) for row in table.cells.to_pylist()]


def _told(table):
    return {found.code: found for found in table.findings}


def test_the_oracle_workbook_reads_like_its_csv():
    """107 employees; the workbook holds .40 as a number, so it is 0.4."""
    table = read_workbook(DATA / "oracle-hr" / "oracle-hr.xlsx", NONE, LIMITS)
    with (DATA / "oracle-hr" / "employees.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["COMMISSION_PCT"] = f"{float(row['COMMISSION_PCT']):g}" if row["COMMISSION_PCT"] else ""
    assert table.cells.to_pylist() == rows
    assert table.origin.sheet == "employees"
    assert table.origin.sheets == ("employees", "departments", "jobs")
    assert table.origin.header_row == 1
    assert table.rows.tolist() == list(range(2, 109))
    assert table.findings == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (11000.0, "11000"),
        ("Null", "Null"),
        ("NA", "NA"),
        ("00123", "00123"),
        ("1E5", "1E5"),
        ("TRUE", "TRUE"),
        ("12345678901234567890", "12345678901234567890"),
        (True, "TRUE"),
        (False, "FALSE"),
        (0.1, "0.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ((0.30000000000000004, 0), "0.3"),
        ((1e-07, 0), "0.0000001"),
        ((9007199254740993, 0), "9007199254740992"),
        ((-5, 0), "-5"),
        ((45413, DATE), "2024-05-01"),
        ((45413.0, MOMENT), "2024-05-01"),
        ((45413.5, MOMENT), "2024-05-01 12:00:00"),
        ((0.25, CLOCK), "06:00:00"),
        ((1.5, SPAN), "36:00:00"),
        ((123, ZEROS), "00123"),
        ((1234567, ZEROS), "1234567"),
        ((7, SHORT), "007"),
        ((1.5, ZEROS), "1.5"),
        ("  Ann\u00a0", "Ann"),
        ("=cmd|' /C calc'!A0-><v>5</v>", "5"),
    ],
    ids=str,
)
def test_a_cell_is_what_a_person_sees(tmp_path, value, text):
    """Numbers, dates, texts and formats."""
    path = book(tmp_path / "a.xlsx", [HEAD, [1, "Ann", None], [2, value, 1]])
    assert _rows(read_workbook(path)) == [["1", "Ann", ""], ["2", text, "1"]]


def test_dates_from_1904_are_read_by_that_rule(tmp_path):
    """And told; a workbook of that kind without dates is not worth a word."""
    properties = '<workbookPr date1904="1"/>'
    path = book(tmp_path / "a.xlsx", [[*HEAD, "Hired"], [1, "Ann", None, (1, DATE)]], properties=properties)
    table = read_workbook(path)
    assert _rows(table)[0][3] == "1904-01-02"
    assert "ORG111" in _told(table)
    assert not read_workbook(book(tmp_path / "b.xlsx", [HEAD, [1, "Ann", 5]], properties=properties)).findings


def test_errors_and_formulas_without_a_value_are_empty_and_told(tmp_path):
    """By column, with the rows a spreadsheet shows."""
    rows = [
        HEAD,
        [1, "Ann", "#REF!"],
        [2, "=A1", "#N/A"],
        [3, "=B1-><v></v>", 1],
        [4, "=C1-><v/>", 1],
        [5, "=D1-><v>7</v>", "=A5"],
    ]
    table = read_workbook(book(tmp_path / "a.xlsx", rows))
    assert [row[1:] for row in _rows(table)] == [["Ann", ""], ["", ""], ["", "1"], ["", "1"], ["7", ""]]
    failed = {found.column: found.rows.tolist() for found in table.findings if found.code == "ORG107"}
    assert failed == {"Name": [3, 4, 5], "Manager ID": [2, 3, 6]}


def test_a_formula_may_give_an_empty_text(tmp_path):
    """That is a value, as nothing is wrong with it."""
    text = sheet([HEAD, [1, "Ann", None]]) + '<row r="3"><c r="A3"><v>2</v></c>'
    text += '<c r="B3" t="str"><f>IF(1,"","x")</f><v></v></c><c r="C3"><v>1</v></c></row>'
    table = read_workbook(zipped(tmp_path / "a.xlsx", parts({"S": worksheet(text)})))
    assert _rows(table)[1] == ["2", "", "1"]
    assert table.findings == ()


def test_a_merged_cell_stands_for_all_its_rows(tmp_path):
    """As a person sees it; a row that holds nothing of its own stays blank, cells beside it stay empty."""
    merged = '<mergeCells count="2"><mergeCell ref="C2:D3"/><mergeCell ref="C4:C6"/></mergeCells>'
    rows = sheet(
        [
            ["id", "name", "boss", "note"],
            [1, "Ann", "Ada", None],
            [2, "Ben", None, "x"],
            [3, "Cy", "Bo", None],
            [4, "Di"],
        ]
    )
    path = zipped(tmp_path / "a.xlsx", parts({"S": worksheet(rows, after=merged)}))
    table = read_workbook(path)
    assert _rows(table) == [
        ["1", "Ann", "Ada", ""],
        ["2", "Ben", "Ada", "x"],
        ["3", "Cy", "Bo", ""],
        ["4", "Di", "Bo", ""],
    ]
    assert {one.code: one.rows.tolist() for one in table.findings} == {"ORG128": [3, 5, 6]}


def test_merges_of_headings_and_wide_titles_fill_no_people(tmp_path):
    """A title over all columns is one row; a heading over two rows is a heading."""
    merged = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>'
    rows = sheet(
        [["People of Acme"], ["id", "Person", None], [None, "name", "manager"], [1, "Ann", None], [2, "Ben", 1]]
    )
    table = read_workbook(zipped(tmp_path / "a.xlsx", parts({"S": worksheet(rows, after=merged)})))
    assert table.cells.column_names == ["id", "name", "manager"]
    assert _rows(table) == [["1", "Ann", ""], ["2", "Ben", "1"]]


def test_hidden_rows_are_rows(tmp_path):
    """A filter left on hides people, it does not remove them."""
    rows = sheet([HEAD, [1, "Ann", None], [2, "Ben", 1]], hidden=frozenset({2}))
    path = zipped(tmp_path / "a.xlsx", parts({"S": worksheet(rows)}))
    assert len(_rows(read_workbook(path))) == 2


def test_the_sheet_with_a_manager_wins(tmp_path):
    """Over a cover page and over a longer list."""
    sheets = {
        "Cover": [["Headcount report"], ["as of May"]],
        "Pay bands": [["Band", "Pay"], *([number, number * 1000] for number in range(50))],
        "Staff": [HEAD, [1, "Ann", None], [2, "Ben", 1]],
        "Secret": [HEAD, *([number, "x", 1] for number in range(60))],
    }
    content = parts({name: worksheet(sheet(rows)) for name, rows in sheets.items()}, hidden=frozenset({"Secret"}))
    path = zipped(tmp_path / "a.xlsx", content)
    table = read_workbook(path)
    assert table.origin.sheet == "Staff"
    assert table.origin.sheets == ("Cover", "Pay bands", "Staff")
    assert read_workbook(path, Choices(sheet="Secret")).cells.num_rows == 60
    assert read_workbook(path, Choices(sheet="Pay bands")).cells.num_rows == 50


def test_an_unknown_sheet_is_told_with_those_there_are(tmp_path):
    """The message names them."""
    path = book(tmp_path / "a.xlsx", [HEAD, [1, "Ann", None]])
    with pytest.raises(BadFile, match=r"no sheet 'Staff' in the workbook. It has: 'People'"):
        read_workbook(path, Choices(sheet="Staff"))


def test_rows_above_the_headings_are_told(tmp_path):
    """Titles, blank rows and a blank column at the left; rows keep their numbers."""
    rows = [["Report"], [], [None, "Page 1"], [None, *HEAD], [None, 1, "Ann", None], [], [None, 2, "Ben", 1]]
    table = read_workbook(book(tmp_path / "a.xlsx", rows))
    assert table.origin.header_row == 4
    assert table.rows.tolist() == [5, 7]
    assert table.cells.column_names[-3:] == HEAD
    assert _told(table)["ORG109"].rows.tolist() == [1, 3]
    assert _told(table)["ORG112"].rows.tolist() == [6]


def test_a_table_far_down_is_found(tmp_path):
    """Above it is nothing, so nothing is told."""
    text = sheet([HEAD, [1, "Ann", None], [2, "Ben", 1]], first=5000)
    table = read_workbook(zipped(tmp_path / "a.xlsx", parts({"S": worksheet(text)})))
    assert table.rows.tolist() == [5002, 5003]
    assert table.origin.header_row == 5001
    assert table.findings == ()


def test_the_row_of_the_headings_can_be_chosen(tmp_path):
    """As the spreadsheet numbers it; 0 where there is none."""
    path = book(tmp_path / "a.xlsx", [["x", "y", "z"], HEAD, [1, "Ann", None], [2, "Ben", 1]])
    assert read_workbook(path, Choices(header_row=2)).cells.column_names == HEAD
    assert read_workbook(path, Choices(header_row=1)).cells.column_names == ["x", "y", "z"]
    assert read_workbook(path, Choices(header_row=0)).cells.num_rows == 4
    with pytest.raises(BadFile, match="Row 9 cannot hold the headings"):
        read_workbook(path, Choices(header_row=9))


def test_a_second_row_of_headings_is_no_person(tmp_path):
    """Keys above, labels below, as SAP writes them."""
    rows = [["USERID", "NAME", "MANAGER"], ["User ID", "Name", "Manager"], ["u1", "Ann", ""], ["u2", "Ben", "u1"]]
    table = read_workbook(book(tmp_path / "a.xlsx", rows))
    assert [row[0] for row in _rows(table)] == ["u1", "u2"]
    assert _told(table)["ORG109"].rows.tolist() == [2]


def test_repeated_and_empty_headings_get_names(tmp_path):
    """As everywhere."""
    path = book(tmp_path / "a.xlsx", [["ID", "Name", "Name", None], [1, "Ann", "Lee", "x"], [2, "Ben", "Ray", "y"]])
    table = read_workbook(path)
    assert table.cells.column_names == ["ID", "Name", "Name (2)", "Column 4"]
    assert "ORG108" in _told(table)


def test_padding_reaches_only_the_cells_that_have_it(tmp_path):
    """The second id of the column was typed as text."""
    rows = [HEAD, [(7, ZEROS), "Ann", None], ["00008", "Ben", (7, ZEROS)], [9, "Cid", (7, ZEROS)]]
    assert [row[::2] for row in _rows(read_workbook(book(tmp_path / "a.xlsx", rows)))] == [
        ["00007", ""],
        ["00008", "00007"],
        ["9", "00007"],
    ]


def test_macros_links_and_formulas_are_never_run(tmp_path, monkeypatch):
    """An .xlsm with a macro, an outside link and a DDE call: values only, and no socket is opened."""

    def canary(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", canary)
    rows = [HEAD, [1, "=WEBSERVICE(&quot;http://canary.example/&quot;)-><v>3</v>", None], [2, "=[1]S!A1", 1]]
    content = parts({"S": worksheet(sheet(rows))})
    content["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macro"
    content["xl/externalLinks/externalLink1.xml"] = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
    )
    table = read_workbook(zipped(tmp_path / "a.xlsm", content))
    assert [row[1] for row in _rows(table)] == ["3", ""]
    assert _told(table)["ORG107"].rows.tolist() == [3]


def test_a_sheet_of_many_columns_is_refused(tmp_path):
    """257 with cells are too many; 16,384 with two cells are two."""
    with pytest.raises(BadFile, match="more than 256 columns"):
        read_workbook(book(tmp_path / "a.xlsx", [[f"h{number}" for number in range(257)], list(range(257))]))
    far = '<row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c><c r="XFD1" t="inlineStr"><is><t>Name</t></is></c>'
    far += '</row><row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>'
    table = read_workbook(zipped(tmp_path / "b.xlsx", parts({"S": worksheet(far)})))
    assert table.cells.to_pylist() == [{"ID": "1", "Name": "2"}]


@pytest.mark.parametrize("rows", [[], [HEAD]], ids=["nothing", "headings"])
def test_a_sheet_without_people_is_told(tmp_path, rows):
    """Never an empty chart without a word."""
    with pytest.raises(BadFile, match=r"holds cells|no rows"):
        read_workbook(book(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"PK\x03\x04", "cut off"),
        ("b.xlsx", b"MZ" + bytes(100), "no Excel workbook"),
        ("c.xlsx", b"<html></html>", "no Excel workbook"),
        ("d.xlsx", b"ID,Name\n1,Ann\n", "no Excel workbook"),
        ("e.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "no Excel workbook"),
        (
            "f.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path, name, data, words):
    """By content, whatever the name."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadFile, match=words):
        read_workbook(path)


@pytest.mark.parametrize(("part", "words"), [("xl/workbook.bin", "xlsb"), ("word/document.xml", "holds no workbook")])
def test_other_office_files_are_named(tmp_path, part, words):
    """Binary workbooks, and what is none."""
    with pytest.raises(BadFile, match=words):
        read_workbook(zipped(tmp_path / "a.xlsx", {part: b"<a/>"}))


def test_a_damaged_part_is_named(tmp_path):
    """XML that breaks off."""
    content = parts({"S": worksheet(sheet([HEAD, [1, "Ann", None]]))})
    content["xl/worksheets/sheet1.xml"] = content["xl/worksheets/sheet1.xml"][:-20]
    with pytest.raises(BadFile, match=r"damaged: 'xl/worksheets/sheet1\.xml'"):
        read_workbook(zipped(tmp_path / "a.xlsx", content))


def test_shared_texts_and_prefixed_tags_are_read(tmp_path):
    """As other programs write them."""
    content = parts({"S": ""})
    content["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="A2" s="2"><x:v>5</x:v></x:c><x:c r="B2" t="s"><x:v>2</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    content["xl/sharedStrings.xml"] = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3">'
        "<si><t>ID</t></si><si><t>Name</t></si><si><r><t>An</t></r><r><t>n</t></r></si></sst>"
    )
    table = read_workbook(zipped(tmp_path / "a.xlsx", content))
    assert table.cells.to_pylist() == [{"ID": "00005", "Name": "Ann"}]


def test_cells_without_references_stand_one_after_another(tmp_path):
    """Some programs leave the references out."""
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for row in (["ID", "Name"], ["1", "Ann"], ["2", "Ben"])
    )
    table = read_workbook(zipped(tmp_path / "a.xlsx", parts({"S": worksheet(rows)})))
    assert _rows(table) == [["1", "Ann"], ["2", "Ben"]]


def test_zips_are_clean(tmp_path):
    """The workbooks of these tests are what they say."""
    with zipfile.ZipFile(book(tmp_path / "a.xlsx", [HEAD])) as archive:
        assert archive.testzip() is None
