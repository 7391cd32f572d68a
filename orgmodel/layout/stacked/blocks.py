"""Blocks: the visible tree with runs of seats without reports gathered into columns under their boss.

A boss with eleven function heads would be eleven cards wide; stacked in columns beside a gutter that carries the
line, the same heads take three.
"""

from dataclasses import dataclass
from itertools import groupby
from math import ceil

from orgmodel.theme import Sizes
from orgmodel.views.visible import Visible

# Two read well in a row; from three on a row is wider than its chart deserves.
BLOCK_FROM = 3
# Six cards in a column are about as high as four levels of the chart.
MAX_ROWS = 6
# The strip under a folded card hangs over its lower edge; the next card of a stack keeps this much more away.
FOLD_ROOM_PX = 8.0


@dataclass(frozen=True, slots=True)
class Block:
    """One box of the tree to lay out: a single card, or columns of cards.

    Attributes
    ----------
    members
        Positions in `Visible.keys`, in sibling order; down the first column, then the next.
    boss
        Position of the boss's block in the list of blocks; -1 for the top.
    offsets
        For each member the (x, y) of its card inside the block, px.
    gutters
        For each member the x inside the block of the gutter that carries its line; None for a single card.
    attach_px
        x inside the block that the boss is centred over.
    """

    members: tuple[int, ...]
    boss: int
    width_px: float
    height_px: float
    attach_px: float
    offsets: tuple[tuple[float, float], ...]
    gutters: tuple[float | None, ...]


def gather(visible: Visible, sizes: Sizes) -> list[Block]:
    """Blocks of the visible tree in preorder. O(n), no recursion."""
    children: list[list[int]] = [[] for _ in visible.keys]
    for place, boss in enumerate(visible.bosses):
        if boss >= 0:
            children[boss].append(place)
    blocks: list[Block] = []
    stack: list[tuple[tuple[int, ...], int]] = [((0,), -1)] if visible.keys else []
    while stack:
        members, boss = stack.pop()
        mine = len(blocks)
        blocks.append(_block(visible, members, boss, sizes))
        if len(members) == 1:
            runs = _runs(children[members[0]], children, visible.families)
            stack.extend((run, mine) for run in reversed(runs))
    return blocks


def _runs(siblings: list[int], children: list[list[int]], families: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Siblings in order, neighbours of one family without reports gathered where there are enough of them."""
    runs: list[tuple[int, ...]] = []
    for is_leaf_of, group in groupby(siblings, lambda seat: "" if children[seat] else families[seat]):
        seats = tuple(group)
        runs += [seats] if is_leaf_of and len(seats) >= BLOCK_FROM else [(seat,) for seat in seats]
    return runs


def _block(visible: Visible, members: tuple[int, ...], boss: int, sizes: Sizes) -> Block:
    height, width = sizes.card_height, sizes.card_width
    rooms = [FOLD_ROOM_PX if visible.keys[place] in visible.folds else 0.0 for place in members]
    if len(members) == 1:
        return Block(members, boss, width, height, width / 2, ((0.0, 0.0),), (None,))
    columns = ceil(len(members) / MAX_ROWS)
    rows = ceil(len(members) / columns)
    offsets: list[tuple[float, float]] = []
    gutters: list[float | None] = []
    x, bottom = 0.0, 0.0
    for column in range(ceil(len(members) / rows)):
        # Columns stand in pairs with a gutter between them; an odd last column has a gutter of its own.
        is_left, is_last = column % 2 == 0, (column + 1) * rows >= len(members)
        if is_left and is_last:
            gutter, left = x + sizes.gutter / 2, x + sizes.gutter
        elif is_left:
            gutter, left = x + width + sizes.gutter / 2, x
        else:
            gutter, left = x + sizes.gutter / 2, x + sizes.gutter
        y = 0.0
        for row in range(column * rows, min((column + 1) * rows, len(members))):
            offsets.append((left, y))
            gutters.append(gutter)
            y += height + rooms[row] + sizes.stack_gap_y
        bottom = max(bottom, y - sizes.stack_gap_y)
        x = left + width + (0.0 if is_left else sizes.gap_x)
    right = max(offset[0] for offset in offsets) + width
    first, last = gutters[0] or 0.0, gutters[-1] or 0.0
    return Block(members, boss, right, bottom, (first + last) / 2, tuple(offsets), tuple(gutters))
