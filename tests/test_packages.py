"""The review of packages: every pin is in it, with licence, purpose and day, and none that is no pin."""

import re
from datetime import date

from tests.folders import PROJECT

ROWS = {
    cells[0]: cells[1:]
    for line in (PROJECT / "docs" / "packages.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| package ")
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
}


def _pins():
    pins = {}
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s\\\\;]+)", text, re.MULTILINE):
        pins.setdefault(name, []).append(version)
    return {name: ", ".join(versions) for name, versions in pins.items()}


def test_every_package_is_in_the_review():
    """With the version that is pinned: another one has to be looked at."""
    assert {name: cells[0] for name, cells in ROWS.items()} == _pins()


def test_every_package_has_a_licence_that_is_allowed_a_purpose_and_a_day():
    """No GPL and no AGPL; a day that has been."""
    for name, (_version, licence, purpose, day) in ROWS.items():
        assert licence, name
        assert not re.search(r"\bA?GPL|Affero|General Public", licence), name
        assert len(purpose) > 3, name
        assert date.fromisoformat(day) <= date.today(), name
