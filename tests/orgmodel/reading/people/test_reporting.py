"""Whom each row names as its manager: words for nobody, several in a cell, dotted lines, people who are not there."""

import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.read import summary_json
from tests.orgmodel.reading.companies import bosses, dotted, found, read, told, unaccounted

HEAD = ("id", "name", "manager_id")
FIVE = [("1", "Ana"), ("2", "Ben"), ("3", "Chen"), ("4", "Dora"), ("5", "Emil")]


def five(*managers: str) -> list[tuple[str, ...]]:
    """Five people with these managers."""
    return [HEAD, *((*person, manager) for person, manager in zip(FIVE, managers, strict=True))]


@pytest.mark.parametrize(
    "word",
    [
        "",
        "XX",
        "xx",
        "none",
        "None",
        "NO_MANAGER",
        "No Manager",
        "NO_MGR",
        "root",
        "-1",
        "N/A",
        "'none'",
        "0",
        "-",
        "NULL",
    ],
)
def test_a_word_for_no_manager_makes_a_top(tmp_path, word):
    """Every word that real exports use; which was taken is told, no placeholder is made."""
    reading = read(tmp_path, five(word, "1", "1", "2", "2"))
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "1", "4": "2", "5": "2"}
    assert told(reading).get("ORG406") == ([2] if word else None)
    assert found(reading, "ORG406") == ((word,) if word else ())


def test_a_word_for_no_manager_that_is_an_id_is_that_person(tmp_path):
    """Somebody's id is 0: who reports to 0 reports to that person."""
    rows = [HEAD, ("0", "Ana", ""), ("1", "Ben", "0"), ("2", "Chen", "0"), ("3", "Dora", "1")]
    assert bosses(read(tmp_path, rows).org) == {"0": "", "1": "0", "2": "0", "3": "1"}


def test_a_person_who_is_their_own_manager_is_a_top(tmp_path):
    """Told by row, and no loop."""
    reading = read(tmp_path, five("1", "1", "1", "2", "2"))
    assert bosses(reading.org)["1"] == ""
    assert told(reading) == {"ORG402": [2]}


@pytest.mark.parametrize("separator", [";", "; ", "|", " | ", ":", ",", "\n"])
def test_several_managers_in_a_cell_are_one_solid_line_and_dotted_ones(tmp_path, separator):
    """The first is solid, the others dotted, whatever stands between them."""
    reading = read(tmp_path, five("", "1", "1", separator.join("23"), separator.join(["3", "2", "1"])))
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "1", "4": "2", "5": "3"}
    assert dotted(reading.org) == {("4", "3"), ("5", "2"), ("5", "1")}
    assert told(reading) == {"ORG404": [5, 6]}


def test_a_name_with_a_comma_is_one_manager(tmp_path):
    """ "Smith, Ana" is not two people."""
    rows = [
        ("id", "name", "manager"),
        ("1", "Smith, Ana", ""),
        ("2", "Kim, Ben", "Smith, Ana"),
        ("3", "Li, Chen", "Kim, Ben"),
    ]
    reading = read(tmp_path, rows)
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "2"}
    assert len(reading.org.dotted) == 0


@pytest.mark.parametrize("separator", ["", ";", "|", ":", ","])
def test_a_column_of_dotted_lines_is_drawn_beside_the_solid_ones(tmp_path, separator):
    """Both ways too: a dotted line is no loop."""
    head = ("id", "name", "manager_id", "Dotted line manager")
    both = separator.join(["4", "5"]) if separator else "4"
    rows = [
        ("1", "Ana", "", "2"),
        ("2", "Ben", "1", both),
        ("3", "Chen", "1", ""),
        ("4", "Dora", "1", "2"),
        ("5", "Emil", "1", "99"),
    ]
    reading = read(tmp_path, [head, *rows])
    assert dotted(reading.org) == {("1", "2"), ("2", "4"), ("4", "2"), *((("2", "5"),) if separator else ())}
    assert told(reading) == {"ORG407": [6]}
    assert len(reading.org.loops) == 0


