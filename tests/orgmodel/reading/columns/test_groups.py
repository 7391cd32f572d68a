"""Columns of groups of people: which are departments, which are grades or titles, and which are neither."""

import pytest

from tests.orgmodel.reading.companies import found, told
from tests.orgmodel.reading.formats.five_people import read_text

SIX = [("Ann Berg", "CEO", ""), ("Bo Cole", "Clerk", "Ann Berg"), ("Cy Dorn", "Driver", "Ann Berg")]
SIX += [("Di Ede", "Cook", "Bo Cole"), ("Ed Fox", "Guard", "Bo Cole"), ("Flo Gray", "Baker", "Cy Dorn")]


def _with_groups(tmp_path, heading, values):
    rows = [",".join([*person, values[at % len(values)]]) for at, person in enumerate(SIX)]
    return read_text(tmp_path, "\n".join([f"Name,Title,Manager,{heading}", *rows]) + "\n")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Shift", ["Day", "Night"]),
        ("Muttersprache", ["Deutsch", "Polnisch"]),
        ("Nationalité", ["Belge", "Suisse"]),
        ("Blood group", ["A pos", "B neg"]),
        ("T-shirt size", ["Small", "Large"]),
        ("Ethnicity", ["One", "Other"]),
        ("Rank", ["Captain", "Sergeant"]),
    ],
)
def test_groups_of_people_are_no_departments(tmp_path, heading, values):
    """Whatever comes again and again under a heading that says something else."""
    assert "department" not in _with_groups(tmp_path, heading, values).mapped.fields


def test_a_department_that_only_its_values_tell_is_asked_about(tmp_path):
    """Words that come again and again under a heading that nobody knows may be of anything."""
    reading = _with_groups(tmp_path, "Zork", ["Apollo", "Borealis"])
    assert reading.mapped.fields["department"] == ("Zork",)
    assert [(one.code, one.column) for one in reading.findings if one.code == "ORG215"] == [("ORG215", "Zork")]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["Sales", "Finance"], "department"),
        (["Human Resources", "Customer Support"], "department"),
        (["営業部", "製造部"], "department"),
        (["Munich, Germany", "Leeds office"], "location"),
        (["東京", "大阪"], "location"),
        (["Lisboa", "Porto"], "location"),
    ],
)
def test_words_of_departments_and_places_are_told_by_themselves(tmp_path, values, field):
    """Whatever the heading; nothing is asked where no other column could be it."""
    reading = _with_groups(tmp_path, "Zork", [f'"{value}"' for value in values])
    assert reading.mapped.fields[field] == ("Zork",)
    assert not {"ORG215", "ORG219"} & set(told(reading))


def test_states_of_work_are_the_status_and_asked_about(tmp_path):
    reading = _with_groups(tmp_path, "Zork", ["Active", "On leave"])
    assert (reading.mapped.fields["status"], found(reading, "ORG215")) == (("Zork",), ("status",))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["2001-04-05", "2011-12-01"], "start"),
        (["4010", "4020"], "cost_centre"),
        (["https://a.example/1", "https://a.example/2"], "photo"),
        (["Apollo", "Borealis"], "location"),
        (["user", "user"], ""),
        (["12", "9"], ""),
    ],
)
def test_a_column_that_no_heading_explains_is_named(tmp_path, values, field):
    """Unless no field that is missing could be in it; under a heading that says something it is none of them."""
    rows = [",".join([*person, "Sales", values[at % len(values)]]) for at, person in enumerate(SIX)]
    reading = read_text(tmp_path, "\n".join(["Name,Title,Manager,Department,Zork", *rows]) + "\n")
    assert [(one.column, one.values) for one in reading.findings if one.code == "ORG219"] == (
        [("Zork", (field,))] if field else []
    )
    said = read_text(tmp_path, "\n".join(["Name,Title,Manager,Department,Shift", *rows]) + "\n")
    assert "ORG219" not in told(said)


def test_a_heading_that_names_its_own_values_is_explained(tmp_path):
    """No question where the words over a column are those in it."""
    rows = [",".join([*person, "Sales", ["Apollo", "Borealis"][at % 2]]) for at, person in enumerate(SIX)]
    reading = read_text(tmp_path, "\n".join(["Name,Title,Manager,Department,Apollo/Borealis", *rows]) + "\n")
    assert "ORG219" not in told(reading)


@pytest.mark.parametrize(("level", "title"), [("{}", ""), ("L{}", ""), ("Band {}", ""), ("Senior", "Senior")])
def test_steps_and_numbers_of_a_grade_are_no_titles(tmp_path, level, title):
    """Where there is no column of titles, words of a grade may stand for them."""
    rows = [f"{name},{manager},{level.format(3 - at // 3)}" for at, (name, _title, manager) in enumerate(SIX)]
    reading = read_text(tmp_path, "\n".join(["Name,Manager,Level", *rows]) + "\n")
    assert reading.org.texts("title", [0]) == [title]
