"""Assistants: cards next to the line from their boss down, not among the boss's other reports.

A tree is laid out with a card's empty room on the line, level with the assistants; the other reports hang under it::

              ┌──────┐
              │ boss │
              └──┬───┘
        ┌────────┤
    ┌───┴─────┐  │
    │assistant│  │
    └─────────┘  │
         ┌───────┴──┐
     ┌───┴──┐    ┌──┴───┐

Where a drawing is fitted to its window, assistants without reports of their own flank that empty room, two by two.
"""

from collections.abc import Mapping, Set
from dataclasses import replace

import numpy as np

from orgmodel.layout.arrays.packed import place_packed
from orgmodel.layout.arrays.positions import CardPositions, Lanes
from orgmodel.layout.stacked.arrange import Laid
from orgmodel.org.tree import Tree, grow
from orgmodel.theme import Sizes
from orgmodel.views.visible import Visible

# Place of each assistant who flanks a room, to the room's place and the side of the line: -1 left, 1 right.
Flanks = Mapping[int, tuple[int, int]]

# Of more assistants than these a family is laid out like any other.
MOST = 4


def make_room(visible: Visible, assistants: Set[int], *, are_flanks: bool = False) -> tuple[Visible, Flanks]:
    """Hang the other reports of bosses with assistants under a place of its own, after all others.

    Parameters
    ----------
    assistants
        Places in `Visible.keys`.
    are_flanks
        Whether assistants without reports flank the room; a boss with more than two of them gets another under it.

    Returns
    -------
    Visible, Flanks
        Its first places are those of `visible`; a boss whose reports are all assistants, or more than `MOST`, keeps
        them as they are.
    """
    bosses = list(visible.bosses)
    mine: dict[int, list[int]] = {}
    for position in sorted(assistants):
        mine.setdefault(bosses[position], []).append(position)
    others: dict[int, list[int]] = {}
    for position, boss in enumerate(visible.bosses):
        if boss in mine and position not in assistants:
            others.setdefault(boss, []).append(position)
    leading = set(visible.bosses)
    flanks: dict[int, tuple[int, int]] = {}
    for boss in sorted(boss for boss in mine if boss >= 0 and boss in others and len(mine[boss]) <= MOST):
        are_beside = are_flanks and leading.isdisjoint(mine[boss])
        above = boss
        for first in range(0, len(mine[boss]), 2) if are_beside else (0,):
            bosses.append(above)
            above = len(bosses) - 1
            if are_beside:
                flanks |= {position: (above, side) for position, side in zip(mine[boss][first:], (-1, 1), strict=False)}
        for position in others[boss]:
            bosses[position] = above
    rooms = len(bosses) - len(visible.bosses)
    keys, families = (*visible.keys, *[""] * rooms), (*visible.families, *["room"] * rooms)
    return replace(visible, keys=keys, bosses=tuple(bosses), families=families), flanks


def place_flanked(tree: Tree, sizes: Sizes, ratio: float, flanks: Flanks) -> CardPositions:
    """Place a tree fitted to a window, as `place_packed` does, some seats at the sides of the rooms of `make_room`.

    Notes
    -----
    The branch of such a room is as wide at least as its two seats, and in its row stands nobody else.
    """
    n = len(tree.parent)
    others = np.setdiff1d(np.arange(n), list(flanks))
    place = np.full(n + 1, -1, np.int32)
    place[others] = np.arange(len(others))
    rest, _ = grow(place[tree.parent[others]])
    rooms = np.array([room for room, _ in flanks.values()])
    least = np.zeros(len(others))
    least[place[rooms]] = 2 * (sizes.card_width + sizes.gutter)
    packed = place_packed(rest, sizes, ratio, least)
    x, y, bus, trunk, gutter = np.full((5, n), np.nan)
    lanes = packed.lanes
    if lanes is None:  # an outline, of more levels than rows are made for
        return place_packed(tree, sizes, ratio)
    for all_of, some in ((x, packed.x), (y, packed.y), (bus, lanes.bus), (trunk, lanes.trunk), (gutter, lanes.gutter)):
        all_of[others] = some
    for seat, (room, side) in flanks.items():
        gutter[seat] = x[room] + sizes.card_width / 2
        x[seat], y[seat] = x[room] + side * (sizes.card_width + sizes.gutter) / 2, y[room]
    return CardPositions(x, y, packed.width, packed.height, lanes=Lanes(bus, trunk, gutter))


def without_room(visible: Visible, wide: Visible, laid: Laid) -> Laid:
    """Corners and lines of the seats alone: a line to a report under a room runs through it."""
    count = len(visible.keys)
    lines = []
    for place in range(count):
        line = laid.lines[place]
        boss = wide.bosses[place]
        while boss >= count:
            line = (*laid.lines[boss], *line)
            boss = wide.bosses[boss]
        lines.append(line)
    return Laid(laid.corners[:count], tuple(lines))
