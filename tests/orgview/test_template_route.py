"""The template: read back as it stands by the reader of the product, and no cell of it is a formula."""

import csv
import io
from datetime import datetime

import openpyxl
import pytest

from orgmodel.export.tables.template import template_csv, template_workbook
from orgmodel.layout.loaded import names_of
from orgmodel.reading.read import read_company

ODD = [["ID", "Name"], ["007", "=1+1"], ["8", "@Ann"]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_is_read_as_it_stands(client, tmp_path, ending):
    """Four people under one head, every field found, nothing to look at."""
    response = client.get(f"/template.{ending}")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].endswith(f'filename="Reportline template.{ending}"')
    file = tmp_path / f"template.{ending}"
    file.write_bytes(response.data)
    reading = read_company(file)
    org = reading.org
    assert names_of(org, range(len(org))) == ["Ana Example", "Ben Example", "Chen Example", "Dita Example"]
    assert org.tree.parent.tolist() == [-1, 0, 0, 1]
    assert [finding.code for finding in reading.findings] == []
    for field, heading in (("title", "Title"), ("department", "Department"), ("email", "Email")):
        assert list(org.fields[field]) == [heading]


def test_no_cell_of_a_template_is_a_formula():
    """In CSV an apostrophe stands before it; in a workbook it is a text, and noughts before an id stay."""
    rows = list(csv.reader(io.StringIO(template_csv(ODD).decode("utf-8-sig"))))
    assert rows == [["ID", "Name"], ["007", "'=1+1"], ["8", "'@Ann"]]
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(ODD)))
    cells = [cell for row in book["People"].iter_rows() for cell in row]
    assert [cell.value for cell in cells] == [text for row in ODD for text in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert book.properties.created == datetime(2000, 1, 1)