def test_a_dotted_line_to_oneself_or_to_ones_own_manager_is_told(tmp_path):
    """It is drawn nowhere, and whoever wrote it may have meant somebody else."""
    head = ("id", "name", "manager_id", "Dotted line manager")
    rows = [("1", "Ana", "", ""), ("2", "Ben", "1", "1;4"), ("3", "Chen", "1", "3"), ("4", "Dora", "2", "3")]
    reading = read(tmp_path, [head, *rows])
    assert told(reading) == {"ORG415": [3, 4]}
    assert {("2", "4"), ("4", "3")} <= dotted(reading.org)


def test_managers_who_are_not_in_the_file_keep_their_people_together(tmp_path):
    """One placeholder each, named as the file names them; nobody is dropped and nobody hangs under a stranger."""
    reading = read(tmp_path, five("", "1", "98", "98", "99"))
    org = reading.org
    assert (org.people, org.placeholders) == (5, 2)
    assert bosses(org) == {"1": "", "2": "1", "3": "98", "4": "98", "5": "99", "98": "", "99": ""}
    assert told(reading)["ORG401"] == [4, 5, 6]
    assert found(reading, "ORG401") == ("98", "98", "99")
    assert org.rows.tolist() == [2, 3, 4, 5, 6, 0, 0]


def test_a_manager_named_by_a_name_that_two_have_is_asked(tmp_path):
    """Two Ana Smiths: no guess, a placeholder, an error that names the rows."""
    rows = [
        ("id", "name", "manager"),
        ("1", "Eva Braun", ""),
        ("2", "Ana Smith", "Eva Braun"),
        ("3", "Ana Smith", "Eva Braun"),
        ("4", "Chen Li", "Ana Smith"),
        ("5", "Dora Rossi", "Chen Li"),
        ("6", "Emil Kim", "Smith, Ana"),
    ]
    reading = read(tmp_path, rows)
    assert told(reading)["ORG405"] == [5, 7]
    assert reading.org.placeholders in {1, 2}
    assert bosses(reading.org, "name")["Dora Rossi"] == "Chen Li"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("id", "name", "manager_id", "Termd"), (("2", "Ben", "1", "1"), ("4", "Dora", "2", "0"))),
        (("id", "name", "manager_id", "Status"), (("2", "Ben", "1", "Terminated"), ("4", "Dora", "2", "Active"))),
        (("id", "name", "manager_id", "Termination date"), (("2", "Ben", "1", "2020-01-31"), ("4", "Dora", "2", ""))),
        (("id", "name", "manager_id", "Active"), (("2", "Ben", "1", "No"), ("4", "Dora", "2", "Yes"))),
        (("id", "name", "manager_id", "x"), (("2", "'Eliminated'", "1", ""), ("4", "Dora", "2", ""))),
    ],
    ids=["termd", "status", "last day", "active", "name"],
)
def test_leavers_are_drawn_or_left_out_as_chosen(tmp_path, head, rows):
    """All by default, told; live people only by choice, their reports under a placeholder, nobody else lost."""
    keep = "0" if head[3] == "Termd" else "Yes" if head[3] == "Active" else ""
    table = [head, ("1", "Ana", "", keep), *rows]
    every, live = read(tmp_path, table), read(tmp_path, table, Choices(live=True))
    assert (every.org.people, told(every)["ORG202"]) == (3, [3])
    assert every.org.gone.tolist() == [False, True, False]
    assert (live.org.people, live.org.placeholders, told(live)["ORG208"]) == (2, 0, [3])
    assert bosses(live.org) == {"1": "", "4": "1"}
    assert (told(live)["ORG412"], "ORG401" in told(live)) == ([4], False)
    assert not unaccounted(live)


