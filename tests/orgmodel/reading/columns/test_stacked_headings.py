"""Headings over two rows."""

import pytest

from orgmodel.reading.columns.header import find_header

BODY = [["7", "Ann Berg", "CEO", "Board", "", ""], ["8", "Bo Cole", "CTO", "Technology", "7", "Ann Berg"]]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (
            ["Employee", "", "Position", "", "Manager", ""], ["ID", "Name", "Title", "Department", "ID", "Name"],
            ("Employee ID", "Employee Name", "Title", "Department", "Manager ID", "Manager Name"),
        ),
        (
            ["Mitarbeiter", "", "Stelle", "", "Vorgesetzter", ""],
            ["Nr.", "Name", "Bezeichnung", "Abteilung", "Nr.", "Name"],
            ("Mitarbeiter Nr.", "Mitarbeiter Name", "Bezeichnung", "Abteilung", "Vorgesetzter Nr.",
             "Vorgesetzter Name"),
        ),
        (
            ["Employee", "Full", "Job", "Department", "Manager", "Manager"], ["ID", "name", "title", "", "ID", "name"],
            ("Employee ID", "Full name", "Job title", "Department", "Manager ID", "Manager name"),
        ),
        (
            ["Matricule", "Nom", "Poste", "Service", "Matricule", "Responsable"],
            ["", "complet", "occupé", "", "responsable", "direct"],
            ("Matricule", "Nom complet", "Poste occupé", "Service", "Matricule responsable", "Responsable direct"),
        ),
    ],
)  # fmt: skip
def test_both_rows_are_read(first, second, names):
    """Groups above columns, and words that go on below."""
    header = find_header([first, second, *BODY])
    assert (header.names, header.first) == (names, 2)


@pytest.mark.parametrize(
    "second", [BODY[0], ["9", "Cy Dorn", "Manager", "Sales", "8", "Bo Cole"], ["", "Ann Berg", "", "", "", ""]]
)
def test_the_first_person_is_no_second_row(second):
    """Whatever words stand there."""
    first = ["Employee ID", "Name", "Title", "Department", "Manager ID", "Manager"]
    header = find_header([first, second, *BODY])
    assert (header.names, header.first) == (tuple(first), 1)


def test_keys_above_headings_in_another_language_are_one_head():
    """A template whose first row is for the program."""
    keys = ["emp_id", "emp_name", "job", "dept", "mgr_id", "mgr_name"]
    labels = ["Matricule", "Nom complet", "Poste", "Service", "Matricule responsable", "Responsable"]
    assert find_header([keys, labels, *BODY]).first == 2
