"""Shapes of a drawing: rectangles, circles, paths, lines of text and groups.

All lengths are px, x grows right and y grows down; colours are ``#rrggbb``, and "" paints nothing.
A shape is a value that every painter reads alike, so that screen, SVG, PNG and PDF cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Literal

from orgmodel.text.measure import Weight

Anchor = Literal["start", "middle", "end"]
# What a text is on a card; "heading" over a chart, "running" what stands on each page, "" elsewhere.
Role = Literal[
    "", "heading", "running", "title", "subtitle", "extra", "detail", "badge", "marker", "status", "fold", "initials"
]
# ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",), as in SVG, always absolute.
Step = tuple[str, *tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corners of radius `rx`; the stroke is centred on its edge. `role` is that of its text."""

    x: float
    y: float
    width: float
    height: float
    rx: float = 0.0
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """An outline of straight and cubic steps; joins are round, caps butt."""

    steps: tuple[Step, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `width_px` its measured width, `x` where `anchor` says."""

    text: str
    x: float
    y: float
    size: float
    fill: str
    width_px: float
    weight: Weight = 400
    anchor: Anchor = "start"
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo in a rectangle; `data` as of `orgmodel.export.drawings.logo.Logo`."""

    x: float
    y: float
    width: float
    height: float
    data: str


# Key of a group that is an entry of an index, and no card.
ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes in coordinates of their own, moved to (x, y) and made `scale` times as large.

    A card has a `key`, and that of the card that it reports to as its `boss`; both are "" of other groups.
    """

    x: float
    y: float
    shapes: "tuple[Shape, ...]"
    scale: float = 1.0
    key: str = ""
    boss: str = ""


Shape = Rect | Circle | Path | Text | Picture | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole page: its size in px, its ground, its shapes from back to front, and what it says in words.

    Attributes
    ----------
    background
        Colour of the ground; "" for none, where what lies under a picture shows.
    title, description
        Read out by screen readers (SVG) and shown by viewers (PDF).
    family, fallbacks
        Font of all text and what stands in for it, as CSS lists.
    breaks
        Heights at which it may be parted into pages, from the top down; () where it is one whole.
    """

    width_px: float
    height_px: float
    background: str
    shapes: tuple[Shape, ...]
    title: str
    description: str
    family: str = "Inter"
    fallbacks: str = "sans-serif"
    breaks: tuple[float, ...] = ()


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    """Steps of a closed outline with straight sides."""
    (x, y), *rest = points
    return (("M", x, y), *(("L", *point) for point in rest), ("Z",))


def polyline(points: Sequence[tuple[float, float]], radius: float = 0.0) -> tuple[Step, ...]:
    """Steps along `points`, with bends rounded.

    Parameters
    ----------
    points
        At least one; points that coincide or lie on a straight run are allowed and leave no trace.
    radius
        Of each bend in px; smaller where a neighbouring piece is shorter than twice that.

    Returns
    -------
    tuple of Step
        One "M", then "L" and "C" steps.
    """
    path = [points[0]]
    for point in points[1:]:
        if point == path[-1]:
            continue
        if len(path) > 1 and _is_straight(path[-2], path[-1], point):
            path[-1] = point
        else:
            path.append(point)
    steps: list[Step] = [("M", *path[0])]
    lengths = [hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(path)]
    for index in range(1, len(path) - 1):
        bend = min(radius, lengths[index - 1] / 2, lengths[index] / 2)
        if bend < 0.5:
            steps.append(("L", *path[index]))
            continue
        (bx, by), before, after = path[index], path[index - 1], path[index + 1]
        ux, uy = (before[0] - bx) / lengths[index - 1], (before[1] - by) / lengths[index - 1]
        vx, vy = (after[0] - bx) / lengths[index], (after[1] - by) / lengths[index]
        near = bend * 0.45  # how far the handles of a cubic quarter circle stay from the corner
        steps.append(("L", bx + ux * bend, by + uy * bend))
        steps.append(
            ("C", bx + ux * near, by + uy * near, bx + vx * near, by + vy * near, bx + vx * bend, by + vy * bend)
        )
    if len(path) > 1:
        steps.append(("L", *path[-1]))
    return tuple(steps)


def _is_straight(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    """True if b lies on the way from a to c along one axis."""
    return (a[0] == b[0] == c[0] and (b[1] - a[1]) * (c[1] - b[1]) > 0) or (
        a[1] == b[1] == c[1] and (b[0] - a[0]) * (c[0] - b[0]) > 0
    )