def test_vacant_posts_keep_their_seat(tmp_path):
    """A seat that nobody holds is drawn as vacant, by its name or by a column; two of them are two seats."""
    head = ("id", "name", "title", "manager_id", "Vacant")
    rows = [("1", "Ana", "CEO", "", ""), ("2", "VACANT", "COO", "1", ""), ("3", "New Vacancy", "CFO", "1", ""),
            ("4", "Ben", "Clerk", "2", ""), ("5", "", "Clerk", "2", "yes")]  # fmt: skip
    reading = read(tmp_path, [head, *rows])
    assert reading.org.vacant.tolist() == [False, True, True, False, True]
    assert told(reading)["ORG504"] == [3, 4, 6]


@pytest.mark.parametrize(
    ("name", "title", "is_vacant"),
    [
        ("", "VP Finance (vacant)", True),
        ("", "VACANT: VP Finance", True),
        ("", "Poste à pourvoir", True),
        ("", "VP Finance", False),
        ("(Vacant)", "VP Finance", True),
        ("Vacant - VP Finance", "", True),
        ("Buchhalter [unbesetzt]", "", True),
        ("Ledig", "Ekonomichef", True),
        ("TBD", "VP Finance", True),
        ("Ann Vacant", "VP Finance", False),
        ("Open - Close team", "", False),
        ("", "Head of open sourcing", False),
        ("Bo Ledig-Lund", "VP vacancies", False),
    ],
)
def test_a_name_or_the_title_of_a_nameless_row_says_vacant(tmp_path, name, title, is_vacant):
    """In words of several languages, alone, in brackets or beside a dash; a part of a name or title says nothing."""
    head = ("id", "name", "title", "manager_id")
    reading = read(tmp_path, [head, ("1", "Ana", "CEO", ""), ("2", "Ben", "CFO", "1"), ("3", name, title, "1")])
    assert reading.org.vacant.tolist() == [False, False, is_vacant]


def test_rows_that_count_staff_are_counts_on_a_seat(tmp_path):
    """Neither id nor name but a number: added up under the seat they name; the lost ones are told."""
    head = ("id", "name", "reports to", "FTE")
    rows = [
        ("1", "Ana Smith", "XX", "1"),
        ("2", "Ben Kim", "1", "1"),
        ("", "", "2", "3.5"),
        ("", "", "2", "2"),
        ("", "", "77", "4"),
    ]
    reading = read(tmp_path, [head, *rows])
    assert reading.org.people == 2
    assert reading.org.staff.tolist() == [0, 5.5]
    assert (told(reading)["ORG203"], told(reading)["ORG204"]) == ([4, 5], [6])


SNAPSHOTS = [("as of", "id", "name", "manager_id"),
             ("2024-03-31", "1", "Ana", ""), ("2024-03-31", "2", "Ben", "1"), ("2024-03-31", "3", "Chen", "1"),
             ("2024-09-30", "1", "Ana", ""), ("2024-09-30", "2", "Ben", "1"), ("2024-09-30", "3", "Chen", "2"),
             ("2024-09-30", "4", "Dora", "2")]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "figures"),
    [
        (None, {"snapshot": "2024-09-30", "people": 4, "levels": 3}),
        ("2024-03-31", {"snapshot": "2024-03-31", "people": 3, "levels": 2}),
    ],
    ids=["the latest", "an earlier one"],
)
@pytest.mark.parametrize("heading", ["as of", "stand"])
def test_stacked_states_are_read_one_at_a_time(tmp_path, heading, wanted, figures):
    """The latest by default, another by choice; a heading that says nothing will do, its values being dates."""
    rows = [(heading, *SNAPSHOTS[0][1:]), *SNAPSHOTS[1:]]
    reading = read(tmp_path, rows, Choices(snapshot=wanted))
    assert summary_json(reading) == summary_json(reading) | figures | {"snapshots": 2}
    assert len(told(reading)["ORG209"]) == 7 - figures["people"]
    assert found(reading, "ORG201") == ("2024-03-31", "2024-09-30")
    assert not unaccounted(reading)


def test_several_tops_are_all_drawn(tmp_path):
    """Two trees and one alone; those beside the largest are told."""
    reading = read(tmp_path, five("", "1", "2", "", ""))
    assert told(reading) == {"ORG501": [5, 6]}
    assert reading.org.tree.tops().tolist() == [0, 3, 4]
