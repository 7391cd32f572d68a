"""Rows round the people of a table: second lines of the same people, and what stands below them."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.companies import bosses, found, read

HEAD = ["Name", "Title", "Manager"]
PEOPLE = [["Ann Berg", "CEO", ""], ["Bo Cole", "Head of Sales", "Ann Berg"], ["Di East", "Clerk", "Bo Cole"],
          ["Ed Fox", "Controller", "Ann Berg"]]  # fmt: skip
LINES = {name: manager for name, _, manager in PEOPLE}


@pytest.mark.parametrize(
    "below",
    [
        [["Department", "Headcount", "Budget"], ["Sales", "2", "1000"], ["Finance", "1", "2000"]],
        [["Legend", "", ""], ["FTE", "Full time equivalent", ""]],
        [["Name", "Phone", "Room"], ["Ann Berg", "12", "A"], ["Bo Cole", "13", "B"]],
        [["Human Resources", "4", ""], ["IT", "3", ""], ["R&D", "1", ""], ["Ops", "1", ""]],
    ],
    ids=["counts", "legend", "phones", "departments"],
)
def test_another_table_below_a_blank_row_is_no_people(tmp_path, below):
    """Its headings or its values say that nobody stands there; each row is told."""
    reading = read(tmp_path, [HEAD, *PEOPLE, ["", "", ""], *below])
    assert bosses(reading.org, "name") == LINES
    assert len(found(reading, "ORG124")) == len(below)


@pytest.mark.parametrize("again", [HEAD, ["Employee", "Job", "Boss"], None], ids=["same", "other", "none"])
def test_people_below_a_blank_row_are_people(tmp_path, again):
    """With the headings again, with other words for them, or with none."""
    reading = read(tmp_path, [HEAD, *PEOPLE[:3], ["", "", ""], *([again] if again else []), PEOPLE[3]])
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize("manager", ["Bo Cole", "somebody else"])
def test_a_vacant_post_below_a_blank_row_is_a_post(tmp_path, manager):
    """Although "Vacant" is the heading of a column elsewhere."""
    posts = [["Vacant", "Cook", manager], ["Vacant", "Driver", "Bo Cole"]]
    reading = read(tmp_path, [HEAD, *PEOPLE, ["", "", ""], *posts])
    assert int(reading.org.vacant.sum()) == len(posts)
    assert not found(reading, "ORG124")


@pytest.mark.parametrize("is_title_below", [True, False])
def test_a_second_row_goes_on_with_the_person_above_it(tmp_path, is_title_below):
    """Titles below names, or departments below titles, make no further people."""
    rows = [["Name", "Department" if is_title_below else "Title", "Manager"]]
    for (name, title, manager), department in zip(PEOPLE, ("Board", "Sales", "Sales", "Finance"), strict=True):
        above, below = ([department], [title, "", ""]) if is_title_below else ([title], ["", department, ""])
        rows += [[name, *above, manager], below]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert reading.org.texts("title", range(4)) == [title for _, title, _ in PEOPLE]
    assert reading.org.texts("department", range(4)) == ["Board", "Sales", "Sales", "Finance"]
    assert "ORG134" in {one.code for one in reading.findings}


@pytest.mark.parametrize(
    ("head", "rows", "lines"),
    [
        (["Manager", "Title", "Direct Reports"],
         [["Ann Berg", "CEO", "Bo Cole, Ed Fox"], ["Bo Cole", "Head of Sales", "Di East"]], LINES),
        (["Abteilung", "Leiter", "Mitarbeitende"], [["Board", "Ann Berg", ""], ["Sales", "Bo Cole", "Di East; Ed Fox"]],
         {"Ann Berg": "", "Bo Cole": "", "Di East": "Bo Cole", "Ed Fox": "Bo Cole"}),
    ],
    ids=["titles", "departments"],
)  # fmt: skip
def test_lists_of_members_keep_the_titles_of_leads(tmp_path, head, rows, lines):
    """A column between lead and members is the title of the lead or the department of all."""
    reading = read(tmp_path, [head, *rows])
    assert bosses(reading.org, "name") == lines
    field = "title" if "Title" in head else "department"
    assert reading.org.texts(field, range(2)) == [
        rows[0][1 if field == "title" else 0],
        rows[1][1 if field == "title" else 0],
    ]
    assert "the format says so" not in reading.mapped.reasons[field]


@pytest.mark.parametrize("heading", ["Phone", "Note", "Title"])
def test_rows_that_go_on_stand_anywhere(tmp_path, heading):
    """A second telephone or duty below one person, three below another: no further people."""
    further = {"Phone": "555-{}", "Note": "first aider {}", "Title": "Fire Warden {}"}[heading]
    rows = [["Name", "Manager", heading]]
    for at, (name, _, manager) in enumerate(PEOPLE):
        rows.append([name, manager, {"Title": "Clerk"}.get(heading, further.format(at))])
        rows += [["", "", further.format(f"{at}{more}")] for more in range((0, 1, 0, 3)[at])]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert len(next(one for one in reading.findings if one.code == "ORG134").rows) == 4
    assert "; ".join(further.format(f"3{more}") for more in range(3)) in str(reading.org.cells.to_pydict())


def test_a_vacant_post_without_a_manager_goes_on_with_nobody(tmp_path):
    """It stays a post."""
    reading = read(tmp_path, [HEAD, *PEOPLE, ["", "Vacant: Cook", ""], ["", "Driver", ""]])
    assert reading.org.people == 6


def test_another_table_beside_the_people_is_left_out(tmp_path):
    """Its heads and departments are not those of the people in the same rows."""
    beside = [["Department", "Head"], ["Sales", "Bo Cole"], ["Finance", "Ed Fox"], ["Ops", "Di East"], ["", ""]]
    rows = [[*row, "", *more] for row, more in zip([HEAD, *PEOPLE], beside, strict=True)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert "department" not in reading.mapped.fields
    assert found(reading, "ORG135") == ("Department", "Head")


UNITS = [["Unit", "Head"], ["Sales", "Bo Cole"], ["Finance", "Ed Fox"], ["Ops", "Di East"], ["Legal", "Zoe Hart"]]


@pytest.mark.parametrize("more", [[], [["HR", "Max Kern"], ["IT", "Pia Moss"]]], ids=["as long", "longer"])
def test_a_list_of_units_beside_the_people_gives_nobody_a_department(more, tmp_path):
    """However long it is: each unit stands there once, and the people have a column of their own."""
    people = [[*row, unit] for row, unit in zip(PEOPLE, ("Ops", "Sales", "Sales", "Finance"), strict=True)]
    blank = [[""] * (len(HEAD) + 1)] * len(more)
    main = [[*HEAD, "Dept"], *people, *blank]
    rows = [[*row, "", *unit] for row, unit in zip(main, [*UNITS, *more], strict=True)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert reading.mapped.fields["department"] == ("Dept",)
    assert found(reading, "ORG135") == ("Unit", "Head")


def test_other_people_beside_the_people_are_said_to_be_left_out(tmp_path):
    """In as many rows and under other headings; another name of the same people is a column of theirs."""
    others = [["Name", "Job"], *([name, "Clerk"] for name in ("Zoe Hart", "Max Kern", "Pia Moss", "Lea Berg"))]
    rows = [[*row, "", *more] for row, more in zip([HEAD, *PEOPLE], others, strict=True)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert found(reading, "ORG135") == ("Name (2)", "Job")
    same = [[*row, "", row[0].upper() if at else "Name", "x"] for at, row in enumerate([HEAD, *PEOPLE])]
    assert not found(read(tmp_path, same), "ORG135")


def test_people_in_two_blocks_side_by_side_are_one_table(tmp_path):
    """Under the same headings, the second block shorter than the first."""
    rows = [[*HEAD, "", *HEAD], [*PEOPLE[0], "", *PEOPLE[2]], [*PEOPLE[1], "", *PEOPLE[3]]]
    reading = read(tmp_path, [*rows, ["Fay Gold", "Clerk", "Bo Cole", "", "", "", ""]])
    assert bosses(reading.org, "name") == LINES | {"Fay Gold": "Bo Cole"}


def test_a_blank_column_within_one_table_parts_nothing(tmp_path):
    """Headings that say nothing twice are of the same people, though the last have no value."""
    rows = [["Name", "Title", "", "Manager", "Phone"]]
    rows += [[name, title, "", manager, "12" if manager else ""] for name, title, manager in reversed(PEOPLE)]
    assert bosses(read(tmp_path, rows).org, "name") == LINES


def test_headings_are_nobody_however_often_they_come(tmp_path):
    """More often than people, all with their numbers; of headings alone nothing is read."""
    reading = read(tmp_path, [HEAD, PEOPLE[0], HEAD, HEAD, PEOPLE[1], *[HEAD] * 6])
    assert bosses(reading.org, "name") == dict(list(LINES.items())[:2])
    assert found(reading, "ORG124") == (", ".join(HEAD),) * 8
    with pytest.raises(BadFile, match=r"its headings several times but no rows|header only"):
        read(tmp_path, [HEAD] * 5)
