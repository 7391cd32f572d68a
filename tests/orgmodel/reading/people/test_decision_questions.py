"""What can be decided about people: the lines of a loop, whom tops report to; and the words in which it lasts."""

import pytest

from orgmodel.org.report import Report
from orgmodel.reading.options import Choices, Decision
from orgmodel.reading.people.questions import QUESTIONS
from orgmodel.reading.sandbox.import_job import report_json
from tests.orgmodel.reading.companies import bosses, read

HEAD = ("id", "name", "title", "manager", "salary")
PEOPLE = [
    HEAD,
    ("1", "Ana Smith", "CEO", "", "9"),
    ("2", "Bo Cole", "COO", "1", "8"),
    ("3", "Cy Dunn", "Head", "4", "7"),
    ("4", "Di Ede", "Head", "3", "6"),
    ("5", "Ed Fox", "Clerk", "", "5"),
    ("6", "Flo Gray", "Clerk", "6", "4"),
]


def offers(tmp_path, rows=PEOPLE, *decisions):
    """What is asked of a person, as the report has it."""
    report = Report.model_validate(report_json(read(tmp_path, rows, Choices(decisions=decisions)), "x"))
    return report.to_json()["offers"]


def test_each_line_of_a_loop_is_offered_with_who_is_at_its_ends(tmp_path):
    """The one that was left out first; no restricted cell is told."""
    (loop,) = offers(tmp_path)["ORG403"]["shown"]
    lines = [(line["who"]["name"], line["boss"]["name"], line["taken"]) for line in loop["lines"]]
    assert lines == [("Cy Dunn", "Di Ede", True), ("Di Ede", "Cy Dunn", False)]
    assert loop["count"] == 2
    assert "salary" not in loop["lines"][0]["who"]


def test_a_line_that_is_offered_can_be_decided_by_its_rows(tmp_path):
    """That line is left out then."""
    who, boss = (f"row {offers(tmp_path)['ORG403']['shown'][0]['lines'][1][end]['row']}" for end in ("who", "boss"))
    (loop,) = offers(tmp_path, PEOPLE, Decision("break", who, boss))["ORG413"]["shown"]
    assert loop["lines"][0]["who"]["name"] == "Di Ede"


def test_of_a_long_loop_the_first_lines_are_offered(tmp_path):
    """From the one that was left out on, each leading to the next."""
    ring = [("id", "name", "manager"), *((f"e{n}", f"Person {n}", f"e{(n + 1) % 40}") for n in range(40))]
    (loop,) = offers(tmp_path, ring)["ORG403"]["shown"]
    assert (loop["count"], len(loop["lines"])) == (40, 12)
    assert [line["taken"] for line in loop["lines"]] == [True] + [False] * 11
    assert all(one["boss"] == two["who"] for one, two in zip(loop["lines"], loop["lines"][1:], strict=False))


def test_tops_beside_the_largest_tree_are_asked_about_once(tmp_path):
    """Whoever is their own manager under that finding alone."""
    found = offers(tmp_path)
    asked = {code: [one["person"]["name"] for one in found[code]["shown"]] for code in ("ORG402", "ORG501")}
    assert asked["ORG402"] == ["Flo Gray"]
    assert "Ed Fox" in asked["ORG501"]
    assert "Flo Gray" not in asked["ORG501"]


def test_of_very_many_tops_the_first_are_asked_about(tmp_path):
    """How many there are is told."""
    lost = [(f"x{number}", f"Lost {number}", "", "", "") for number in range(500)]
    asked = offers(tmp_path, [*PEOPLE[:3], *lost])["ORG501"]
    assert (asked["count"], len(asked["shown"])) == (500, QUESTIONS)


