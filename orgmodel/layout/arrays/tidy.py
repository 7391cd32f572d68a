"""Tidy tree on aligned levels: branches as close as their outlines allow, merged a level at a time."""

from dataclasses import dataclass

import numpy as np

from orgmodel.layout.arrays.columns import place_columns
from orgmodel.layout.arrays.levels import Levels, Longs, levels_of
from orgmodel.layout.arrays.positions import CardPositions, Floats
from orgmodel.org.tree import DEEP, Tree
from orgmodel.theme import Sizes

# What a level costs grows with its bosses times the levels under it, and with its largest number of siblings that
# have reports. Past these sums, which no company of three million comes near, a slab does as well.
MOST_CELLS, MOST_TURNS = 40_000_000, 20_000


@dataclass(frozen=True, slots=True)
class _Outlines:
    """Leftmost and rightmost x of the branches of a level's bosses, from the boss; [levels below, bosses]."""

    left: Floats
    right: Floats


def place_tidy(tree: Tree, sizes: Sizes) -> CardPositions:
    """Place each boss over the middle of its reports, and each branch as far left as its elder siblings allow.

    Returns
    -------
    CardPositions
        Siblings in order, levels aligned, several tops side by side. A slab, or an outline, where the tree is too
        deep or too uneven for outlines.

    Notes
    -----
    O(n) for trees of bounded depth; 1,000,000 seats on 9 levels take about 0.1 s.

    References
    ----------
    Reingold and Tilford (1981), Tidier Drawings of Trees. IEEE Transactions on Software Engineering 7(2).
    """
    if tree.levels > DEEP or not len(tree.order):
        return place_columns(tree, sizes)
    levels = levels_of(tree)
    if _is_costly(levels):
        return place_columns(tree, sizes)
    x = _across(levels)
    x -= x.min()
    across = np.empty(len(x))
    across[tree.order] = x
    across *= sizes.card_width + sizes.gap_x
    step = sizes.card_height + sizes.gap_y
    width = float(x.max()) * (sizes.card_width + sizes.gap_x) + sizes.card_width
    return CardPositions(across, (tree.depth * step).astype(np.float64), width, tree.levels * step - sizes.gap_y)


def _is_costly(levels: Levels) -> bool:
    below = np.arange(levels.depth, 0, -1)
    cells = int((np.diff(levels.above) * below).sum())
    # Siblings with reports: at most the bosses of a level, and cheap to bound when those are few.
    turns = 0
    for level in range(1, levels.depth):
        kids = np.diff(np.searchsorted(levels.bosses[levels.families(level)], _ends(levels, level)), prepend=0)
        turns += int(kids.max(initial=0))
    return cells > MOST_CELLS or turns > MOST_TURNS


def _ends(levels: Levels, level: int) -> Longs:
    """Place after the last member of each family on a level."""
    above = levels.families(level - 1)
    return levels.begins[above] + levels.counts[above]


def _across(levels: Levels) -> Floats:
    """Distance of every place, in cards, from the middle of the tops."""
    x = np.zeros(int(levels.starts[-1]))
    outlines: _Outlines | None = None
    for level in range(levels.depth - 1, -1, -1):
        here, mine = levels.seats(level), levels.families(level)
        if level:
            above = levels.families(level - 1)
            begins, counts = levels.begins[above], levels.counts[above]
        else:
            begins, counts = np.zeros(1, np.int64), levels.starts[1:2]
        outlines = _merge(x[here], begins - here.start, counts, levels.bosses[mine] - here.start, outlines)
    for level in range(1, levels.depth):
        above = levels.families(level - 1)
        x[levels.seats(level)] += np.repeat(x[levels.bosses[above]], levels.counts[above])
    return x


def _merge(x: Floats, begins: Longs, counts: Longs, kids: Longs, below: _Outlines | None) -> _Outlines:
    """Put the members of each family side by side.

    Parameters
    ----------
    x
        [members of the level] Written: x of each from the middle of its family.
    begins, counts
        [families] First member and number of members.
    kids
        [k] Members that have reports, ascending.
    below
        Outlines of the branches of `kids`, from the level under them on; None without kids.

    Returns
    -------
    _Outlines
        Of the families, from this level on, from the middle of each.
    """
    rank = np.arange(len(x)) - np.repeat(begins, counts)
    last = (counts - 1).astype(np.float64)
    if below is None or not len(kids):
        x[:] = rank - np.repeat(last / 2, counts)
        return _Outlines(-last[None] / 2, last[None] / 2)
    ends = np.searchsorted(kids, begins + counts)
    firsts = np.searchsorted(kids, begins)
    numbers = ends - firsts
    # Families with most kids first: those that have a kid of rank r are then the first so many.
    parents = np.argsort(-numbers, kind="stable")[: np.count_nonzero(numbers)]
    firsts, numbers = firsts[parents], numbers[parents]
    at, left, right = _fit(rank[kids].astype(np.float64), firsts, numbers, below)
    # A member without reports stands next to its elder sibling: as far from the last kid before it as by rank.
    ahead = np.zeros(len(x))
    ahead[kids] = at - rank[kids]
    latest = np.zeros(len(x), np.int64)
    latest[begins], latest[kids] = begins, kids
    x[:] = rank + ahead[np.maximum.accumulate(latest)]
    last = x[begins + counts - 1]
    x -= np.repeat(last / 2, counts)
    depth = len(left)
    merged = _Outlines(np.full((depth + 1, len(counts)), np.inf), np.full((depth + 1, len(counts)), -np.inf))
    merged.left[0], merged.right[0] = -last / 2, last / 2
    merged.left[1:, parents] = left - last[parents] / 2
    merged.right[1:, parents] = right - last[parents] / 2
    return merged


def _fit(rank: Floats, firsts: Longs, numbers: Longs, below: _Outlines) -> tuple[Floats, Floats, Floats]:
    """Offsets of the kids from their family's first member, and the outlines of the families that have kids."""
    at = np.empty(len(rank))
    at[firsts] = rank[firsts]
    left = below.left[:, firsts] + rank[firsts]
    right = below.right[:, firsts] + rank[firsts]
    # How many families have more than r kids.
    with_more = len(numbers) - np.searchsorted(numbers[::-1], np.arange(1, int(numbers[0])), side="right")
    for turn, families in enumerate(with_more.tolist(), 1):
        kids = firsts[:families] + turn
        lefts, rights = below.left[:, kids], below.right[:, kids]
        beside = at[kids - 1] + (rank[kids] - rank[kids - 1])
        apart = (right[:, :families] - lefts).max(axis=0) + 1
        at[kids] = np.maximum(beside, apart)
        np.minimum(left[:, :families], lefts + at[kids], out=left[:, :families])
        np.maximum(right[:, :families], rights + at[kids], out=right[:, :families])
    return at, left, right
