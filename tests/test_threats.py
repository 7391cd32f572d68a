"""The list of threats: every row is there, and every test that it names."""

import re

from tests.folders import PROJECT

LIST = (PROJECT / "docs" / "threats.md").read_text(encoding="utf-8")
ROWS = {row[1]: row[0] for row in re.finditer(r"^\| ([A-GR]\d+) \|.*\|$", LIST, re.MULTILINE)}
COUNTS = {"A": 17, "B": 16, "C": 14, "D": 15, "E": 9, "F": 19, "G": 8}


def test_every_threat_has_a_row_with_an_answer():
    """98 of them, each with four cells that say something."""
    wanted = {f"{letter}{number + 1}" for letter, count in COUNTS.items() for number in range(count)}
    assert {name for name in ROWS if not name.startswith("R")} == wanted
    for name, row in ROWS.items():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == (3 if name.startswith("R") else 4), row
        assert all(cells), row


def test_every_row_names_tests_that_there_are():
    """By name, or *none*: a test that was renamed takes its row along."""
    there = {
        name
        for path in (PROJECT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8"))
    }
    for row in ROWS.values():
        last = row.strip("|").rpartition("|")[2].strip()
        named = re.findall(r"`(\w+)`", last)
        assert named or last == "*none*", row
        assert set(named) <= there, row