@pytest.mark.parametrize(
    ("head", "who", "other"),
    [
        (("id", "name", "manager"), "5", "2"),
        (("name", "manager"), "Ed Fox", "Bo Cole"),
    ],
    ids=["by id", "by name"],
)
def test_rows_that_a_decision_names_become_ids_or_names(tmp_path, head, who, other):
    """So that it holds in a newer file; what it did is the same, and who they are is told."""
    people = [("id", "name", "manager"), ("1", "Ana Smith", ""), ("2", "Bo Cole", "Ana Smith"), ("5", "Ed Fox", "")]
    places = [people[0].index(heading) for heading in head]
    rows = [tuple(row[place] for place in places) for row in people]
    reading = read(tmp_path, rows, Choices(decisions=(Decision("manager", "row 4", "row 3"),)))
    (one,) = reading.decided
    assert (one["who"], one["other"], one["who_row"], one["other_row"]) == (who, other, 4, 3)
    assert (one["who_name"], one["other_name"], one["reason"]) == ("Ed Fox", "Bo Cole", "")
    again = read(tmp_path, [rows[0], *reversed(rows[1:])], Choices(decisions=(Decision("manager", who, other),)))
    assert bosses(again.org, "name") == bosses(reading.org, "name")
    assert bosses(again.org, "name")["Ed Fox"] == "Bo Cole"


def test_a_row_whose_name_several_have_keeps_its_number(tmp_path):
    """Nobody else is meant by it than the one of that row."""
    rows = [("name", "title", "manager"), ("Ana", "CEO", ""), ("Bo", "x", ""), ("Bo", "x", "Ana"), ("Cy", "z", "")]
    reading = read(tmp_path, rows, Choices(decisions=(Decision("manager", "row 5", "row 4"),)))
    assert (reading.decided[0]["who"], reading.decided[0]["other"]) == ("Cy", "row 4")


def test_of_two_managers_of_somebody_the_later_holds_and_the_other_is_told(tmp_path):
    """Not silently."""
    given = (Decision("manager", "5", "1"), Decision("manager", "row 6", "2"))
    reading = read(tmp_path, PEOPLE, Choices(decisions=given))
    assert bosses(reading.org)["5"] == "2"
    assert [one["reason"] for one in reading.decided] == ["a later decision names another manager", ""]


@pytest.mark.parametrize("kind", ["same", "break"])
def test_a_decision_about_two_people_that_names_one_changes_nothing(tmp_path, kind):
    """It says so."""
    reading = read(tmp_path, PEOPLE, Choices(decisions=(Decision(kind, "3"),)))
    assert [one["reason"] for one in reading.decided] == ["it names one person alone"]


def test_the_rows_of_the_id_of_a_row_can_be_kept_apart(tmp_path):
    """It is remembered by the id."""
    rows = [*PEOPLE[:3], ("7", "Gus Hall", "Clerk", "2", ""), ("7", "Hal Ives", "Nurse", "1", "")]
    reading = read(tmp_path, rows, Choices(decisions=(Decision("apart", "row 4"),)))
    assert (reading.org.people, reading.decided[0]["who"], reading.decided[0]["reason"]) == (4, "7", "")


def test_a_missing_manager_is_asked_about_with_who_names_it(tmp_path):
    """Nobody of that name is offered, as there is none; whom it is decided to be is remembered by id."""
    rows = [*PEOPLE, ("8", "Ida Joy", "Clerk", "99", ""), ("9", "Kim Lee", "Clerk", "99", "")]
    (asked,) = offers(tmp_path, rows)["ORG401"]["shown"]
    assert (asked["text"], asked["people"], asked["of"], asked["count"]) == ("99", [], 0, 2)
    assert [one["name"] for one in asked["rows"]] == ["Ida Joy", "Kim Lee"]
    reading = read(tmp_path, rows, Choices(named={"99": "row 3"}))
    assert (bosses(reading.org)["8"], bosses(reading.org)["9"], reading.named) == ("2", "2", {"99": "2"})


def test_a_manager_or_row_that_was_chosen_and_no_longer_fits_says_why(tmp_path):
    """In the report, by what the file writes and by row: the reason stands beside the choice."""
    choices = Choices(named={"99": "103", "98": "2", "6": "1"}, rows=frozenset({3}))
    report = Report.model_validate(report_json(read(tmp_path, [*PEOPLE, ("7", "Jo", "Clerk", "99", "")], choices), "x"))
    why = report.unused_named
    assert why.pop("99") == "nobody that was read has the id, name or row '103'"
    assert why == {"98": "no row that was read names this manager"}
    assert report.unused_rows == {"3": "no other row has its id"}


