"""Shapes of a card as short lists, for the canvas painter in ``assets/src/chart/marks.js``.

One list per shape, its kind first: ``r`` x y width height rx fill stroke stroke_width dash role; ``c`` x y radius fill
stroke stroke_width; ``p`` steps fill stroke stroke_width dash; ``t`` x y size weight fill anchor width text role.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from orgmodel.export.cards.card import draw_card, look_of
from orgmodel.export.drawings.drawing import Circle, Group, Path, Rect, Shape, Text
from orgmodel.layout.scene import Card
from orgmodel.theme import THEMES

# A slider step changes some thirty cards and comes back to many of them. Of a card whose number alone is another all
# other shapes are the same: a chart of a new size takes 1 ms less where they are remembered too.
REMEMBERED = 4096


def look_json(card: Card, theme: str) -> dict[str, Any]:
    """Colours and lines of a card, for the painter of small cards; see `orgmodel.export.cards.card.CardLook`."""
    look = look_of(card, THEMES[theme])
    return {
        "stripe": look.stripe,
        "ground": look.ground,
        "ink": look.ink,
        "count_ink": look.count_ink,
        "border": look.border,
        "border_width": look.border_width,
        "dash": list(look.dash),
        "stack": look.stack,
    }


@lru_cache(maxsize=REMEMBERED)
def card_marks(card: Card, width_px: float, height_px: float, theme: str) -> list[list[Any]]:
    """Shapes of a card, back to front; a pure function of its arguments. The list is shared: do not change it."""
    return [_mark(shape) for shape in _flat(draw_card(card, width_px, height_px, THEMES[theme]))]


def _flat(shapes: Iterable[Shape]) -> Iterable[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            raise TypeError("A card is drawn without groups.")
        yield shape


@lru_cache(maxsize=REMEMBERED)
def _mark(shape: Shape) -> list[Any]:
    match shape:
        case Rect():
            box = [_short(value) for value in (shape.x, shape.y, shape.width, shape.height, shape.rx)]
            return ["r", *box, shape.fill, shape.stroke, shape.stroke_width, list(shape.dash), shape.role]
        case Circle():
            where = [_short(value) for value in (shape.x, shape.y, shape.radius)]
            return ["c", *where, shape.fill, shape.stroke, shape.stroke_width]
        case Path():
            steps = [[name, *map(_short, where)] for name, *where in shape.steps]
            return ["p", steps, shape.fill, shape.stroke, shape.stroke_width, list(shape.dash)]
        case Text():
            where = [_short(value) for value in (shape.x, shape.y, shape.size)]
            return ["t", *where, shape.weight, shape.fill, shape.anchor, _short(shape.width_px), shape.text, shape.role]
        case _:
            raise TypeError(f"A card does not hold {type(shape).__name__}.")


def _short(value: Any) -> float:
    return round(float(value), 2)
