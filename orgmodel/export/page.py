"""A whole picture: heading above the chart, legend and sources below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot, sqrt

from orgmodel.export.cards.card import CARD_MARGIN_PX, draw_card
from orgmodel.export.cards.signs import confidence_mark, status_colour, status_sign
from orgmodel.export.drawings.drawing import Drawing, Group, Path, Picture, Rect, Shape, polygon, polyline
from orgmodel.export.drawings.lettering import line
from orgmodel.export.drawings.logo import Logo
from orgmodel.export.line_numbers import draw_key, draw_numbers, possible
from orgmodel.layout.scene import Line, Point, Scene
from orgmodel.text.measure import clean, width_px, wrap
from orgmodel.theme import CONFIDENCE_NAMES, LINE_NAMES, STATUS_NAMES, TONE_NAMES, Confidence, LineKind, Theme

MARGIN_PX = 32.0
LEAST_WIDTH_PX = 640.0
# Of a chart whose sides are longer in the mean, heading, legend and sources grow along.
PLAIN_SIDE_PX = 3_000.0
BEND_PX = 6.0
ARROW_PX = 9.0
LEGEND_ROW_PX = 22.0
SOURCE_SIZE_PX = 10.5
NAME_SIZE_PX = 13.5
GUTTER_PX = 48.0
# A logo is so high, and at most so many times as wide; so much air parts it from the title.
LOGO_PX, LOGO_RATIO, LOGO_GAP_PX = 44.0, 5.0, 16.0


@dataclass(frozen=True, slots=True)
class Heading:
    """Text round a chart: title and subtitle above it, sources below."""

    title: str
    subtitle: str
    source: str


@dataclass(frozen=True, slots=True)
class Surround:
    """Surround of a chart: what stands round it.

    Attributes
    ----------
    has_title, has_subtitle, has_sources
        Whether the texts of the heading are there.
    date
        Text behind the sources; "" for none.
    has_legend
        Whether the signs of the chart are named under it.
    has_ground
        Whether a picture has a ground; else what lies under it shows.
    logo
        At the right of the title; None for none.
    title
        In place of the usual one; "" for that.
    """

    has_title: bool = True
    has_subtitle: bool = True
    has_sources: bool = True
    date: str = ""
    has_legend: bool = True
    has_ground: bool = True
    logo: Logo | None = None
    title: str = ""

    def titled(self, full: Heading) -> Heading:
        """Heading under the title that is wanted: what a file is called, whether it stands there or not."""
        return replace(full, title=self.title or full.title)

    def heading_of(self, full: Heading) -> Heading:
        """Heading as it stands round a chart; "" where a part is not wanted."""
        source = full.source if self.has_sources else ""
        return Heading(
            self.titled(full).title if self.has_title else "",
            full.subtitle if self.has_subtitle else "",
            " ".join(filter(None, (source, self.date))),
        )

    def logo_at(self, right: float, top: float, height: float) -> Picture | None:
        """Logo with its upper right corner at a place, in a room of a height."""
        if self.logo is None:
            return None
        wide, high = self.logo.fitted(LOGO_RATIO * height, height)
        return Picture(right - wide, top, wide, high, self.logo.data)


EVERYTHING = Surround()


def compose_page(
    scene: Scene, theme: Theme, heading: Heading, changes: Sequence[str] = (), surround: Surround = EVERYTHING
) -> Drawing:
    """Drawing of one scene with heading, legend and sources, and changes in words between them.

    Parameters
    ----------
    heading
        Texts that are "" take no room.
    surround
        What of the heading is told, whether there are a logo, a legend and a ground.

    Returns
    -------
    Drawing
        At least `LEAST_WIDTH_PX` wide; the scene is drawn at 100% and whole. What stands round a chart of thousands
        of cards is larger than their texts, so that a poster says what it is.
    """
    width = max(scene.width_px, LEAST_WIDTH_PX) + 2 * MARGIN_PX
    told = surround.heading_of(heading)
    # Who stands before a poster reads its title from where all of it is seen.
    scale = max(1.0, sqrt(width * scene.height_px) / PLAIN_SIDE_PX)
    head, y = _head(told, width / scale, theme, surround)
    y = ceil(y * scale) + CARD_MARGIN_PX
    chart = Group((width - scene.width_px) / 2, y, (*draw_scene(scene, theme), *draw_numbers(scene, theme)))
    y += scene.height_px + CARD_MARGIN_PX
    if scale == 1:
        foot, height = _foot([scene], (told.source, changes), (width, y), theme, has_legend=surround.has_legend)
    else:
        top = width / scale, 0.0
        foot, height = _foot([scene], (told.source, changes), top, theme, has_legend=surround.has_legend)
        height = y + ceil(height * scale)
        head, foot = [Group(0, 0, tuple(head), scale)], [Group(0, y, tuple(foot), scale)]
    return Drawing(
        width,
        height,
        theme.palette.page if surround.has_ground else "",
        (*head, chart, *foot),
        surround.titled(heading).title,
        heading.subtitle,
        theme.family,
        theme.fallbacks,
    )


def compose_pair(
    scenes: tuple[Scene, Scene],
    titles: tuple[str, str],
    theme: Theme,
    heading: Heading,
    changes: Sequence[str],
    *,
    surround: Surround = EVERYTHING,
) -> Drawing:
    """Drawing of two scenes side by side, each under its own title, with the changes in words below."""
    palette = theme.palette
    # A small chart makes room for its name, which says what is compared.
    named = [min(width_px(clean(title), NAME_SIZE_PX, 600), LEAST_WIDTH_PX) for title in titles]
    rooms = [max(scene.width_px, wide, LEAST_WIDTH_PX / 2) for scene, wide in zip(scenes, named, strict=True)]
    width = sum(rooms) + GUTTER_PX + 2 * MARGIN_PX
    told = surround.heading_of(heading)
    shapes, y = _head(told, width, theme, surround)
    x, top = MARGIN_PX, y + 24
    for scene, title, room in zip(scenes, titles, rooms, strict=True):
        shapes.append(line(title, x, y + 12, size=NAME_SIZE_PX, fill=palette.text, max_px=room, weight=600))
        shapes.append(Group(x + (room - scene.width_px) / 2, top + CARD_MARGIN_PX, draw_scene(scene, theme)))
        x += room + GUTTER_PX
    bottom = top + max(scene.height_px for scene in scenes) + 2 * CARD_MARGIN_PX
    middle = MARGIN_PX + rooms[0] + GUTTER_PX / 2
    shapes.append(Path((("M", middle, y), ("L", middle, bottom)), stroke=palette.card_border))
    foot, height = _foot(scenes, (told.source, changes), (width, bottom), theme, has_legend=surround.has_legend)
    return Drawing(
        width,
        height,
        palette.page if surround.has_ground else "",
        (*shapes, *foot),
        surround.titled(heading).title,
        heading.subtitle,
        theme.family,
        theme.fallbacks,
    )


def draw_scene(scene: Scene, theme: Theme) -> tuple[Shape, ...]:
    """Shapes of a scene in its own coordinates: faint lines first, the operations line last, cards over all lines."""
    order = {"alternative": 0, "dotted": 1, "solid": 2}
    lines = sorted(scene.lines, key=lambda each: (order[each.kind], each.on_chain))
    bosses = {each.source: each.target for each in scene.lines if each.kind == "solid"}
    cards = (
        Group(
            box.x_px,
            box.y_px,
            draw_card(box.card, box.width_px, box.height_px, theme),
            key=box.id,
            boss=bosses.get(box.id, ""),
        )
        for box in scene.boxes
    )
    strokes = (_stroke(each.kind, each.on_chain, polyline(each.points, BEND_PX), theme, each) for each in lines)
    palette, could_be = theme.palette, [each for each in lines if each.kind == "alternative" and not each.has_arrow]
    # At the manager whom there could be; over the cards, at the report that had another one.
    open_heads = (_arrow_head(each.points[::-1], palette.alternative_line) for each in could_be)
    heads = (_arrow_head(each.points, palette.moved) for each in lines if each.has_arrow)
    return (*strokes, *open_heads, *cards, *heads)


def _arrow_head(points: Sequence[Point], fill: str) -> Path:
    """Arrow head at the end of a line, along its last piece."""
    (x, y), (bx, by) = points[-1], next((point for point in reversed(points) if point != points[-1]), points[0])
    long = hypot(x - bx, y - by) or 1.0
    ux, uy = (x - bx) / long, (y - by) / long
    back = (x - ARROW_PX * ux, y - ARROW_PX * uy)
    sides = ((back[0] - sign * ARROW_PX / 2 * uy, back[1] + sign * ARROW_PX / 2 * ux) for sign in (1, -1))
    return Path(polygon((x, y), *sides), fill=fill)


def _stroke(kind: LineKind, on_chain: bool, steps: tuple, theme: Theme, drawn: Line | None = None) -> Path:  # type: ignore[type-arg]
    palette = theme.palette
    if drawn is not None and drawn.has_arrow:
        return Path(steps, stroke=palette.moved, stroke_width=1.6, dash=(6, 4))
    if drawn is not None and drawn.status:
        return Path(steps, stroke=status_colour(drawn.status, palette), stroke_width=2.4)
    if kind == "alternative":
        return Path(steps, stroke=palette.alternative_line, stroke_width=1.2, dash=(6, 5))
    if kind == "dotted":
        return Path(steps, stroke=palette.dotted_line, stroke_width=2, dash=(2, 4))
    if on_chain:
        return Path(steps, stroke=palette.operations_line, stroke_width=3)
    return Path(steps, stroke=palette.line, stroke_width=theme.sizes.line)


def _head(heading: Heading, width: float, theme: Theme, surround: Surround) -> tuple[list[Shape], float]:
    """Shapes of the heading, and where the chart may begin."""
    room = width - 2 * MARGIN_PX
    shapes: list[Shape] = []
    y = MARGIN_PX + 14
    logo = surround.logo_at(width - MARGIN_PX, MARGIN_PX, LOGO_PX)
    if logo is not None:
        shapes.append(logo)
        room -= logo.width + LOGO_GAP_PX
    for text in wrap(clean(heading.title), 19, 600, room, 2):
        fill = theme.palette.text
        shapes.append(line(text, MARGIN_PX, y, size=19, fill=fill, max_px=room, weight=600, role="heading"))
        y += 25
    for text in wrap(clean(heading.subtitle), 12.5, 400, room, 3):
        shapes.append(line(text, MARGIN_PX, y, size=12.5, fill=theme.palette.muted, max_px=room))
        y += 18
    return shapes, y + 8 if logo is None else max(y + 8, logo.y + logo.height + 12)


def _foot(
    scenes: Sequence[Scene], texts: tuple[str, Sequence[str]], where: Point, theme: Theme, *, has_legend: bool = True
) -> tuple[list[Shape], float]:
    """Shapes below the chart, and the height of the whole drawing.

    Parameters
    ----------
    texts
        Line of sources, and the changes to list.
    where
        Width of the drawing, and the y where its foot begins.
    """
    (width, y), (source, changes) = where, texts
    room, palette = width - 2 * MARGIN_PX, theme.palette
    shapes: list[Shape] = []
    y += 16
    for change in changes:
        for at, text in enumerate(wrap(clean(change), 12.5, 400, room - 14, 3)):
            if at == 0:
                shapes.append(line("•", MARGIN_PX, y + 12, size=12.5, fill=palette.muted, max_px=14))
            shapes.append(line(text, MARGIN_PX + 14, y + 12, size=12.5, fill=palette.text, max_px=room - 14))
            y += 18
    # A pair is numbered nowhere: each number would be there twice.
    key, y = draw_key(possible(scenes[0]) if len(scenes) == 1 else (), MARGIN_PX, width - MARGIN_PX, y, theme)
    shapes += key
    y += 8
    signs = _legend(scenes, theme) if has_legend else []
    if signs or source:
        shapes.append(Path((("M", MARGIN_PX, y), ("L", width - MARGIN_PX, y)), stroke=palette.card_border))
    y += 8
    x = MARGIN_PX
    for sign, name in signs:
        wide = 24 + width_px(name, 11.5) + 22
        if x + wide > width - MARGIN_PX and x > MARGIN_PX:
            x, y = MARGIN_PX, y + LEGEND_ROW_PX
        shapes.append(Group(x, y, sign))
        shapes.append(line(name, x + 24, y + 15, size=11.5, fill=palette.muted, max_px=wide))
        x += wide
    y += LEGEND_ROW_PX + 6 if signs else 0
    for text in wrap(clean(source), SOURCE_SIZE_PX, 400, room, 4):
        shapes.append(line(text, MARGIN_PX, y + 10, size=SOURCE_SIZE_PX, fill=palette.muted, max_px=room))
        y += 15
    return shapes, y + MARGIN_PX - 8


def _legend(scenes: Sequence[Scene], theme: Theme) -> list[tuple[tuple[Shape, ...], str]]:
    """Signs with their names, only for what the scenes hold; each sign fits a box of 18 x 22 px."""
    palette = theme.palette
    words = {sign: name for scene in scenes for sign, name in scene.words}
    cards = [box.card for scene in scenes for box in scene.boxes]
    lines = [each for scene in scenes for each in scene.lines]
    entries: list[tuple[tuple[Shape, ...], str]] = []
    for shade, name in dict(pair for scene in scenes for pair in scene.shades).items():
        if any(card.shade == shade for card in cards):
            entries.append(((Rect(3, 5, 11, 11, 3, fill=palette.shades[shade]),), name))
    for tone, name in TONE_NAMES.items():
        if any(card.tone == tone and not card.shade for card in cards):
            entries.append(((Rect(3, 5, 11, 11, 3, fill=palette.tones[tone]),), words.get(tone, name)))
    # A line with a status is drawn in the status' colour alone.
    kinds = {"chain" if each.on_chain else each.kind for each in lines if not each.status}
    for kind, name in LINE_NAMES.items():
        if kind in kinds:
            drawn: LineKind = "solid" if kind == "chain" else kind  # type: ignore[assignment]
            entries.append(
                (
                    (_stroke(drawn, kind == "chain", (("M", 0.0, 11.0), ("L", 18.0, 11.0)), theme),),
                    words.get(kind, name),
                )
            )
    if any(each.has_arrow for each in lines):
        points = ((0.0, 11.0), (18.0, 11.0))
        arrow = Path(polyline(points), stroke=palette.moved, stroke_width=1.6, dash=(6, 4))
        entries.append(((arrow, _arrow_head(points, palette.moved)), "Reported to, before"))
    marks: set[Confidence] = {card.confidence for card in cards if card.confidence}
    for confidence, name in CONFIDENCE_NAMES.items():
        if confidence in marks:
            entries.append(((confidence_mark(confidence, 9, 11, palette),), name))
    for status, name in STATUS_NAMES.items():
        if any(card.status == status for card in cards):
            sign = status_sign(status, 9, 11, status_colour(status, palette))
            entries.append(((sign,), name))
    return entries
