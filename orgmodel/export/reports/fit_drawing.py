"""A report on a fit as a drawing of one page: both ladders, what differs, measures, readings, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from orgmodel.export.drawings.drawing import Drawing, Path, Rect, Role, Shape
from orgmodel.export.drawings.lettering import line
from orgmodel.export.page import EVERYTHING, LOGO_GAP_PX, Heading, Surround
from orgmodel.export.paper.parted import parted
from orgmodel.export.paper.sizes import LEAST_TEXT_PT, POINTS_PER_PX, reading_width
from orgmodel.fit.report import FitReport, LadderRow, ReadingRow, more_text
from orgmodel.text.measure import Weight, clean, wrap
from orgmodel.theme import Theme

# A4 upright at 96 px an inch; the page grows where the texts need it.
WIDTH_PX, LEAST_HEIGHT_PX = 794.0, 1123.0
MARGIN_PX = 40.0
MOST_RUNG_PX, RUNG_HEIGHT_PX, RUNG_GAP_PX = 250.0, 26.0, 12.0
NOTE_PX = 100.0
SMALL_PX, TEXT_PX, HEADING_PX, LOGO_PX = 9.0, 10.5, 13.0, 36.0
MOST_LINES = 40
# How much more may stand on a sheet: its smallest texts are of 6 points then.
_CLOSER = (1.0, 1.06, SMALL_PX * POINTS_PER_PX / LEAST_TEXT_PT)


class _Pen:
    """Shapes so far, how far down the page they go, and where the page may end: nowhere within a text."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self.room = width - 2 * MARGIN_PX
        self.shapes: list[Shape] = []
        self.y = MARGIN_PX
        self.breaks: list[float] = []

    def write(
        self, text: str, size: float, *, muted: bool = False, weight: Weight = 400, indent: float = 0, aside: float = 0
    ) -> None:
        fill = self.theme.palette.muted if muted else self.theme.palette.text
        room = self.room - indent - aside
        for part in wrap(clean(text), size, weight, room, MOST_LINES):
            self.y += size * 1.35
            at = MARGIN_PX + indent
            role: Role = "heading" if weight == 600 else ""
            shape = line(part, at, self.y, size=size, fill=fill, max_px=room, weight=weight, role=role)
            self.shapes.append(shape)

    def skip(self, px: float) -> None:
        self.y += px

    def may_break(self) -> None:
        self.breaks.append(self.y + 2)


def draw_fit_sheet(report: FitReport, theme: Theme, surround: Surround, name: str) -> Drawing:
    """Drawing of a report for a sheet of paper: on one, if need be closer set and with fewer titles.

    Where one sheet has no room for what differs and the measures alone, on as many as all of it needs.

    Parameters
    ----------
    name
        As `orgmodel.export.paper.sizes.paper_of` knows it.
    """
    width = reading_width(name)
    for shorter, closer in _tries(report):
        drawing = draw_fit(shorter, theme, surround, width * closer)
        if len(parted(drawing, name, theme.palette.muted)) == 1:
            return drawing
    return draw_fit(report, theme, surround, width)


def _tries(report: FitReport) -> Iterator[tuple[FitReport, float]]:
    yield from ((report, closer) for closer in _CLOSER)
    rows = report.readings
    for count in range(len(rows) - 1, -1, -1):
        yield (
            replace(report, readings=rows[:count], more_readings=report.more_readings + len(rows) - count),
            _CLOSER[-1],
        )


