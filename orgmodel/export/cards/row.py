"""The drawing of a card as a row of a list: chevron, name, title, department, count."""

from orgmodel.export.cards.signs import confidence_mark, status_colour
from orgmodel.export.drawings.drawing import Anchor, Path, Role, Shape
from orgmodel.export.drawings.lettering import line, whole_size
from orgmodel.layout.scene import Card, Row
from orgmodel.text.measure import Weight
from orgmodel.theme import Theme

# Middle of the chevron, where names begin, the end of counts from the right edge, air between columns.
CHEVRON_PX, NAME_PX, NAME_BY_FACE_PX, RIGHT_PX, AIR_PX = 17.0, 30.0, 54.0, 14.0, 12.0
FACE_PX, COUNT_PX, SIGN_PX = 9.0, 64.0, 18.0
# What the mark of the head of operations leaves of a long name, and its word where there is room for no more.
LEAST_NAME_PX, SHORT_MARKER = 180.0, "Head"
# How much smaller a name may be that is whole then.
SMALLER = 0.85


def row_circle(height: float) -> tuple[float, float, float]:
    """Centre and radius of the circle for initials or a picture."""
    return NAME_PX + FACE_PX, height / 2, FACE_PX


def chevron(row: Row, height: float, theme: Theme) -> tuple[Shape, ...]:
    """Sign that the branch is open or folded; none where there is nobody in it."""
    if row.branch == "none":
        return ()
    x, y = CHEVRON_PX, height / 2
    right, down = ((x - 2, y - 4), (x + 3, y), (x - 2, y + 4)), ((x - 4, y - 2), (x, y + 3), (x + 4, y - 2))
    (ax, ay), (bx, by), (cx, cy) = right if row.branch == "folded" else down
    colour = theme.palette.accent if row.branch == "folded" else theme.palette.muted
    return (Path((("M", ax, ay), ("L", bx, by), ("L", cx, cy)), "", colour, 1.8),)


def draw_row(card: Card, row: Row, size: tuple[float, float], ink: str, theme: Theme) -> tuple[Shape, ...]:
    """Chevron and texts of a row; its ground and stripe are those of any card.

    Parameters
    ----------
    size
        Width and height in px; the columns are measured from the right edge.
    ink
        Colour of the name.
    """
    palette, sizes, (width, height) = theme.palette, theme.sizes, size
    name = NAME_PX if card.initials is None else NAME_BY_FACE_PX
    title, counts = width - row.title_px, width - RIGHT_PX - COUNT_PX
    unit = width - row.unit_px if row.unit_px else counts

    def cell(
        text: str,
        x: float,
        end: float,
        role: Role,
        *,
        fill: str = "",
        weight: Weight = 400,
        anchor: Anchor = "start",
    ) -> list[Shape]:
        size = {"title": sizes.title, "marker": sizes.marker}.get(role, sizes.subtitle)
        room, colour = end - x - AIR_PX, fill or palette.muted
        if role == "title":
            size = whole_size(text, size, weight, room, SMALLER * size)
        at, base = (end if anchor == "end" else x), height / 2 + size * 0.36
        text_line = line(text, at, base, size=size, fill=colour, max_px=room, weight=weight, anchor=anchor, role=role)
        return [text_line] if text else []

    marker, marker_px = _marker(card, title - name, theme)
    right = palette.accent if row.branch == "folded" else palette.muted
    second = " \u00b7 ".join(filter(None, (card.subtitle, *card.extra)))
    fourth = card.status or row.unit
    shapes: list[Shape] = [
        *chevron(row, height, theme),
        *cell(card.title, name, title - marker_px, "title", fill=ink, weight=600),
        *cell(marker, title - marker_px, title, "marker", fill=palette.accent, weight=600),
        *cell(second, title, unit, "subtitle"),
        *cell(row.count, counts, width - RIGHT_PX, "badge", fill=right, weight=600, anchor="end"),
    ]
    if row.unit_px or card.status:
        at = unit if row.unit_px else counts - COUNT_PX
        shapes += cell(fourth, at, counts - SIGN_PX, "status", fill=status_colour(card.status, palette))
    if card.confidence:
        shapes.append(confidence_mark(card.confidence, counts - SIGN_PX / 2, height / 2, palette))
    return tuple(shapes)


def _marker(card: Card, room_px: float, theme: Theme) -> tuple[str, float]:
    """Mark of the head of operations beside the name, and its width in px with air.

    The outline alone says it where the name would be cut for it.
    """
    name_px = _wide(card.title, theme.sizes.title) + AIR_PX
    for word in (card.marker, SHORT_MARKER) if card.marker else ():
        marker_px = _wide(word, theme.sizes.marker) + 2 * AIR_PX
        if room_px - marker_px >= min(name_px, LEAST_NAME_PX):
            return word, marker_px
    return "", 0.0


def _wide(text: str, size: float) -> float:
    return line(text, 0, 0, size=size, fill="", max_px=float("inf"), weight=600).width_px
