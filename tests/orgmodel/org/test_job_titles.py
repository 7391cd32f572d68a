"""What titles tell of a seat, and what a file of their words may say."""

import pytest

from orgmodel.errors import BadData
from orgmodel.org.job_titles import FILE, load_titles


@pytest.mark.parametrize(
    "title",
    [
        "COO",
        "Chief Operating Officer",
        "VP, Operations",
        "Director of Operations",
        "Operations Manager",
        "Betriebsleiterin",
        "Directeur des opérations",
        "Director de Operaciones",
    ],
)
def test_who_runs_operations(title):
    """In the languages of the headings that are understood."""
    assert load_titles().operations.search(title)


@pytest.mark.parametrize("title", ["Coordinator", "Cook", "Copywriter", "Surgeon, operating theatre", "Clerk"])
def test_who_does_not_run_operations(title):
    """A word that only begins like one is another."""
    assert not load_titles().operations.search(title)


@pytest.mark.parametrize(
    ("title", "flag", "expected"),
    [
        ("Executive Assistant", "", True),
        ("Assistant to the CFO", "", True),
        ("Assistant Director", "", False),
        ("Permanent Secretary", "", False),
        ("Clerk", "Y", True),
        ("Clerk", " true ", True),
        ("Clerk", "ja", True),
        ("Executive Assistant", "0", False),
        ("Chief of Staff", "No", False),
        ("Chief Financial Officer", "Ana Smith", False),
        ("Chief of Staff", "Ana Smith", True),
    ],
)
def test_an_assistant_by_title_unless_the_file_says(title, flag, expected):
    """A column of that name may also hold who somebody's assistant is, which says nothing of the seat."""
    assert load_titles().is_assistant(title, flag) is expected


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[operations]", "[other]", "operations.patterns"),
        ("'chief of staff'", "'chief (of staff'", r"assistant.patterns[3]"),
        ('yes = ["1",', "yes = [1,", "assistant.yes"),
    ],
)
def test_a_file_of_another_form_is_refused_and_says_where(tmp_path, old, new, key):
    """The key stands in the message."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "titles.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadData) as told:
        load_titles.__wrapped__(tmp_path / "titles.toml")
    assert told.value.key == key
