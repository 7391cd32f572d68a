"""Workbooks that tell their hierarchy by levels, numbers, indents and merged cells; those that hold no table."""

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from tests.orgmodel.reading.formats.five_people import LINES, lines, summary
from tests.orgmodel.reading.workbooks import STYLES, book, parts, sheet, worksheet, zipped

NAMES = list(LINES)
INDENTED = [("Ann Berg", 0), ("Bo Cole", 1), ("Cy Dorn", 2), ("Ed Fox", 2), ("Di East", 1)]
MERGES = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/></mergeCells>'
PLACES = [1, 1.1, "1.1.1", "1.1.2", 1.2]
SHAPES = {
    "numbers of places": ([["WBS", "Name"], *map(list, zip(PLACES, NAMES, strict=True))], ""),
    "levels as numbers": ([["Level", "Name"], *([level + 1, name] for name, level in INDENTED)], ""),
    "one level a column": ([["L 1", "L 2", "L 3"], *([None] * level + [name] for name, level in INDENTED)], ""),
    "without headings": ([[None] * level + [name] for name, level in INDENTED], ""),
    "merged levels": (
        [["L1", "L2", "L3"], ["Ann Berg", "Bo Cole", "Cy Dorn"], [None, None, "Ed Fox"], [None, "Di East"]], MERGES,
    ),
    "blanks": ([["Name", "Title"], *(["  " * level + name, "x"] for name, level in INDENTED)], ""),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_sheet_tells_its_hierarchy_by_its_shape(name, tmp_path):
    """Which the finding says."""
    rows, after = SHAPES[name]
    reading = read_company(book(tmp_path / "a", rows, after=after))
    assert lines(reading) == LINES
    assert summary(reading)


def test_indents_of_the_format_are_levels(tmp_path):
    """As the button for a larger indent makes them."""
    more = '<xf numFmtId="0"><alignment indent="1"/></xf><xf numFmtId="0"><alignment indent="2"/></xf></cellXfs>'
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>' + "".join(
        f'<row r="{row}"><c r="A{row}" s="{level and level + 6}" t="inlineStr"><is><t>{name}</t></is></c>'
        f'<c r="B{row}"><v>{row}</v></c></row>'
        for row, (name, level) in enumerate(INDENTED, 2)
    )
    path = zipped(tmp_path / "a", parts({"S": worksheet(rows)}, styles=STYLES.replace("</cellXfs>", more)))
    assert lines(read_company(path)) == LINES


def test_a_total_is_no_person_until_somebody_says_so(tmp_path):
    """Its row and its words stand in the finding, and the choice brings it back."""
    people = [[name, "x", boss or None] for name, boss in LINES.items()]
    path = book(
        tmp_path / "a",
        [["Name", "Title", "Manager"], *people, ["Total", None, None], ["Generated on 2024-01-01 by HR"]],
    )
    reading = read_company(path)
    (told,) = [one for one in reading.findings if one.code == "ORG124"]
    assert lines(reading) == LINES
    assert (told.rows.tolist(), told.values) == ([7, 8], ("Total", "Generated on 2024-01-01 by HR"))
    again = read_company(path, Choices(persons=frozenset({7})))
    assert lines(again) == LINES | {"Total": ""}
    assert [one.rows.tolist() for one in again.findings if one.code == "ORG124"] == [[8]]


def test_a_workbook_of_drawings_is_refused_by_its_name(tmp_path):
    """SmartArt and pictures are no cells."""
    for name, words in (("xl/diagrams/data1.xml", "SmartArt"), ("xl/media/image1.png", "pictures")):
        path = zipped(tmp_path / "a", {**parts({"S": worksheet(sheet([]))}), name: "<x/>"})
        with pytest.raises(BadFile, match=f"{words} instead of a table"):
            read_company(path)


HEAD = ["Name", "Job title", "Manager"]
ROWS = {name: [name, "x", boss or None] for name, boss in LINES.items()}


def _sheets(path, sheets):
    return zipped(path, parts({name: worksheet(sheet([HEAD, *rows])) for name, rows in sheets.items()}))


def test_a_sheet_for_each_department_is_one_company(tmp_path):
    """Rows are numbered on, the sheet is the department, and one sheet can be chosen instead."""
    board, rest = [ROWS["Ann Berg"], ROWS["Di East"]], [ROWS[name] for name in ("Bo Cole", "Cy Dorn", "Ed Fox")]
    path = _sheets(tmp_path / "a", {"Board": board, "Technology": rest})
    reading = read_company(path)
    assert lines(reading) == LINES
    assert reading.org.texts("department", range(5)) == ["Board", "Board", *["Technology"] * 3]
    assert reading.org.rows.tolist() == [2, 3, 5, 6, 7]
    (told,) = [one for one in reading.findings if one.code == "ORG130"]
    assert told.values == ("2 sheets: 'Board' (rows 2 to 3), 'Technology' (rows 5 to 7)",)
    assert set(lines(read_company(path, Choices(sheet="Board")))) == {"Ann Berg", "Di East"}


