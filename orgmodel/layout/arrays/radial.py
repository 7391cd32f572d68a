"""Radial: every level on a ring of its own. For the shape of a company, not for reading names."""

from math import ceil, cos, hypot, pi, sin

import numpy as np

from orgmodel.layout.arrays.columns import leaves_of, lefts
from orgmodel.layout.arrays.levels import levels_of
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Spokes
from orgmodel.layout.scene import Point
from orgmodel.org.tree import DEEP, Ints, Tree
from orgmodel.theme import Sizes

# Farthest that a line may be from the arc that it follows: less than its width.
CHORD_PX = 1.0


def place_radial(tree: Tree, sizes: Sizes) -> CardPositions:
    """Place seats on rings round their tops, each branch in a sector as wide as its seats without reports are many.

    Returns
    -------
    CardPositions
        Siblings clockwise in order from 12 o'clock on; one top in the middle, several on the first ring. An outline
        where there are more than `DEEP` levels.

    Notes
    -----
    O(n). Cards keep their size, so that rings grow with the number of seats: 300 need some 20,000 px.
    """
    n = len(tree.order)
    if tree.levels > DEEP or not n:
        return place_outline(tree, sizes)
    levels = levels_of(tree)
    leaves = leaves_of(levels).astype(np.float64)
    turn = 2 * pi / leaves[levels.seats(0)].sum()
    angles = (lefts(levels, leaves) + leaves / 2) * turn
    # Cards turn in circles of this width; between rings there is a gap more for the lines that follow them.
    reach = hypot(sizes.card_width, sizes.card_height) + sizes.gap_x
    radii = np.zeros(levels.depth)
    for level in range(levels.depth):
        here = angles[levels.seats(level)]
        least = radii[level - 1] + reach + sizes.gap_y if level else 0.0
        apart = np.diff(here, append=here[0] + 2 * pi).min()
        radii[level] = max(least, reach / (2 * sin(min(apart, pi) / 2))) if len(here) > 1 else least
    ring = np.repeat(radii, np.diff(levels.starts))
    x, y = np.empty(n), np.empty(n)
    x[tree.order], y[tree.order] = ring * np.sin(angles), -ring * np.cos(angles)
    middle = (float(radii[-1]) + reach / 2,) * 2
    x += middle[0] - sizes.card_width / 2
    y += middle[1] - sizes.card_height / 2
    return CardPositions(x, y, 2 * middle[0], 2 * middle[1], spokes=Spokes(*middle, radii))


def spoke_lines(placed: CardPositions, sizes: Sizes, bosses: Ints, seats: Ints, depth: Ints) -> list[tuple[Point, ...]]:
    """Lines out from the boss, along the gap between two rings, and out to the seat; () for a top."""
    return [
        _way(placed, sizes, boss, seat, int(depth[seat])) if boss >= 0 else ()
        for boss, seat in zip(bosses.tolist(), seats.tolist(), strict=True)
    ]


def _way(placed: CardPositions, sizes: Sizes, boss: int, seat: int, level: int) -> tuple[Point, ...]:
    spokes = placed.spokes
    assert spokes is not None  # noqa: S101 - the caller has asked
    reach = hypot(sizes.card_width, sizes.card_height) + sizes.gap_x
    middle = (spokes.x, spokes.y)
    start, end = (_centre(placed, sizes, one) for one in (boss, seat))
    first, last = _angle(middle, start), _angle(middle, end)
    if spokes.radii[level - 1] == 0:
        first = last
    ring = float(spokes.radii[level]) - (reach + sizes.gap_y) / 2
    # The short way round, in chords that look like the arc.
    sweep = (last - first + pi) % (2 * pi) - pi
    room = min(max(1 - CHORD_PX / ring, -1.0), 1.0) if ring > 0 else -1.0
    steps = max(1, ceil(abs(sweep) / (2 * float(np.arccos(room))))) if room < 1 else 1
    arc = [_at(middle, ring, first + sweep * step / steps) for step in range(steps + 1)]
    points = [_border(start, arc[0], sizes), *arc, _border(end, arc[-1], sizes)]
    return tuple((round(x, 2), round(y, 2)) for x, y in points)


def _centre(placed: CardPositions, sizes: Sizes, seat: int) -> Point:
    return float(placed.x[seat]) + sizes.card_width / 2, float(placed.y[seat]) + sizes.card_height / 2


def _angle(middle: Point, point: Point) -> float:
    return float(np.arctan2(point[0] - middle[0], middle[1] - point[1]))


def _at(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)


def _border(centre: Point, towards: Point, sizes: Sizes) -> Point:
    """Point at which the straight line from a card's centre leaves the card."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    share = min(sizes.card_width / 2 / abs(dx) if dx else np.inf, sizes.card_height / 2 / abs(dy) if dy else np.inf)
    return centre[0] + dx * share, centre[1] + dy * share
