"""The small signs: how sure a line is, and what became of a seat. Told apart by shape as well as colour."""

from dataclasses import dataclass

from orgmodel.export.drawings.drawing import Circle, Path, Shape, Step, polygon
from orgmodel.theme import Confidence, Palette, Status

SIGN_LINE_PX = 1.8


@dataclass(frozen=True, slots=True)
class Sign:
    """Outline of a sign around (0, 0), 8 px wide; filled, or drawn with lines of `SIGN_LINE_PX`."""

    steps: tuple[Step, ...]
    is_filled: bool = False


# Inter has "+", "\u2212" and "\u2192" but no pencil, so all four are drawn; none depends on a font.
STATUS_SIGNS: dict[Status, Sign] = {
    "added": Sign((("M", -4.0, 0.0), ("L", 4.0, 0.0), ("M", 0.0, -4.0), ("L", 0.0, 4.0))),
    "removed": Sign((("M", -4.0, 0.0), ("L", 4.0, 0.0))),
    "moved": Sign((("M", -4.0, 0.0), ("L", 4.0, 0.0), ("M", 0.6, -3.4), ("L", 4.0, 0.0), ("L", 0.6, 3.4))),
    "retitled": Sign(polygon((-4.0, 4.0), (-3.2, 1.2), (2.0, -4.0), (4.0, -2.0), (-1.2, 3.2)), is_filled=True),
}


def confidence_mark(confidence: Confidence, x: float, y: float, palette: Palette) -> Shape:
    """Draw how sure a line is, about 10 px wide, around (x, y).

    A filled circle is the seed text, a filled diamond a published figure, a filled triangle a named author's
    opinion, and a hollow circle our own judgement.
    """
    colour = palette.confidences[confidence]
    match confidence:
        case "seed":
            return Circle(x, y, 4.5, fill=colour)
        case "published":
            return Path(polygon((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)), fill=colour)
        case "opinion":
            return Path(polygon((x, y - 5), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)), fill=colour)
        case "judgement":
            return Circle(x, y, 3.8, stroke=colour, stroke_width=1.6)


def status_colour(status: Status, palette: Palette) -> str:
    """Colour of a status, "" for none."""
    match status:
        case "added":
            return palette.added
        case "removed":
            return palette.removed
        case "moved":
            return palette.moved
        case "retitled":
            return palette.retitled
        case _:
            return ""


def status_sign(status: Status, x: float, y: float, colour: str) -> Shape:
    """Draw the sign of a status, 8 px wide, around (x, y)."""
    sign = STATUS_SIGNS[status]
    steps = tuple(_moved(step, x, y) for step in sign.steps)
    return Path(steps, fill=colour) if sign.is_filled else Path(steps, stroke=colour, stroke_width=SIGN_LINE_PX)


def _moved(step: Step, x: float, y: float) -> Step:
    name, *points = step
    return (name, *(value + (x, y)[at % 2] for at, value in enumerate(points)))
