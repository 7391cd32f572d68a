"""The one card drawing: the browser's nodes and every export show it.

In the card's own coordinates (0, 0) is its top-left corner. The tab, the status tag and the fold strip straddle its
edges, so a picture of a card keeps `CARD_MARGIN_PX` free on every side::

      ┌─Head of operations─┐                 ┌─+ added─┐
    ┌─┴────────────────────┴─────────────────┴─────────┴┐
    ┃  Director of operations                     (× 12)│
    ┃  Runs the plants                                ◆ │
    └────────────┬───────────────────────┬──────────────┘
       └─────────┤ + 40 people, 2 levels ├─────────────┘
"""

from dataclasses import dataclass
from functools import lru_cache
from math import acos, cos, sin, tan

from orgmodel.export.cards.row import draw_row, row_circle
from orgmodel.export.cards.signs import confidence_mark, status_colour, status_sign
from orgmodel.export.drawings.drawing import Circle, Path, Rect, Shape, Step, Text
from orgmodel.export.drawings.lettering import line
from orgmodel.layout.scene import EXTRA_PX, Card
from orgmodel.text.measure import clean, width_px, wrap
from orgmodel.theme import Status, Theme

# The tab and the strips reach 9 px beyond the card, a status ring 1 px; the rest is air for smooth edges.
CARD_MARGIN_PX = 12.0
STRIPE_PX = 5.0
PADDING_PX = 16.0
TAB_HEIGHT_PX = 16.0
BADGE_HEIGHT_PX = 18.0
# A badge or a tag takes at most this part of the card, so that a title always has room.
SHARE = 0.5
# A title that misses its room is drawn one px smaller, then on two lines where the card is high enough.
SMALLER_PX = 1.0
TWO_LINES_PX = 58.0
DETAIL_PX = 24.0
# The circle of a face, and the air between it and the texts.
FACE_PX = 36.0
FACE_LEFT_PX, FACE_GAP_PX = 13.0, 8.0
# Smaller than any title: a card's largest text is the title.
INITIALS_PX = 12.5
# How much of its shade a card's ground takes.
TINT = 0.14
# How far the cards behind that of a folded branch are set off, the hindmost first.
STACK_PX = (6.0, 3.0)
# Outline of a card that nobody holds, or that is gone.
DASH = (5.0, 3.0)


@lru_cache(maxsize=256)
def _stripe(height: float, corner: float, inset: float) -> tuple[Step, ...]:
    """Outline of the stripe along the left edge, following the card's rounded corners."""
    radius, right, start = corner - inset, inset + STRIPE_PX, corner
    turn = acos(max(0.0, (radius - STRIPE_PX) / radius))
    handle = radius * 4 / 3 * tan(turn / 4)
    top = start - radius * sin(turn)
    near_x, near_y = right - sin(turn) * handle, top + cos(turn) * handle
    return (
        ("M", right, top),
        ("C", near_x, near_y, inset, start - handle, inset, start),
        ("L", inset, height - start),
        ("C", inset, height - start + handle, near_x, height - near_y, right, height - top),
        ("Z",),
    )


def _marker(card: Card, room: float, theme: Theme) -> tuple[Shape, ...]:
    """Filled tab on the upper edge, at the left."""
    palette, size = theme.palette, theme.sizes.marker
    text = line(
        card.marker,
        PADDING_PX + 4,
        2.6,
        size=size,
        fill=palette.on_accent,
        max_px=room - 16,
        weight=600,
        role="marker",
    )
    width = text.width_px + 16
    tab = Rect(PADDING_PX - 4, -9, width, TAB_HEIGHT_PX, TAB_HEIGHT_PX / 2, palette.accent, role="marker")
    return (tab, text)


def _status_tag(status: Status, width: float, theme: Theme) -> tuple[Rect, Shape, Text]:
    """Tag with sign and word on the upper edge, at the right."""
    palette, size = theme.palette, theme.sizes.marker
    colour = status_colour(status, palette)
    text = line(
        status,
        width - PADDING_PX - 4,
        2.6,
        size=size,
        fill=palette.card,
        max_px=width * SHARE,
        weight=600,
        anchor="end",
        role="status",
    )
    left = text.x - text.width_px - 21
    return (
        Rect(left, -9, text.width_px + 29, TAB_HEIGHT_PX, TAB_HEIGHT_PX / 2, colour),
        status_sign(status, left + 12, -1, palette.card),
        text,
    )


def _badge(card: Card, width: float, theme: Theme) -> tuple[Rect, Text]:
    palette, size = theme.palette, theme.sizes.badge
    text = line(card.badge, 0, 0, size=size, fill=palette.tones[card.tone], max_px=width * SHARE - 14, weight=600)
    pill = text.width_px + 14
    left, top = width - 10 - pill, 11.0
    return (
        Rect(left, top, pill, BADGE_HEIGHT_PX, BADGE_HEIGHT_PX / 2, palette.tone_tints[card.tone]),
        Text(text.text, left + pill / 2, top + 13, size, text.fill, text.width_px, 600, "middle", "badge"),
    )


