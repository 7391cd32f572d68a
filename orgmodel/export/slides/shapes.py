"""Shapes of a slide: each card one native rectangle with its texts, each line a connector glued to two of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from orgmodel.export.cards.card import PADDING_PX, SHARE, STRIPE_PX
from orgmodel.export.drawings.drawing import Picture
from orgmodel.export.drawings.logo import png_of
from orgmodel.export.line_numbers import HEIGHT_PX, KEY_ROW_PX, KEY_SIZE_PX, SIZE_PX, key_of, numbers_of, possible
from orgmodel.export.paper.sizes import LEAST_TEXT_PT, SMALLEST_TEXT_PX
from orgmodel.export.pictures.svg import escape
from orgmodel.export.slides.connectors import connector_along, site_of
from orgmodel.export.slides.look import SCHEME
from orgmodel.layout.scene import Box, Card, Line, Scene
from orgmodel.text.bidi import starts_from_right
from orgmodel.text.measure import clean, fit, width_px, wrap
from orgmodel.theme import Theme

EMU_PER_POINT = 12_700
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TWO_LINES_PX = 58.0
# Between a title and its badge.
_GAP_PX = 8.0
# Whoever opens a deck may set it in a wider font than ours: lines are cut so much earlier, and still do not break.
SAFE = 0.94
# A rounded rectangle keeps its text so much of a corner from each side (presetShapeDefinitions.xml, roundRect).
_CORNER_INSET = 0.29289
# Lines of text stand this far apart, as a part of their size.
_LEADING = 1.2
# Nearer lines of letters touch.
_NEAREST = 0.84
# How much smaller the letters of a card are tried where its texts do not fit whole.
_SHRINKS = (1.0, 0.92, 0.84, 0.77)
# Size of a px of the key of numbers, in points: its texts have 9.
KEY_SCALE = 9 / KEY_SIZE_PX
# A text in the direction of its first letter, whatever stands beside it (UAX #9: FSI and PDI).
_ISOLATED = "\u2068{}\u2069"
_DASHES = {"dotted": "sysDot", "alternative": "dash"}
_LINE_COLOURS = {"solid": "tx2", "dotted": "accent3", "alternative": "accent6"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Spot of a slide where a scene stands: its corner and the size of a px, in points."""

    left: float
    top: float
    scale: float

    def emu(self, px: float) -> int:
        """A length in EMU."""
        return round(px * self.scale * EMU_PER_POINT)

    def corner(self, x: float, y: float) -> tuple[int, int]:
        """A point in EMU."""
        return round((self.left + x * self.scale) * EMU_PER_POINT), round((self.top + y * self.scale) * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text of a card: text, size in px, colour, whether it is bold, the badge at its right edge."""

    text: str
    size: float
    colour: str
    is_bold: bool = False
    badge: str = ""


def add_scene(slide: Any, scene: Scene, spot: Spot, theme: Theme) -> dict[str, Any]:
    """Add cards and lines to a slide.

    Returns
    -------
    dict of str to shape
        Shape of each box, by the box's id.
    """
    tree = slide.shapes._spTree
    lines_at = len(tree)
    shapes = {box.id: _add_card(slide, box, spot, theme) for box in scene.boxes}
    boxes = {box.id: box for box in scene.boxes}
    order = {"alternative": 0, "dotted": 1, "solid": 2}
    for line in sorted(scene.lines, key=lambda each: (order[each.kind], each.on_chain)):
        connector = _add_line(slide, line, boxes, shapes, spot)
        # Behind the cards.
        tree.insert(lines_at, connector._element)
        lines_at += 1
    return shapes


def add_text(
    slide: Any, name: str, texts: Sequence[tuple[str, str]], where: tuple[float, ...], align: str = "l"
) -> Any:
    """Add a text box of one line.

    Parameters
    ----------
    texts
        Runs: text, colour of the theme; "#" is the number of the slide.
    where
        Left, top, width, height and size of the text, in points.
    """
    left, top, width, height, size = where
    box = slide.shapes.add_textbox(*(round(value * EMU_PER_POINT) for value in (left, top, width, height)))
    box.name = name
    runs = "".join(_field(size, colour) if text == "#" else _run(text, size, colour) for text, colour in texts)
    turned = _turned("".join(text for text, _ in texts))
    _set_text(box, [f'<a:p><a:pPr algn="{align}"{turned}/>{runs}</a:p>'], (0, 0, 0, 0), "t")
    return box


def add_numbers(slide: Any, scene: Scene, spot: Spot) -> None:
    """Add the numbers of the lines that could be, each on its line over the cards."""
    fill, edge = _scheme("bg1"), _scheme(_LINE_COLOURS["alternative"])
    for each in numbers_of(scene):
        edges = *spot.corner(each.left, each.top), spot.emu(each.width), spot.emu(HEIGHT_PX)
        box = slide.shapes.add_textbox(*edges)
        box.name = f"Alternative {each.number}"
        geometry = box._element.spPr.prstGeom
        geometry.set("prst", "roundRect")
        geometry.append(_element(f'<a:avLst {_NAMESPACES}><a:gd name="adj" fmla="val 50000"/></a:avLst>'))
        for old in box._element.spPr.findall("{*}noFill"):
            box._element.spPr.remove(old)
        line = f'<a:ln {_NAMESPACES} w="{spot.emu(1)}"><a:solidFill>{edge}</a:solidFill></a:ln>'
        _paint(box, f"<a:solidFill {_NAMESPACES}>{fill}</a:solidFill>", line)
        run = _run(each.number, SIZE_PX * spot.scale, "tx1", True)
        _set_text(box, [f'<a:p><a:pPr algn="ctr"/>{run}</a:p>'], (0, 0, 0, 0), "ctr")
        box._element.nvSpPr.cNvPr.set("descr", each.meaning)


def key_height(scene: Scene, room: float) -> float:
    """Height in points of the key of a scene's numbers in a width in points; 0 where no line has one."""
    return key_of(possible(scene), room / KEY_SCALE * SAFE)[1] * KEY_SCALE


def add_key(slide: Any, scene: Scene, left: float, top: float, room: float) -> None:
    """Add what the numbered lines of a scene say, in rows of a width in points."""
    for each in key_of(possible(scene), room / KEY_SCALE * SAFE)[0]:
        width = each.width * KEY_SCALE / SAFE
        size = KEY_SIZE_PX * KEY_SCALE
        corner = left + each.left * KEY_SCALE / SAFE, top + each.top * KEY_SCALE
        said = fit(f"{each.number} {each.meaning}", KEY_SIZE_PX, 400, each.width)
        texts = [(each.number, "tx1"), (said[len(each.number) :], "tx2")]
        add_text(slide, f"Key {each.number}", texts, (*corner, width, KEY_ROW_PX * KEY_SCALE, size))


def add_logo(slide: Any, logo: Picture) -> None:
    """Add a logo to a slide, in points; a deck holds its file once."""
    edges = (round(value * EMU_PER_POINT) for value in (logo.x, logo.y, logo.width, logo.height))
    picture = slide.shapes.add_picture(BytesIO(png_of(logo.data)), *edges)
    picture.name = "Logo"
    picture._element.nvPicPr.cNvPr.set("descr", "Logo")


def _add_card(slide: Any, box: Box, spot: Spot, theme: Theme) -> Any:
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415 - only an export needs it

    card = box.card
    left, top = spot.corner(box.x_px, box.y_px)
    size = spot.emu(box.width_px), spot.emu(box.height_px)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, *size)
    shape.name = clean(card.title)[:80] or box.id
    corner = round(theme.sizes.corner / min(box.width_px, box.height_px) * 100_000)
    shape._element.spPr.prstGeom.avLst.append(_element(f'<a:gd {_NAMESPACES} name="adj" fmla="val {corner}"/>'))
    stripe = f'<a:srgbClr val="{theme.palette.shades[card.shade][1:]}"/>' if card.shade else _scheme(SCHEME[card.tone])
    end = round(STRIPE_PX / box.width_px * 100_000)
    stops = "".join(
        f'<a:gs pos="{at}">{colour}</a:gs>'
        for at, colour in ((0, stripe), (end, stripe), (end, _scheme("bg1")), (100_000, _scheme("bg1")))
    )
    is_marked = bool(card.marker or card.status)
    border = _scheme("accent2") if is_marked else _scheme("tx2", '<a:lumMod val="40000"/><a:lumOff val="60000"/>')
    width = spot.emu(2.0 if is_marked else 1.0)
    dash = '<a:prstDash val="dash"/>' if card.is_empty or card.status == "removed" else ""
    _paint(
        shape,
        f'<a:gradFill {_NAMESPACES} rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/>'
        "</a:gradFill>",
        f'<a:ln {_NAMESPACES} w="{width}"><a:solidFill>{border}</a:solidFill>{dash}</a:ln>',
    )
    rows, shrink, spacing = _fitted_rows(box, theme, spot.scale)
    insets = spot.emu(PADDING_PX), spot.emu(2), spot.emu(6), spot.emu(2)
    # A stop at the very end of a line is behind it for some programs, which then break the line.
    end = spot.emu(box.width_px - 2 * _CORNER_INSET * theme.sizes.corner - 2) - insets[0] - insets[2]
    paragraphs = [_paragraph(row, (shrink * spot.scale, spacing), end, SCHEME[card.tone]) for row in rows]
    _set_text(shape, paragraphs, insets, "ctr")
    shape._element.nvSpPr.cNvPr.set("descr", ", ".join(_texts(card)))
    return shape


