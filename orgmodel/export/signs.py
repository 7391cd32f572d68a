"""The small signs: how sure a line is, and what became of a seat. Told apart by shape as well as colour."""

from orgmodel.export.drawing import Circle, Path, Shape, Step, polygon
from orgmodel.theme import Confidence, Palette, Status


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
    """Draw a plus, a minus, an arrow or a pencil, 8 px wide, around (x, y).

    Inter has "+", "−" and "→" but no pencil, so all four are drawn; none depends on a font.
    """
    steps: tuple[Step, ...]
    match status:
        case "added":
            steps = (("M", x - 4, y), ("L", x + 4, y), ("M", x, y - 4), ("L", x, y + 4))
        case "removed":
            steps = (("M", x - 4, y), ("L", x + 4, y))
        case "moved":
            steps = (
                ("M", x - 4, y),
                ("L", x + 4, y),
                ("M", x + 0.6, y - 3.4),
                ("L", x + 4, y),
                ("L", x + 0.6, y + 3.4),
            )
        case _:
            pencil = ((-4, 4), (-3.2, 1.2), (2, -4), (4, -2), (-1.2, 3.2))
            return Path(polygon(*((x + dx, y + dy) for dx, dy in pencil)), fill=colour)
    return Path(steps, stroke=colour, stroke_width=1.8)
