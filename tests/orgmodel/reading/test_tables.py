"""Cells arrive in the company as they stand in the file: text first, nothing converted, nothing shifted."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company, summary_json
from orgmodel.reading.text.cells import clean_text
from tests.orgmodel.reading.companies import bosses, found, read, told, unaccounted, write

SURNAMES = ["Null", "NA", "None", "nan", "N/A", "True", "1E5", "-", "NaN", "inf", "yes", "no", "FALSE", "2020-01-01"]
IDS = ["00123", "123", "1E5", "12345678901234567890", "9007199254740993", "0x1F", "1_000", "+1", "1.50", "٣"]


@pytest.mark.parametrize("name", SURNAMES)
def test_a_surname_is_kept_though_other_programs_read_it_otherwise(tmp_path, name):
    """No missing values, numbers, dates or yes and no are made of text."""
    rows = [("id", "name", "surname", "manager_id"), ("1", "Ana", name, ""), ("2", name, "Kim", "1")]
    org = read(tmp_path, rows).org
    assert org.cells["surname"].to_pylist() == [name, "Kim"]
    assert org.cells["name"].to_pylist() == ["Ana", name]


def test_an_id_is_kept_letter_by_letter_and_found(tmp_path):
    """Leading zeros, exponents, more digits than any number type has."""
    rows = [("id", "name", "manager_id"), *((own, f"Person {n}", IDS[n - 1] if n else "") for n, own in enumerate(IDS))]
    org = read(tmp_path, rows).org
    assert org.cells["id"].to_pylist() == IDS
    assert bosses(org) == dict(zip(IDS, ["", *IDS], strict=False))


@pytest.mark.slow
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=3, max_size=8))
def test_any_text_is_the_same_after_reading(names):
    """But for outer blanks and for characters nobody sees, which are told."""
    rows = [("id", "name", "manager_id"), *((f"E{n}", name, "E0" if n else "") for n, name in enumerate(names))]
    with TemporaryDirectory() as folder:
        reading = read_company(write(Path(folder), rows), Choices(header_row=1, delimiter=","))
    assert reading.org.cells["name"].to_pylist() == [clean_text(name)[0] for name in names]
    gone = [n + 2 for n, name in enumerate(names) if clean_text(name)[1]]
    assert told(reading).get("ORG103", []) == gone


@pytest.mark.parametrize(
    ("line", "code"), [("3,Chen,Clerk,1,", "ORG101"), ("3,Chen,Clerk,1,x,y", "ORG101"), ("3,Chen,Clerk", "ORG102")]
)
def test_a_row_of_another_length_shifts_no_column(tmp_path, line, code):
    """A trailing comma, surplus cells, missing cells: told by row, every other cell where it belongs."""
    text = f"id,name,title,manager_id\n1,Ana,CEO,\n2,Ben,Clerk,1\n{line}\n4,Dora,Clerk,2\n"
    reading = read(tmp_path, text)
    assert told(reading)[code] == [4]
    assert reading.org.texts("name", range(4)) == ["Ana", "Ben", "Chen", "Dora"]
    assert bosses(reading.org)["4"] == "2"
    assert not unaccounted(reading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_form_of_the_text_changes_nothing(tmp_path, delimiter, end, encoding):
    """Delimiter, line ends and encoding are found out."""
    rows = ["id,name,manager_id", "1,Zoë Müller,", "2,Ben O'Brien,1", "3,Çelik Ünal,1", "4,Dora,3"]
    path = tmp_path / "people.csv"
    path.write_bytes(end.join(row.replace(",", delimiter) for row in rows).encode(encoding))
    reading = read_company(path)
    assert bosses(reading.org, "name") == {
        "Zoë Müller": "", "Ben O'Brien": "Zoë Müller", "Çelik Ünal": "Zoë Müller", "Dora": "Çelik Ünal",
    }  # fmt: skip
    assert summary_json(reading)["findings"] == {}


def test_restricted_columns_are_left_out_unless_they_are_ticked(tmp_path):
    """Pay and birth dates are in no cell of the company by default."""
    text = (
        "id,name,manager_id,Annual salary,Date of birth,Gender\n1,Ana,,90000,1970-01-01,f\n2,Ben,1,50000,1980-01-01,m\n"
    )
    reading = read(tmp_path, text)
    assert reading.org.cells.column_names == ["id", "name", "manager_id"]
    assert found(reading, "ORG205") == ("Annual salary", "Date of birth", "Gender")
    shown = read(tmp_path, text, Choices(shown=frozenset({"Annual salary"}))).org
    assert shown.cells["Annual salary"].to_pylist() == ["90000", "50000"]
    assert "Gender" not in shown.cells.column_names


def test_a_quote_after_a_blank_opens_a_cell(tmp_path):
    """As some programs write it, on every row: the quotes are no part of the name."""
    text = "id, name, manager_id\n" + "".join(f'{n}, "Person {n}", {n // 2 or ""}\n' for n in range(1, 2_000))
    org = read(tmp_path, text).org
    assert org.texts("name", [0, 998]) == ["Person 1", "Person 999"]
    assert (len(org), len(org.tree.tops())) == (1_999, 1)