def test_who_is_meant_can_be_said_by_name(tmp_path):
    """In a file without ids that is what lasts."""
    rows = [("name", "manager"), ("Ana Smith", ""), ("Bo Cole", "Ana Smith"), ("Cy Dunn", "The Boss")]
    reading = read(tmp_path, rows, Choices(named={"The Boss": "row 3"}))
    assert (bosses(reading.org, "name")["Cy Dunn"], reading.named) == ("Bo Cole", {"The Boss": "Bo Cole"})
    assert bosses(read(tmp_path, rows, Choices(named=reading.named)).org, "name")["Cy Dunn"] == "Bo Cole"


def twins(tmp_path, rows, code, *decisions):
    """Names, number and state of the rows that are asked about under a finding."""
    asked = offers(tmp_path, rows, *decisions).get(code, {"shown": []})["shown"]
    return [([one["name"] for one in each["twins"]], each["count"], each["is_one"]) for each in asked]


def test_rows_drawn_as_one_can_be_kept_apart(tmp_path):
    """Two holders of a seat; two managers of a person. Said to be several, they are not asked about."""
    shared = [*PEOPLE[:3], ("7", "Gus Hall", "Clerk", "2", ""), ("7", "Hal Ives", "Clerk", "2", "")]
    assert twins(tmp_path, shared, "ORG303") == [(["Gus Hall", "Hal Ives"], 2, True)]
    assert twins(tmp_path, shared, "ORG303", Decision("apart", "7")) == []
    further = [*PEOPLE[:3], ("7", "Gus Hall", "Clerk", "2", ""), ("7", "Gus Hall", "Clerk", "1", "")]
    assert twins(tmp_path, further, "ORG311") == [(["Gus Hall", "Gus Hall"], 2, True)]


def test_rows_kept_apart_can_be_one(tmp_path):
    """Ids that differ in case alone. Said to be one, they are one seat and not asked about."""
    rows = [*PEOPLE[:3], ("e7", "Gus Hall", "Clerk", "2", ""), ("E7", "Gus Hall", "Clerk", "2", "")]
    assert twins(tmp_path, rows, "ORG307") == [(["Gus Hall", "Gus Hall"], 2, False)]
    one = Decision("same", "row 4", "row 5")
    assert twins(tmp_path, rows, "ORG307", one) == []
    assert read(tmp_path, rows, Choices(decisions=(one,))).org.people == 3


def test_a_row_that_was_left_out_can_be_a_person(tmp_path):
    """It is in the company then; a newer file knows it by what it says, wherever it stands."""
    rows = [*PEOPLE[:3], ("", "Total", "", "", ""), ("7", "Gus Hall", "Clerk", "2", "")]
    assert offers(tmp_path, rows)["ORG124"]["shown"] == [{"left_out": 4, "text": "Total"}]
    reading = read(tmp_path, rows, Choices(decisions=(Decision("person", "row 4"),)))
    assert "Total" in reading.org.cells["name"].to_pylist()
    assert reading.decided[0]["who"] == "Total"
    assert "ORG124" not in {one.code for one in reading.findings}
    moved = [rows[0], rows[1], rows[3], rows[2], rows[4]]
    again = read(tmp_path, moved, Choices(decisions=(Decision("person", "Total"),)))
    assert ("Total" in again.org.cells["name"].to_pylist(), again.decided[0]["reason"]) == (True, "")


def test_columns_that_may_be_a_missing_field_are_offered(tmp_path):
    """With some of their values; no restricted column, and none that is another field already."""
    rows = [("id", "name", "salary", "over"), ("1", "Ana", "9", "x"), ("2", "Bo", "8", "y"), ("3", "Cy", "7", "z")]
    (asked,) = offers(tmp_path, rows)["ORG206"]["shown"]
    assert (asked["field"], asked["column"], asked["taken"]) == ("manager", "", "")
    headings = [column["heading"] for column in asked["columns"]]
    assert "over" in headings
    assert not {"salary", "id", "name"} & set(headings)
    assert asked["columns"][headings.index("over")]["examples"] == ["x", "y", "z"]
