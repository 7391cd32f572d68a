"""Leaves: reports without reports hang under their boss in columns, beside the branches of the others."""

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.arrays.blocks import block_cards, column_px
from orgmodel.layout.arrays.columns import lefts
from orgmodel.layout.arrays.levels import Levels, Longs, levels_of
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Floats, Lanes
from orgmodel.org.tree import DEEP, Tree
from orgmodel.theme import Sizes

# Two read well side by side; from three on a row is wider than its team deserves.
STACKED_FROM = 3
# Six cards in a column are about as high as four levels of the chart.
MOST_ROWS = 6


def place_leaves(tree: Tree, sizes: Sizes, columns: int | None = None, rows: int = MOST_ROWS) -> CardPositions:
    """Place seats like a slab, reports without reports of their own stacked after the others.

    Parameters
    ----------
    columns
        In how many columns they hang; where absent in as few as have at most `rows` cards each, and one or two of
        them side by side.

    Returns
    -------
    CardPositions
        With lanes: a column is reached by the gutter beside it. Several tops stand side by side. An outline where
        there are more than `DEEP` levels.

    Notes
    -----
    O(n).
    """
    n = len(tree.order)
    if tree.levels > DEEP or not n:
        return place_outline(tree, sizes)
    levels = levels_of(tree)
    counts = levels.report_counts
    is_leaf = counts == 0
    # Tops are nobody's block.
    is_leaf[levels.seats(0)] = False
    before = np.append(0, np.cumsum(is_leaf))
    leaves = before[levels.begins + levels.counts] - before[levels.begins]
    across = _columns(leaves, columns, rows)
    blocks = across.astype(np.float64) * column_px(sizes)
    widths = _widths(levels, is_leaf, blocks, sizes)
    left = lefts(levels, widths)
    x = left + (widths - sizes.gutter - sizes.card_width) / 2 + sizes.gutter
    y = tree.depth[tree.order].astype(np.float64) * (sizes.card_height + sizes.gap_y)
    gutter = np.full(n, np.nan)
    bosses = levels.bosses
    corners = left[bosses] + widths[bosses] - blocks, y[bosses] + sizes.card_height + sizes.gap_y
    x[is_leaf], y[is_leaf], gutter[is_leaf] = block_cards(corners, across, leaves, sizes)
    shift = min(float(x.min()), float(np.nanmin(gutter, initial=np.inf)))
    by_seat = np.empty((3, n))
    by_seat[:, tree.order] = x - shift, y, gutter - shift
    nowhere = np.full(n, np.nan)
    width, height = float(x.max()) - shift + sizes.card_width, float(y.max()) + sizes.card_height
    return CardPositions(by_seat[0], by_seat[1], width, height, lanes=Lanes(nowhere, nowhere, by_seat[2]))


def _columns(leaves: Longs, target: int | None, most: int) -> Longs:
    """Columns of blocks of so many cards, none of them empty."""
    if target is None:
        wanted_each = np.where(leaves < STACKED_FROM, leaves, -(-leaves // most))
    else:
        wanted_each = np.minimum(leaves, target)
    rows = -(-leaves // np.maximum(wanted_each, 1))
    return -(-leaves // np.maximum(rows, 1))


def _widths(levels: Levels, is_leaf: NDArray[np.bool_], blocks: Floats, sizes: Sizes) -> Floats:
    """Width of each place's branch with the gutter left of it; 0 for a card that stands in a block."""
    widths = np.where(is_leaf, 0.0, column_px(sizes))
    for level in range(levels.depth - 2, -1, -1):
        here, below = levels.families(level), levels.seats(level + 1)
        sums = np.add.reduceat(widths[below], levels.begins[here] - below.start)
        widths[levels.bosses[here]] = sums + blocks[here]
    return widths
