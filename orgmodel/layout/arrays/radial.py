"""Radial: every level on a ring of its own, as wide as the window asks for, the cards along it close together."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, cos, pi, sin

import numpy as np

from orgmodel.layout.arrays.columns import leaves_of, lefts
from orgmodel.layout.arrays.levels import Levels, levels_of
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.positions import CardPositions, Floats, Spokes
from orgmodel.layout.scene import Point
from orgmodel.org.tree import DEEP, Ints, Tree
from orgmodel.theme import Sizes

# Farthest that a line may be from the arc that it follows: less than its width.
CHORD_PX = 1.0
# How much wider than high rings may be, and at which part of a turn the first branch may begin.
STRETCHES: Sequence[float] = (1.0, 1.3, 1.7)
STARTS: Sequence[float] = (0.0, 0.125, 0.25, 0.5, 0.75)
# Of more seats one ring is as good as another: nobody reads them, and each try costs as much as the drawing.
MOST_TRIED = 5_000
# Steps in which the way along a ring is measured.
STEPS = 720


def place_radial(tree: Tree, sizes: Sizes, ratio: float = 1.0) -> CardPositions:
    """Place seats on rings round their tops, each branch in a sector as wide as its seats without reports need.

    Beside the middle cards stand over each other and need less of the ring than above it and below it.

    Parameters
    ----------
    ratio
        Width to height of the window that stretch and beginning of the rings are chosen for.

    Returns
    -------
    CardPositions
        Siblings clockwise in order; one top in the middle, several on the first ring. An outline where there are
        more than `DEEP` levels.

    Notes
    -----
    O(n). Cards keep their size, so that rings grow with the number of seats.
    """
    n = len(tree.order)
    if tree.levels > DEEP or not n:
        return place_outline(tree, sizes)
    levels = levels_of(tree)
    leaves = leaves_of(levels).astype(np.float64)
    turns = (lefts(levels, leaves) + leaves / 2) / leaves[levels.seats(0)].sum()
    few = n <= MOST_TRIED
    tries = [(stretch, start) for stretch in (STRETCHES if few else (1.0,)) for start in (STARTS if few else (0.0,))]
    best = min(
        (_on_rings(levels, turns + start, stretch, sizes) for stretch, start in tries),
        key=lambda placed: max(placed.width, ratio * placed.height),
    )
    x, y = np.empty(n), np.empty(n)
    x[tree.order], y[tree.order] = best.x, best.y
    return _with_lines(CardPositions(x, y, best.width, best.height, spokes=best.spokes), tree, sizes)


def _with_lines(placed: CardPositions, tree: Tree, sizes: Sizes) -> CardPositions:
    """The same with room for lines that go round farther than the cards do."""
    seats = np.arange(len(tree.parent), dtype=np.int32)
    points = [point for way in spoke_lines(placed, sizes, tree.parent, seats, tree.depth) for point in way]
    spokes = placed.spokes
    if not points or spokes is None:
        return placed
    (left, top), (right, bottom) = np.minimum(0, np.min(points, axis=0)), np.max(points, axis=0)
    width, height = max(placed.width, right) - left, max(placed.height, bottom) - top
    spokes = replace(spokes, x=spokes.x - left, y=spokes.y - top)
    return replace(placed, x=placed.x - left, y=placed.y - top, width=width, height=height, spokes=spokes)


def _on_rings(levels: Levels, turns: Floats, stretch: float, sizes: Sizes) -> CardPositions:
    """Cards by place in the tree's order, at parts of a turn along their ring."""
    wide, high = sizes.card_width / stretch, sizes.card_height
    apart = (sizes.card_width + sizes.gap_x) / stretch, sizes.card_height + sizes.stack_gap_y
    angles = _angles(turns, *apart)
    across, down = np.sin(angles), -np.cos(angles)
    radii, arcs = np.zeros(levels.depth), np.zeros(levels.depth)
    outer = 0.0
    for level in range(levels.depth):
        here = levels.seats(level)
        toward = np.abs(across[here]), np.abs(down[here])
        if level or len(turns[here]) > 1:
            clear = outer + sizes.gap_y if level else 0.0
            radii[level] = max(_beyond(*toward, wide / 2, high / 2, clear), _roomy(across[here], down[here], *apart))
        inner = np.hypot(
            np.maximum(radii[level] * toward[0] - wide / 2, 0), np.maximum(radii[level] * toward[1] - high / 2, 0)
        )
        arcs[level] = (outer + float(inner.min())) / 2
        outer = float(np.hypot(radii[level] * toward[0] + wide / 2, radii[level] * toward[1] + high / 2).max())
    ring = np.repeat(radii, np.diff(levels.starts))
    x, y = ring * across * stretch, ring * down
    left, top = float(x.min()) - sizes.card_width / 2, float(y.min()) - high / 2
    right, bottom = float(x.max()) + sizes.card_width / 2, float(y.max()) + high / 2
    spokes = Spokes(-left, -top, radii, arcs, stretch)
    return CardPositions(x - left - sizes.card_width / 2, y - top - high / 2, right - left, bottom - top, spokes=spokes)


