"""Tables of delimited text."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.reading.formats.tables import delimited
from orgmodel.reading.formats.tables.delimited import read_delimited
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import Choices
from tests.folders import DATA_FOLDER

DATA = DATA_FOLDER
HEAD = "id,name,title,manager\n"
ROWS = "".join(f"{number},Person {number},Clerk,{number // 6}\n" for number in range(1, 100))


def _table(tmp_path, data, limits=LIMITS, **choices):
    path = tmp_path / "people.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_delimited(path, Choices(**choices), limits)


def _told(table):
    return [(one.code, one.rows.tolist()) for one in table.findings]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("oracle-hr/employees.csv", (107, 11)),
        ("oracle-hr/departments.csv", (27, 4)),
        ("oracle-hr/jobs.csv", (19, 4)),
        ("chinook/Employee.csv", (8, 15)),
        ("northwind/Employees.csv", (9, 17)),
        ("nyc/nyc-governance-organizations.csv", (307, 17)),
        ("uk-organograms/cabinet-office-2015-03.csv", (1260, 20)),
        ("uk-organograms/cabinet-office-2015-09.csv", (1167, 20)),
        ("uk-organograms/home-office-2014-09.csv", (2091, 21)),
    ],
)
def test_real_files_are_read_whole(name, shape):
    """As Python's own reader does, with nothing to tell."""
    table = read_delimited(DATA / name)
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert table.cells.shape == shape
    assert table.cells.column_names == head
    cleaned = [tuple(cell.strip().replace("\r\n", "\n") for cell in row) for row in rows]
    assert list(zip(*table.cells.to_pydict().values(), strict=True)) == cleaned
    assert table.rows.tolist() == list(range(2, 2 + len(rows)))
    assert table.findings == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("is_exact", [False, True])
def test_delimiter_and_line_end_are_found(tmp_path, delimiter, end, is_exact):
    """Quotes, line breaks in cells and foreign delimiters in text do not mislead."""
    other = "," if delimiter == ";" else ";"
    rows = [["id", "name", "note"], ["1", '"Lee, Ann"', '"a; b|c\td\ne ""f"""'], ["2", "Bob", f"1{other}5"]]
    rows += [["3", "Eva", f"2{other}5"], ["4"]] if is_exact else [["3", "Eva", f"2{other}5"]]
    table = _table(tmp_path, "\n".join(delimiter.join(row) for row in rows).replace("\n", end))
    assert table.origin.delimiter == delimiter
    inner = " " if end == "\r" else "\n"
    assert table.cells.slice(0, 3).to_pydict() == {
        "id": ["1", "2", "3"],
        "name": ["Lee, Ann", "Bob", "Eva"],
        "note": [f'a; b|c d{inner}e "f"', f"1{other}5", f"2{other}5"],
    }


@pytest.mark.parametrize(
    "value", ["Null", "NA", "None", "nan", "N/A", "True", "1E5", "-", "00123", "12345678901234567890"]
)
def test_values_stay_text(tmp_path, value):
    """Nothing is taken for a null, a number or a truth."""
    table = _table(tmp_path, f"id,name\n{value},{value}\n9007199254740993,x\n")
    assert table.cells.to_pydict() == {"id": [value, "9007199254740993"], "name": [value, "x"]}


@pytest.mark.parametrize("first", ["sep=;\r\n", "\ufeffSEP=;\n", '"sep=;"\n', "sep=;,,\n"])
def test_line_of_excel_names_the_delimiter(tmp_path, first):
    """It is no row and has no number."""
    table = _table(tmp_path, first + "id;a,b\n1;x,y\n")
    assert (table.cells.to_pydict(), table.rows.tolist()) == ({"id": ["1"], "a,b": ["x,y"]}, [2])


@pytest.mark.parametrize("text", ["3 1\n4 1\n5 3\n", " 3   1\n\n4\t1\n5  3", "# edges\n3 1\n4 1\n5 3\n"])
def test_edges_between_blanks_are_read(tmp_path, text):
    """Any run of blanks parts them."""
    table = _table(tmp_path, text)
    assert table.origin.kind == "edges"
    assert table.cells.to_pydict() == {"Column 1": ["3", "4", "5"], "Column 2": ["1", "1", "3"]}


