"""Nested sets: two columns of numbers, left and right, that hold those of everybody below a person between them."""

import numpy as np

from orgmodel.reading.columns.headings import Words, fold
from orgmodel.reading.formats.hierarchies.levels import with_parents
from orgmodel.reading.table import Table

_PAIRS = (
    ("lft", "rgt"),
    ("left", "right"),
    ("lft", "rght"),
    ("l", "r"),
    ("leftvalue", "rightvalue"),
    ("links", "rechts"),
)


def with_nested_sets(table: Table, _: Words) -> Table | None:
    """Add the record above by the nearest interval around each; None where there are no such columns. O(n log n).

    Intervals that overlap, or ends that are no numbers, make it something else.
    """
    folded = {fold(heading): heading for heading in table.cells.column_names}
    pair = next(((folded[left], folded[right]) for left, right in _PAIRS if left in folded and right in folded), None)
    if pair is None:
        return None
    sides = [table.cells[heading].to_pylist() for heading in pair]
    if not all(text.strip().isdecimal() for side in sides for text in side):
        return None
    left, right = (np.array([int(text) for text in side]) for side in sides)
    parents = np.full(len(left), -1)
    around: list[int] = []
    for row in np.argsort(left, kind="stable").tolist():
        while around and right[around[-1]] < left[row]:
            around.pop()
        if left[row] >= right[row] or (around and not left[around[-1]] < left[row] < right[row] < right[around[-1]]):
            return None
        parents[row] = around[-1] if around else -1
        around.append(row)
    told = f"{pair[0]!r} and {pair[1]!r} hold everybody below a person between them"
    return with_parents(table, pair[0], parents.tolist(), told)