def _angles(turns: Floats, wide: float, high: float) -> Floats:
    """Angles clockwise from 12 o'clock at parts of a turn, where the way is as long as the cards there need room."""
    steps = np.linspace(0, 2 * pi, STEPS + 1)
    middle = (steps[1:] + steps[:-1]) / 2
    need = np.append(0, np.cumsum(np.maximum(np.abs(np.cos(middle)) / wide, np.abs(np.sin(middle)) / high)))
    whole = np.floor(turns)
    angles: Floats = np.interp(turns - whole, need / need[-1], steps) + 2 * pi * whole
    return angles


def _beyond(across: Floats, down: Floats, half_wide: float, half_high: float, clear: float) -> float:
    """Radius at which no card in these directions comes nearer to the middle than `clear`."""
    share = across * half_wide + down * half_high
    corner = share + np.sqrt(np.maximum(share**2 - half_wide**2 - half_high**2 + clear**2, 0))
    with np.errstate(divide="ignore"):
        level, upright = (clear + half_wide) / across, (clear + half_high) / down
    # The nearest point of a card is a corner, or on a side that faces the middle.
    found = np.where(level * down <= half_high, level, np.where(upright * across <= half_wide, upright, corner))
    return float(found.max())


def _roomy(across: Floats, down: Floats, wide: float, high: float) -> float:
    """Least radius at which neighbours on a ring, and those next to them, stand clear of each other."""
    least = 0.0
    for step in (1, 2):
        if len(across) <= step:
            break
        with np.errstate(divide="ignore"):
            radii = np.minimum(
                wide / np.abs(across - np.roll(across, -step)), high / np.abs(down - np.roll(down, -step))
            )
        least = max(least, float(radii.max()))
    return least


def spoke_lines(placed: CardPositions, sizes: Sizes, bosses: Ints, seats: Ints, depth: Ints) -> list[tuple[Point, ...]]:
    """Lines out from the boss, along the gap between two rings, and out to the seat; () for a top."""
    return [
        _way(placed, sizes, boss, seat, int(depth[seat])) if boss >= 0 else ()
        for boss, seat in zip(bosses.tolist(), seats.tolist(), strict=True)
    ]


def _way(placed: CardPositions, sizes: Sizes, boss: int, seat: int, level: int) -> tuple[Point, ...]:
    spokes = placed.spokes
    assert spokes is not None  # noqa: S101 - the caller has asked
    ring = float(spokes.arcs[level])
    inner, last = _port(placed, sizes, seat, is_outer=False)
    outer, first = _port(placed, sizes, boss, is_outer=True)
    if spokes.radii[level - 1] == 0:
        first = last
        outer = _border(placed, sizes, boss, _at(spokes, ring, first))
    # The short way round, in chords that look like the arc.
    sweep = (last - first + pi) % (2 * pi) - pi
    room = min(max(1 - CHORD_PX / (ring * spokes.stretch), -1.0), 1.0) if ring > 0 else -1.0
    steps = max(1, ceil(abs(sweep) / (2 * float(np.arccos(room))))) if room < 1 else 1
    arc = [_at(spokes, ring, first + sweep * step / steps) for step in range(steps + 1)]
    return tuple((round(x, 2), round(y, 2)) for x, y in (outer, *arc, inner))


def _port(placed: CardPositions, sizes: Sizes, seat: int, *, is_outer: bool) -> tuple[Point, float]:
    """Point of a card that lines come to from the ring inside it, or leave from to the one outside, and its angle.

    The corner that is nearest to the middle, or farthest from it: straight to the rings no neighbour is in the way
    there. Of a card above, under or beside the middle the point on its side right there.
    """
    spokes = placed.spokes
    assert spokes is not None  # noqa: S101 - the caller has asked
    ends = []
    for low, middle, long in (
        (float(placed.x[seat]), spokes.x, sizes.card_width),
        (float(placed.y[seat]), spokes.y, sizes.card_height),
    ):
        near, far = (low, low + long) if low + long / 2 > middle else (low + long, low)
        ends.append((middle if low < middle < low + long else None, far if is_outer else near))
    (mid_x, x), (mid_y, y) = ends
    # Over the very middle of the drawing there is no such side.
    if mid_x is not None and mid_y is None:
        x = mid_x
    elif mid_y is not None and mid_x is None:
        y = mid_y
    return (x, y), _angle(spokes, (x, y))


def _angle(spokes: Spokes, point: Point) -> float:
    return float(np.arctan2((point[0] - spokes.x) / spokes.stretch, spokes.y - point[1]))


def _at(spokes: Spokes, radius: float, angle: float) -> Point:
    return spokes.x + spokes.stretch * radius * sin(angle), spokes.y - radius * cos(angle)


def _border(placed: CardPositions, sizes: Sizes, seat: int, towards: Point) -> Point:
    """Point at which the straight line from a card's centre leaves the card."""
    x, y = float(placed.x[seat]) + sizes.card_width / 2, float(placed.y[seat]) + sizes.card_height / 2
    dx, dy = towards[0] - x, towards[1] - y
    share = min(sizes.card_width / 2 / abs(dx) if dx else np.inf, sizes.card_height / 2 / abs(dy) if dy else np.inf)
    return x + dx * share, y + dy * share
