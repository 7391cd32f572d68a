"""A drawing as JSON and back, for a process of its own that paints it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from orgmodel.export.drawings.drawing import Circle, Drawing, Group, Path, Picture, Rect, Shape, Text

_KINDS: tuple[type[Rect | Circle | Path | Picture | Text], ...] = (Rect, Circle, Path, Picture, Text)
_SHAPES: dict[str, Callable[..., Rect | Circle | Path | Picture | Text]] = {kind.__name__: kind for kind in _KINDS}
_VALUES = {kind.__name__: attrgetter(*(field.name for field in fields(kind))) for kind in _KINDS}
_PAGE = tuple(field.name for field in fields(Drawing) if field.name != "shapes")


def to_json(drawing: Drawing) -> bytes:
    """Write a drawing: 3 us a shape."""
    page = {name: getattr(drawing, name) for name in _PAGE}
    return json.dumps(page | {"shapes": _written(drawing.shapes)}, separators=(",", ":")).encode()


def from_json(data: bytes) -> Drawing:
    """Read what `to_json` wrote; equal to the drawing that was written."""
    page = json.loads(data)
    return Drawing(**page | {"shapes": _read(page["shapes"]), "breaks": tuple(page["breaks"])})


def _written(shapes: Iterable[Shape]) -> list[list[Any]]:
    # Groups hold cards, and cards hold no groups of people: as deep as a card is drawn, not as a company.
    written: list[list[Any]] = []
    for shape in shapes:
        name = type(shape).__name__
        if isinstance(shape, Group):
            written.append([name, shape.x, shape.y, _written(shape.shapes), shape.scale, shape.key, shape.boss])
        else:
            written.append([name, *_VALUES[name](shape)])
    return written


def _read(shapes: Iterable[list[Any]]) -> tuple[Shape, ...]:
    return tuple(_shape(*each) for each in shapes)


def _shape(name: str, *values: Any) -> Shape:
    if name == Group.__name__:
        x, y, inner, *others = values
        return Group(x, y, _read(inner), *others)
    # JSON has lists only; dashes and steps are tuples.
    return _SHAPES[name](*(_tuple(value) if isinstance(value, list) else value for value in values))


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