def draw_fit(
    report: FitReport,
    theme: Theme,
    surround: Surround = EVERYTHING,
    width_px: float = WIDTH_PX,
) -> Drawing:
    """Drawing of a report, an A4 page or, where the texts need it, a longer one that may be parted between its texts.

    Parameters
    ----------
    surround
        The title that is wanted; whether title, subtitle and sources are told, a date, a logo and a ground; there is no
        legend.
    width_px
        Width of the page; ladder and texts take what there is.
    """
    pen, palette = _Pen(theme, width_px), theme.palette
    heading = surround.titled(Heading(report.title, report.subtitle, f"Sources: {'; '.join(report.sources)}."))
    told = surround.heading_of(heading)
    logo = surround.logo_at(width_px - MARGIN_PX, MARGIN_PX, LOGO_PX)
    aside = 0.0 if logo is None else logo.width + LOGO_GAP_PX
    pen.write(told.title, 19, weight=600, aside=aside)
    pen.write(told.subtitle, 11, muted=True, aside=aside)
    if logo is not None:
        pen.shapes.append(logo)
        pen.y = max(pen.y, logo.y + logo.height)
    pen.skip(16)
    _draw_ladder(pen, report.ladder)
    listed = [*map(_reading, report.readings), *([more_text(report)] if report.more_readings else [])]
    readings = ("Titles read as rungs", listed)
    for subject, lines in (*report.sections, readings):
        pen.may_break()
        pen.write(subject, HEADING_PX, weight=600)
        for at, text in enumerate(lines):
            # A heading stands over a line at least.
            if at:
                pen.may_break()
            pen.write(text, TEXT_PX, indent=10)
            pen.skip(2)
        pen.skip(8)
    pen.may_break()
    pen.write(told.source, SMALL_PX, muted=True)
    return Drawing(
        width_px,
        max(width_px * LEAST_HEIGHT_PX / WIDTH_PX, pen.y + MARGIN_PX),
        palette.surface if surround.has_ground else "",
        tuple(pen.shapes),
        heading.title,
        heading.subtitle,
        theme.family,
        theme.fallbacks,
        tuple(pen.breaks),
    )


def _reading(row: ReadingRow) -> str:
    seats = f" ({row.seats:,} seats)" if row.seats > 1 else ""
    return f"{row.title or 'no title'}{seats}: {row.role}, {row.sureness:.2f}. {row.reason}"


def _draw_ladder(pen: _Pen, rows: Sequence[LadderRow]) -> None:
    """Both ladders from the top down; what one lacks is an outline of dashes, and says so."""
    palette, left = pen.theme.palette, MARGIN_PX
    wide = min(MOST_RUNG_PX, (pen.room - NOTE_PX) / 2)
    right = left + wide + NOTE_PX
    for x, heading in ((left, "This company"), (right, "Typical")):
        pen.shapes.append(line(heading, x, pen.y, size=TEXT_PX, fill=palette.muted, max_px=wide, weight=600))
    pen.skip(8)
    for side, x in ((0, left), (1, right)):
        held = [number for number, row in enumerate(rows) if (row.own, row.typical)[side]]
        step = RUNG_HEIGHT_PX + RUNG_GAP_PX
        for above, below in pairwise(held):
            steps = (
                ("M", x + wide / 2, pen.y + above * step + RUNG_HEIGHT_PX),
                ("L", x + wide / 2, pen.y + below * step),
            )
            pen.shapes.append(Path(steps, stroke=palette.operations_line, stroke_width=1.6))
    for row in rows:
        for text, x in ((row.own, left), (row.typical, right)):
            _draw_rung(pen, text, (x, wide), differs=bool(row.note))
        note_x = left + wide + NOTE_PX / 2
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


def _draw_rung(pen: _Pen, text: str, where: tuple[float, float], *, differs: bool) -> None:
    palette, (x, wide) = pen.theme.palette, where
    if not text:
        return
    stroke = palette.moved if differs else palette.card_border
    dash = (5.0, 3.0) if differs else ()
    pen.shapes.append(Rect(x, pen.y, wide, RUNG_HEIGHT_PX, rx=5, fill=palette.card, stroke=stroke, dash=dash))
    middle = pen.y + RUNG_HEIGHT_PX / 2 + 4
    centre = x + wide / 2
    pen.shapes.append(
        line(text, centre, middle, size=11, fill=palette.text, max_px=wide - 12, weight=600, anchor="middle")
    )
