"""Columns: every branch has columns of its own, as wide as its reports' together. The fastest layout of any tree."""

import numpy as np

from orgmodel.layout.arrays.levels import Levels, levels_of
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Floats
from orgmodel.org.tree import DEEP, Tree
from orgmodel.theme import Sizes


def place_columns(tree: Tree, sizes: Sizes, heights: Floats | None = None) -> CardPositions:
    """Place bosses amid the columns of their branch, several tops side by side.

    Parameters
    ----------
    heights
        [n] Height of each card in px; all as `sizes` says where absent.

    Returns
    -------
    CardPositions
        Siblings in order; a report stands ``sizes.gap_y`` under its own boss. An outline where there are more
        than `DEEP` levels.

    Notes
    -----
    O(n).
    """
    if tree.levels > DEEP:
        return place_outline(tree, sizes)
    levels = levels_of(tree)
    n = len(tree.order)
    leaves = leaves_of(levels)
    left = lefts(levels, leaves.astype(np.float64))
    step = sizes.card_width + sizes.gap_x
    x, y = np.empty(n), np.empty(n)
    x[tree.order] = (left + (leaves - 1) / 2) * step
    if heights is None:
        y[:] = tree.depth * (sizes.card_height + sizes.gap_y)
        height = max(tree.levels * (sizes.card_height + sizes.gap_y) - sizes.gap_y, 0.0)
    else:
        y[tree.order] = _tops(levels, heights[tree.order], sizes.gap_y)
        height = float((y + heights).max(initial=0.0))
    columns = int(leaves[levels.seats(0)].sum()) if n else 0
    return CardPositions(x, y, max(columns * step - sizes.gap_x, 0.0), height, heights=heights)


def leaves_of(levels: Levels) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Seats without reports in the branch of each place; 1 at such a seat."""
    leaves = np.ones(int(levels.starts[-1]), np.int64)
    for level in range(levels.depth - 2, -1, -1):
        here = levels.families(level)
        below = levels.seats(level + 1)
        leaves[levels.bosses[here]] = np.add.reduceat(leaves[below], levels.begins[here] - below.start)
    return leaves


def lefts(levels: Levels, widths: Floats, inset: Floats | None = None) -> Floats:
    """Left edge of each place's columns: siblings side by side from their boss's left edge on, tops from 0.

    Parameters
    ----------
    inset
        [bosses] How far right of a boss's left edge its first report begins; 0 where absent.
    """
    left = np.zeros(len(widths))
    for level in range(levels.depth):
        here = levels.seats(level)
        before = np.cumsum(widths[here]) - widths[here]
        if level:
            above = levels.families(level - 1)
            base = left[levels.bosses[above]] - before[levels.begins[above] - here.start]
            if inset is not None:
                base += inset[above]
            before += np.repeat(base, levels.counts[above])
        left[here] = before
    return left


def _tops(levels: Levels, heights: Floats, gap: float) -> Floats:
    y = np.zeros(len(heights))
    for level in range(1, levels.depth):
        above = levels.families(level - 1)
        bosses = levels.bosses[above]
        y[levels.seats(level)] = np.repeat(y[bosses] + heights[bosses] + gap, levels.counts[above])
    return y
