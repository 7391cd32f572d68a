"""Tables whose headings say nothing: what their values tell is read, and what they do not tell is asked."""

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.org.summary import figures
from orgmodel.reading.options import Choices
from tests.orgmodel.reading.columns.twelve_people import LINES, PEOPLE, boss, number, partner, table, whole
from tests.orgmodel.reading.companies import bosses, found, read, told
from tests.orgmodel.reading.formats.five_people import read_text


def test_a_hierarchy_is_told_from_few_people_for_everybody(tmp_path):
    """Both columns name people of the file in every row; one of them makes a company."""
    rows = table(["qq1", "zz", "blorp", "wibble"], partner, whole, lambda person: person[3], boss)
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["manager"] == ("wibble",)
    assert bosses(reading.org, "name") == LINES
    assert reading.mapped.column("title") == "blorp"


@pytest.mark.parametrize(
    ("heads", "by_name"),
    [(("qq", "zz", "xx", "yy", "ww"), False), (("qq", "zz", "xx", "yy", "ww"), True)],
    ids=["manager by number", "manager by name"],
)
def test_a_name_in_two_columns_is_put_together_by_values(tmp_path, heads, by_name):
    """Given and family names alone, no heading that says so; the order is that in which names are written elsewhere."""
    rows = table(heads, number, lambda person: person[2], lambda person: person[1], lambda person: person[4],
                 boss if by_name else lambda person: person[5])  # fmt: skip
    reading = read(tmp_path, rows)
    first, last = reading.mapped.fields["name"]
    assert {first, last} == {"zz", "xx"}
    if by_name:
        assert (first, last) == ("xx", "zz")
        assert bosses(reading.org, "name") == LINES
    else:
        # Nothing says which comes first: a person is asked.
        assert "ORG215" in told(reading)
        assert bosses(reading.org) == {person[0]: person[5] for person in PEOPLE}


@pytest.mark.parametrize(
    "heads",
    [("Mando Nombre", "Mando Apellidos", "Nombre", "Apellidos"), ("Encadrant Prénom", "Encadrant Nom", "Prénom", "Nom"),
     ("FK Vorname", "FK Nachname", "Rufname", "Zuname"), ("a1x", "b2x", "c3x", "d4x")],
    ids=["es", "fr", "de", "nonsense"],
)  # fmt: skip
def test_first_and_last_name_of_the_manager_stand_in_two_columns(tmp_path, heads):
    """Whatever they are called: their values are the names of the people."""

    def part(place):
        return lambda person: next((each[place] for each in PEOPLE if each[0] == person[5]), "")

    rows = table(heads, part(1), part(2), lambda person: person[1], lambda person: person[2])
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["manager"] == heads[:2]
    assert bosses(reading.org, "name") == LINES


def test_two_columns_of_the_manager_can_be_chosen(tmp_path):
    """Also where each of them is no manager, and a heading has a plus in it."""
    rows = table(["No", "Name", "N+1 Prénom", "N+1 Nom"], number, whole,
                 lambda person: boss(person).split(" ")[0], lambda person: boss(person).partition(" ")[2])  # fmt: skip
    reading = read(tmp_path, rows, Choices(mapping={"manager": "N+1 Prénom+N+1 Nom"}))
    assert reading.mapped.fields["manager"] == ("N+1 Prénom", "N+1 Nom")
    assert bosses(reading.org, "name") == LINES
    assert "you chose it" in reading.mapped.reasons["manager"]


def test_a_title_under_the_heading_of_another_field_is_found(tmp_path):
    """ "Function" holds departments, and job titles stand under a heading that says nothing."""
    rows = table(["Name", "Function", "What they do", "Manager"], whole, lambda person: person[4],
                 lambda person: person[3], boss)  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.mapped.column("title") == "What they do"
    assert reading.mapped.column("department") == "Function"


def test_a_manager_outside_the_file_is_one_person_whatever_stands_beside_the_name(tmp_path):
    """Marks make nobody another person; a number in brackets does."""
    rows = [("Name", "Manager"), ("Ada Moss", "Dr. Zoe Hart"), ("Bo Lund", "Zoe Hart (On Leave)"),
            ("Cy Vance", "Zoe Hart"), ("Di Ortiz", "Max Berg (12)"), ("Ed Novak", "Max Berg (13)")]  # fmt: skip
    for order in ([0, 1, 2, 3, 4], [4, 2, 0, 3, 1]):
        reading = read(tmp_path, [rows[0], *(rows[1 + place] for place in order)])
        assert bosses(reading.org, "name") == {
            "Ada Moss": "Zoe Hart", "Bo Lund": "Zoe Hart", "Cy Vance": "Zoe Hart", "Di Ortiz": "Max Berg (12)",
            "Ed Novak": "Max Berg (13)", "Zoe Hart": "", "Max Berg (12)": "", "Max Berg (13)": "",
        }  # fmt: skip