def _paragraph(row: _Row, scales: tuple[float, float], end: int, tone: str) -> str:
    """One line of a card; a badge stands behind a tab at its right edge, which is told in EMU.

    `scales` are the points of a px, and how far apart lines stand as a part of the usual.
    """
    turned, (scale, spacing) = _turned(row.text), scales
    near = f'<a:lnSpc><a:spcPct val="{int(spacing * 1000) * 100}"/></a:lnSpc>' if spacing < 1 else ""
    if not row.badge:
        text = _run(row.text, row.size * scale, row.colour, row.is_bold)
        return f'<a:p><a:pPr algn="l"{turned}>{near}</a:pPr>{text}</a:p>'
    # The badge stays on the right: only the text before it runs from there.
    text = _run(row.text, row.size * scale, row.colour, row.is_bold, _ISOLATED if turned else "{}")
    # Between tags of its own: a tab in a text of a company is no tab.
    apart = f'<a:r><a:rPr lang="en-US" sz="{_hundredths(row.size * scale)}"/><a:t>\t</a:t></a:r>'
    badge = _run(row.badge, row.size * scale, tone, True)
    stop = f'<a:tabLst><a:tab pos="{end}" algn="r"/></a:tabLst>'
    return f'<a:p><a:pPr algn="l">{near}{stop}</a:pPr>{text}{apart}{badge}</a:p>'


