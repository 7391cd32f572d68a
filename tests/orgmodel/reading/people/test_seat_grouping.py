"""Which rows are one seat: job shares, old and new rows of a post, fillers, repeats, ids written in two ways."""

import itertools
import unicodedata

import pytest

from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import bosses, dotted, found, read, told, unaccounted

HEAD = ("id", "name", "title", "manager_id", "fte")
TOP = ("1", "Ana Smith", "CEO", "", "1")


def both_ways(rows):
    """The rows as they stand and in every other order, few as they are."""
    return list(itertools.permutations(rows))


@pytest.mark.parametrize("order", range(6))
def test_two_holders_of_one_post_share_a_seat(tmp_path, order):
    """One id twice, same title and manager: one seat, two holders, whichever row comes first."""
    rows = [TOP, ("2", "Ben Kim", "Clerk", "1", "0.71"), ("2", "Chen Li", "Clerk", "1", "0.5")]
    reading = read(tmp_path, [HEAD, *both_ways(rows)[order]])
    org = reading.org
    assert (len(org), org.shared.tolist()) == (2, [org.texts("id", [0, 1]).index("2")])
    names = {*org.texts("name", [0, 1]), *org.sharers["name"].to_pylist()}
    assert names == {"Ana Smith", "Ben Kim", "Chen Li"}
    assert len(told(reading)["ORG303"]) == 2
    assert not unaccounted(reading)


@pytest.mark.parametrize("order", range(6))
def test_the_live_row_stands_for_a_post_that_was_eliminated_before(tmp_path, order):
    """An eliminated row first, the live row second, or the other way round: the live one is the seat."""
    rows = [TOP, ("2", "Eliminated", "Clerk", "1", ""), ("2", "Chen Li", "Senior clerk", "1", "")]
    reading = read(tmp_path, [HEAD, *both_ways(rows)[order]])
    org = reading.org
    assert sorted(org.texts("name", range(len(org)))) == ["Ana Smith", "Chen Li"]
    assert len(told(reading)["ORG304"]) == 1
    assert not unaccounted(reading)


def test_rows_alike_in_every_cell_are_one(tmp_path):
    """A row that was pasted twice is a note, not a second person."""
    reading = read(tmp_path, [HEAD, TOP, ("2", "Ben Kim", "Clerk", "1", "1"), ("2", "Ben Kim", "Clerk", "1", "1")])
    assert len(reading.org) == 2
    assert told(reading)["ORG302"] == [4]
    assert not unaccounted(reading)


@pytest.mark.parametrize("order", range(6))
def test_one_id_on_rows_that_differ_is_told_and_drawn_once(tmp_path, order):
    """Two people, two managers, one id: the same row is taken in every order, and both rows are named."""
    rows = [TOP, ("2", "Ben Kim", "Clerk", "1", ""), ("2", "Dora Rossi", "Fitter", "9", "")]
    reading = read(tmp_path, [HEAD, *both_ways(rows)[order]])
    assert len(told(reading)["ORG305"]) == 2
    assert bosses(reading.org, "name")["Ben Kim"] == "Ana Smith"
    assert not unaccounted(reading)


def test_a_filler_is_nobodys_id(tmp_path):
    """ "Deleted" on three rows and "0" on two are five seats; who reports to a filler reports to nobody known."""
    rows = [TOP, *(("Deleted", f"Person {n}", "Clerk", "1", "") for n in "abc"),
            ("0", "Person d", "Clerk", "1", ""), ("0", "Person e", "Clerk", "1", "")]  # fmt: skip
    reading = read(tmp_path, [HEAD, *rows])
    assert len(reading.org) == 6
    assert told(reading)["ORG306"] == [3, 4, 5, 6, 7]
    assert set(bosses(reading.org, "name").values()) == {"", "Ana Smith"}


