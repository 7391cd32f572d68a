"""Trunks: the vertical from a boss to rows of boxes after the first, in a gap of the rows before them."""

import numpy as np

from orgmodel.layout.arrays.levels import Longs
from orgmodel.layout.arrays.positions import Floats

# Rounding of sums must not close a gap.
SLACK_PX = 0.02


def beside_trunk(widths: Floats, row: Longs, room: Floats, gutter: float) -> tuple[Floats, Floats]:
    """Find for each family a trunk near the middle, and put the boxes of its rows left and right of it.

    Parameters
    ----------
    widths
        [boxes, families] Width of each box, 0 where a family has fewer boxes, in the order of their rows.
    row
        [boxes, families] First box of the row that each box stands in; every family has two rows at least.
    room
        [families] Width for the rows and the trunk.
    gutter
        Width of the trunk's lane.

    Returns
    -------
    left
        [boxes, families] Left edge of each box. In order in each row, from 0 to `room`, nothing on the trunk's lane
        but in the last row, which is under the middle.
    trunk
        [families] Left edge of the lane; 0, left of all rows, where no gap is common to them.

    Notes
    -----
    O(boxes squared) for each family.
    """
    boxes, families = widths.shape
    family, place = np.arange(families), np.arange(boxes)[:, None]
    ends = np.cumsum(widths, axis=0)
    before = ends - widths
    before = before - before[row, family]
    is_first = place == row
    starts = np.flatnonzero(is_first.T.ravel())
    # By row: which family, its width, and whether lines pass through it.
    of = starts // boxes
    total = np.add.reduceat(widths.T.ravel(), starts)
    is_last = np.append(of[1:] != of[:-1], True)
    number = (np.cumsum(is_first.T.ravel()) - 1).reshape(families, boxes).T
    slack = np.maximum(room[of] - gutter - total, 0.0) + SLACK_PX
    is_through = ~is_last
    slack_of = slack[number]
    low, high = before, before + slack_of
    middle = (room - gutter) / 2
    # A gap of the first row, moved as near to the middle as the row has room for, if all rows can make way for it.
    best, least = np.zeros(families), middle.copy()
    needed = np.bincount(of, is_through, families)
    for box in range(boxes):
        at = np.clip(middle, low[box], high[box] - SLACK_PX)
        makes_way = np.logical_or.reduceat(((low <= at + SLACK_PX) & (at <= high)).T.ravel(), starts) & is_through
        off = np.abs(at - middle)
        is_better = (row[box] == 0) & (np.bincount(of, makes_way, families) == needed) & (off < least)
        best, least = np.where(is_better, at, best), np.where(is_better, off, least)
    # Each row is cut at its last gap that can come to the trunk.
    cut = np.maximum.reduceat(np.where(low <= best + SLACK_PX, before, -1.0).T.ravel(), starts)[number]
    is_right = before >= cut
    left = before - cut + best + np.where(is_right, gutter, 0.0)
    under = np.clip(room[of] / 2 - total / 2, 0.0, np.maximum(room[of] - total, 0.0))[number]
    return np.where(is_last[number], before + under, np.maximum(left, 0.0)), best
