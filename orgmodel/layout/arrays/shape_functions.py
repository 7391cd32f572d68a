"""Shape functions: boxes of several proportions that fit the branch of each boss, the best of each, bottom up."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from orgmodel.layout.arrays.blocks import Blocks, TargetShapes, best_blocks, column_px
from orgmodel.layout.arrays.levels import Longs
from orgmodel.layout.arrays.positions import Floats
from orgmodel.layout.arrays.row_breaking import Choices, bundled, choices_of, wrap
from orgmodel.layout.arrays.teams import Teams
from orgmodel.theme import Sizes

# Proportions of boxes that are kept: px of width that a px of height is worth.
NARROWEST, FLATTEST = 0.1, 8.0
# How many proportions a boss keeps, by how many bosses its level has at most: more of them cost more.
SHAPES = ((2_000, 24), (20_000, 16), (2**31, 10))
# Widths and heights tried for rows, by how many steps that makes on a level at most.
EFFORTS = ((3e6, 48, 32), (12e6, 32, 24), (np.inf, 20, 12))
# A wide branch in a row of its own has the line to the rows after it led round it: only where the drawing would
# else be so much smaller, and hardly ever further down, where there are other shapes to choose from. In a drawing of
# more cards nobody follows a line with the eye, and its shape goes before.
DETOUR, INNER_DETOUR, FOLLOWED = 1.25, 2.5, 1_000
# Cells worked on at once.
MOST_CELLS = 1_500_000


@dataclass(frozen=True, slots=True)
class Families:
    """Teams of about as many boxes each, worked on at once; the last axis of `choices`.

    Attributes
    ----------
    rows
        Which teams of the level.
    numbers
        [f] Boxes of each: its bosses' branches, then the block of its other reports.
    bundles
        Choices for several boxes side by side as one; `size` of them.
    tried
        How many limits are worth trying.
    """

    rows: Longs
    numbers: Longs
    choices: Choices
    bundles: Choices
    size: int
    tried: int

    @property
    def ends(self) -> Longs:
        """[f] Bundles of each family."""
        return -(-self.numbers // self.size)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Boxes of the teams of a level.

    Attributes
    ----------
    wish
        What the shapes are good for.
    blocks
        Shapes of the teams without bosses in them.
    inner
        Shapes of the blocks of the other teams, by what the level under this one wishes for.
    widths, heights
        [shapes, teams] px, from narrow to flat, the gutter left of it included.
    limits
        [shapes, teams] Width within which the rows of a team are cut; 0 where it has none.
    families
        The teams that have rows.
    """

    teams: Teams
    wish: TargetShapes
    blocks: Blocks
    inner: Blocks
    widths: Floats
    heights: Floats
    limits: Floats
    families: tuple[Families, ...]


def shape(levels: list[Teams], sizes: Sizes, ratio: float, least: Floats | None = None) -> list[Shaped]:
    """Find the boxes of all teams; the first level's one box is the drawing, as good as it fits into `ratio`.

    Parameters
    ----------
    least
        Least width of the box of each boss, by place; that of a column where there are none.
    """
    by_level: list[Shaped] = []
    is_followed = sum(int(level.leaves.sum()) + len(level.positions) for level in levels) <= FOLLOWED
    has_one_top = len(levels) > 1 and len(levels[1].positions) == 1 and not levels[0].leaves[0]
    for number in range(len(levels) - 1, -1, -1):
        teams = levels[number]
        if number == 0 or (number == 1 and has_one_top):
            wish = TargetShapes(np.array([ratio]), is_fit=True, detour=DETOUR if is_followed else 1.0)
        else:
            count = next(count for most, count in SHAPES if len(teams.positions) <= most)
            wish = TargetShapes(np.geomspace(NARROWEST, FLATTEST, count), detour=INNER_DETOUR if is_followed else 1.0)
        narrowest = np.full(len(teams.positions), column_px(sizes))
        if least is not None and teams.positions[0] >= 0:
            np.maximum(narrowest, least[teams.positions], out=narrowest)
        by_level.append(_shaped((teams, narrowest), wish, by_level[-1] if by_level else None, sizes))
    return by_level[::-1]


def head_px(teams: Teams, sizes: Sizes) -> float:
    """Height of the boss over its team; the team of all tops has none, nor a gap over its first row."""
    return sizes.card_height if teams.positions[0] >= 0 else -sizes.gap_y