def _texts(card: Card) -> Iterable[str]:
    """All that a card says, whole."""
    given = (card.title, card.subtitle, *card.extra, card.detail, card.badge, card.marker, card.status, card.fold)
    return (clean(text) for text in given if text)


def _fitted_rows(box: Box, theme: Theme, scale: float) -> tuple[list[_Row], float, float]:
    """Lines of a card: whole where they can be read so, else cut.

    With them how much smaller their letters are, and how much nearer the lines stand, before letters get too small.
    """
    for shrink in _SHRINKS:
        if shrink < 1.0 and SMALLEST_TEXT_PX * scale * shrink < LEAST_TEXT_PT:
            break
        for most in (1, 2, 3):
            rows = _rows(box, theme, most, shrink)
            is_cut = any(row.text.endswith("\u2026") for row in rows)
            if not is_cut and _height(rows) * shrink <= box.height_px - 4:
                return rows, shrink, 1.0
    rows = _rows(box, theme, 1)
    room = (box.height_px - 4) / _height(rows)
    least = min(1.0, LEAST_TEXT_PT / (SMALLEST_TEXT_PX * scale))
    spacing = min(1.0, max(_NEAREST, room / least))
    return rows, min(1.0, room / spacing), spacing


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.size * _LEADING for row in rows)


def _rows(box: Box, theme: Theme, most_lower: int, shrink: float = 1.0) -> list[_Row]:
    """Lines of a card whose letters will be so much smaller, those below the name on so many lines each at most."""
    card, sizes = box.card, theme.sizes
    room = (box.width_px - PADDING_PX - 8) * SAFE / shrink
    ink = "tx2" if card.is_empty or card.is_aside else "tx1"
    rows = []
    above = " \u00b7 ".join(filter(None, (card.marker, card.status)))
    if above:
        rows.append(_Row(fit(clean(above), sizes.marker, 600, room), sizes.marker, "accent2", True))
    title, badge = clean(card.title), fit(clean(card.badge), sizes.title, 600, room * SHARE)
    # The badge is whole, beside the first line, as on the card that is drawn.
    beside = room - (width_px(badge, sizes.title, 600) + _GAP_PX if badge else 0.0)
    size = sizes.title if width_px(title, sizes.title, 600) <= beside else sizes.title - 1
    most = 2 if box.height_px >= _TWO_LINES_PX else 1
    wrapped = wrap(title, size, 600, beside, most)
    rows += [_Row(row, size, ink, True, badge if at == 0 else "") for at, row in enumerate(wrapped)]
    lower = filter(None, (card.subtitle, *card.extra))
    lines = [line for text in lower for line in wrap(clean(text), sizes.subtitle, 400, room, most_lower)]
    rows += [_Row(line, sizes.subtitle, "tx2") for line in lines]
    if card.detail:
        rows.append(_Row(fit(clean(card.detail), sizes.badge, 400, room), sizes.badge, "tx2"))
    if card.fold:
        rows.append(_Row(fit(clean(card.fold), sizes.badge, 600, room), sizes.badge - 0.5, "accent2", True))
    return rows


