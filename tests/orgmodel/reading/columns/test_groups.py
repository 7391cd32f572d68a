"""Columns of groups of people: which are departments, which are grades or titles, and which are neither."""

import pytest

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
    reading = _with_groups(tmp_path, "Zork", ["Sales", "Finance"])
    assert reading.mapped.fields["department"] == ("Zork",)
    assert [(one.code, one.column) for one in reading.findings if one.code == "ORG215"] == [("ORG215", "Zork")]


@pytest.mark.parametrize(("level", "title"), [("{}", ""), ("L{}", ""), ("Band {}", ""), ("Senior", "Senior")])
def test_steps_and_numbers_of_a_grade_are_no_titles(tmp_path, level, title):
    """Where there is no column of titles, words of a grade may stand for them."""
    rows = [f"{name},{manager},{level.format(3 - at // 3)}" for at, (name, _title, manager) in enumerate(SIX)]
    reading = read_text(tmp_path, "\n".join(["Name,Manager,Level", *rows]) + "\n")
    assert reading.org.texts("title", [0]) == [title]