def _fold(card: Card, width: float, height: float, theme: Theme) -> tuple[Shape, ...]:
    """Strip on the lower edge that says what is folded away."""
    palette, size = theme.palette, theme.sizes.badge - 0.5
    text = line(
        card.fold,
        width / 2,
        height + 3.8,
        size=size,
        fill=palette.accent,
        max_px=width - 44,
        weight=600,
        anchor="middle",
        role="fold",
    )
    strip = text.width_px + 20
    return (
        Rect((width - strip) / 2, height - 8.5, strip, 17, 8.5, palette.card, palette.card_border),
        text,
    )


def tinted(ground: str, colour: str) -> str:
    """A ground with a little of a colour in it; the browser mixes what is named by css properties."""
    if not ground.startswith("#"):
        return f"color-mix(in srgb,{ground},{colour} {TINT * 100:g}%)"
    parts = ((int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(under + (over - under) * TINT):02x}" for under, over in parts)


def _upper(card: Card, height: float) -> float:
    """Height of what stands over the extra lines and the detail."""
    return height - (DETAIL_PX if card.detail else 0.0) - EXTRA_PX * len(card.extra)


def face_circle(card: Card, height: float) -> tuple[float, float, float] | None:
    """Centre and radius of the circle for initials or a picture; None where a card has none."""
    if card.initials is None:
        return None
    if card.row is not None:
        return row_circle(height)
    upper = _upper(card, height)
    radius = max(6.0, min(FACE_PX, upper - 12) / 2)
    return FACE_LEFT_PX + radius, max(upper / 2, radius + 2), radius


def _face(card: Card, height: float, theme: Theme) -> tuple[Shape, ...]:
    """Circle with initials; dashed and empty for nobody."""
    circle, palette = face_circle(card, height), theme.palette
    if circle is None:
        return ()
    x, y, radius = circle
    if not card.initials:
        side = 2 * radius
        return (Rect(x - radius, y - radius, side, side, radius, palette.card, palette.line, 1.2, (4.0, 3.0)),)
    fill, ink, edge = palette.tone_tints[card.tone], palette.tones[card.tone], palette.card_border
    if card.shade:
        fill, ink, edge = palette.card, palette.text, palette.shades[card.shade]
    if card.is_aside or card.is_empty:
        fill, ink, edge = palette.card, palette.muted, palette.card_border
    size = min(INITIALS_PX, radius * 0.7)
    letters = line(
        card.initials,
        x,
        y + size * 0.36,
        size=size,
        fill=ink,
        max_px=2 * radius - 4,
        weight=600,
        anchor="middle",
        role="initials",
    )
    return (Circle(x, y, radius, fill, edge), letters)


def _titles(card: Card, height: float, left: float, room: float, theme: Theme) -> list[Text]:
    """Title on one line, on two of the same size where it would be cut otherwise, smaller where those would be too."""
    fill = _ink(card, theme)
    full, title = theme.sizes.title, clean(card.title)
    size = full
    rows: tuple[str, ...] = (title,)
    if width_px(title, full, 600) > room:
        has_rows = height >= TWO_LINES_PX
        # Cards beside each other are to have titles of one size.
        wrapped = [(px, wrap(title, px, 600, room, 2)) for px in (full, full - SMALLER_PX)] if has_rows else []
        whole = [
            (px, found) for px, found in wrapped if len(found) == 2 and not any(row.endswith("…") for row in found)
        ]
        if whole or (wrapped and len(wrapped[0][1]) == 2):
            size, rows = whole[0] if whole else wrapped[0]
        elif width_px(title, full - SMALLER_PX, 600) <= room:
            size = full - SMALLER_PX
    if len(rows) == 2:
        base = height / 2 - 13.5 if card.subtitle else height / 2 - 3
        return [
            line(row, left, base + 14.5 * index, size=size, fill=fill, max_px=room, weight=600, role="title")
            for index, row in enumerate(rows)
        ]
    base = height / 2 - 6 if card.subtitle else height / 2 + theme.sizes.title * 0.36
    return [line(title, left, base, size=size, fill=fill, max_px=room, weight=600, role="title")]


@dataclass(frozen=True, slots=True)
class CardLook:
    """Colours and lines of a card, for whoever draws it small; `draw_card` takes the same.

    Attributes
    ----------
    stripe, ground, ink
        Colours of the stripe, of the card and of its title.
    count_ink
        Colour of the number of people folded away.
    border, border_width, dash
        Outline: colour, width in px, lengths of dashes and gaps; () for a whole line.
    stack
        Cards that show behind it, one for each of `STACK_PX`: its branch is folded.
    """

    stripe: str
    ground: str
    ink: str
    count_ink: str
    border: str
    border_width: float
    dash: tuple[float, ...]
    stack: int


def _ink(card: Card, theme: Theme) -> str:
    is_muted = card.status == "removed" or card.is_empty or card.is_aside
    return theme.palette.muted if is_muted else theme.palette.text


def look_of(card: Card, theme: Theme) -> CardLook:
    """Colours and lines of a card in a theme."""
    palette = theme.palette
    stripe = palette.shades[card.shade] if card.shade else palette.tones[card.tone]
    ground = tinted(palette.card, stripe) if card.shade else palette.card
    if card.is_aside and not card.status:
        # Nobody's colour on the ground of the drawing: others stand out beside it.
        stripe, ground = (stripe if card.shade else palette.card_border), palette.page
    return CardLook(
        stripe=stripe,
        ground=ground,
        ink=_ink(card, theme),
        count_ink=palette.accent if card.fold else palette.muted,
        border=status_colour(card.status, palette) or (palette.accent if card.marker else palette.card_border),
        border_width=2.0 if card.status or card.marker else 1.0,
        dash=DASH if card.status == "removed" or card.is_empty else (),
        stack=len(STACK_PX) if card.fold and card.row is None else 0,
    )


def draw_card(card: Card, width: float, height: float, theme: Theme) -> tuple[Shape, ...]:
    """Draw one seat.

    Parameters
    ----------
    card
        What the card says. Texts may hold anything; they are cleaned, and cut with an ellipsis where they do not fit.
    width, height
        The card in px, without what overhangs. At least 80 x 36 to show a title.
    theme
        Colours, sizes and font.

    Returns
    -------
    tuple of Shape
        Back to front, in the card's own coordinates; nothing reaches further out than `CARD_MARGIN_PX`.
    """
    look = look_of(card, theme)
    ground = _ground(width, height, look, theme)
    if card.row is not None:
        return (*ground, *_face(card, height, theme), *draw_row(card, card.row, (width, height), look.ink, theme))
    return (*ground, *_texts(card, width, height, theme), *_edges(card, width, height, theme))


def _ground(width: float, height: float, look: CardLook, theme: Theme) -> list[Shape]:
    """Card without texts: those behind it, its ground with the outline, its stripe."""
    palette, corner = theme.palette, theme.sizes.corner
    shapes: list[Shape] = []
    for step in STACK_PX[: look.stack]:
        x, wide = step + 0.5, width - 2 * step - 1
        shapes.append(Rect(x, x, wide, height - 1, corner, palette.card, palette.card_border))
    ring, half = look.border_width, look.border_width / 2
    wide, high = width - ring, height - ring
    shapes.append(Rect(half, half, wide, high, corner - half, look.ground, look.border, ring, look.dash))
    shapes.append(Path(_stripe(height, corner, ring if ring > 1 else 0.0), look.stripe))
    return shapes


def _texts(card: Card, width: float, height: float, theme: Theme) -> list[Shape]:
    """Inside of a card: badge, face, title, the lines below it, mark of confidence."""
    palette, sizes = theme.palette, theme.sizes
    shapes: list[Shape] = []
    right = width - 12
    if card.badge:
        badge = _badge(card, width, theme)
        shapes += badge
        right = badge[0].x - 6
    # A third line takes its room from the bottom; the two others stand in the middle of what is left.
    upper = _upper(card, height)
    # Only the counts, which need the width, begin at the edge under a face.
    circle = face_circle(card, height)
    left = PADDING_PX if circle is None else circle[0] + circle[2] + FACE_GAP_PX
    shapes += _face(card, height, theme)
    titles = _titles(card, upper, left, right - left, theme)
    shapes += titles
    mark_y = height - 20
    if card.detail:
        room = width - PADDING_PX - 12
        shapes.append(
            line(card.detail, PADDING_PX, height - 16, size=sizes.badge, fill=palette.muted, max_px=room, role="detail")
        )
    if card.subtitle:
        room = width - left - (32 if card.confidence else 12)
        base = upper / 2 + (14.5 if len(titles) == 1 else 18.5)
        mark_y = base - 4  # the middle of its small letters
        shapes.append(
            line(card.subtitle, left, base, size=sizes.subtitle, fill=palette.muted, max_px=room, role="subtitle")
        )
    for at, text in enumerate(card.extra):
        base, room = upper + EXTRA_PX * at, width - left - 12
        shapes.append(line(text, left, base, size=sizes.subtitle, fill=palette.muted, max_px=room, role="extra"))
    if card.confidence:
        shapes.append(confidence_mark(card.confidence, width - 17, mark_y, palette))
    return shapes


def _edges(card: Card, width: float, height: float, theme: Theme) -> list[Shape]:
    """Parts that straddle the edges: status tag, tab, fold strip."""
    shapes: list[Shape] = []
    room = width - 2 * PADDING_PX + 8
    if card.status:
        tag = _status_tag(card.status, width, theme)
        shapes += tag
        room = tag[0].x - PADDING_PX + 1  # 3 px between tab and tag: "Head of operations" is whole beside any word
    if card.marker:
        shapes += _marker(card, room, theme)
    if card.fold:
        shapes += _fold(card, width, height, theme)
    return shapes
