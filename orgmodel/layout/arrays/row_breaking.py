"""Row breaking: boxes of several shapes each, in order, into the rows that are lowest together within a width."""

from dataclasses import dataclass

import numpy as np

from orgmodel.layout.arrays.levels import Longs
from orgmodel.layout.arrays.positions import Floats

# A row holds at most so many boxes (or bundles of them, where a boss has more bosses under it than MOST_BOXES).
LONGEST_ROW, MOST_BOXES = 128, 512
# Rounding of sums must not push a box that just fits into the next row.
SLACK_PX = 0.01


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes of families, by what they may be. The family is the last axis; families with fewer boxes are filled up.

    Attributes
    ----------
    widths, heights
        [q, boxes, families] Narrowest shape of each box that is at most as high as the q-th level, from low to
        high; where there is none the width is more than any limit.
    shapes
        [q, boxes, families] Which shape that is.
    """

    widths: Floats
    heights: Floats
    shapes: Longs


@dataclass(frozen=True, slots=True)
class Rows:
    """Best rows within each limit; [limits, boxes + 1, families], for the first so many boxes.

    Attributes
    ----------
    high
        Height of the rows together, each with the gap over it.
    wide
        Width of the widest row.
    alone
        Width of the widest box that has a row of its own before the last; 0 where there is none.
    last, level
        First box of the last row, and the level of its shapes.
    """

    high: Floats
    wide: Floats
    alone: Floats
    last: Longs
    level: Longs


def choices_of(widths: Floats, heights: Floats, numbers: Longs, levels: int) -> Choices:
    """Shapes of boxes by level of height.

    Parameters
    ----------
    widths, heights
        [shapes, boxes, families] From narrow to flat; 0 where a family has fewer boxes.
    numbers
        [families] Boxes of each.
    levels
        How many heights are tried, spread over those that occur in a family.
    """
    count, boxes, families = heights.shape
    all_heights = np.sort(heights.reshape(-1, families), axis=0)
    share = np.linspace(0, 1, min(levels, count * boxes))[:, None]
    place = (boxes - numbers) * count + np.rint(share * (numbers * count - 1)).astype(np.int64)
    most = np.take_along_axis(all_heights, place, axis=0)
    shapes = (heights[:, None] > most[None, :, None]).view(np.int8).sum(axis=0, dtype=np.int8)
    is_none = shapes == count
    shapes = np.minimum(shapes, count - 1).astype(np.int64)
    wide = np.take_along_axis(widths, shapes, axis=0)
    wide[is_none] = np.broadcast_to(2 * widths[-1].sum(axis=0) + 1, wide.shape)[is_none]
    return Choices(wide, np.take_along_axis(heights, shapes, axis=0), shapes)


def wrap(choices: Choices, limits: Floats, gap: float) -> Rows:
    """Cut boxes into rows.

    Parameters
    ----------
    limits
        [limits, families] Widths that no row exceeds; at least that of the widest box.
    gap
        Height in px over each row.

    Notes
    -----
    The least sum of row heights, by going through the boxes and through the first box of the last row: O(boxes
    times `LONGEST_ROW`) for each limit, level and family.
    """
    levels, boxes, families = choices.widths.shape
    sums = np.zeros((levels, boxes + 1, families))
    np.cumsum(choices.widths, axis=1, out=sums[:, 1:])
    high = np.zeros((len(limits), boxes + 1, families))
    wide, alone = np.zeros_like(high), np.zeros_like(high)
    last, level = np.zeros(high.shape, np.int64), np.zeros(high.shape, np.int64)
    tall = np.zeros((levels + 1, boxes, families))
    tall[levels] = np.inf
    most = (limits + SLACK_PX)[:, None, None]
    family = np.arange(families)
    limit = np.arange(len(limits))[:, None]
    for end in range(1, boxes + 1):
        begin = max(0, end - LONGEST_ROW)
        run = sums[:, end, None] - sums[:, begin:end]
        np.maximum(tall[:levels, begin:end], choices.heights[:, end - 1, None], out=tall[:levels, begin:end])
        lowest = (run > most).view(np.int8).sum(axis=1, dtype=np.int8)
        total = tall[:, begin:end][lowest, np.arange(end - begin)[:, None], family]
        total += high[:, begin:end] + gap
        # Of equals the shortest last row: a row is filled before the next begins.
        first = end - begin - 1 - total[:, ::-1].argmin(axis=1)
        chosen = np.minimum(lowest[limit, first, family], levels - 1)
        high[:, end] = total[limit, first, family]
        own, before = run[chosen, first, family], begin + first
        wide[:, end] = np.maximum(wide[limit, before, family], own)
        # The row before this one is passed through by the line to it.
        is_one = (before - last[limit, before, family] == 1) & (before > 0)
        through = np.where(is_one, _width_of_last(sums, last, level, (limit, before, family)), 0.0)
        alone[:, end] = np.maximum(alone[limit, before, family], through)
        last[:, end], level[:, end] = begin + first, chosen
    return Rows(high, wide, alone, last, level)


def _width_of_last(sums: Floats, last: Longs, level: Longs, at: tuple[Longs, Longs, Longs]) -> Floats:
    """Width of the last row of the first so many boxes: `at` is limit, boxes, family."""
    _, end, family = at
    shape = level[at]
    width: Floats = sums[shape, end, family] - sums[shape, last[at], family]
    return width


def bundled(choices: Choices) -> tuple[Choices, int]:
    """Boxes side by side taken as one where there are too many, and how many make one."""
    boxes = choices.widths.shape[1]
    size = -(-boxes // MOST_BOXES)
    if size == 1:
        return choices, 1
    firsts = np.arange(0, boxes, size)
    widths = np.add.reduceat(choices.widths, firsts, axis=1)
    return Choices(widths, np.maximum.reduceat(choices.heights, firsts, axis=1), choices.shapes), size