def test_a_row_without_an_id_keeps_its_seat(tmp_path):
    """An empty id, or one of blanks: a person all the same, under the manager the row names."""
    rows = [TOP, ("", "Ben Kim", "Clerk", "1", ""), ("   ", "Chen Li", "Clerk", "1", ""), ("4", "Dora", "X", "1", ""),
            ("5", "Emil", "X", "4", "")]  # fmt: skip
    reading = read(tmp_path, [HEAD, *rows])
    assert told(reading)["ORG301"] == [3, 4]
    assert bosses(reading.org, "name") == {
        "Ana Smith": "", "Ben Kim": "Ana Smith", "Chen Li": "Ana Smith", "Dora": "Ana Smith", "Emil": "Dora",
    }  # fmt: skip


def test_ids_that_differ_only_in_form_are_kept_apart_and_told(tmp_path):
    """ "007", "7" and "7.0" are three people; who reports to "7" reports to that one, not to "007"."""
    rows = [("1", "Ana", "", "", ""), ("007", "Bond", "", "1", ""), ("7", "Sieben", "", "1", ""),
            ("7.0", "Float", "", "1", ""), ("8", "Moneypenny", "", "007", ""), ("9", "Neun", "", "7", ""),
            ("10", "Ten", "", "7.0", ""), ("11", "Elf", "", "1", "")]  # fmt: skip
    reading = read(tmp_path, [HEAD, *rows])
    lines = bosses(reading.org, "name")
    assert (lines["Moneypenny"], lines["Neun"], lines["Ten"]) == ("Bond", "Sieben", "Float")
    assert told(reading)["ORG307"] == [4, 5]
    assert found(reading, "ORG307") == ("7", "7.0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("E-1", "e-1"), ("E-1", "E- 1"), ("José", unicodedata.normalize("NFD", "José")), ("7", "007"), ("7", "7.0")],
    ids=["case", "blank", "NFD", "padding", "decimal"],
)
def test_a_reference_in_another_form_finds_the_only_id_it_can_mean(tmp_path, written, meant):
    """Joined where there is one candidate, and said."""
    rows = [(written, "Ana", "CEO", "", ""), ("20", "Ben", "X", meant, ""), ("30", "Chen", "X", "20", "")]
    reading = read(tmp_path, [HEAD, *rows], Choices(mapping={"manager": "manager_id", "id": "id"}))
    assert bosses(reading.org, "name") == {"Ana": "", "Ben": "Ana", "Chen": "Ben"}
    assert told(reading)["ORG408"] == [3]


def test_a_reference_that_could_mean_two_ids_is_asked_not_guessed(tmp_path):
    """ "ABC" and "aBc" are both there, "abc" is named: a placeholder, and an error that says so."""
    rows = [("ABC", "Ana", "", "", ""), ("aBc", "Ben", "", "ABC", ""), ("c", "Chen", "", "abc", "")]
    reading = read(tmp_path, [HEAD, *rows], Choices(mapping={"manager": "manager_id", "id": "id"}))
    assert told(reading)["ORG405"] == [4]
    assert reading.org.placeholders == 1


def test_invisible_characters_in_an_id_do_not_split_a_person(tmp_path):
    """A zero-width space in a reference is taken out and told; the line is drawn."""
    reading = read(tmp_path, [HEAD, ("E1", "Ana", "", "", ""), ("E2", "Ben", "", "E\u200b1", "")])
    assert bosses(reading.org, "name") == {"Ana": "", "Ben": "Ana"}
    assert told(reading)["ORG103"] == [3]


@pytest.mark.parametrize("order", range(6))
def test_of_two_rows_as_good_as_each_other_the_same_is_taken_in_every_order(tmp_path, order):
    """Both live, both under a live manager: the first by its text, not by its place."""
    rows = [TOP, ("2", "Ben Kim", "Clerk", "1", ""), ("2", "Dora Rossi", "Fitter", "1", "")]
    org = read(tmp_path, [HEAD, *both_ways(rows)[order]]).org
    assert sorted(org.texts("name", range(len(org)))) == ["Ana Smith", "Ben Kim"]


