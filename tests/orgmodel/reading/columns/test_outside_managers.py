"""Managers outside of the file, and names of managers in ways of directories: what the columns beside them tell."""

import pytest

from orgmodel.reading.options import Choices
from tests.orgmodel.reading.columns.twelve_people import LINES, NAME, PEOPLE, boss, boss_of, number, table, title, whole
from tests.orgmodel.reading.companies import bosses, read, told

_UNIT = [person for person in PEOPLE if person[4] == "Operations" and person[0] != "E2"]
_HEADINGS = ["Employee ID", "Employee Name", "Job Title", "Manager ID", "Manager Name"]
_RIGHT = {NAME[person[0]]: NAME[person[5]] for person in _UNIT} | {"Bo Lund": ""}


def _rows(called=boss, people=None):
    makers = (number, whole, title, lambda person: person[5], called)
    return [_HEADINGS, *([make(person) for make in makers] for person in people or _UNIT)]


def test_a_manager_outside_has_the_name_that_stands_beside_the_code(tmp_path):
    """The export of one department names its head by a number and a name; the number is the head's id."""
    reading = read(tmp_path, _rows())
    org = reading.org
    assert bosses(org, "name") == _RIGHT
    assert org.texts("id", [org.people]) == ["E2"]
    assert set(told(reading)) == {"ORG401"}, "the names were read, no column is doubted"


def test_a_person_says_what_a_manager_outside_is_called(tmp_path):
    """Where only codes stand there; the placeholder keeps its code, and what names nobody outside is said."""
    rows = [row[:4] for row in _rows()]
    named = {"E2": "Olga Prent", "E77": "Ada Moss", "E5": "Bea Hill"}
    reading = read(tmp_path, rows, Choices(named=named))
    org = reading.org
    assert (org.texts("name", [org.people]), org.texts("id", [org.people])) == (["Olga Prent"], ["E2"])
    assert set(told(reading)) == {"ORG401", "ORG410"}
    (lost,) = (each for each in reading.findings if each.code == "ORG410")
    assert len(lost.values) == 2
    assert reading.named == named


@pytest.mark.parametrize("last", ["Manager First", "Given name of manager"])
def test_the_name_may_stand_in_two_columns(tmp_path, last):
    """First and last name of the manager."""
    headings = [*_HEADINGS[:4], last, "Manager Last Name"]
    rows = [headings, *([*row[:4], *(row[4].split() or ["", ""])] for row in _rows()[1:])]
    assert bosses(read(tmp_path, rows).org, "name") == _RIGHT


def test_a_name_of_somebody_else_is_no_name_of_the_manager(tmp_path):
    """Where managers of the file have other names in that column, or one code has two, the code stays."""
    org = read(tmp_path, _rows(lambda person: "Ann Other")).org
    assert org.texts("name", [org.people]) == ["E2"]
    heads = [person for person in _UNIT if person[5] == "E2"]
    org = read(tmp_path, _rows(whole, heads)).org
    assert org.texts("name", [org.people]) == ["E2"]


def test_managers_may_be_written_by_their_family_name(tmp_path):
    """Where nearly all are; of two people of one family name nobody guesses."""
    rows = table(["Name", "Title", "Boss"], lambda person: f"{person[1]} {person[2]}{person[0]}", title,
                 boss_of(lambda person: f"{person[2]}{person[0]}"))  # fmt: skip
    rows = [[cell.translate(str.maketrans("0123456789", "abcdefghij")) for cell in row] for row in rows]
    tree = read(tmp_path, rows).org.tree
    assert [place for place, above in enumerate(tree.parent.tolist()) if above < 0] == [0]
    reading = read(tmp_path, table(["Name", "Title", "Boss"], whole, title, boss_of(lambda person: person[2])))
    assert {"ORG206", "ORG207"} <= set(told(reading))


def test_a_distinguished_name_is_no_name_where_names_are(tmp_path):
    """The directory's "DistinguishedName" says name; given and family names stand beside it."""

    def path(person):
        return f"CN={person[2]}\\, {person[1]},OU=Staff,DC=f,DC=example"

    rows = table(["DistinguishedName", "GivenName", "Surname", "Title", "Manager"], path, lambda person: person[1],
                 lambda person: person[2], title, boss_of(path))  # fmt: skip
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize("heading", ["Tutor", "Mentor", "Buddy", "Pate", "メンター"])
def test_somebody_beside_is_not_the_rows_own_name(tmp_path, heading):
    """Each row has another one, as each has a name of its own, whose heading says nothing here."""
    turned = {person[0]: NAME[PEOPLE[(place * 5 + 3) % 12][0]] for place, person in enumerate(PEOPLE)}
    rows = table([heading, "Zorp", "Manager", "Title"], lambda person: turned[person[0]], whole, boss, title)
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["name"] == ("Zorp",)
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Ancien manager", "N+1"),
        ("Bisheriger Vorgesetzter", "Zorp"),
        ("Jefe anterior", "Zorp"),
        ("Gestor anterior", "Zorp"),
        ("Responsabile precedente", "Zorp"),
        ("Vorige leidinggevende", "Zorp"),
        ("Poprzedni przełożony", "Zorp"),
        ("Предыдущий руководитель", "Zorp"),
        ("前任上级", "Zorp"),
    ],
)
def test_who_was_the_manager_is_not_the_manager(tmp_path, before, now):
    """Whatever the column of today's manager is called."""
    was = {person[0]: NAME[PEOPLE[(place * 5 + 3) % 12][0]] for place, person in enumerate(PEOPLE)}
    rows = table(["Name", before, now, "Title"], whole, lambda person: was[person[0]], boss, title)
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["manager"] == (now,)
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize("own", ["{{{}-4E0A}}", "CORP\\{}-4e0a"], ids=["braces", "domain"])
def test_ids_are_found_without_what_programs_put_round_them(tmp_path, own):
    """Braces of a directory's numbers, and the domain before a login."""
    rows = table(["Login", "Name", "Title", "Manager ID"], lambda person: own.format(person[0]), whole, title,
                 boss_of(lambda person: f"{person[0].lower()}-4e0a"))  # fmt: skip
    assert bosses(read(tmp_path, rows).org, "name") == LINES


@pytest.mark.parametrize(
    "heading",
    ["Responsable du centre de coûts", "Kostenstellenverantwortlicher", "Responsable de ausencias",
     "Resp. approvazione ferie", "Zeitbeauftragter", "考勤审批人"],
)  # fmt: skip
def test_who_signs_for_costs_and_leave_is_nobody_to_ask_about(tmp_path, heading):
    """Neither the manager, nor as likely to be, nor a cost centre."""
    rows = table(["Name", "Titel", "Responsable", heading], whole, title, boss, lambda person: NAME["E2"])
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert reading.mapped.rivals == ()
    assert heading not in {column for columns in reading.mapped.fields.values() for column in columns}


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        (("Abteilung", "Team"), "department"),
        (("Faculty", "Tutor Group"), "department"),
        (("Büro", "Floor"), "location"),
    ],
)
def test_the_wider_unit_is_the_department(tmp_path, headings, field):
    """A team, or a group of something else, only where there is no other."""
    rows = table(["Name", headings[1], headings[0], "Manager"], whole, number, lambda person: person[4], boss)
    assert read(tmp_path, rows).mapped.column(field) == headings[0]
