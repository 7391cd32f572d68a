"""Which row holds the headings."""

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.columns.header import find_header, header_findings


def _rows(text):
    return [line.split(",") for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("id,name,manager\n1,Ann,\n2,Bob,1", 0),
        ("EMPLOYEE_ID,FIRST_NAME,LAST_NAME\n1,Ann,A\n2,Bob,B", 0),
        ("Staff,,\nAs of 2024,,\nID,Name,Boss\n1,Ann,\n2,Bob,1", 2),
        ("\n\nID,Name,Boss\n1,Ann,\n2,Bob,1", 2),
        ("Nr,Wer,Unter\n1,Ann,\n2,Bob,1\n3,Eva,1", 0),
        ("Wer,Was,Unter\nAnn,Chefin,\nBob,Koch,Ann\nEva,Koch,Ann", 0),
        ("source,target\n3,1\n4,1", 0),
        ("Name\nAnn\nBob", 0),
        ("Name,Department,2023,2024\nAnn,HR,5,6\nBob,IT,7,8", 0),
        ("id,Name,Name,,\n1,a,b,c,d\n2,e,f,g,h", 0),
        ("3,1\n4,1\n5,3", None),
        ("Ann,Bob\nEva,Bob\nBob,Max", None),
        ("1,Ann,Boss,\n2,Bob,Clerk,1", None),
        ("E100,Ann,Boss,\nE101,Bob,Clerk,E100\nE102,Eva,Clerk,E100", None),
        ("1,Ann,Manager,Sales,Office\n2,Bob,Clerk,Sales,Office", None),
        ("1,Manager\n2,Clerk", None),
        ("#,Nom,Chef\n1,Ann,\n2,Bob,1", 0),
        ("ann@x.com,Ann\nbob@x.com,Bob", None),
        ("Smith,John,Engineer,Sales,London\nDoe,Ann,Engineer,HR,London\nLee,Max,Clerk,Sales,London", None),
    ],
)
def test_row_of_headings_is_found(text, index):
    """Under titles, in other languages, half empty; or there is none."""
    assert find_header(_rows(text)).index == index


def test_titles_above_and_labels_below_are_skipped():
    """Two rows of headings, as SAP writes them: the keys are the headings, the labels are no person."""
    keys, labels = "USERID,FIRSTNAME,LASTNAME,MANAGER", "User ID,First Name,Last Name,Manager"
    rows = _rows(f"Report,,,\n,,,\n{keys}\n{labels}\n1,Ann,A,NO_MANAGER\n2,B,B,1")
    header = find_header(rows)
    assert (header.index, header.skipped, header.first) == (2, (0, 3), 4)
    assert [(one.code, one.rows.tolist()) for one in header_findings(header, range(1, 7))] == [("ORG109", [1, 4])]


def test_rule_of_dashes_is_no_person():
    """SQL clients draw one under the headings."""
    assert find_header(_rows("id,name\n--,----\n1,Ann")).first == 2


@pytest.mark.parametrize("row", ["7,Manager,Sales", "-,-,-", "Manager,Bob,Sales", "Boss,Boss,Boss"])
def test_first_person_is_no_label(row):
    """Titles that are words of headings do not make a person a row of labels."""
    assert find_header(_rows(f"name,title,department\n{row}\nAnn,Clerk,HR")).skipped == ()


def test_names_are_unique_and_never_empty():
    """A repeated heading has a number, an empty one its place, and neither takes a name that stands in the file."""
    header = find_header(_rows("id,Name,Name,,Name (2),Column 4,\n1,a,b,c,d,e,f"))
    assert header.names == ("id", "Name", "Name (3)", "Column 4 (2)", "Name (2)", "Column 4", "Column 7")
    assert len(set(header.names)) == 7
    (found,) = header_findings(header, [1, 2])
    assert (found.code, found.count, found.rows.tolist()) == ("ORG108", 3, [1])


def test_headings_are_one_line_without_marks():
    """Line breaks, zero-width characters and outer blanks are no part of a heading."""
    assert find_header([["\ufeffid", " Full\r\n name ", "Boss\u200b"], ["1", "Ann", ""]]).names == (
        "id",
        "Full name",
        "Boss",
    )


def test_no_headings_are_told_and_columns_numbered():
    """The usual width of the rows counts; notes above a list of edges are no edges."""
    header = find_header([["% sym"], ["3", "1"], ["4", "1"]])
    assert (header.index, header.names, header.skipped, header.first) == (None, ("Column 1", "Column 2"), (0,), 1)
    assert [one.code for one in header_findings(header, [1, 2, 3])] == ["ORG110", "ORG109"]


@pytest.mark.parametrize(("choice", "index", "first"), [(0, None, 0), (1, 0, 1), (2, 1, 2)])
def test_choice_wins(choice, index, first):
    """A person knows better."""
    header = find_header(_rows("id,name\nAnn,Bob\n1,Ann"), choice)
    assert (header.index, header.first) == (index, first)


def test_choice_beyond_the_table_is_refused():
    """With the number of rows there are."""
    with pytest.raises(BadFile, match=r"Row 9 .* has 2 rows"):
        find_header(_rows("id,name\n1,Ann"), 9)


@pytest.mark.parametrize("rows", [[], [[]], [[""]], [["", ""], ["", ""]]])
def test_nothing_has_no_headings(rows):
    """And fails nowhere."""
    assert find_header(rows).index is None


def test_a_row_without_an_e_mail_over_e_mails_is_headings():
    """Whatever its other cells look like: "F03" over codes could be a person's."""
    people = [[f"E{number}", f"u{number}", f"p{number}@corp.example"] for number in range(100, 106)]
    assert find_header([["Text1", "x9", "col_a"], *people]).index == 0
    assert find_header([["E1", "u1", "p1@corp.example"], *people]).index is None
