"""Connectors: from the polyline of a line to the native connector that takes the same way between two cards.

PowerPoint has connectors of one to five axis-parallel pieces, ``straightConnector1`` and ``bentConnector2`` to ``5``.
Their bends are told as parts of the box round them; a box whose connector sets out downward is turned by a quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.layout.scene import Box, Point

# Sides of a rectangle as connection sites: top, left, bottom, right.
_SITES: tuple[Point, ...] = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
# A bend is a part of a side; one without length would have none.
_LEAST_PX = 0.2
_FULL = 100_000
_QUARTER, _THREE_QUARTERS = 5_400_000, 16_200_000


@dataclass(frozen=True, slots=True)
class Connector:
    """Native connector.

    Attributes
    ----------
    preset
        Name of its geometry.
    x, y, width, height
        Box before it is turned, in px.
    turn
        In 60,000ths of a degree.
    flip_x, flip_y
        Whether it is mirrored, before it is turned.
    bends
        Where it bends, in 100,000ths of a side.
    """

    preset: str
    x: float
    y: float
    width: float
    height: float
    turn: int
    flip_x: bool
    flip_y: bool
    bends: tuple[int, ...]


def connector_along(points: Sequence[Point]) -> Connector:
    """Connector along a polyline; straight from end to end where it has more pieces, or slanted ones."""
    corners = corners_of(points)
    (x, y), (end_x, end_y) = corners[0], corners[-1]
    across, down = end_x - x, end_y - y
    pieces = len(corners) - 1
    is_axial = all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))
    if pieces == 1 or pieces > 5 or not is_axial:
        left, top = min(x, end_x), min(y, end_y)
        return Connector("straightConnector1", left, top, abs(across), abs(down), 0, across < 0, down < 0, ())
    sets_out_down = corners[1][0] == x
    # `along` is the first piece's direction, which the geometry calls its width.
    along, aside = (down, across) if sets_out_down else (across, down)
    width, height = max(abs(along), _LEAST_PX), max(abs(aside), _LEAST_PX)
    bends = []
    for at, (corner_x, corner_y) in enumerate(corners[1:-2]):
        # First along, then aside, in turn: each bend is told by the one way that its piece has moved.
        is_along = at % 2 == 0
        moved = corner_y - y if is_along == sets_out_down else corner_x - x
        side, toward = (width, along) if is_along else (height, aside)
        bends.append(round(moved * (1 if toward >= 0 else -1) / side * _FULL))
    preset = f"bentConnector{pieces}"
    middle_x, middle_y = (x + end_x) / 2, (y + end_y) / 2
    left, top = middle_x - width / 2, middle_y - height / 2
    if not sets_out_down:
        return Connector(preset, left, top, width, height, 0, across < 0, down < 0, tuple(bends))
    turn = _QUARTER if across < 0 else _THREE_QUARTERS
    return Connector(preset, left, top, width, height, turn, (across < 0) == (down < 0), False, tuple(bends))


def site_of(box: Box, point: Point) -> int:
    """Connection site of a card that is nearest to a point: 0 top, 1 left, 2 bottom, 3 right."""

    def distance(at: int) -> float:
        part_x, part_y = _SITES[at]
        return abs(box.x_px + part_x * box.width_px - point[0]) + abs(box.y_px + part_y * box.height_px - point[1])

    return min(range(len(_SITES)), key=distance)


def corners_of(points: Sequence[Point]) -> list[Point]:
    """Ends and bends of a polyline, rounded so that equal coordinates are equal."""
    corners: list[Point] = []
    for x, y in points:
        point = (round(x, 2), round(y, 2))
        if corners and corners[-1] == point:
            continue
        if len(corners) > 1 and (corners[-2][0] == corners[-1][0] == x or corners[-2][1] == corners[-1][1] == y):
            corners[-1] = point
        else:
            corners.append(point)
    return corners if len(corners) > 1 else [corners[0], corners[0]]
