"""Cases: small files of each kind of columns, read as counted by hand; and many more headings for one company."""

import csv
import io
import itertools
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company, summary_json

FOLDER = Path(__file__).with_name("cases")
CASES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
# A chief, two under them, and so on: id, name, title, department, manager's place in the list.
COMPANY = (
    ("E101", "Ingrid Halvorsen", "Chief Executive Officer", "Executive", None),
    ("E102", "Marcus Adeyemi", "Chief Operating Officer", "Operations", 0),
    ("E103", "Sofia Lindqvist", "Chief Financial Officer", "Finance", 0),
    ("E104", "Laura Bianchi", "Operations Manager", "Operations", 1),
    ("E105", "Tom Fischer", "Welder", "Operations", 3),
    ("E106", "Ana Costa", "Fitter", "Operations", 3),
    ("E107", "Wei Chen", "Accountant", "Finance", 2),
    ("E108", "Olga Petrova", "Accountant", "Finance", 2),
)
FIGURES = {"people": 8, "tops": 1, "levels": 4, "span": 2, "managers": 4, "placeholders": 0}
# Headings of id, name, title, department and manager, as files in eleven languages have them.
HEADINGS = (
    ("Employee No.", "Employee", "Position", "Dept", "Supervisor"),
    ("emp_code", "staff_member", "job_function", "org_unit_name", "line_manager_emp_code"),
    ("WorkerNumber", "WorkerName", "JobProfile", "BusinessUnit", "DirectSupervisor"),
    ("Personalnr.", "Mitarbeitername", "Stellenbezeichnung", "Abteilung", "Direkter Vorgesetzter"),
    ("Pers.-Nr.", "Beschäftigte Person", "Tätigkeit", "Bereich", "Vorgesetzten-ID"),
    ("Matricule salarié", "Nom du salarié", "Intitulé de la fonction", "Direction", "Responsable hiérarchique"),
    ("N° employé", "Collaborateur", "Emploi", "Service", "N+1 (supérieur)"),
    ("Número de empleado", "Nombre del empleado", "Puesto de trabajo", "Área", "Jefe directo"),
    ("Matricola", "Dipendente", "Mansione", "Ufficio", "Responsabile diretto"),
    ("Matrícula", "Nome do colaborador", "Cargo atual", "Setor", "Gestor imediato"),
    ("Medewerkernummer", "Naam medewerker", "Functietitel", "Afdeling", "Leidinggevende (naam)"),
    ("Nr pracownika", "Imię i nazwisko", "Stanowisko", "Dział", "Bezpośredni przełożony"),
    ("社員番号", "氏名", "役職名", "所属部署", "直属の上司"),
    ("员工编号", "员工姓名", "职位名称", "部门名称", "直接上级"),
    ("Табельный номер", "ФИО сотрудника", "Должность", "Отдел", "Непосредственный руководитель"),
    ("alpha", "beta", "gamma", "delta", "epsilon"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join([case["file"], *case["args"]]))
def test_a_case_is_read_as_counted(case):
    """Figures, and what each field is; where it says so, a refusal that names the format will do."""
    expected, args = case["expected"], case["args"]
    options = (
        dict(itertools.batched(args, 2))
        if hasattr(itertools, "batched")
        else dict(zip(args[::2], args[1::2], strict=True))
    )
    mapping = dict([options["--map"].split("=", 1)]) if "--map" in options else {}
    choices = Choices(mapping=mapping, snapshot=options.get("--snapshot"))
    try:
        read = summary_json(read_company(FOLDER / case["file"], choices))
    except BadFile:
        assert "refused_or" in expected
        return
    for key, value in expected.get("refused_or", expected).items():
        if key == "map":
            assert {field: read["mapping"].get(field) for field in value} == value
        elif key == "map_not":
            assert all(read["mapping"].get(field) != column for field, column in value.items())
        elif key.endswith("_any"):
            assert read[key[:-4]] in value
        else:
            assert read[key] == value, key


def _text(headings, by="name", order=None, more=()):
    rows = [[*row[:4], "" if row[4] is None else COMPANY[row[4]][0 if by == "id" else 1]] for row in COMPANY]
    table = [list(headings), *rows]
    for heading, values in more:
        table[0].append(heading)
        for row, value in zip(table[1:], values, strict=True):
            row.append(value)
    columns = order if order is not None else range(len(table[0]))
    into = io.StringIO()
    csv.writer(into).writerows([[row[at] for at in columns] for row in table])
    return into.getvalue()


def _read(folder, text):
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return read_company(path)


def _is_right(reading, headings, by="name"):
    read = summary_json(reading)
    figures = {key: read[key] for key in FIGURES}
    names = sorted(reading.org.texts("name", range(len(COMPANY))))
    fields = {field: read["mapping"].get(field) for field in ("name", "title", "manager")}
    assert figures == FIGURES
    assert names == sorted(row[1] for row in COMPANY)
    assert fields == {"name": headings[1], "title": headings[2], "manager": headings[4]}
    assert headings[4] in read["mapping"]["reasons"]["manager"]


@pytest.mark.parametrize("by", ["id", "name"])
@pytest.mark.parametrize("headings", HEADINGS, ids=lambda headings: headings[1])
def test_headings_of_many_languages_are_understood(tmp_path, headings, by):
    """And those of none: the values say who is whose manager, what is a name and what a title."""
    _is_right(_read(tmp_path, _text(headings, by)), headings, by)


DISTRACTORS = (
    ("Mentor", ["", "", "Ana Costa", "", "Wei Chen", "Olga Petrova", "Tom Fischer", "Ana Costa"]),
    ("HR Business Partner", ["Olga Petrova"] * 8),
    ("Approver", ["Ingrid Halvorsen"] * 7 + ["Wei Chen"]),
    ("Buddy ID", ["E108", "E107", "", "E105", "E106", "", "E101", ""]),
    ("Access role", ["admin", "user", "user", "user", "user", "viewer", "user", "user"]),
    ("Start date", [f"2020-0{at}-01" for at in range(1, 9)]),
    ("Empty", [""] * 8),
    ("Active", ["yes"] * 8),
    ("Phone", [f"+49 30 12345{at}" for at in range(8)]),
    ("Grade", ["A1", "A2", "A2", "B1", "C1", "C1", "B2", "B2"]),
    ("City", ["Oslo", "Oslo", "Bergen", "Oslo", "Oslo", "Bergen", "Oslo", "Oslo"]),
)


@pytest.mark.parametrize("distractor", DISTRACTORS, ids=lambda one: one[0])
@pytest.mark.parametrize("headings", HEADINGS[::3], ids=lambda headings: headings[1])
def test_other_columns_lead_nobody_astray(tmp_path, headings, distractor):
    """Mentors, partners and approvers are people of the file, but no bosses."""
    _is_right(_read(tmp_path, _text(headings, more=[distractor])), headings)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(HEADINGS), st.permutations(range(7)), st.sampled_from(["id", "name"]), st.integers(0, 1000))