def test_a_family_name_of_one_ideograph_is_no_initial(tmp_path):
    """ "陈 建国" and "李 建国" are two people, as a name and as a manager."""
    rows = [("姓名", "上级"), ("陈 建国", ""), ("李 建国", "陈 建国"), ("王 伟", "李 建国"), ("赵 敏", "孙 建国")]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {
        "陈 建国": "", "李 建国": "陈 建国", "王 伟": "李 建国", "赵 敏": "孙 建国", "孙 建国": "",
    }  # fmt: skip


def test_a_buddy_beside_a_manager_is_no_outline(tmp_path):
    """A column that is blank in part before one that is filled looks like stairs; nobody in it is new."""
    rows = table(["Sidekick", "Chefia xx", "Colaborador", "Registro"],
                 lambda person: "Bo Lund" if int(person[0][1:]) % 3 == 1 else "", boss, whole, number)  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.org.people == len(PEOPLE)
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize("heads", [("Tel.", "Name", "Manager"), ("電話番号", "氏名", "上司")], ids=["en", "ja"])
def test_a_telephone_number_is_nobodys_id(tmp_path, heads):
    """Two people of one office share it."""
    rows = table(heads, lambda person: f"+49 421 5550{len(person[1])}00", whole, boss)
    reading = read(tmp_path, rows)
    assert "id" not in reading.mapped.fields
    assert bosses(reading.org, "name") == LINES


def test_share_of_full_time_grade_and_id_are_known_by_their_values(tmp_path):
    """Headings that say nothing; a room is no grade, and a flag of 0 and 1 no share."""
    at = {person[0]: place for place, person in enumerate(PEOPLE)}
    rows = table([*"qwerty", "Manager"], number, lambda person: ["1", "0.8", "0.5"][at[person[0]] % 3],
                 lambda person: f"G{at[person[0]] % 3 + 4}", lambda person: f"A{at[person[0]] % 3 + 100}",
                 lambda person: str(at[person[0]] % 2), whole, boss)  # fmt: skip
    fields = read(tmp_path, rows).mapped.fields
    assert {name: fields[name] for name in ("id", "fte", "grade", "name")} == {
        "id": ("q",), "fte": ("w",), "grade": ("e",), "name": ("y",),
    }  # fmt: skip


def test_of_two_columns_of_codes_neither_is_guessed_to_be_the_id(tmp_path):
    """A login tells people apart as well."""
    rows = table(["q", "w", "y", "Manager"], number, lambda person: f"u{person[0]}", whole, boss)
    assert "id" not in read(tmp_path, rows).mapped.fields


@pytest.mark.parametrize(
    ("field", "heading", "value"),
    [("start", "Eintrittsdatum", "2019-04-01"), ("start", "Date d'embauche", "01/04/2019"),
     ("start", "Hire Date", "2019-04-01"), ("cost_centre", "Kostenstelle", "41"),
     ("cost_centre", "Centro de coste", "41"),
     ("cost_centre", "Cost Center", "4100")],
)  # fmt: skip
def test_first_day_and_cost_centre_are_fields(tmp_path, field, heading, value):
    """In several languages."""
    rows = table([heading, "Name", "Manager"], lambda _: value, whole, boss)
    assert read(tmp_path, rows).mapped.column(field) == heading


NONSENSE = ["F03", "blorp", "Spalte B", "zzz_tmp", "custom9", "wibble"]


@pytest.mark.parametrize("headings", [["Staff No.", "Who", "What they do", "Unit", "Boss", "HRBP"], NONSENSE],
                         ids=["words", "nonsense"])  # fmt: skip
@settings(deadline=None, max_examples=16)
@given(st.randoms(use_true_random=False))
def test_any_order_of_rows_and_columns_gives_the_same_company(tmp_path_factory, headings, dice: random.Random):
    """The same columns are taken, and the figures are the same."""
    makers = [number, whole, lambda person: person[3], lambda person: person[4], boss, partner]
    rows = table(headings, *makers)
    columns, order = list(range(len(makers))), list(range(1, len(rows)))
    dice.shuffle(columns)
    dice.shuffle(order)
    folder = tmp_path_factory.mktemp("orders")
    here = read(folder, rows)
    there = read(folder, [[rows[place][column] for column in columns] for place in (0, *order)])
    assert dict(there.mapped.fields) == dict(here.mapped.fields)
    assert figures(there.org) == figures(here.org)
    assert bosses(there.org, "name") == bosses(here.org, "name") == LINES


SPOKEN = ["Staff No", "First name", "Last name", "Job title", "Department", "Manager", "HR partner"]
# Columns whose place in `SPOKEN` is hidden: their headings say nothing.
HIDDEN = st.sets(st.sampled_from(range(len(SPOKEN))))


