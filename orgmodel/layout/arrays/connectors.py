"""Connectors: the lines of any seats to their bosses as points, from where a layout on arrays put the cards."""

import numpy as np

from orgmodel.layout.arrays.positions import CardPositions, Facing, Floats, bus_room
from orgmodel.layout.arrays.radial import spoke_lines
from orgmodel.layout.scene import Point
from orgmodel.org.tree import Ints, Tree
from orgmodel.theme import Sizes

SIDEWAYS: tuple[Facing, ...] = ("right", "left")


def connectors(tree: Tree, placed: CardPositions, sizes: Sizes, seats: Ints) -> list[tuple[Point, ...]]:
    """Lines of some seats.

    Parameters
    ----------
    sizes
        Those that `placed` was made with.
    seats
        Seats whose line is wanted; those without a boss have none.

    Returns
    -------
    list of polylines
        For each of `seats` the points from the border of the boss's card to that of its own; () for a top.
        Axis-parallel and always seven, some of which may coincide, but in a radial layout, where they follow a ring.
        No line crosses the card of another seat.

    Notes
    -----
    O(len(seats)), whatever the size of the tree.
    """
    seats = np.asarray(seats, np.int64)
    bosses = tree.parent[seats]
    if placed.spokes is not None:
        return spoke_lines(placed, sizes, bosses, seats, tree.depth)
    has_boss = bosses >= 0
    lower, upper = seats[has_boss], bosses[has_boss]
    corners = _indented(placed, sizes, upper, lower) if placed.indent else _hung(placed, sizes, upper, lower)
    points = iter([tuple(map(tuple, way)) for way in np.round(corners, 2).tolist()])
    return [next(points) if has else () for has in has_boss.tolist()]


def _indented(placed: CardPositions, sizes: Sizes, bosses: Ints, seats: Ints) -> Floats:
    """Down from the boss half a step in, then across: [k, 7, 2]."""
    xs, ys = np.empty((len(seats), 7)), np.empty((len(seats), 7))
    xs[:, :6] = (placed.x[bosses] + placed.indent / 2)[:, None]
    xs[:, 6] = placed.x[seats]
    ys[:, :2] = (placed.y[bosses] + sizes.card_height)[:, None]
    ys[:, 2:] = (placed.y[seats] + sizes.card_height / 2)[:, None]
    return np.stack((xs, ys), axis=2)


def _hung(placed: CardPositions, sizes: Sizes, bosses: Ints, seats: Ints) -> Floats:
    """Down to the bus under the boss, to the trunk, down to the seat's bus, across, down and in: [k, 7, 2]."""
    width, height = sizes.card_width, sizes.card_height
    if placed.facing in SIDEWAYS:
        width, height = height, width
    upper, lower = _corners(placed, sizes, bosses), _corners(placed, sizes, seats)
    high = height if placed.heights is None else placed.heights[bosses]
    xs, ys = np.empty((len(seats), 7)), np.empty((len(seats), 7))
    middle = lower[0] + width / 2
    ys[:, 0] = upper[1] + high
    ys[:, 1] = ys[:, 0] + sizes.gap_y - bus_room(sizes)
    if placed.lanes is None:
        bus, enter, side, level = ys[:, 1], middle, middle, lower[1]
    else:
        bus, gutter = placed.lanes.bus[seats], placed.lanes.gutter[seats]
        bus = np.where(np.isnan(bus), ys[:, 1], bus)
        is_above = np.isnan(gutter)
        enter = np.where(is_above, middle, gutter)
        side = np.where(is_above, middle, np.where(gutter < middle, lower[0], lower[0] + width))
        own = height if placed.heights is None else placed.heights[seats]
        level = np.where(is_above, lower[1], lower[1] + own / 2)
    xs[:, :2] = (upper[0] + width / 2)[:, None]
    trunk = enter if placed.lanes is None else placed.lanes.trunk[seats]
    xs[:, 2:4] = np.where(np.isnan(trunk), enter, trunk)[:, None]
    ys[:, 2] = ys[:, 1]
    ys[:, 3:5] = bus[:, None]
    xs[:, 4:6] = enter[:, None]
    ys[:, 5:] = level[:, None]
    xs[:, 6] = side
    return _turned(placed, xs, ys)


def _corners(placed: CardPositions, sizes: Sizes, seats: Ints) -> tuple[Floats, Floats]:
    """Corners of cards as if reports stood below their boss."""
    x, y = placed.x[seats], placed.y[seats]
    if placed.facing == "right":
        return y, x
    if placed.facing == "left":
        return y, placed.width - x - sizes.card_width
    if placed.facing == "up":
        own = sizes.card_height if placed.heights is None else placed.heights[seats]
        return x, placed.height - y - own
    return x, y


def _turned(placed: CardPositions, xs: Floats, ys: Floats) -> Floats:
    """Points from that view to the drawing: [k, 7, 2]."""
    if placed.facing == "right":
        return np.stack((ys, xs), axis=2)
    if placed.facing == "left":
        return np.stack((placed.width - ys, xs), axis=2)
    if placed.facing == "up":
        return np.stack((xs, placed.height - ys), axis=2)
    return np.stack((xs, ys), axis=2)