@pytest.mark.parametrize("order", range(6))
def test_rows_of_a_guessed_id_and_of_other_names_are_people_of_their_own(tmp_path, order):
    """No known heading says id: whoever shares the value stays, and is told; a person's choice says that it is one."""
    head = ("Payroll ref", "Name", "Title", "Manager")
    rows = [
        ("7", "Ana Smith", "Head", ""),
        ("8", "Ben Kim", "Clerk", "Ana Smith"),
        ("8", "Chen Li", "Fitter", "Ben Kim"),
    ]
    reading = read(tmp_path, [head, *both_ways(rows)[order]])
    assert bosses(reading.org, "name") == {"Ana Smith": "", "Ben Kim": "Ana Smith", "Chen Li": "Ben Kim"}
    if "id" in reading.mapped.fields:
        assert len(told(reading)["ORG310"]) == 2
    chosen = read(tmp_path, [head, *both_ways(rows)[order]], Choices(mapping={"id": "Payroll ref"}))
    assert (len(chosen.org), len(told(chosen)["ORG305"])) == (2, 2)


def test_a_manager_named_by_a_shared_guessed_id_is_asked(tmp_path):
    """Two people have it: neither is taken for the boss."""
    rows = [("Payroll ref", "Name", "Reports to"), ("7", "Ana Smith", ""), ("8", "Ben Kim", "7"), ("8", "Chen Li", "7"),
            ("9", "Dora Rossi", "8"), ("10", "Ed Fox", "7"), ("11", "Flo Gray", "10")]  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.org.people == 6
    assert told(reading)["ORG405"] == [5]


@pytest.mark.parametrize("order", range(6))
def test_a_row_that_names_another_manager_is_a_dotted_line(tmp_path, order):
    """Alike in all but the manager: one person, a solid and a dotted line, whichever row comes first."""
    rows = [
        ("2", "Ben Kim", "Clerk", "1", "1"),
        ("3", "Chen Li", "Clerk", "1", "1"),
        ("3", "Chen Li", "Clerk", "2", "1"),
    ]
    reading = read(tmp_path, [HEAD, TOP, *both_ways(rows)[order]])
    assert bosses(reading.org, "name") == {"Ana Smith": "", "Ben Kim": "Ana Smith", "Chen Li": "Ana Smith"}
    assert dotted(reading.org, "name") == {("Chen Li", "Ben Kim")}
    assert len(told(reading)["ORG311"]) == 1
    assert not unaccounted(reading)


def test_people_of_one_name_are_not_merged_where_nothing_tells_them_apart(tmp_path):
    """Without ids two rows alike may be two people: both stay, and it is said."""
    rows = [("Name", "Title", "Manager"), ("Eva Braun", "Head", ""), ("Ana Smith", "Clerk", "Eva Braun"),
            ("Ana Smith", "Clerk", "Eva Braun"), ("Ana Smith", "Fitter", "Eva Braun")]  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.org.people == 4
    assert told(reading)["ORG312"] == [4]


def test_a_row_that_stands_twice_is_one_where_a_cell_tells_people_apart(tmp_path):
    """Mail or telephone are each of one person: the second row is told, namesakes stay."""
    rows = [("Name", "Mobile", "Manager"), ("Eva Braun", "+49 1", ""), ("Ana Smith", "+49 2", "Eva Braun"),
            ("Ana Smith", "+49 2", "Eva Braun"), ("Ana Smith", "+49 3", "Eva Braun"),
            *((f"Person {n}", f"+49 1{n}", "Eva Braun") for n in "abcdefgh")]  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.org.people == 11
    assert told(reading)["ORG302"] == [4]
    assert not unaccounted(reading)


def test_where_case_tells_people_apart_nobody_is_found_without_it(tmp_path):
    """Ids in pairs that differ in case alone: a manager who left is no other person, but one who is not in the file."""
    people = [["Ab0X", "Ann", ""], *([f"{form.format(n)}", f"Bo {n}", "Ab0X"] for n in range(1, 6) for form in FORMS)]
    lost = [["Ab9X", "Cy", "Ab0X"], ["Cd2", "Di", "aB9x"]]
    reading = read(tmp_path, [["id", "name", "manager_id"], *people, *lost])
    assert reading.org.placeholders == 1
    assert found(reading, "ORG401") == ("aB9x",)
    assert "ORG408" not in told(reading)


FORMS = ("Ab{}X", "aB{}x")
