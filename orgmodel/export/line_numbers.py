"""Line numbers: which of the lines that could be is which, on the chart and in a key under it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgmodel.export.drawings.drawing import Rect, Shape
from orgmodel.export.drawings.lettering import line
from orgmodel.layout.arrays.positions import Floats
from orgmodel.layout.scene import Box, Line, Point, Scene
from orgmodel.text.measure import clean, width_px
from orgmodel.theme import Theme

HEIGHT_PX, AIR_PX, SIZE_PX = 16.0, 5.0, 10.5
KEY_SIZE_PX, KEY_ROW_PX, KEY_GAP_PX = 11.5, 20.0, 22.0
# Places tried on each piece of a line: its middle first, then on both sides.
_PARTS = np.array([0.5, *(0.5 + sign * step / 32 for step in range(1, 16) for sign in (1, -1))])
# A number upon another one is worse than one upon a card.
_ON_NUMBER = 4.0


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with what its line says, at a place: left edge, top edge and width in px."""

    number: str
    meaning: str
    left: float
    top: float
    width: float


def possible(scene: Scene) -> list[Line]:
    """Lines of a scene that could be and say when, in the order of their numbers."""
    return [each for each in scene.lines if each.kind == "alternative" and each.label]


def numbers_of(scene: Scene) -> list[Numbered]:
    """Numbers of the lines of `possible` from 1 on, each on its line, off the cards where it can be.

    Notes
    -----
    O(lines · cards); both are few where lines say when they would hold.
    """
    found = []
    taken = np.array([_edges(box) for box in scene.boxes]).reshape(-1, 4)
    weights = np.ones(len(taken))
    for number, each in enumerate(possible(scene), 1):
        text = str(number)
        width = max(HEIGHT_PX, width_px(text, SIZE_PX, 600) + 2 * AIR_PX)
        left, top = _free_corner(each.points, width, taken, weights)
        taken = np.vstack([taken, (left, top, left + width, top + HEIGHT_PX)])
        weights = np.append(weights, _ON_NUMBER)
        found.append(Numbered(text, clean(each.label), left, top, width))
    return found


def draw_numbers(scene: Scene, theme: Theme) -> tuple[Shape, ...]:
    """Shapes of `numbers_of`."""
    shapes: list[Shape] = []
    palette = theme.palette
    for each in numbers_of(scene):
        left, top, wide = each.left, each.top, each.width
        shapes.append(
            Rect(left, top, wide, HEIGHT_PX, HEIGHT_PX / 2, fill=palette.card, stroke=palette.alternative_line)
        )
        middle = left + wide / 2, top + HEIGHT_PX / 2 + 0.36 * SIZE_PX
        shapes.append(
            line(each.number, *middle, size=SIZE_PX, fill=palette.text, max_px=wide, weight=600, anchor="middle")
        )
    return tuple(shapes)


def key_of(lines: Sequence[Line], room: float) -> tuple[list[Numbered], float]:
    """Numbers of lines with what each says, in rows of a width in px, and the height of all rows."""
    found, x, y = [], 0.0, 0.0
    for number, each in enumerate(lines, 1):
        said = clean(each.label)
        wide = min(room, width_px(f"{number} ", KEY_SIZE_PX, 600) + width_px(said, KEY_SIZE_PX) + KEY_GAP_PX)
        if x + wide > room and x > 0:
            x, y = 0.0, y + KEY_ROW_PX
        found.append(Numbered(str(number), said, x, y, wide))
        x += wide
    return found, y + KEY_ROW_PX if lines else y


def draw_key(lines: Sequence[Line], left: float, right: float, top: float, theme: Theme) -> tuple[list[Shape], float]:
    """Shapes of the numbers with what each line says, in rows between two edges, and the y below them."""
    shapes: list[Shape] = []
    palette = theme.palette
    entries, height = key_of(lines, right - left)
    for each in entries:
        sign, x, base = f"{each.number} ", left + each.left, top + each.top + 14
        narrow = width_px(sign, KEY_SIZE_PX, 600)
        shapes.append(line(sign, x, base, size=KEY_SIZE_PX, fill=palette.text, max_px=narrow + 1, weight=600))
        room = each.width - narrow
        shapes.append(line(each.meaning, x + narrow + 2, base, size=KEY_SIZE_PX, fill=palette.muted, max_px=room))
    return shapes, top + height


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px


def _free_corner(points: Sequence[Point], width: float, taken: Floats, weights: Floats) -> tuple[float, float]:
    """Upper left corner of a number on a polyline where it lies on the least of what is there."""
    ends = np.array(points, float)
    starts, steps = ends[:-1, None], (ends[1:] - ends[:-1])[:, None]
    middles = (starts + steps * _PARTS[None, :, None]).reshape(-1, 2)
    corners = middles - (width / 2, HEIGHT_PX / 2)
    over = np.minimum(corners[:, None] + (width, HEIGHT_PX), taken[None, :, 2:]) - np.maximum(
        corners[:, None], taken[None, :, :2]
    )
    cost = (np.maximum(over, 0).prod(axis=2) * weights).sum(axis=1)
    best = corners[int(np.argmin(cost))]
    return round(float(best[0]), 2), round(float(best[1]), 2)
