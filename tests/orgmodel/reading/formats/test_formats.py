"""One door for every format."""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from orgmodel.errors import BadFile
from orgmodel.reading.formats.formats import read_table
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company

SHAPES = Path(__file__).with_name("shapes")
PEOPLE = [{"id": "1", "name": "Ann", "manager": ""}, {"id": "2", "name": "Bob", "manager": "1"}]


def _written(path, kind):
    match kind:
        case "csv":
            path.write_text("id,name,manager\n1,Ann,\n2,Bob,1\n")
        case "json":
            path.write_text(json.dumps(PEOPLE))
        case "yaml":
            path.write_text("- id: '1'\n  name: Ann\n  manager: ''\n- id: '2'\n  name: Bob\n  manager: '1'\n")
        case "parquet":
            parquet.write_table(pa.Table.from_pylist(PEOPLE), path)
    return path


@pytest.mark.parametrize("kind", ["csv", "json", "yaml", "parquet"])
def test_content_chooses_the_reader(tmp_path, kind):
    """The same people from every format, under a name that says another."""
    table = read_table(_written(tmp_path / "people.xlsx", kind))
    assert table.origin.kind == kind
    assert table.cells.select(["id", "name", "manager"]).to_pylist() == PEOPLE


def test_pasted_cells_are_a_table(tmp_path):
    """A spreadsheet puts tabs on the clipboard."""
    path = tmp_path / "pasted"
    path.write_bytes(b'id\tname\r\n1\t"Lee\nAnn"\r\n2\tBob\r\n')
    assert read_table(path).cells.to_pydict() == {"id": ["1", "2"], "name": ["Lee\nAnn", "Bob"]}


def test_choices_reach_the_reader(tmp_path):
    """Encoding and all."""
    path = tmp_path / "people.csv"
    path.write_bytes("id;имя\n1;Анна\n".encode("cp1251"))
    assert read_table(path, Choices(encoding="cp1251")).cells.to_pydict() == {"id": ["1"], "имя": ["Анна"]}


def test_what_is_no_table_is_refused(tmp_path):
    """By name of what it is."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadFile, match="PDF"):
        read_table(path)


def test_csv_loads_no_other_reader(tmp_path, monkeypatch):
    """A CSV needs no parser of workbooks."""
    monkeypatch.delitem(sys.modules, "orgmodel.reading.formats.workbooks.workbook", raising=False)
    read_table(_written(tmp_path / "people.csv", "csv"))
    assert "orgmodel.reading.formats.workbooks.workbook" not in sys.modules


def test_e_mails_beside_second_managers_are_no_levels():
    """A full column and one that is blank in part look like ways; a place is told in one kind of words."""
    reading = read_company(SHAPES / "e_mails_beside_names.csv")
    assert reading.org.people == 34
    assert "ORG126" not in {one.code for one in reading.findings}
