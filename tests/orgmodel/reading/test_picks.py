"""What a person chose where no file can tell: which row of an id counts, who of several people of a name is meant."""

import itertools

import pytest

from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import bosses, dotted, found, read, told, unaccounted

HEAD = ("id", "name", "title", "manager_id")
TOP = ("1", "Ana Smith", "CEO", "")
BEN, DORA = ("2", "Ben Kim", "Clerk", "1"), ("2", "Dora Rossi", "Fitter", "1")
STAFF = ("id", "name", "manager")
NAMESAKES = [
    ("1", "Eva Braun", ""),
    ("2", "Ana Smith", "Eva Braun"),
    ("3", "Ana Smith", "Eva Braun"),
    ("4", "Chen Li", "Ana Smith"),
    ("5", "Emil Kim", "Ana Smith"),
    ("6", "Flo Li", "Chen Li"),
]


@pytest.mark.parametrize("order", list(itertools.permutations((TOP, BEN, DORA))), ids=range(6))
@pytest.mark.parametrize("wanted", [BEN, DORA], ids=["Ben", "Dora"])
def test_the_row_that_was_chosen_stands_for_its_id(tmp_path, order, wanted):
    """Whichever it is, wherever it stands: its people are told as chosen, nobody is asked any more."""
    reading = read(tmp_path, [HEAD, *order], Choices(rows=frozenset({order.index(wanted) + 2})))
    assert sorted(reading.org.texts("name", range(2))) == sorted(["Ana Smith", wanted[1]])
    assert told(reading) == {"ORG308": sorted(order.index(row) + 2 for row in (BEN, DORA))}
    assert not unaccounted(reading)


def test_an_old_row_can_be_chosen_before_the_live_one(tmp_path):
    """The eliminated post comes back as the seat; the live row is listed."""
    rows = [HEAD, TOP, ("2", "Eliminated", "Clerk", "1"), ("2", "Chen Li", "Senior clerk", "1")]
    reading = read(tmp_path, rows, Choices(rows=frozenset({3})))
    assert reading.org.texts("name", range(2)) == ["Ana Smith", "Eliminated"]
    assert told(reading)["ORG308"] == [3, 4]
    assert "ORG304" not in told(reading)
    assert not unaccounted(reading)


def test_holders_of_one_post_share_it_with_the_row_that_was_chosen(tmp_path):
    """Same title and manager: still a job share; the row that contradicts both is listed."""
    rows = [HEAD, TOP, BEN, ("2", "Chen Li", "Clerk", "1"), DORA]
    reading = read(tmp_path, rows, Choices(rows=frozenset({4})))
    assert reading.org.texts("name", range(2)) == ["Ana Smith", "Chen Li"]
    assert reading.org.sharers["name"].to_pylist() == ["Ben Kim"]
    assert (told(reading)["ORG303"], told(reading)["ORG308"]) == ([3, 4], [5])


@pytest.mark.parametrize(
    ("rows", "lost", "why"),
    [
        ({2}, [2], "no other row has its id"),
        ({99}, [99], "not among the people"),
        ({3, 4}, [3, 4], "another row of its id was chosen too"),
    ],
    ids=["alone", "not there", "two of one id"],
)
def test_a_row_that_cannot_be_taken_is_told(tmp_path, rows, lost, why):
    """Nothing is decided by it, and the finding says why."""
    plain = read(tmp_path, [HEAD, TOP, BEN, DORA])
    reading = read(tmp_path, [HEAD, TOP, BEN, DORA], Choices(rows=frozenset(rows)))
    assert told(reading)["ORG309"] == lost
    assert all(why in text for text in found(reading, "ORG309"))
    assert told(reading)["ORG305"] == told(plain)["ORG305"] == [3, 4]
    assert bosses(reading.org, "name") == bosses(plain.org, "name")


@pytest.mark.parametrize("head", [STAFF, ("number", "name", "manager")], ids=["with ids", "clean ids"])
def test_a_row_is_told_as_not_taken_in_a_file_without_doubts(tmp_path, head):
    """Ids that are clean leave nothing to be chosen."""
    reading = read(tmp_path, [head, *NAMESAKES[:2]], Choices(rows=frozenset({2})))
    assert told(reading)["ORG309"] == [2]


