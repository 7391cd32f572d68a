"""What can be chosen: rows of an id with the cells in which they differ, people of a name with what sets them apart."""

import json

import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.people.questions import CELLS, PEOPLE, QUESTIONS, ROWS
from orgmodel.reading.sandbox.import_job import report_json
from tests.orgmodel.reading.companies import bosses, read, told

HEAD = ("id", "name", "title", "manager", "salary")
EVA = ("1", "Eva Braun", "CEO", "", "9")
ANAS = [("2", "Ana Smith", "COO", "Eva Braun", "5"), ("3", "Ana Smith", "CFO", "Eva Braun", "6")]
TABLE = [
    HEAD,
    EVA,
    *ANAS,
    ("4", "Chen Li", "Clerk", "Ana Smith", "1"),
    ("5", "Emil Kim", "Clerk", "Ana Smith", "1"),
    ("6", "Flo Orr", "Clerk", "Smith, Ana", "1"),
    ("7", "Gus Ek", "Clerk", "Chen Li", "1"),
    ("7", "Gus Ek", "Fitter", "Emil Kim", "2"),
    ("7", "Gus Ek", "Fitter", "Emil Kim", "2"),
]


def test_rows_of_an_id_are_offered_with_the_cells_in_which_they_differ(tmp_path):
    """Rows alike in every cell once; the row that is drawn is marked; a restricted cell is in no offer."""
    offer = read(tmp_path, TABLE).questions["ORG305"]
    assert offer == {
        "count": 1,
        "shown": [
            {
                "id": "7",
                "headings": ["title", "manager"],
                "rows": [
                    {"row": 8, "cells": ["Clerk", "Chen Li"], "taken": True},
                    {"row": 9, "cells": ["Fitter", "Emil Kim"], "taken": False},
                ],
                "count": 2,
            }
        ],
    }


def test_rows_that_differ_in_a_restricted_column_alone_do_not_tell_it(tmp_path):
    """The offer has the rows and no cell; ticked, the cells are there."""
    rows = [
        HEAD,
        EVA,
        ("2", "Ben", "X", "Eva Braun", "5"),
        ("2", "Ben", "X", "Eva Braun", "8"),
        ("3", "Cy", "X", "Ben", "1"),
    ]
    offers = read(tmp_path, rows, Choices(rows=frozenset({4}))).questions
    (question,) = offers["ORG308"]["shown"] if "ORG308" in offers else [{"headings": [], "rows": []}]
    assert question["headings"] == []
    assert "8" not in json.dumps([row["cells"] for row in question["rows"]])


def test_people_of_a_name_are_offered_with_what_tells_them_apart(tmp_path):
    """Each text as it stands in the file, the one named most often first; who names it; the key that `named` takes."""
    offer = read(tmp_path, TABLE).questions["ORG405"]
    first, second = offer["shown"]
    assert (first["text"], first["count"], first["of"]) == ("Ana Smith", 2, 2)
    assert first["rows"] == [{"row": 5, "name": "Chen Li"}, {"row": 6, "name": "Emil Kim"}]
    assert [(one["key"], one["row"], one["title"], one["manager"]) for one in first["people"]] == [
        ("2", 3, "COO", "Eva Braun"), ("3", 4, "CFO", "Eva Braun"),
    ]  # fmt: skip
    assert second["text"] == "Smith, Ana"
    assert second["people"] == first["people"]


@pytest.mark.parametrize("has_ids", [True, False], ids=["ids", "names only"])
def test_each_answer_that_is_offered_is_taken(tmp_path, has_ids):
    """Every key of every question, put into the choices, draws the line and leaves the question answered."""
    table = TABLE[:7] if has_ids else [row[1:] for row in TABLE[:7]]
    for question in read(tmp_path, table).questions["ORG405"]["shown"]:
        for one in question["people"]:
            reading = read(tmp_path, table, Choices(named={question["text"]: one["key"]}))
            org = reading.org
            boss = {int(org.rows[seat]): int(org.rows[up]) for seat, up in enumerate(org.tree.parent) if up >= 0}
            assert all(boss[row["row"]] == one["row"] for row in question["rows"])
            assert "ORG410" not in told(reading)
            (answered,) = reading.questions["ORG409"]["shown"]
            assert answered["people"] == question["people"]


