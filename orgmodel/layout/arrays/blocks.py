"""Blocks: how many columns a team's reports without reports stand in, for each wanted shape."""

from dataclasses import dataclass

import numpy as np

from orgmodel.layout.arrays.levels import Longs
from orgmodel.layout.arrays.positions import Floats
from orgmodel.theme import Sizes

# A block of more cards is tried in so many numbers of columns, not in each.
MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class TargetShapes:
    """Shapes that are wanted.

    Attributes
    ----------
    ratios
        [p] Ascending: px of width that one px of height is worth.
    is_fit
        Whether a box is as good as it fits into a window of that ratio, not as good as width and height together
        are small.
    detour
        So many times as much costs a box in which a line walks round a branch.
    """

    ratios: Floats
    is_fit: bool = False
    detour: float = 1.0

    def costs(self, widths: Floats, heights: Floats) -> Floats:
        """[p, ...] What boxes cost by each ratio; the least is the best."""
        worth = self.ratios.reshape(-1, *[1] * widths.ndim) * heights
        return np.maximum(widths, worth) if self.is_fit else widths + worth


@dataclass(frozen=True, slots=True)
class Blocks:
    """Best block of each number of cards by each ratio; [p, numbers of cards].

    Attributes
    ----------
    row
        Where a number of cards stands in the others.
    columns, widths, heights
        Columns, and px with the gutter left of each column.
    """

    row: Longs
    columns: Longs
    widths: Floats
    heights: Floats


def column_px(sizes: Sizes) -> float:
    """Width of a column with the gutter left of it."""
    return sizes.card_width + sizes.gutter


def stack_px(sizes: Sizes) -> float:
    """Height of a card in a column with the gap under it."""
    return sizes.card_height + sizes.stack_gap_y


def best_blocks(leaves: Longs, wish: TargetShapes, sizes: Sizes, head: float) -> Blocks:
    """Choose columns for each number that occurs in `leaves`.

    Parameters
    ----------
    head
        Height in px that stands over the block and belongs to the shape.
    """
    numbers = np.flatnonzero(np.bincount(leaves, minlength=1))
    row = np.zeros(int(numbers[-1]) + 1 if len(numbers) else 1, np.int64)
    row[numbers] = np.arange(len(numbers))
    columns = np.zeros((len(wish.ratios), len(numbers)), np.int64)
    widths, heights = np.zeros(columns.shape), np.zeros(columns.shape)
    for at, number in enumerate(numbers.tolist()):
        if number:
            tried = _tried(number)
            wide = (tried * column_px(sizes)).astype(np.float64)
            high = (-(-number // tried) * stack_px(sizes) - sizes.stack_gap_y).astype(np.float64)
            best = wish.costs(wide, high + head).argmin(axis=1)
            columns[:, at], widths[:, at], heights[:, at] = tried[best], wide[best], high[best]
    return Blocks(row, columns, widths, heights)


def _tried(number: int) -> Longs:
    """Numbers of columns that leave no column empty."""
    tried = np.arange(1, number + 1)
    if number > MOST_TRIED:
        tried = np.unique(np.geomspace(1, number, MOST_TRIED).astype(np.int64))
    return np.unique(-(-number // -(-number // tried)))


def block_cards(
    corners: tuple[Floats, Floats], columns: Longs, leaves: Longs, sizes: Sizes
) -> tuple[Floats, Floats, Floats]:
    """Cards of blocks, block by block, down the first column and then the next.

    Parameters
    ----------
    corners
        Left edge of each block, its gutter included, and its top.
    columns, leaves
        Columns and cards of each block.

    Returns
    -------
    x, y, gutter
        [cards] Corner of each, and the x of the gutter beside it; NaN where a block is one row, reached from above.
    """
    left, top = (np.repeat(each, leaves) for each in corners)
    columns, many = np.repeat(columns, leaves), np.repeat(leaves, leaves)
    rank = np.arange(len(many)) - np.repeat(np.cumsum(leaves) - leaves, leaves)
    rows = -(-many // np.maximum(columns, 1))
    column, row = rank // rows, rank % rows
    x = left + sizes.gutter + column * column_px(sizes)
    # Columns stand in pairs with their gutter between them; a column without a pair has its gutter on the left.
    is_left_of_pair = (column % 2 == 0) & (column + 1 < columns)
    gutter = np.where(is_left_of_pair, x + sizes.card_width, x - sizes.gutter) + sizes.gutter / 2
    return x, top + row * stack_px(sizes), np.where(rows > 1, gutter, np.nan)
