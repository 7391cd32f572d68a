"""Files of two states of a company, as the tests of comparing need them, and what is counted in them by hand."""

from collections.abc import Sequence
from pathlib import Path

from orgmodel.org.org import Org
from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import read

HEADINGS = ("Employee ID", "Name", "Title", "Manager ID")
Row = tuple[str, str, str, str]
# Words that name nobody in the place of a manager.
_NOBODY = frozenset({"", "none", "n/a", "null"})


# In files of one row or two nothing tells which column names the manager.
MAPPED = Choices(mapping={"id": "Employee ID", "name": "Name", "title": "Title", "manager": "Manager ID"})


def company(
    folder: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS, choices: Choices = MAPPED
) -> Org:
    """Company of some rows."""
    return read(folder, [headings, *rows], choices).org


def counted(before: Sequence[Row], after: Sequence[Row]) -> dict[str, set[str]]:
    """Ids of each kind of change, counted row by row from the texts alone."""
    one, other = ({row[0]: row for row in rows} for rows in (before, after))
    both = one.keys() & other.keys()

    def boss(row: Row) -> str:
        return "" if row[3].casefold() in _NOBODY or row[3] == row[0] else row[3]

    def title(row: Row) -> str:
        return " ".join(row[2].split())

    return {
        "added": other.keys() - one.keys(),
        "removed": one.keys() - other.keys(),
        "moved": {key for key in both if boss(one[key]) != boss(other[key])},
        "retitled": {key for key in both if title(one[key]) != title(other[key])},
    }