def test_the_order_of_columns_and_rows_does_not_matter(tmp_path_factory, headings, order, by, seed):
    """Nor which two other columns stand between them."""
    dice = random.Random(seed)  # noqa: S311  an order, no secret
    first, *rows = _text(headings, by, order, dice.sample(DISTRACTORS, 2)).splitlines(keepends=True)
    dice.shuffle(rows)
    _is_right(_read(tmp_path_factory.mktemp("order"), first + "".join(rows)), headings, by)


FORMS = (
    ("Name (id)", lambda row: f"{row[1]} ({row[0]})"),
    ("id - Name", lambda row: f"{row[0]} - {row[1]}"),
    ("Name [id]", lambda row: f"{row[1]} [{row[0]}]"),
    ("Last, First", lambda row: ", ".join(reversed(row[1].split()))),
    ("a mail address beside", lambda row: f"{row[1]} <{row[0].lower()}@example.org>"),
    ("distinguished name", lambda row: f"CN={row[1]},OU=People,DC=example,DC=org"),
    ("distinguished name turned", lambda row: "CN=" + r"\, ".join(reversed(row[1].split())) + ",OU=People"),
    ("title before", lambda row: f"Dr. {row[1]}"),
    ("pronouns", lambda row: f"{row[1]} (she/her)"),
    ("on leave", lambda row: f"{row[1]} (On Leave)"),
    ("capitals", lambda row: row[1].upper()),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[0])
