"""Managers and departments in rows of their own, tables on their side, and tables below the people."""

import pytest

from tests.orgmodel.reading.formats.five_people import LINES, lines, read_text
from tests.orgmodel.reading.workbooks import book

ROWS = "{Ann Berg}\nBo Cole,CTO\nDi East,CFO\n{Bo Cole}\nCy Dorn,Developer\nEd Fox,Engineer\n"
FORMS = ["Manager: {},", "Team of {},", "{}'s team,", "Vorgesetzter: {},", "Direct reports of {},"]
DEPARTMENTS = {"Ann Berg": "Executive", "Di East": "Finance", "Bo Cole": "Engineering", "Cy Dorn": "Engineering"}
UNITED = (
    "{Executive}\nAnn Berg,CEO,\n{Finance}\nDi East,CFO,Ann Berg\n{Engineering}\nBo Cole,CTO,Ann Berg\n"
    "Cy Dorn,Developer,Bo Cole\n"
)


def _with(rows, form):
    return "".join(
        form.format(line[1:-1]) + "\n" if line.startswith("{") else line + "\n" for line in rows.splitlines()
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_manager_above_the_people_is_theirs(form, tmp_path):
    """Whose row is the only one stays as a person; of the others it is left out and named."""
    reading = read_text(tmp_path, "Name,Title\n" + _with(ROWS, form))
    assert lines(reading) == LINES
    assert {"ORG124", "ORG132"} <= {one.code for one in reading.findings}


def test_the_manager_above_the_headings_is_that_of_the_first_people(tmp_path):
    """As in reports with the headings again for each team."""
    text = _with(ROWS, "\nManager: {},,\nName,Title,Email").replace("CTO", "CTO,b@x.org")
    assert lines(read_text(tmp_path, text)) == LINES


def test_managers_above_people_with_numbers(tmp_path):
    """The row of a manager stands in the column of the numbers."""
    text = "No,Name\nManager: Ann Berg,\n1,Bo Cole\n2,Di East\nManager: Bo Cole,\n3,Cy Dorn\n4,Ed Fox\n"
    assert lines(read_text(tmp_path, text)) == LINES


@pytest.mark.parametrize("form", ["{},,", "Department: {},,"])
def test_a_department_above_the_people_is_theirs(form, tmp_path):
    """It is no person."""
    org = read_text(tmp_path, "Name,Title,Manager\n" + _with(UNITED, form)).org
    assert dict(zip(org.texts("name", range(4)), org.texts("department", range(4)), strict=True)) == DEPARTMENTS
    assert org.people == 4


@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_a_table_on_its_side_is_turned(kind, tmp_path):
    """Each column is a person."""
    rows = [
        ["Name", *LINES],
        ["Title", "CEO", "CTO", "Developer", "Engineer", "CFO"],
        ["Manager", *LINES.values()],
    ]
    content = "".join(",".join(row) + "\n" for row in rows).encode()
    if kind == "workbook":
        content = book(tmp_path / "people.xlsx", rows).read_bytes()
    assert lines(read_text(tmp_path, content)) == LINES


@pytest.mark.parametrize(
    "below",
    [
        "Product,Price,Stock\nChair,10,3\nTable,20,4\nLamp,30,5\n",
        ",,\nDepartment,Headcount,Budget\nFinance,2,100\nOperations,1,50\nSales,4,30\nIT,4,30\nHR,1,2\n",
    ],
    ids=["at once", "larger, below a blank row"],
)
def test_another_table_below_the_people_holds_nobody(below, tmp_path):
    """Its rows are named and left out."""
    people = "".join(f"{name},Clerk,{boss}\n" for name, boss in LINES.items())
    reading = read_text(tmp_path, f"Name,Title,Manager\n{people}{below}")
    assert lines(reading) == LINES
    assert "ORG124" in {one.code for one in reading.findings}