def _add_line(slide: Any, line: Line, boxes: dict[str, Box], shapes: dict[str, Any], spot: Spot) -> Any:
    from pptx.enum.shapes import MSO_CONNECTOR  # noqa: PLC0415

    way = connector_along(line.points)
    left, top = spot.corner(way.x, way.y)
    connector = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
    element = connector._element
    properties = element.spPr
    geometry = "".join(f'<a:gd name="adj{at}" fmla="val {bend}"/>' for at, bend in enumerate(way.bends, 1))
    marks = (f' rot="{way.turn}"' if way.turn else "") + (' flipH="1"' if way.flip_x else "")
    marks += ' flipV="1"' if way.flip_y else ""
    for child in list(properties):
        properties.remove(child)
    properties.append(
        _element(
            f'<a:xfrm {_NAMESPACES}{marks}><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{spot.emu(way.width)}" cy="{spot.emu(way.height)}"/></a:xfrm>'
        )
    )
    properties.append(
        _element(f'<a:prstGeom {_NAMESPACES} prst="{way.preset}"><a:avLst>{geometry}</a:avLst></a:prstGeom>')
    )
    colour = _scheme("accent2") if line.on_chain else _scheme(_LINE_COLOURS[line.kind])
    dash = f'<a:prstDash val="{_DASHES[line.kind]}"/>' if line.kind in _DASHES else ""
    width = spot.emu(3.0 if line.on_chain else 1.6)
    _paint(connector, "", f'<a:ln {_NAMESPACES} w="{width}"><a:solidFill>{colour}</a:solidFill>{dash}<a:round/></a:ln>')
    target, source = boxes[line.target], boxes[line.source]
    ends = element.nvCxnSpPr.cNvCxnSpPr
    for add, box, point in ((ends._add_stCxn, target, line.points[0]), (ends._add_endCxn, source, line.points[-1])):
        end = add()
        end.id, end.idx = shapes[box.id].shape_id, site_of(box, point)
    names = clean(source.card.title), clean(target.card.title)
    verb = {"solid": "reports to", "dotted": "reports by a dotted line to", "alternative": "does not report to"}
    connector.name = f"{names[0]} {verb[line.kind]} {names[1]}"[:200]
    return connector


def _paint(shape: Any, fill: str, line: str) -> None:
    """Give a shape fill and outline of its own in place of those of a style."""
    element = shape._element
    for style in element.findall("{*}style"):
        element.remove(style)
    for part in filter(None, (fill, line)):
        element.spPr.append(_element(part))


def _set_text(shape: Any, paragraphs: Sequence[str], insets: Sequence[int], anchor: str) -> None:
    left, top, right, bottom = insets
    element = shape._element
    for old in element.findall("{*}txBody"):
        element.remove(old)
    element.append(
        _element(
            f'<p:txBody {_NAMESPACES}><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
            f' anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{''.join(paragraphs) or '<a:p/>'}</p:txBody>"
        )
    )


def _turned(text: str) -> str:
    """Attribute of a paragraph that runs from the right."""
    return ' rtl="1"' if starts_from_right(text) else ""


def _run(text: str, size: float, colour: str, is_bold: bool = False, frame: str = "{}") -> str:
    bold = ' b="1"' if is_bold else ""
    # Behind the number of a slide stands " of 43".
    before = " " if text.startswith(" ") else ""
    return (
        f'<a:r><a:rPr lang="en-US" sz="{_hundredths(size)}"{bold} dirty="0">'
        f"<a:solidFill>{_scheme(colour)}</a:solidFill></a:rPr>"
        f"<a:t>{before}{frame.format(escape(clean(text)))}</a:t></a:r>"
    )


def _hundredths(points: float) -> int:
    """Size of a text as PowerPoint counts it; it opens none under 1 point."""
    return max(100, round(points * 100))


def _field(size: float, colour: str) -> str:
    return (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f'<a:rPr lang="en-US" sz="{round(size * 100)}">'
        f"<a:solidFill>{_scheme(colour)}</a:solidFill></a:rPr><a:t>#</a:t></a:fld>"
    )


def _scheme(name: str, change: str = "") -> str:
    return f'<a:schemeClr val="{name}">{change}</a:schemeClr>'


def _element(text: str) -> Any:
    from pptx.oxml import parse_xml  # noqa: PLC0415

    return parse_xml(text)