def _shaped(level: tuple[Teams, Floats], wish: TargetShapes, below: Shaped | None, sizes: Sizes) -> Shaped:
    teams, narrowest = level
    head = head_px(teams, sizes)
    alone = np.where(teams.bosses == 0, teams.leaves, 0)
    blocks = best_blocks(alone, wish, sizes, head + sizes.gap_y)
    at = blocks.row[alone]
    widths = np.maximum(blocks.widths[:, at], narrowest)
    heights = blocks.heights[:, at] + head + sizes.gap_y
    limits = np.zeros(widths.shape)
    inner = best_blocks(np.where(teams.bosses > 0, teams.leaves, 0), below.wish if below else wish, sizes, 0.0)
    in_rows = tuple(_families(teams, inner, below)) if below else ()
    trunk = sizes.gutter if teams.positions[0] >= 0 else 0.0
    for families in in_rows:
        tried = _limits(families)
        rows = wrap(families.bundles, tried, sizes.gap_y)
        ends = families.ends[None, None]
        high = np.take_along_axis(rows.high, ends, axis=1)[:, 0] + head
        wide = np.take_along_axis(rows.wide, ends, axis=1)[:, 0]
        wide += np.where(np.take_along_axis(rows.last, ends, axis=1)[:, 0] > 0, trunk, 0.0)
        np.maximum(wide, narrowest[families.rows], out=wide)
        alone = np.take_along_axis(rows.alone, ends, axis=1)[:, 0]
        is_around = (families.size == 1) & (alone > wide / 2) & (trunk > 0)
        detour = np.where(is_around, wish.detour, 1.0)
        best = (wish.costs(wide, high) * detour).argmin(axis=1)
        widths[:, families.rows] = np.take_along_axis(wide, best, axis=0)
        heights[:, families.rows] = np.take_along_axis(high, best, axis=0)
        limits[:, families.rows] = np.take_along_axis(tried, best, axis=0)
    return Shaped(teams, wish, blocks, inner, widths, heights, limits, in_rows)


def _families(teams: Teams, inner: Blocks, below: Shaped) -> Iterator[Families]:
    """Teams of a level that have bosses in them, few enough at a time, those with few boxes first."""
    firsts = np.cumsum(teams.bosses) - teams.bosses
    rows = np.flatnonzero(teams.bosses)
    numbers = teams.bosses[rows] + (teams.leaves[rows] > 0)
    order = np.argsort(numbers, kind="stable")
    rows, numbers = rows[order], numbers[order]
    steps = float((np.minimum(numbers, 600).astype(np.float64) ** 2).sum()) / 2
    limits, levels = next((limits, levels) for most, limits, levels in EFFORTS if steps * limits * levels <= most)
    begin = 0
    while begin < len(rows):
        room = int(MOST_CELLS // (limits * levels * np.minimum(numbers[begin:], 128)[0]))
        end = min(len(rows), begin + max(room // 2, 1))
        end = begin + int(np.searchsorted(numbers[begin:end], 2 * numbers[begin] + 4, side="right"))
        mine, counts = rows[begin:end], numbers[begin:end]
        widths, heights = _boxes((teams, inner, below), mine, firsts[mine], int(counts[-1]))
        choices = choices_of(widths, heights, counts, levels)
        bundles, size = bundled(choices)
        yield Families(mine, counts, choices, bundles, size, limits)
        begin = end


def _boxes(level: tuple[Teams, Blocks, Shaped], rows: Longs, firsts: Longs, most: int) -> tuple[Floats, Floats]:
    """Shapes of the boxes of some teams: [shapes, boxes, teams], 0 where a team has fewer boxes."""
    teams, inner, below = level
    bosses, leaves = teams.bosses[rows], teams.leaves[rows]
    rank = np.arange(most)[:, None]
    # One column more for the boxes that are not there.
    column = np.where(rank < bosses, firsts + rank, below.widths.shape[1])
    found = []
    for boxes, blocks in ((below.widths, inner.widths), (below.heights, inner.heights)):
        taken = np.append(boxes, np.zeros((len(boxes), 1)), axis=1)[:, column]
        with_block = np.flatnonzero(leaves)
        taken[:, bosses[with_block], with_block] = blocks[:, inner.row[leaves[with_block]]]
        found.append(taken)
    return found[0], found[1]


def _limits(families: Families) -> Floats:
    """Widths worth trying: from the widest box to all in one row, but near a box of a wanted shape."""
    choices = families.bundles
    least = choices.widths[-1].max(axis=0)
    most = choices.widths[0]
    area = (choices.widths * choices.heights).min(axis=0).sum(axis=0)
    flat = np.minimum(most.sum(axis=0), 2 * np.sqrt(area * FLATTEST))
    least = np.maximum(least, np.sqrt(area * NARROWEST) / 2)
    share = np.linspace(0, 1, families.tried)[:, None]
    limits: Floats = least * (np.maximum(flat, least) / least) ** share
    return limits
