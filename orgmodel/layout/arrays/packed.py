"""Packed: teams as blocks and families wrapped into rows, so that the whole drawing has the shape of its window."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.arrays.blocks import block_cards
from orgmodel.layout.arrays.levels import Longs
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Floats, Lanes, bus_room
from orgmodel.layout.arrays.row_breaking import wrap
from orgmodel.layout.arrays.shape_functions import Families, Shaped, head_px, shape
from orgmodel.layout.arrays.teams import teams_of
from orgmodel.layout.arrays.trunks import beside_trunk
from orgmodel.org.tree import DEEP, Tree
from orgmodel.theme import Sizes
from orgmodel.views.visible import WINDOW


@dataclass(frozen=True, slots=True)
class _Spots:
    """Spots for boxes of a level: left and top edge, shape, and the lines to them (NaN: straight from above)."""

    left: Floats
    top: Floats
    shape: Longs
    bus: Floats
    trunk: Floats


def _nowhere(count: int) -> _Spots:
    left, top, bus, trunk = np.full((4, count), np.nan)
    return _Spots(left, top, np.zeros(count, np.int64), bus, trunk)


def place_packed(tree: Tree, sizes: Sizes, ratio: float = WINDOW, least: Floats | None = None) -> CardPositions:
    """Place seats so that as large a scale as possible fits the drawing into a window.

    Reports without reports of their own stand in a block of columns, after the others. The branches of the others
    stand in rows under their boss, in order. Of every branch the best boxes of several proportions are kept; its
    boss cuts the rows for those, and chooses.

    Parameters
    ----------
    ratio
        Width to height of the window.
    least
        [n] px that the branch of each boss is wide at least, the gutter left of it included, its card in the middle.

    Returns
    -------
    CardPositions
        With lanes: rows after the first are reached by a trunk through a gap of those before them, as near to the
        boss as there is one, cards in columns by a gutter beside them. An outline where there are more than `DEEP`
        levels.

    Notes
    -----
    O(n). 300 seats take some 10 ms.
    """
    n = len(tree.order)
    if tree.levels > DEEP or not n:
        return place_outline(tree, sizes)
    shaped = shape(teams_of(tree), sizes, ratio, None if least is None else least[tree.order])
    cards = _Cards(*(np.full(n, np.nan) for _ in range(5)))
    spots = replace(_nowhere(1), left=np.zeros(1), top=np.zeros(1))
    for level in shaped:
        spots = _put_level(level, spots, cards, sizes)
    return cards.drawn(tree, sizes)


@dataclass(frozen=True, slots=True)
class _Cards:
    """Cards by place in the tree's order; filled level by level."""

    x: Floats
    y: Floats
    bus: Floats
    trunk: Floats
    gutter: Floats

    def drawn(self, tree: Tree, sizes: Sizes) -> CardPositions:
        """By seat, moved to the drawing's corner."""
        left = min(float(np.nanmin(each, initial=np.inf)) for each in (self.x, self.trunk, self.gutter))
        by_seat = []
        for each, shift in ((self.x, left), (self.y, 0.0), (self.bus, 0.0), (self.trunk, left), (self.gutter, left)):
            moved = np.empty(len(each))
            moved[tree.order] = each - shift
            by_seat.append(moved)
        x, y, *lanes = by_seat
        width, height = float(x.max()) + sizes.card_width, float(y.max()) + sizes.card_height
        return CardPositions(x, y, width, height, lanes=Lanes(*lanes))


