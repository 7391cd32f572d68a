"""Headings over two rows: "Full" above "name", and groups such as "Manager" above "ID" and "Name"."""

import re
from collections.abc import Sequence

from orgmodel.reading.columns.headings import fold, load_words

# Rows below that are looked at: what stands there again is a value and no heading.
_BELOW = 50
_LONGEST = 60
# Of a row of headings so many cells are words that are known ones.
_HALF = 0.5
_GAP = re.compile(r"[\s/_-]+")

Row = Sequence[str]


def read_down(above: Row, row: Row, below: Sequence[Row]) -> list[str] | None:
    """Headings whose second row goes on with the words of the first; None where it does not.

    Examples
    --------
    >>> read_down(["Full", "Job", "Reports"], ["name", "title", "to"], [["Ann Berg", "CEO", ""]])
    ['Full name', 'Job title', 'Reports to']
    """
    cells = _second(above, row, below)
    if cells is None:
        return None
    joined = [" ".join(filter(None, pair)) for pair in zip(above, cells, strict=True)]
    is_rest = all(cell[0].islower() for cell in cells if cell) and not any(
        value[0].islower() for other in below[:_BELOW] for value in other if value
    )
    if is_rest and known_words(above) >= _HALF * sum(map(bool, above)):
        return joined
    return joined if known_words(joined) > max(known_words(above), known_words(cells)) else None


def with_groups(above: Row, row: Row, below: Sequence[Row]) -> list[str] | None:
    """Headings of a row below one of groups, which stand over several columns each; None where they are none.

    A heading that comes again has its group before it.

    Examples
    --------
    >>> with_groups(["Employee", "", "Manager", ""], ["ID", "Name", "ID", "Name"], [["1", "Ann Berg", "", ""]])
    ['Employee ID', 'Employee Name', 'Manager ID', 'Manager Name']
    """
    cells = _second(above, row, below)
    if cells is None or not above[0] or sum(map(bool, above)) >= sum(map(bool, cells)) or sum(map(bool, above)) < 2:
        return None
    is_repeated = len({cell for cell in cells if cell}) < sum(map(bool, cells))
    if not known_words(above) or (known_words(cells) < _HALF * sum(map(bool, cells)) and not is_repeated):
        return None
    group, groups = "", []
    for cell in above:
        group = cell or group
        groups.append(group)
    return [
        f"{over} {cell}".strip() if not cell or cells.count(cell) > 1 else cell
        for over, cell in zip(groups, cells, strict=True)
    ]


def _second(above: Row, row: Row, below: Sequence[Row]) -> list[str] | None:
    """Cells of a row that may be one of headings: short words that stand nowhere below; None where it is none."""
    if len(row) > len(above) or not any(row) or not below:
        return None
    cells = [*row, *[""] * (len(above) - len(row))]
    values = {value for other in below[:_BELOW] for value in other if value}
    filled = {cell for cell in cells if cell}
    is_short = all(len(cell) <= _LONGEST and any(map(str.isalpha, cell)) for cell in filled)
    return cells if is_short and not values & filled else None


def known_words(headings: Row) -> int:
    """Number of headings that are, or hold, a word that speaks of a field."""
    names = {name for each in load_words().fields.values() for name in each}
    return sum(
        bool(heading) and (fold(heading) in names or any(fold(word) in names for word in _GAP.split(heading)))
        for heading in headings
    )