def test_a_manager_is_found_in_every_form(tmp_path, form):
    """Whatever stands beside the name or the id."""
    rows = [[*row[:3], "" if row[4] is None else form[1](COMPANY[row[4]])] for row in COMPANY]
    into = io.StringIO()
    csv.writer(into).writerows([["Staff No", "Person", "Role", "Reports to"], *rows])
    read = summary_json(_read(tmp_path, into.getvalue()))
    assert {key: read[key] for key in FIGURES} == FIGURES


def test_a_double_name_is_not_taken_apart(tmp_path):
    """ "Anna-Ana Costa" is somebody outside of the file, and not Ana Costa."""
    text = _text(HEADINGS[0]).replace(
        "E105,Tom Fischer,Welder,Operations,Laura Bianchi", "E105,Tom Fischer,Welder,Operations,Anna-Ana Costa"
    )
    read = summary_json(_read(tmp_path, text))
    assert (read["placeholders"], read["findings"]["ORG401"]) == (1, 1)


def test_two_people_in_one_cell_are_no_guess(tmp_path):
    """Where a name and another in brackets are both of the file nobody is taken, and a finding says so."""
    text = _text(HEADINGS[0]).replace("Operations,Laura Bianchi", "Operations,Laura Bianchi (Wei Chen)")
    read = summary_json(_read(tmp_path, text))
    assert (read["placeholders"], read["findings"]["ORG405"]) == (1, 2)


def test_an_export_of_one_department_keeps_its_teams_together(tmp_path):
    """None of the managers is in the file: a placeholder for each."""
    text = "Badge,Full Name,Job,Line Manager\n" + "".join(
        f"{at},{first} Example,Fitter,{boss}\n"
        for at, (first, boss) in enumerate([("Ana", "Tim Usk"), ("Ben", "Tim Usk"), ("Cy", "Olga Prent")], 1)
    )
    read = summary_json(_read(tmp_path, text))
    assert (read["people"], read["placeholders"], read["mapping"]["manager"]) == (3, 2, "Line Manager")


def test_a_chain_of_managers_may_begin_with_the_boss(tmp_path):
    """N+1 is the boss, N+2 the boss of the boss."""
    rows = []
    for row in COMPANY:
        way, at = [], row[4]
        while at is not None:
            way.append(COMPANY[at][1])
            at = COMPANY[at][4]
        rows.append([row[0], row[1], *[*way, "", "", ""][:3]])
    into = io.StringIO()
    csv.writer(into).writerows([["Id", "Name", "Leader N+1", "Leader N+2", "Leader N+3"], *rows])
    read = summary_json(_read(tmp_path, into.getvalue()))
    assert {key: read[key] for key in FIGURES} == FIGURES


def test_people_of_one_title_are_not_one_person(tmp_path):
    """No id, and managers named by their post: two welders stay two."""
    text = "Incumbent,Position,Reports to Position\nAna Smith,Chief,\nBen Kim,Welder,Chief\nChen Li,Welder,Chief\n"
    read = summary_json(_read(tmp_path, text))
    assert (read["people"], read["tops"], read["span"], read["mapping"].get("id")) == (3, 1, 2, None)


def test_a_manager_in_two_columns_is_one(tmp_path):
    """And so is a name whose first half is called a name."""
    text = "Nombre,Apellidos,Secretary name,Jefe nombre,Jefe apellidos,Puesto\n" + "".join(
        f"{row[1].replace(' ', ',')},,{'' if row[4] is None else COMPANY[row[4]][1]},{row[2]}\n".replace(
            f",,{'' if row[4] is None else COMPANY[row[4]][1]},",
            f",{COMPANY[7][1] if row[4] is None else ''},"
            f"{',' if row[4] is None else COMPANY[row[4]][1].replace(' ', ',')},",
        )
        for row in COMPANY
    )
    read = summary_json(_read(tmp_path, text))
    assert {key: read[key] for key in FIGURES} == FIGURES
    assert read["mapping"]["name"] == "Nombre+Apellidos"