def test_names_are_not_parted_at_blanks(tmp_path):
    """One column of full names is one column."""
    assert _table(tmp_path, "Name\nAnn Lee\nBob Ray\n").cells.to_pydict() == {"Name": ["Ann Lee", "Bob Ray"]}


def test_surplus_cells_shift_no_column(tmp_path):
    """Blank ones are told, others kept in a column of their own."""
    table = _table(tmp_path, HEAD + "1,Ann,Boss,,\n" + ROWS + "101,Bob,Clerk,1,more, and more,\n")
    assert _told(table) == [("ORG101", [2, 102])]
    last = table.cells.slice(100).to_pylist()[0]
    assert last == {"id": "101", "name": "Bob", "title": "Clerk", "manager": "1", "Extra cells": "more,and more"}
    assert table.cells.column("Extra cells").to_pylist()[:100] == [""] * 100


def test_short_rows_are_padded(tmp_path):
    """And told."""
    table = _table(tmp_path, HEAD + "1,Ann\n2,Bob,Clerk,1\n")
    assert table.cells.slice(0, 1).to_pylist() == [{"id": "1", "name": "Ann", "title": "", "manager": ""}]
    assert [(one.code, one.values) for one in table.findings] == [("ORG102", ("2 cells under 4 headings",))]


@pytest.mark.parametrize("last", ["", "5\n"])
def test_blank_rows_count_and_are_left_out(tmp_path, last):
    """Both by the quick way and by the exact one."""
    table = _table(tmp_path, "id,name\n1,a\n\n,\n \t, \n6,b\n" + last + "\n\n\n")
    assert table.rows.tolist()[:2] == [2, 6]
    assert ("ORG112", [3, 4, 5]) in _told(table)


def test_row_numbers_count_records(tmp_path):
    """A cell of several lines is one row of a spreadsheet; titles and blanks above count."""
    table = _table(tmp_path, 'Staff\n\nid,name,boss\n1,"A\nB",\n2,C,1\n')
    assert (table.rows.tolist(), table.origin.header_row) == ([4, 5], 3)
    assert _told(table) == [("ORG109", [1])]


@pytest.mark.parametrize(
    "row", ['1,"Ann,Boss,', '1,Ann,Boss,"', '"1,Ann,Boss,', '1,"Ann,"Boss,'], ids=["middle", "last", "first", "two"]
)
@pytest.mark.parametrize("later", ["", '200,"Lee, Bob",Clerk,1\n', '200,"",Clerk,1\n', '200,"Bob,Clerk,1\n'])
def test_quote_that_never_closes_swallows_no_row(tmp_path, row, later):
    """It is taken as it stands, in its row alone, whatever quotes follow."""
    table = _table(tmp_path, HEAD + row + "\n" + ROWS + later)
    assert table.cells.num_rows == 100 + bool(later)
    assert table.cells.column("id").to_pylist()[1:4] == ["1", "2", "3"]
    assert ("ORG113", [2] if later.count('"') != 1 else [2, 102]) in _told(table)
    assert table.cells.column("name").to_pylist()[0].strip('"') == "Ann"


def test_quote_that_closes_far_below_swallows_no_row(tmp_path):
    """Ninety-nine records in one cell are no text."""
    table = _table(tmp_path, HEAD + '1,"Ann,Boss,\n' + ROWS + '200,Bob",Clerk,1\n')
    assert table.cells.num_rows == 101
    assert ("ORG113", [2]) in _told(table)


def test_long_texts_over_many_lines_are_kept(tmp_path):
    """Commas and all, as long as they are no records."""
    note = "Dear all,\n\nwe meet at ten, in room 5, as usual, or not.\n" * 30
    table = _table(tmp_path, f'id,name,note\n1,Ann,"{note}"\n2,Bob,\n')
    assert table.cells.column("note").to_pylist() == [note.strip(), ""]
    assert table.findings == ()


def test_quote_that_tears_the_table_is_refused_with_its_row(tmp_path):
    """Where the text reads as no table either way."""
    torn = "".join(f'{number},"Lee\n"A",Clerk\n' for number in range(50))
    with pytest.raises(BadFile, match="row 2 never closes"):
        _table(tmp_path, "id,name,title\n" + torn)


