"""The list of ASVS items: each has a row with a test that there is, or the reason why it does not apply."""

import re

from tests.folders import PROJECT

ROWS = {
    row[1]: [cell.strip() for cell in row[0].strip("|").split("|")]
    for row in re.finditer(
        r"^\| (\d+\.\d+\.\d+|V\d+) \|.*\|$", (PROJECT / "docs" / "asvs.md").read_text(encoding="utf-8"), re.MULTILINE
    )
}
# How many items each section has up to level 2, and those of level 3 that count here.
SECTIONS = {
    **{"1.1": 2, "1.2": 10, "1.3": 12, "1.4": 3, "1.5": 3, "3.2": 2, "3.3": 5, "3.4": 6, "3.5": 5, "3.6": 1, "3.7": 2},
    **{"5.1": 1, "5.2": 6, "5.3": 3, "5.4": 3, "14.1": 2, "14.2": 8, "14.3": 3},
    **{"15.1": 5, "15.2": 5, "15.3": 7, "15.4": 1, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 4},
    **{"2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4},
    **{"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1},
    **{"11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4},
    **{"13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5},
}
CHAPTERS = {f"V{number}" for number in (9, 10, 17)}


def test_every_item_has_a_row():
    """Items of the chapters that a page with files and personal data is about; of the others one row each."""
    wanted = {f"{section}.{number + 1}" for section, count in SECTIONS.items() for number in range(count)}
    assert set(ROWS) == wanted | CHAPTERS


def test_every_row_names_a_test_that_there_is_or_why_not():
    """A test that was renamed takes its row along."""
    there = {
        name
        for path in (PROJECT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8"))
    }
    for name, cells in ROWS.items():
        assert len(cells) == 3, name
        assert all(cells), name
        tests = re.findall(r"`(test_\w+)`", cells[2])
        assert tests or re.match(r"\*no:\* .{8}", cells[2]), name
        assert set(tests) <= there, (name, set(tests) - there)