def _put_level(level: Shaped, spots: _Spots, cards: _Cards, sizes: Sizes) -> _Spots:
    """Write a level's bosses and blocks into `cards`; where the boxes of the next level go."""
    teams, count = level.teams, len(level.teams.positions)
    chosen = spots.shape, np.arange(count)
    if teams.positions[0] >= 0:
        room = level.widths[chosen] - sizes.gutter - sizes.card_width
        cards.x[teams.positions] = spots.left + sizes.gutter + room / 2
        cards.y[teams.positions] = spots.top
        cards.bus[teams.positions], cards.trunk[teams.positions] = spots.bus, spots.trunk
    # Blocks of teams that have nothing else stand right under their boss; the others' are put with their rows.
    columns = level.blocks.columns[spots.shape, level.blocks.row[np.where(teams.bosses == 0, teams.leaves, 0)]]
    top = spots.top + head_px(teams, sizes) + sizes.gap_y
    blocks = replace(_nowhere(count), left=spots.left.copy(), top=top, shape=columns)
    kids = _nowhere(int(teams.bosses.sum()))
    firsts = np.cumsum(teams.bosses) - teams.bosses
    for families in level.families:
        boxes = _put_rows(level, families, spots, sizes)
        rows = families.rows
        rank = np.arange(boxes.left.shape[0])[:, None]
        is_kid = rank < teams.bosses[rows]
        to = (firsts[rows] + rank)[is_kid]
        with_block = np.flatnonzero(teams.leaves[rows])
        block = teams.bosses[rows][with_block], with_block
        for mine, his, theirs in zip(_parts(kids), _parts(blocks), _parts(boxes), strict=True):
            mine[to] = theirs[is_kid]
            his[rows[with_block]] = theirs[block]
        leaves = level.inner.row[teams.leaves[rows[with_block]]]
        blocks.shape[rows[with_block]] = level.inner.columns[boxes.shape[block], leaves]
    _put_blocks(level, blocks, cards, sizes)
    return kids


def _parts(spots: _Spots) -> tuple[NDArray[np.float64] | Longs, ...]:
    return spots.left, spots.top, spots.shape, spots.bus, spots.trunk


def _put_rows(level: Shaped, families: Families, spots: _Spots, sizes: Sizes) -> _Spots:
    """Place the boxes of some families: [boxes, families]."""
    rows = families.rows
    count, number = len(rows), families.choices.widths.shape[1]
    limits = level.limits[spots.shape[rows], rows][None]
    cut = wrap(families.bundles, limits, sizes.gap_y)
    is_first, at_level = np.zeros((number, count), bool), np.zeros((number, count), np.int64)
    family, end = np.arange(count), families.ends
    while len(family):
        first, chosen = cut.last[0, end, family], cut.level[0, end, family]
        is_first[first * families.size, family] = True
        at_level[first * families.size, family] = chosen
        family, end = family[first > 0], first[first > 0]
    # Each box looks up what was noted at the first of its row.
    row = np.maximum.accumulate(np.where(is_first, np.arange(number)[:, None], 0), axis=0)
    family = np.arange(count)
    own = at_level[row, family], np.arange(number)[:, None], family
    widths, heights = families.choices.widths[own], families.choices.heights[own]
    before = np.cumsum(widths, axis=0) - widths
    flat = is_first.T.ravel()
    lines = np.maximum.reduceat(heights.T.ravel(), np.flatnonzero(flat)) + sizes.gap_y
    tall = np.zeros(number * count)
    tall[flat] = lines
    tall = tall.reshape(count, number).T
    above = (np.cumsum(tall, axis=0) - tall)[row, family]
    has_rows = (row > 0).any(axis=0) & (level.teams.positions[0] >= 0)
    inside, trunk_at = before - before[row, family], np.zeros(count)
    if has_rows.any():
        some = np.flatnonzero(has_rows)
        room = level.widths[spots.shape[rows[some]], rows[some]]
        inside[:, some], trunk_at[some] = beside_trunk(widths[:, some], row[:, some], room, sizes.gutter)
    left = spots.left[rows] + inside
    top = spots.top[rows] + head_px(level.teams, sizes) + sizes.gap_y + above
    is_lower = row > 0
    bus = np.where(is_lower, top - bus_room(sizes), np.nan)
    trunk = np.where(is_lower, spots.left[rows] + trunk_at + sizes.gutter / 2, np.nan)
    return _Spots(left, top, families.choices.shapes[own], bus, trunk)


def _put_blocks(level: Shaped, blocks: _Spots, cards: _Cards, sizes: Sizes) -> None:
    """Write the cards of blocks; `shape` of a spot holds its columns."""
    at, leaves = level.teams.leaf_positions, level.teams.leaves
    corners = blocks.left, blocks.top
    cards.x[at], cards.y[at], cards.gutter[at] = block_cards(corners, blocks.shape, leaves, sizes)
    cards.bus[at], cards.trunk[at] = np.repeat(blocks.bus, leaves), np.repeat(blocks.trunk, leaves)