@pytest.mark.parametrize("text", ['id,height,boss\n1,5" tall,\n2,6",1\n', 'id,name,boss\n1,Ann "Al" Lee,\n2,"B"o,1\n'])
def test_quotes_inside_cells_are_text(tmp_path, text):
    """Only a quote that opens a cell quotes."""
    assert _table(tmp_path, text).cells.num_rows == 2


def test_blanks_before_a_quote_do_not_unquote(tmp_path):
    """As people write by hand."""
    table = _table(tmp_path, 'id, name, boss\n1, "Lee, Ann", \n2, "Al" Ray, 1\n')
    assert table.cells.to_pydict() == {"id": ["1", "2"], "name": ["Lee, Ann", '"Al" Ray'], "boss": ["", "1"]}


@pytest.mark.slow
@pytest.mark.parametrize("size", [131_073, 10_000_000])
@pytest.mark.parametrize("quote", ["", '"'])
def test_huge_cells_are_cut(tmp_path, size, quote):
    """Any size is read; 32,767 characters are kept."""
    table = _table(tmp_path, f"id,name\n1,{quote}{'x' * size}{quote}\n2,Bob\n")
    assert table.cells.column("name").to_pylist() == ["x" * 32_767, "Bob"]
    assert [(one.code, one.values) for one in table.findings] == [("ORG104", (f"{size:,} characters",))]


def test_field_limit_of_python_is_left_alone(tmp_path):
    """It belongs to the whole process."""
    before = csv.field_size_limit()
    _table(tmp_path, "id,name\n1," + "x" * 200_000 + "\n2\n")
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("text", ["id,name\n", "id,name", "id,name\n\n,\n", "\ufeffid,name,manager\r\n"])
def test_headings_alone_are_refused(tmp_path, text):
    """No rows, no company."""
    with pytest.raises(BadFile, match="header only"):
        _table(tmp_path, text)


@pytest.mark.parametrize("count", [257, 100_000])
def test_too_many_columns_are_refused_with_their_number(tmp_path, count):
    """Before anything else is read."""
    text = ",".join(f"c{number}" for number in range(count)) + "\n" + "," * (count - 1) + "\n"
    with pytest.raises(BadFile, match=f"{count:,} columns; at most 256"):
        _table(tmp_path, text)


@pytest.mark.parametrize("last", ["", "x\n"])
def test_too_many_rows_are_refused_with_the_limit(tmp_path, last):
    """By the quick way and by the exact one."""
    with pytest.raises(BadFile, match="more than 98 rows"):
        _table(tmp_path, HEAD + ROWS + last, replace(LIMITS, rows=98))
    assert _table(tmp_path, HEAD + ROWS, replace(LIMITS, rows=99)).cells.num_rows == 99


def test_stray_bytes_are_told_by_row(tmp_path):
    """In headings too."""
    rows = "".join(f"{number},Zoë\n" for number in range(20)).encode()
    table = _table(tmp_path, b"id,n\xe4me\n" + rows + b"20,Jos\xe9\n")
    assert table.cells.column_names == ["id", "näme"]
    assert table.cells.column("näme").to_pylist()[-1] == "José"
    assert _told(table) == [("ORG105", [1, 22])]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_encodings_give_the_same_table(tmp_path, encoding):
    """Whatever the file is written in."""
    table = _table(tmp_path, (HEAD + "0,Zoë,,\n" + ROWS).encode(encoding))
    assert table.cells.slice(0, 1).to_pylist() == [{"id": "0", "name": "Zoë", "title": "", "manager": ""}]
    assert table.findings == ()


def test_choices_win(tmp_path):
    """Over what the text says."""
    assert _table(tmp_path, "a;b,c\n1;2,3\n", delimiter=",").cells.column_names == ["a;b", "c"]
    assert _table(tmp_path, "x y\nid  name\n1 Ann\n", delimiter=" ", header_row=2).cells.to_pydict() == {
        "id": ["1"],
        "name": ["Ann"],
    }
    assert _table(tmp_path, "a¦b\n1¦2\n3¦4\n", delimiter="¦").cells.to_pydict() == {"a": ["1", "3"], "b": ["2", "4"]}
    assert _table(tmp_path, "id,name\n1,Ann\n", header_row=0).cells.num_rows == 2


