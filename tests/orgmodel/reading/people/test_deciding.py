"""What a person decides about people of a file: lines of loops, managers, rows that are no person, one or several."""

import pytest

from orgmodel.reading.options import DECISION_KINDS, Choices, Decision
from tests.orgmodel.reading.companies import bosses, dotted, found, read, told, unaccounted

HEAD = ("id", "name", "title", "manager")
PEOPLE = [
    HEAD,
    ("1", "Ana Smith", "CEO", ""),
    ("2", "Bo Cole", "COO", "1"),
    ("3", "Cy Dunn", "Head", "4"),
    ("4", "Di Ede", "Head", "3"),
    ("5", "Ed Fox", "Clerk", "3"),
    ("6", "Flo Gray", "Clerk", "99"),
]


def decided(tmp_path, *decisions, rows=PEOPLE, **more):
    """Read a company with decisions."""
    return read(tmp_path, rows, Choices(decisions=decisions, **more))


def test_nothing_decided_is_nothing_said(tmp_path):
    """No finding about decisions; the loop is cut below the member with the most reports."""
    reading = decided(tmp_path)
    assert not {"ORG320", "ORG420", "ORG421"} & told(reading).keys()
    assert bosses(reading.org)["3"] == ""


def test_a_loop_ends_at_the_line_that_was_decided(tmp_path):
    """The other member keeps its manager; what closes no loop changes nothing, and is said."""
    reading = decided(tmp_path, Decision("break", "4", "3"), Decision("break", "2", "1"))
    assert {key: bosses(reading.org)[key] for key in "2345"} == {"2": "1", "3": "4", "4": "", "5": "3"}
    assert found(reading, "ORG420") == ("the loop ends at the line from Di Ede (4) up to Cy Dunn (3)",)
    assert found(reading, "ORG421") == (
        "the loop ends at the line from Bo Cole (2) up to Ana Smith (1): this line closes no loop",
    )
    assert told(reading)["ORG413"] == [5]
    assert "ORG403" not in told(reading)


def test_a_company_that_is_one_loop_has_a_top_once_its_end_was_decided(tmp_path):
    """Nothing is an error any more."""
    rows = [*PEOPLE[:1], *([*row[:3], boss, ""] for row, boss in zip(PEOPLE[1:4], "231", strict=True))]
    assert {"ORG403", "ORG502"} <= told(read(tmp_path, rows)).keys()
    assert not {"ORG403", "ORG502"} & told(decided(tmp_path, Decision("break", "1", "2"), rows=rows)).keys()


def test_a_manager_can_be_given_by_id_name_or_row(tmp_path):
    """Whatever the cell says; to nobody too. A missing manager whose people were given another has no placeholder."""
    reading = decided(
        tmp_path, Decision("manager", "6", "Bo Cole"), Decision("manager", "row 4", "2"), Decision("manager", "Ed Fox")
    )
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "2", "4": "3", "5": "", "6": "2"}
    assert "ORG401" not in told(reading)
    assert "ORG403" not in told(reading)


def test_managers_can_be_given_where_no_column_names_any(tmp_path):
    """A list of names becomes a company."""
    rows = [("id", "name"), ("1", "Ana Smith"), ("2", "Bo Cole")]
    assert bosses(decided(tmp_path, Decision("manager", "2", "1"), rows=rows).org) == {"1": "", "2": "1"}


def test_a_manager_who_is_not_in_the_file_can_be_given(tmp_path):
    """A name stands as a placeholder, one for all who were given it; an id that nobody has is refused."""
    outside = [Decision("manager", who, "Olga Prent") for who in ("2", "6")]
    reading = decided(tmp_path, *outside, Decision("manager", "5", "E99"))
    assert {key: boss for key, boss in bosses(reading.org, "name").items() if boss == "Olga Prent"} == {
        "Bo Cole": "Olga Prent",
        "Flo Gray": "Olga Prent",
    }
    assert reading.org.placeholders == 1
    assert found(reading, "ORG420") == (
        "Bo Cole (2) reports to Olga Prent, who is not in the file",
        "Flo Gray (6) reports to Olga Prent, who is not in the file",
    )
    assert found(reading, "ORG421") == ("Ed Fox (5) reports to E99: nobody that was read has the id or name 'E99'",)
    rows = [("id", "name"), ("1", "Ana Smith"), ("2", "Bo Cole")]
    alone = decided(tmp_path, Decision("manager", "2", "Olga Prent"), rows=rows)
    assert bosses(alone.org, "name") == {"Ana Smith": "", "Bo Cole": "Olga Prent", "Olga Prent": ""}


def test_namesakes_without_ids_are_found_again_by_their_title(tmp_path):
    """A row becomes the name and a trait that tells them apart, and holds in a file in another order."""
    head = ("name", "title", "manager")
    rows = [("Ana Smith", "CEO", ""), ("Bo Cole", "Cook", "Ana Smith"), ("Bo Cole", "Buyer", "Ana Smith")]
    first = decided(tmp_path, Decision("no_person", "row 4"), rows=[head, *rows])
    assert [one["who"] for one in first.decided] == ["Bo Cole (Buyer)"]
    again = [("Di Ede", "Clerk", "Ana Smith"), *rows[::-1]]
    second = decided(tmp_path, Decision("no_person", "Bo Cole (Buyer)"), rows=[head, *again])
    assert second.org.texts("title", range(second.org.people)) == ["Clerk", "Cook", "CEO"]
    alike = [head, rows[0], rows[1], (*rows[1][:2], "")]
    third = decided(tmp_path, Decision("manager", "row 4", "Ana Smith"), rows=alike)
    assert [one["who"] for one in third.decided] == ["row 4"]


