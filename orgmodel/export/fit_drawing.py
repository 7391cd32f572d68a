"""A report on a fit as a drawing of one page: both ladders, what differs, measures, readings, sources."""

from collections.abc import Sequence
from itertools import pairwise

from orgmodel.export.drawing import Drawing, Path, Rect, Role, Shape
from orgmodel.export.lettering import line
from orgmodel.fit.report import FitReport, LadderRow
from orgmodel.text.measure import Weight, clean, wrap
from orgmodel.theme import Theme

# A4 upright at 96 px an inch; the page grows where the texts need it.
WIDTH_PX, LEAST_HEIGHT_PX = 794.0, 1123.0
MARGIN_PX = 40.0
ROOM_PX = WIDTH_PX - 2 * MARGIN_PX
RUNG_WIDTH_PX, RUNG_HEIGHT_PX, RUNG_GAP_PX = 250.0, 26.0, 12.0
NOTE_PX = 100.0
SMALL_PX, TEXT_PX, HEADING_PX = 9.0, 10.5, 13.0
MOST_LINES = 40


class _Pen:
    """Shapes so far and how far down the page they go."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.shapes: list[Shape] = []
        self.y = MARGIN_PX

    def write(self, text: str, size: float, *, muted: bool = False, weight: Weight = 400, indent: float = 0) -> None:
        fill = self.theme.palette.muted if muted else self.theme.palette.text
        room = ROOM_PX - indent
        for part in wrap(clean(text), size, weight, room, MOST_LINES):
            self.y += size * 1.35
            at = MARGIN_PX + indent
            role: Role = "heading" if weight == 600 else ""
            shape = line(part, at, self.y, size=size, fill=fill, max_px=room, weight=weight, role=role)
            self.shapes.append(shape)

    def skip(self, px: float) -> None:
        self.y += px


def draw_fit(report: FitReport, theme: Theme) -> Drawing:
    """Drawing of a report, an A4 page or, where the texts need it, a longer one."""
    pen = _Pen(theme)
    pen.write(report.title, 19, weight=600)
    pen.write(report.subtitle, 11, muted=True)
    pen.skip(16)
    _draw_ladder(pen, report.ladder)
    for heading, lines in report.sections:
        pen.write(heading, HEADING_PX, weight=600)
        for text in lines:
            pen.write(text, TEXT_PX, indent=10)
            pen.skip(2)
        pen.skip(8)
    pen.write("Titles read as rungs", HEADING_PX, weight=600)
    for row in report.readings:
        seats = f" ({row.seats:,} seats)" if row.seats > 1 else ""
        pen.write(f"{row.title or 'no title'}{seats}: {row.role}, {row.sureness:.2f}. {row.reason}", TEXT_PX, indent=10)
    pen.skip(8)
    pen.write(f"Sources: {'; '.join(report.sources)}.", SMALL_PX, muted=True)
    height = max(LEAST_HEIGHT_PX, pen.y + MARGIN_PX)
    palette = theme.palette
    return Drawing(
        WIDTH_PX,
        height,
        palette.surface,
        tuple(pen.shapes),
        report.title,
        report.subtitle,
        theme.family,
        theme.fallbacks,
    )


def _draw_ladder(pen: _Pen, rows: Sequence[LadderRow]) -> None:
    """Both ladders from the top down; what one lacks is an outline of dashes, and says so."""
    palette, left = pen.theme.palette, MARGIN_PX
    right = left + RUNG_WIDTH_PX + NOTE_PX
    for x, heading in ((left, "This company"), (right, "Typical")):
        pen.shapes.append(line(heading, x, pen.y, size=TEXT_PX, fill=palette.muted, max_px=RUNG_WIDTH_PX, weight=600))
    pen.skip(8)
    for side, x in ((0, left), (1, right)):
        held = [number for number, row in enumerate(rows) if (row.own, row.typical)[side]]
        step = RUNG_HEIGHT_PX + RUNG_GAP_PX
        for above, below in pairwise(held):
            steps = (
                ("M", x + RUNG_WIDTH_PX / 2, pen.y + above * step + RUNG_HEIGHT_PX),
                ("L", x + RUNG_WIDTH_PX / 2, pen.y + below * step),
            )
            pen.shapes.append(Path(steps, stroke=palette.operations_line, stroke_width=1.6))
    for row in rows:
        for text, x in ((row.own, left), (row.typical, right)):
            _draw_rung(pen, text, x, differs=bool(row.note))
        note_x = left + RUNG_WIDTH_PX + NOTE_PX / 2
        middle = pen.y + RUNG_HEIGHT_PX / 2 + 4
        pen.shapes.append(
            line(
                row.note or "=",
                note_x,
                middle,
                size=TEXT_PX,
                fill=palette.moved if row.note else palette.muted,
                max_px=NOTE_PX - 12,
                weight=600 if row.note else 400,
                anchor="middle",
            )
        )
        pen.skip(RUNG_HEIGHT_PX + RUNG_GAP_PX)
    pen.skip(8)


def _draw_rung(pen: _Pen, text: str, x: float, *, differs: bool) -> None:
    palette = pen.theme.palette
    if not text:
        return
    stroke = palette.moved if differs else palette.card_border
    dash = (5.0, 3.0) if differs else ()
    pen.shapes.append(Rect(x, pen.y, RUNG_WIDTH_PX, RUNG_HEIGHT_PX, rx=5, fill=palette.card, stroke=stroke, dash=dash))
    middle = pen.y + RUNG_HEIGHT_PX / 2 + 4
    centre = x + RUNG_WIDTH_PX / 2
    pen.shapes.append(
        line(text, centre, middle, size=11, fill=palette.text, max_px=RUNG_WIDTH_PX - 12, weight=600, anchor="middle")
    )
