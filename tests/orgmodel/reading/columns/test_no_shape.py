"""Tables that look like outlines, lists of reports or rows without headings, and are tables of people."""

import pytest

from orgmodel.catalog.data_files import read_words
from orgmodel.errors import BadData
from orgmodel.reading.columns.evidence_words import FILE
from tests.orgmodel.reading.columns.twelve_people import LINES, PEOPLE, boss, number, table, title, whole
from tests.orgmodel.reading.companies import bosses, read

SECOND = {"E1": "Di Ortiz", "E4": "Cy Vance", "E7": "Flo Adler"}


def _some(names):
    return lambda person: names.get(person[0], "")


def test_a_second_manager_beside_the_name_is_no_level(tmp_path):
    """The column is blank in part, and the numbers of the headings go down."""
    reading = read(tmp_path, table(["field_3", "data.2", "wibble"], whole, _some(SECOND), boss))
    assert reading.mapped.fields["name"] == ("field_3",)
    assert bosses(reading.org, "name") == LINES


def test_buddies_and_mentors_are_no_stairs(tmp_path):
    """Everybody has one or the other, and nobody is one twice; but all of them have rows of their own."""
    names = list(LINES)
    next_to = dict(zip((person[0] for person in PEOPLE), [*names[3:], *names[:3]], strict=True))
    buddies, mentors = (dict(list(next_to.items())[start::2]) for start in (0, 1))
    reading = read(tmp_path, table(["ww", "xx", "yy", "zz"], _some(buddies), _some(mentors), whole, boss))
    assert reading.mapped.fields["name"] == ("yy",)
    assert bosses(reading.org, "name") == LINES


def test_names_with_a_comma_are_no_list_of_reports(tmp_path):
    """ "Le Goff, Ann" is one person, and so is whoever is somebody's assistant."""
    surname = {person[0]: f"{'Le ' if place % 2 else ''}{person[2]}" for place, person in enumerate(PEOPLE)}

    def turned(person):
        return f"{surname[person[0]]}, {person[1]}"

    by_number = {person[0]: turned(person) for person in PEOPLE} | {"": ""}
    assistants = {"E1": "E6", "E2": "E7", "E3": "E10"}
    rows = table(["zz", "yy", "xx"], turned, lambda person: by_number[assistants.get(person[0], "")],
                 lambda person: by_number[person[5]])  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["manager"] == ("xx",)
    assert bosses(reading.org, "name") == {turned(person): by_number[person[5]] for person in PEOPLE}


@pytest.mark.parametrize("heading", ["Reports into", "Person reports to", "Reports (name)", "Reports of"])
@pytest.mark.parametrize("is_coded", [False, True], ids=["names", "names and codes"])
def test_whom_one_reports_to_is_no_list_of_reports(tmp_path, heading, is_coded):
    """Managers come again and again; read the other way round the company stands on its head."""

    def written(make):
        return lambda person: f"{make(person)} | {len(make(person))}" if is_coded and make(person) else make(person)

    reading = read(tmp_path, table(["Staff", heading, "What"], written(whole), written(boss), title))
    assert reading.mapped.column("manager") == heading
    assert [row for row in reading.org.tree.parent.tolist() if row < 0] == [-1]
    assert bosses(reading.org, "name") == {
        written(whole)(person): written(boss)(person) for person in PEOPLE
    }  # fmt: skip


def test_codes_over_words_and_empty_columns_are_headings(tmp_path):
    """ "F03" stands over rooms that are written alike; the columns beside say that it is none."""
    rooms = {person[0]: f"{'AB'[place % 2]}{place + 100}" for place, person in enumerate(PEOPLE)}
    rows = table(["F03", "attr_12", "Text1", "p_17", "data.2", "Q4x"], lambda person: rooms[person[0]], whole, title,
                 lambda _: "", boss, number)  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.org.people == len(PEOPLE)
    assert reading.mapped.fields["name"] == ("attr_12",)
    assert bosses(reading.org, "name") == LINES


def test_a_list_of_words_repeats_none():
    """Whoever takes a word out takes it out once."""
    with pytest.raises(BadData, match="each word once"):
        read_words(FILE, {"titles": {"words": ["chef", "cook", "chef"]}}, "titles", "words")


@pytest.mark.parametrize("heading", ["SUPV_NAME", "Who else, name", "Name 2"])
def test_names_that_come_again_are_neither_name_nor_id(tmp_path, heading):
    """Another column has a name for every row, and this one says whom they report to."""
    reading = read(tmp_path, table([heading, "Full EMPL", "What"], boss, whole, title))
    assert reading.mapped.column("manager") == heading
    assert bosses(reading.org, "name") == LINES