@pytest.mark.parametrize("delimiter", ["ab", '"', "\n"])
def test_impossible_delimiter_is_refused(tmp_path, delimiter):
    """One character, and none that means something else."""
    with pytest.raises(BadFile, match="cannot be the delimiter"):
        _table(tmp_path, HEAD + ROWS, delimiter=delimiter)


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Zs")) | st.sampled_from('",;\n')
)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_read(tmp_path_factory, rows, delimiter, end, quoting):
    """Any text comes back, by the quick way and by the exact one."""
    rows = [tuple(cell.strip() for cell in row) for row in rows]
    assume(not any("\n" in cell and cell.count(delimiter) for row in rows for cell in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(["id", "name", "manager"])
    writer.writerows(rows)
    path = tmp_path_factory.mktemp("rows")
    choices = {"delimiter": delimiter, "header_row": 1, "encoding": "utf-8"}
    kept = [row for row in rows if any(row)]
    assume(kept)
    for last in ("", "z" + delimiter + end):
        table = _table(path, buffer.getvalue() + last, **choices)
        found = list(zip(*table.cells.to_pydict().values(), strict=True))
        assert found[: len(kept)] == kept


@given(st.lists(st.lists(st.text('ab "\n', max_size=5), min_size=3, max_size=3).map(",".join), max_size=6))
def test_both_ways_agree(tmp_path_factory, lines):
    """Where the quick way answers at all, the exact one says the same."""
    path = tmp_path_factory.mktemp("lines")
    text = "id,name,manager\n1,x,\n" + "\n".join(lines) + "\n9,y,1\n"
    quick = _answer(path, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_read_fast", lambda *_: None)
        assert _answer(path, text) == quick


def _answer(path, text):
    try:
        table = _table(path, text, delimiter=",", header_row=1)
    except BadFile as refusal:
        return str(refusal)
    return table.cells.to_pydict(), table.rows.tolist(), _told(table)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_message(tmp_path_factory, data):
    """Nothing else leaves the reader."""
    try:
        table = _table(tmp_path_factory.mktemp("bytes"), data)
    except BadFile:
        return
    assert table.cells.num_rows == len(table.rows) > 0
    assert len(set(table.cells.column_names)) == table.cells.num_columns


@pytest.mark.scale
@pytest.mark.parametrize("last", ["", "E1,Ann\n"], ids=["quick", "exact"])
def test_million_people_are_read(tmp_path, last):
    """A quote in row 2 that never closes costs no row."""
    row = "E{0},Person {0},Clerk,E{1},Sales,Berlin,p{0}@x.com,2020-01-01\n"
    rows = "".join(row.format(number, number // 6) for number in range(1_000_000))
    head = "id,name,title,manager,department,location,email,start\n"
    first = 'E,"Ann,Boss,,,,,\n' if last else ""
    table = _table(tmp_path, head + first + rows + last)
    assert table.cells.num_rows == 1_000_000 + 2 * bool(last)
    assert [one.code for one in table.findings] == (["ORG102", "ORG113"] if last else [])


@pytest.mark.parametrize("lines", [1, 2, 20, 200])
@pytest.mark.parametrize("line", [",", ";;", " , ", "\t"])
def test_lines_of_delimiters_alone_are_nobody(line, lines, tmp_path):
    """However few they are: two of them were a fault once."""
    with pytest.raises(BadFile, match="nothing stands in them"):
        _table(tmp_path, f"{line}\n" * lines)


def test_file_of_many_blocks_is_read_whole(tmp_path):
    """Every row of a file larger than what the reader holds of it at once is there, in its order."""
    rows = [f"E{number},{'Ana Smith' * 11},{number % 977}" for number in range(90_000)]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["id,name,manager", *rows]), encoding="utf-8")
    cells = read_delimited(path).cells
    assert path.stat().st_size > 8 * 1024 * 1024
    assert cells["id"].to_pylist() == [f"E{number}" for number in range(90_000)]
    assert cells["manager"].to_pylist() == [str(number % 977) for number in range(90_000)]