@pytest.mark.parametrize("order", [NAMESAKES, NAMESAKES[::-1]], ids=["as written", "turned"])
@pytest.mark.parametrize("meant", ["2", "3"])
def test_the_person_meant_by_a_name_gets_the_reports(tmp_path, order, meant):
    """Everybody who names her; no placeholder is left, the lines are told as chosen."""
    reading = read(tmp_path, [STAFF, *order], Choices(named={"Ana Smith": meant}))
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "1", "4": meant, "5": meant, "6": "4"}
    assert reading.org.placeholders == 0
    assert set(told(reading)) == {"ORG409"}
    assert found(reading, "ORG409") == ("Ana Smith", "Ana Smith")


def test_a_row_may_mean_another_of_that_name(tmp_path):
    """The choice for one row goes before the choice for the text."""
    choices = Choices(named={"Ana Smith": "2", "row 6": "3"})
    assert bosses(read(tmp_path, [STAFF, *NAMESAKES], choices).org) == {
        "1": "", "2": "1", "3": "1", "4": "2", "5": "3", "6": "4",
    }  # fmt: skip


def test_a_person_without_an_id_is_named_by_row(tmp_path):
    """Files that have names only."""
    rows = [row[1:] for row in (STAFF, *NAMESAKES)]
    reading = read(tmp_path, rows, Choices(named={"Ana Smith": "row 4"}))
    parent = reading.org.tree.parent.tolist()
    assert parent == [-1, 0, 0, 2, 2, 3]


def test_any_text_can_be_told(tmp_path):
    """A manager who is written wrongly, and one of several in a cell, solid and dotted."""
    rows = [*NAMESAKES[:4], ("5", "Emil Kim", "Ana Smyth"), ("6", "Flo Li", "Chen Li; Ana Smith")]
    choices = Choices(named={"Ana Smyth": "3", "Ana Smith": "2"})
    org = read(tmp_path, [STAFF, *rows, ("7", "Gus", "Chen Li; Eva Braun")], choices).org
    assert bosses(org) == {"1": "", "2": "1", "3": "1", "4": "2", "5": "3", "6": "4", "7": "4"}
    assert dotted(org) == {("6", "2"), ("7", "1")}


def test_a_dotted_line_by_a_name_of_several_is_asked_and_answered(tmp_path):
    """Not told as missing: she is in the file twice."""
    rows = [(*STAFF, "Dotted line manager"), *((*row, "") for row in NAMESAKES[:3]),
            ("4", "Chen Li", "Eva Braun", "Ana Smith"), ("5", "Emil", "Eva Braun", "Eva Braun")]  # fmt: skip
    asked = read(tmp_path, rows)
    assert told(asked)["ORG411"] == [5]
    answered = read(tmp_path, rows, Choices(named={"Ana Smith": "3"}))
    assert dotted(answered.org) == {("4", "3"), ("5", "1")}
    assert told(answered) == {"ORG409": [5], "ORG415": [6]}


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ({"Ana Smith": "99"}, "nobody that was read has the id, name or row '99'"),
        ({"Ana Smith": "row 99"}, "nobody that was read"),
        ({"Nobody Here": "2"}, "no row that was read names this manager"),
        ({"row 99": "2"}, "this row is no seat"),
        ({"Ana Smith": ""}, "nobody that was read"),
    ],
    ids=["id", "row", "text", "row's own", "nothing"],
)
def test_a_manager_who_cannot_be_taken_is_told(tmp_path, named, why):
    """With what was asked for; the question stays open."""
    reading = read(tmp_path, [STAFF, *NAMESAKES], Choices(named=named))
    (text,) = found(reading, "ORG410")
    assert text.startswith(f"{next(iter(named))}: ")
    assert why in text
    assert told(reading)["ORG405"] == [5, 6]


def test_an_id_of_several_seats_names_nobody(tmp_path):
    """A filler is no answer."""
    rows = [*NAMESAKES, ("0", "Gus", "Eva Braun"), ("0", "Hal", "Eva Braun")]
    reading = read(tmp_path, [STAFF, *rows], Choices(named={"Ana Smith": "0"}))
    assert "more than one" in found(reading, "ORG410")[0]


def test_choices_are_told_where_no_column_names_managers(tmp_path):
    """Never ignored without a word."""
    rows = [("id", "name", "city"), ("1", "Ana", "Berlin"), ("2", "Ben", "Lyon"), ("3", "Chen", "Pune")]
    assert "no row" in found(read(tmp_path, rows, Choices(named={"Ana": "1"})), "ORG410")[0]