def test_each_row_that_is_offered_is_taken(tmp_path):
    """And offered again, so that it can be changed."""
    for row in read(tmp_path, TABLE).questions["ORG305"]["shown"][0]["rows"]:
        reading = read(tmp_path, TABLE, Choices(rows=frozenset({row["row"]})))
        assert row["row"] in reading.org.rows.tolist()
        (question,) = reading.questions["ORG308"]["shown"]
        assert [each["row"] for each in question["rows"] if each["taken"]] == [row["row"]]


def test_somebody_chosen_who_has_another_name_is_among_the_people(tmp_path):
    """Whoever is meant by a text is shown, so that it can be taken back."""
    reading = read(tmp_path, TABLE, Choices(named={"Ana Smith": "5", "row 7": "4", "row 2": "4"}))
    people = {each["text"]: [one["key"] for one in each["people"]] for each in reading.questions["ORG409"]["shown"]}
    assert people == {"Ana Smith": ["2", "3", "5"], "Smith, Ana": ["2", "3", "4"], "row 2": ["4"]}


def test_ids_that_differ_in_form_are_offered(tmp_path):
    """ "ABC" and "aBc", where "abc" is named."""
    rows = [("id", "name", "manager_id"), ("ABC", "Ana", ""), ("aBc", "Ben", "ABC"), ("c", "Chen", "abc")]
    choices = Choices(mapping={"manager": "manager_id", "id": "id"})
    (question,) = read(tmp_path, rows, choices).questions["ORG405"]["shown"]
    assert [one["key"] for one in question["people"]] == ["ABC", "aBc"]
    answered = Choices(mapping=choices.mapping, named={"abc": "aBc"})
    assert bosses(read(tmp_path, rows, answered).org)["c"] == "aBc"


@pytest.mark.slow
def test_very_many_questions_are_counted_and_few_are_shown(tmp_path):
    """Thousands of names and ids, a name of hundreds, rows of many columns: the report stays small."""
    wide = [f"c{number}" for number in range(20)]
    rows = [("id", "name", "manager", *wide), ("0001", "Eva Braun", "", *wide)]
    for number in range(2_000):
        rows += [
            (f"a{number}", f"Twin Nr{number}", "Eva Braun", *wide),
            (f"b{number}", f"Twin Nr{number}", "Eva Braun", *wide),
        ]
        rows.append((f"c{number}", f"Report Of{number}", f"Twin Nr{number}", *wide))
        rows.append((f"c{number}", f"Sub {number}", "Eva Braun", *(f"x{text}{'y' * 500}" for text in wide)))
    rows += [(f"d{number}", "Ana Smith", "Eva Braun", *wide) for number in range(300)]
    rows += [(f"e{number}", f"Fan {number}", "Ana Smith", *wide) for number in range(300)]
    rows += [("same", f"Person {number}", f"Twin Nr{number}", *wide) for number in range(300)]
    reading = read(tmp_path, rows)
    ids, names = reading.questions["ORG305"], reading.questions["ORG405"]
    assert (ids["count"], len(ids["shown"])) == (2_001, QUESTIONS)
    assert max(len(each["headings"]) for each in ids["shown"]) == CELLS
    assert len(names["shown"]) == QUESTIONS < names["count"]
    assert names["shown"][0]["text"] == "Ana Smith"
    assert (names["shown"][0]["of"], len(names["shown"][0]["people"])) == (300, PEOPLE)
    chosen = Choices(named={"Ana Smith": "d299"}, rows=frozenset({len(rows)}))
    again = read(tmp_path, rows, chosen).questions
    (fans,) = again["ORG409"]["shown"]
    assert len(fans["people"]) == PEOPLE + 1
    assert fans["people"][-1]["key"] == "d299"
    (same,) = again["ORG308"]["shown"]
    assert (same["count"], len(same["rows"]), same["rows"][-1]) == (300, ROWS, same["rows"][-1] | {"taken": True})
    assert len(json.dumps(report_json(reading, "a.csv")["offers"])) < 100_000


def test_a_file_without_doubts_offers_nothing(tmp_path):
    """Nothing to choose, nothing in the report."""
    assert report_json(read(tmp_path, [HEAD, EVA, ANAS[0]]), "a.csv")["offers"] == {}