def test_a_row_that_is_no_person_is_left_out_and_its_people_go_up(tmp_path):
    """They report to the next manager above; the row is in a finding, and counts nowhere."""
    reading = decided(tmp_path, Decision("no_person", "2"), rows=[*PEOPLE[:3], ("7", "Gus Hall", "Clerk", "2")])
    assert bosses(reading.org) == {"1": "", "7": "1"}
    assert told(reading)["ORG320"] == [3]
    assert not unaccounted(reading)


def test_who_left_stays_drawn_where_another_row_is_no_person(tmp_path):
    """One has nothing to do with the other."""
    rows = [
        (*HEAD, "status"),
        ("1", "Ana", "CEO", "", "active"),
        ("2", "Bo", "COO", "1", "terminated"),
        ("3", "Cy", "x", "2", "active"),
    ]
    assert bosses(decided(tmp_path, Decision("no_person", "3"), rows=rows).org) == {"1": "", "2": "1"}
    both = decided(tmp_path, Decision("no_person", "3"), rows=rows, live=True)
    assert bosses(both.org) == {"1": ""}


def test_two_rows_that_are_one_person_are_one_seat(tmp_path):
    """Whoever names either reports to the one seat; another manager of the second is a dotted line."""
    rows = [*PEOPLE[:3], ("8", "Bo Cole", "Deputy", "9"), ("9", "Ida Joy", "CFO", "1"), ("10", "Kim Lee", "Clerk", "8")]
    reading = decided(tmp_path, Decision("same", "2", "8"), rows=rows)
    assert bosses(reading.org) == {"1": "", "2": "1", "9": "1", "10": "2"}
    assert dotted(reading.org) == {("2", "9")}
    again = decided(tmp_path, Decision("same", "2", "2"), rows=rows)
    assert found(again, "ORG421") == ("Bo Cole (2) and Bo Cole (2) are one person: they are one already",)


def test_rows_of_one_id_can_be_different_people(tmp_path):
    """Each is a seat; that they contradict each other is no finding any more, and nobody is lost."""
    rows = [*PEOPLE[:3], ("7", "Gus Hall", "Clerk", "2"), ("7", "Hal Ives", "Nurse", "1")]
    assert "ORG305" in told(decided(tmp_path, rows=rows))
    reading = decided(tmp_path, Decision("apart", "7"), rows=rows)
    assert reading.org.people == 4
    assert "ORG305" not in told(reading)
    assert bosses(reading.org, "name") == {
        "Ana Smith": "",
        "Bo Cole": "Ana Smith",
        "Gus Hall": "Bo Cole",
        "Hal Ives": "Ana Smith",
    }


@pytest.mark.parametrize("kind", DECISION_KINDS)
def test_what_names_nobody_changes_nothing_and_is_said(tmp_path, kind):
    """Of every kind; the company is the one without the decision."""
    reading = decided(tmp_path, Decision(kind, "Nobody Here", "1"))
    assert bosses(reading.org) == bosses(decided(tmp_path).org)
    assert len(found(reading, "ORG421")) == 1
    assert "ORG420" not in told(reading)


def test_a_name_that_several_have_is_not_guessed(tmp_path):
    """The row says which."""
    rows = [*PEOPLE[:3], ("8", "Bo Cole", "Deputy", "1")]
    assert "more than one" in found(decided(tmp_path, Decision("no_person", "Bo Cole"), rows=rows), "ORG421")[0]
    assert "8" not in bosses(decided(tmp_path, Decision("no_person", "row 4"), rows=rows).org)


def test_decisions_hold_in_a_file_with_its_rows_in_another_order(tmp_path):
    """A newer export: the same company comes out."""
    told_ = (Decision("break", "4", "3"), Decision("manager", "6", "2"))
    turned = [HEAD, *reversed(PEOPLE[1:])]
    assert bosses(decided(tmp_path, *told_).org) == bosses(decided(tmp_path, *told_, rows=turned).org)


def test_who_is_in_the_file_no_more_is_told_by_the_name(tmp_path):
    """As it was when the decision was made; an id that somebody else has now is that person's."""
    gone, moved = Decision("no_person", "9", who_name="Ida Joy"), Decision("manager", "6", "2", who_name="Old Name")
    reading = decided(tmp_path, gone, moved)
    assert found(reading, "ORG421")[0].startswith("Ida Joy (9) is no person: nobody that was read")
    assert [(one["who"], one["who_name"]) for one in reading.decided] == [("9", "Ida Joy"), ("6", "Flo Gray")]


def test_decisions_that_differ_in_names_alone_are_one():
    """For JSON they have their names where these are known."""
    named = Decision("same", "1", "2", other_name="Bo Cole")
    assert named == Decision("same", "1", "2")
    assert named.values() == {"kind": "same", "who": "1", "other": "2", "other_name": "Bo Cole"}
