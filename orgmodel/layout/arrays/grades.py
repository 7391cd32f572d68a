"""Grades: every grade in a row of its own, branches side by side as in a slab."""

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.arrays.columns import lefts
from orgmodel.layout.arrays.levels import Levels, Longs, levels_of
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Lanes
from orgmodel.org.tree import DEEP, Ints, Tree
from orgmodel.theme import Sizes


def place_grades(tree: Tree, sizes: Sizes, grade: Ints) -> CardPositions:
    """Place each seat in the row of its grade.

    Parameters
    ----------
    grade
        [n] Grade of each seat; the smallest stands in the top row, grades nobody has get no row.

    Returns
    -------
    CardPositions
        Branches in order, each in columns of its own; a boss stands amid those of its branch, but left of them
        where somebody in the branch is not in a lower row. The line of a report that is not lower than its boss
        runs in the gutter left of its branch and enters from the side. An outline where there are more than `DEEP`
        levels.

    Notes
    -----
    O(n log n).
    """
    n = len(tree.order)
    if tree.levels > DEEP or not n:
        return place_outline(tree, sizes)
    levels = levels_of(tree)
    row = np.unique(grade, return_inverse=True)[1].reshape(-1)[tree.order]
    beside = _beside(levels, row)
    widths = np.ones(n)
    for level in range(levels.depth - 2, -1, -1):
        here, below = levels.families(level), levels.seats(level + 1)
        sums = np.add.reduceat(widths[below], levels.begins[here] - below.start)
        widths[levels.bosses[here]] = sums + beside[here]
    left = lefts(levels, widths, beside.astype(np.float64))
    middle = left + (widths - 1) / 2
    middle[levels.bosses[beside]] = left[levels.bosses[beside]]
    column, step = sizes.card_width + sizes.gap_x, sizes.card_height + sizes.gap_y
    row_of, x, gutter = np.empty((3, n))
    row_of[tree.order], x[tree.order] = row, middle * column
    gutter[tree.order] = left * column - sizes.gap_x / 2
    boss = np.maximum(tree.parent, 0)
    gutter[(tree.parent < 0) | (row_of > row_of[boss])] = np.nan
    shift = min(float(x.min()), float(np.nanmin(gutter, initial=np.inf)))
    nowhere = np.full(n, np.nan)
    width = float(x.max()) - shift + sizes.card_width
    # A line from the lowest row back up leaves room under it.
    deepest = float(row_of.max())
    is_under = bool((row_of[boss[~np.isnan(gutter)]] == deepest).any())
    height = deepest * step + sizes.card_height + (sizes.gap_y if is_under else 0.0)
    return CardPositions(x - shift, row_of * step, width, height, lanes=Lanes(nowhere, nowhere, gutter - shift))


def _beside(levels: Levels, row: Longs) -> NDArray[np.bool_]:
    """[bosses] Whether somebody in a boss's branch is in its own row or higher."""
    highest = row.copy()
    found = np.zeros(len(levels.bosses), bool)
    for level in range(levels.depth - 2, -1, -1):
        here, below = levels.families(level), levels.seats(level + 1)
        bosses = levels.bosses[here]
        least = np.minimum.reduceat(highest[below], levels.begins[here] - below.start)
        found[here] = least <= row[bosses]
        highest[bosses] = np.minimum(least, row[bosses])
    return found