@pytest.mark.parametrize("heading", ["Employee", "Q7"])
def test_sheets_are_joined_by_names_that_only_their_values_tell(heading, tmp_path):
    """And a sheet that repeats people of another one is named where it is not read."""
    head = [heading, "Job title", "Manager"]
    one, two = [ROWS["Ann Berg"], ROWS["Di East"]], [ROWS[name] for name in ("Bo Cole", "Cy Dorn", "Ed Fox")]
    sheets = {"Board": worksheet(sheet([head, *one])), "Technology": worksheet(sheet([head, *two]))}
    assert lines(read_company(zipped(tmp_path / "a", parts(sheets)))) == LINES
    sheets["Technology"] = worksheet(sheet([head, *one, *two]))
    reading = read_company(zipped(tmp_path / "b", parts(sheets)))
    assert [each.values for each in reading.findings if each.code == "ORG131"] == [("'Board'",)]


@pytest.mark.parametrize("other", ["Leavers", "Ehemalige", "2025"])
def test_another_sheet_of_people_is_left_and_told(other, tmp_path):
    """Those who left are no part of the company, nor is an older state, however many they are."""
    more = [[f"Gus Hill{letter}", "x", "Ann Berg"] for letter in "abcdefgh"]
    old = [ROWS["Ann Berg"], ROWS["Bo Cole"]] if other == "2025" else more
    reading = read_company(_sheets(tmp_path / "a", {other: old, "Staff": list(ROWS.values())}))
    assert lines(reading) == LINES
    assert [one.values for one in reading.findings if one.code == "ORG131"] == [(f"{other!r}",)]


TEAMS = {"Ana Ray": "", "Ben Kim": "Ana Ray", "Chen Li": "Ana Ray", "Di Moss": "Ben Kim", "Ed Pike": "Ben Kim",
         "Flo Gray": "Chen Li", "Gus Hill": "Chen Li"}  # fmt: skip


def test_titles_of_sections_are_no_people_whatever_they_look_like(tmp_path):
    """Where most rows that stand alone are words, the one of two words is one of them; a manager is a person."""
    people = [[name, "x", boss or None] for name, boss in TEAMS.items()]
    rows = [["EXECUTIVE"], *people[:3], ["IT"], *people[3:5], ["HUMAN RESOURCES"], *people[5:]]
    reading = read_company(book(tmp_path / "a", [HEAD, *rows]))
    assert lines(reading) == TEAMS
    (told,) = [one for one in reading.findings if one.code == "ORG124"]
    assert told.values == ("EXECUTIVE", "IT", "HUMAN RESOURCES")


def test_a_manager_who_stands_once_above_a_team_is_that_of_all_of_it(tmp_path):
    """As grouped reports are written; a blank in a column in which managers come again is nobody."""
    once = [[name, boss if boss != before else None] for (name, boss), before in zip(
        TEAMS.items(), ["", *TEAMS.values()], strict=False)]  # fmt: skip
    reading = read_company(book(tmp_path / "a", [["Name", "Manager"], *once]))
    assert lines(reading) == TEAMS
    assert [one.rows.tolist() for one in reading.findings if one.code == "ORG132"] == [[4, 6, 8]]
    again = [[name, None if name in {"Ed Pike", "Gus Hill"} else boss] for name, boss in TEAMS.items()]
    assert lines(read_company(book(tmp_path / "b", [["Name", "Manager"], *again])))["Ed Pike"] == ""


def test_tops_that_stand_above_their_own_people_are_nobodys_reports(tmp_path):
    """Each manager once, right below themselves: the tops of several trees are blank, not repeats."""
    boss = {
        "Ann Berg": "",
        "Eva Holt": "Ann Berg",
        "Bo Lund": "",
        "Cy Dahl": "Bo Lund",
        "Di Moe": "Cy Dahl",
        "Fay Orr": "",
    }
    rows = [["Name", "Manager"], *([name, above or None] for name, above in boss.items())]
    assert lines(read_company(book(tmp_path / "a", rows))) == boss


def test_stairs_without_headings_have_their_top(tmp_path):
    """With titles in a column of their own: the first row is the chief and no heading."""
    titles = ["Chief Executive Officer", "Plant Manager", "Engineer", "Engineer", "Director"]
    rows = [
        [*[None] * level, name, *[None] * (2 - level), title]
        for (name, level), title in zip(INDENTED, titles, strict=True)
    ]
    reading = read_company(book(tmp_path / "a", rows))
    assert lines(reading) == LINES
    assert reading.org.texts("title", range(5)) == titles


@pytest.mark.parametrize("is_first", [True, False])
def test_posts_and_people_on_two_sheets_are_joined_by_the_number_of_the_post(is_first, tmp_path):
    """A post that nobody holds is vacant."""
    numbers = {name: f"P{place}" for place, name in enumerate(LINES)}
    posts = [["Position ID", "Title", "Reports To Position"]]
    posts += [[numbers[name], "Clerk", numbers.get(boss)] for name, boss in LINES.items()]
    people = [["Employee ID", "Name", "Position ID"]]
    people += [[place, name, numbers[name]] for place, name in enumerate(LINES, 11) if name != "Ed Fox"]
    sheets = [("Positions", posts), ("People", people)][:: 1 if is_first else -1]
    reading = read_company(zipped(tmp_path / "a.xlsx", parts({name: worksheet(sheet(rows)) for name, rows in sheets})))
    assert lines(reading) == {name if name != "Ed Fox" else "Vacant": boss for name, boss in LINES.items()}
    assert reading.org.vacant.sum() == 1
    assert "by Position ID" in summary(reading)