@pytest.mark.parametrize("by_name", [True, False], ids=["manager by name", "manager by number"])
@settings(deadline=None, max_examples=16)
@given(HIDDEN, st.randoms(use_true_random=False))
def test_hidden_headings_lose_what_values_cannot_tell_and_say_so(tmp_path_factory, by_name, hidden, dice):
    """Everybody is there, under the same manager and title; where the order of a name is a guess, it is asked."""
    makers = [number, lambda person: person[1], lambda person: person[2], lambda person: person[3],
              lambda person: person[4], boss if by_name else lambda person: person[5], partner]  # fmt: skip
    words = dice.sample([*NONSENSE, "xq"], len(SPOKEN))
    heads = [words[place] if place in hidden else heading for place, heading in enumerate(SPOKEN)]
    order = list(range(len(makers)))
    dice.shuffle(order)
    rows = table([heads[place] for place in order], *(makers[place] for place in order))
    reading = read(tmp_path_factory.mktemp("hidden"), rows)
    fields, findings = reading.mapped.fields, told(reading)
    assert reading.org.people == len(PEOPLE)
    assert fields["manager"] == (heads[5],)
    assert fields["title"] == (heads[3],)
    assert set(fields["name"]) == {heads[1], heads[2]}
    if fields["name"] == (heads[1], heads[2]):
        assert bosses(reading.org, "name") == LINES
    else:
        assert not by_name
        assert "ORG215" in findings
    assert "id" in fields or "ORG210" in findings


def test_every_order_of_four_columns_gives_the_same_company(tmp_path):
    """All of them, without an id and with a name in two columns."""
    makers = [lambda person: person[1], lambda person: person[2], lambda person: person[3], boss]
    rows = table(["aa", "bb", "cc", "dd"], *makers)
    for columns in permutations(range(4)):
        reading = read(tmp_path, [[row[column] for column in columns] for row in rows])
        assert reading.mapped.fields["name"] == ("aa", "bb")
        assert bosses(reading.org, "name") == LINES


def test_lines_that_make_no_company_are_asked_about(tmp_path):
    """No heading says manager, and the only column of people leaves many tops: it is taken, and said."""
    mentors = {"E4": "Ada Moss", "E5": "Bo Lund", "E6": "Cy Vance", "E7": "Di Ortiz", "E8": "Ed Novak"}
    rows = table(["Nr", "zz", "xx"], number, whole, lambda person: mentors.get(person[0], ""))
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == "xx"
    assert "manager" in found(reading, "ORG215")


def test_an_empty_column_of_names_is_nothing_beside_given_and_family_names(tmp_path):
    """Formulas that were never worked out leave it empty."""
    rows = table(
        ["Full name", "First", "Last", "Boss"], lambda _: "", *(lambda person, at=at: person[at] for at in (1, 2)), boss
    )
    assert bosses(read(tmp_path, rows).org, "name") == LINES


def test_one_word_on_every_row_is_no_title_beside_titles(tmp_path):
    """ "LINE_MANAGER" says of what kind the manager is."""
    heads = ["zq1", "zq2", "zq3", "zq4"]
    rows = table(heads, whole, boss, lambda _: "LINE_MANAGER", lambda person: person[3] if person[3][0] != "B" else "X")
    assert read(tmp_path, rows).mapped.column("title") == "zq4"


@pytest.mark.parametrize(
    "titles",
    ["Caretaker|Midwife|Professor", "Infirmier|Brancardier|Sage-femme", "Krankenschwester|Oberarzt|Doktorand",
     "Enfermera|Auxiliar|Vocal Asesor", "Nauczyciel|Kierowca|Lekarz", "医生|教师|司机", "Врач|Учитель|Юрист"],
)  # fmt: skip
def test_titles_of_schools_hospitals_and_offices_are_known_by_themselves(tmp_path, titles):
    """Under a heading that says nothing."""
    rows = table(["zq1", "zq2", "zq3"], whole, boss, lambda person: titles.split("|")[int(person[0][1:]) % 3])
    assert read(tmp_path, rows).mapped.column("title") == "zq3"


@pytest.mark.parametrize(
    ("heading", "numbers", "field"),
    [
        ("Rank", (4, 2, 9), None),
        ("Durchwahl", (411, 207, 398), None),
        ("Zq", (3, 1, 2), None),
        ("Zq", (1004, 1002, 1009), ("Zq",)),
    ],
)
def test_a_place_in_a_list_is_no_id(tmp_path, heading, numbers, field):
    people = zip(numbers, ("Ann Berg,CEO,", "Bo Cole,Accountant,Ann Berg", "Cy Dorn,Engineer,Ann Berg"), strict=True)
    reading = read_text(tmp_path, f"{heading},Name,Title,Manager\n" + "".join(f"{n},{rest}\n" for n, rest in people))
    assert reading.mapped.fields.get("id") == field
