"""Parted drawing: a long one on as many sheets as it needs, each with its number, nothing cut in two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import inf

from orgmodel.export.drawings.drawing import Circle, Drawing, Group, Path, Picture, Rect, Shape, Text
from orgmodel.export.drawings.lettering import line
from orgmodel.export.paper.sizes import MARGIN_PT, POINTS_PER_PX, paper_of

# Of a sheet's foot, what its number takes.
_FOOT_PX, _NUMBER_PX = 26.0, 10.5


def parted(drawing: Drawing, name: str, ink: str) -> tuple[Drawing, ...]:
    """Sheets of paper that hold a drawing with `Drawing.breaks`, made as wide as the paper.

    Parameters
    ----------
    name
        As `orgmodel.export.paper.sizes.paper_of` knows it.
    ink
        Colour of the numbers.

    Returns
    -------
    tuple of Drawing
        At least one. What is higher than a sheet between two breaks is alone on one, and made smaller.
    """
    paper = paper_of(name)
    width, height = paper.width / POINTS_PER_PX, paper.height / POINTS_PER_PX
    zoom, margin = width / drawing.width_px, MARGIN_PT / POINTS_PER_PX
    # The first sheet begins at the drawing's own margin, the others below one of theirs.
    room, head = (height - _FOOT_PX - margin) / zoom, margin / zoom
    starts = [0.0]
    for above, below in pairwise([*drawing.breaks, _bottom(drawing.shapes)]):
        if below - starts[-1] > room - (head if len(starts) > 1 else 0.0) and above > starts[-1]:
            starts.append(above)
    sheets = []
    for at, (top, bottom) in enumerate(pairwise([*starts, inf]), 1):
        inside = tuple(shape for shape in drawing.shapes if top <= _top(shape) < bottom)
        shift = (head if at > 1 else 0.0) - top
        scale = zoom * min(1.0, room / (_bottom(inside) + shift))
        number = line(
            f"{at} of {len(starts)}",
            width - margin,
            height - margin + 4,
            size=_NUMBER_PX,
            fill=ink,
            max_px=120,
            anchor="end",
            role="running",
        )
        shapes = (Group(0.0, shift * scale, inside, scale), number)
        sheets.append(replace(drawing, width_px=width, height_px=height, shapes=shapes, breaks=()))
    return tuple(sheets)


def _edges(shapes: Iterable[Shape]) -> Iterator[tuple[float, float]]:
    for shape in shapes:
        match shape:
            case Text():
                yield shape.y - shape.size, shape.y + shape.size * 0.3
            case Rect() | Picture():
                yield shape.y, shape.y + shape.height
            case Circle():
                yield shape.y - shape.radius, shape.y + shape.radius
            case Path():
                heights = [where[-1] for _, *where in shape.steps if where]
                yield min(heights), max(heights)
            case Group():
                for top, bottom in _edges(shape.shapes):
                    yield shape.y + top * shape.scale, shape.y + bottom * shape.scale


def _top(shape: Shape) -> float:
    return min((top for top, _ in _edges((shape,))), default=0.0)


def _bottom(shapes: Iterable[Shape]) -> float:
    return max((bottom for _, bottom in _edges(shapes)), default=0.0)
