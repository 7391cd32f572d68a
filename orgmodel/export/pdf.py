"""A drawing as a PDF of one page: vectors, selectable text, the bundled fonts embedded."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from threading import Lock
from typing import Any, BinaryIO

from orgmodel.export.drawing import ENTRY, Circle, Drawing, Group, Path, Rect, Role, Shape, Step, Text
from orgmodel.export.glyph_fonts import GlyphFonts
from orgmodel.text.measure import FONT_FILES, Weight, clean
from orgmodel.text.shaping import is_plain
from orgmodel.text.shaping import shape as shape_text

# Parts of a card in the order in which they are read.
_READ: tuple[Role, ...] = (
    "heading",
    "title",
    "subtitle",
    "extra",
    "detail",
    "status",
    "badge",
    "fold",
    "marker",
    "",
    "initials",
)
# A css px is 1/96 inch, a point 1/72.
POINTS_PER_PX = 0.75
_FONTS: dict[Weight, str] = {400: "Inter", 600: "Inter-SemiBold"}
# ReportLab has one object for each font in the process, and it reads its file from one place at a time: two threads
# that embed it at once read each other's tables ("list index out of range").
ONE_AT_A_TIME = Lock()


def write_pdf(drawing: Drawing) -> bytes:
    """Write a drawing as PDF.

    Returns
    -------
    bytes
        One page of the drawing's size; title, subject and language in its metadata. Same drawing, same bytes.

    Notes
    -----
    About 0.1 s for 500 cards. Letters that Inter lacks come from the machine's fonts; what none has is an empty box.
    """
    size = drawing.width_px, drawing.height_px
    return page_of(size, drawing.background, drawing.shapes, (drawing.title, drawing.description))


def page_of(
    size_px: tuple[float, float],
    background: str,
    shapes: Iterable[Shape],
    texts: tuple[str, str],
    *,
    is_read: bool = True,
) -> bytes:
    """PDF of one page of a size with a ground, or without one where that is "".

    Parameters
    ----------
    texts
        Title and subject.
    is_read
        Whether it has tags for screen readers; what is only painted needs none, and is not packed.
    """
    width, height = size_px
    with ONE_AT_A_TIME:
        target = BytesIO()
        size = width * POINTS_PER_PX, height * POINTS_PER_PX
        canvas = new_canvas(target, size, *texts, is_read=is_read)
        # From here on px with y growing down, as everywhere else.
        canvas.transform(POINTS_PER_PX, 0, 0, -POINTS_PER_PX, 0, size[1])
        draw_shapes([Rect(0, 0, width, height, fill=background), *shapes], canvas)
        end_page(canvas)
        canvas.save()
        return target.getvalue()


def new_canvas(
    target: BinaryIO,
    size: tuple[float, float],
    title: str,
    subject: str,
    *,
    is_read: bool = True,
    has_lists: bool = True,
) -> Any:
    """Canvas of ReportLab with the bundled fonts, in points, and its tags; only while `ONE_AT_A_TIME` is held."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  only an export needs it
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    from orgmodel.export.pdf_tags import Tags  # noqa: PLC0415  only an export needs ReportLab

    for weight, name in _FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONT_FILES[weight])))
    canvas = Canvas(target, size, invariant=1, lang="en", pageCompression=int(is_read), pdfVersion=(1, 7))
    canvas.setTitle(clean(title))
    canvas.setSubject(clean(subject))
    canvas.setAuthor("Reportline")
    canvas.setCreator("Reportline")
    canvas.setLineJoin(1)
    # Letters of other fonts than these two go through it; it lives as long as the document.
    canvas.glyph_fonts = GlyphFonts(canvas._doc)
    canvas.tags = Tags(canvas, has_lists=has_lists) if is_read else None
    return canvas


def end_page(canvas: Any) -> None:
    """End a page, with the tags of what is on it."""
    if canvas.tags is not None:
        canvas.tags.end_page()
    canvas.showPage()


def draw_shapes(shapes: Iterable[Shape], canvas: Any) -> None:
    """Draw shapes on a canvas whose y grows down: texts and cards are read, all else is not."""
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    if canvas.tags is None:
        _draw(shapes, canvas, HexColor)
    else:
        _draw_tagged(shapes, canvas, HexColor)


def _draw_tagged(shapes: Iterable[Shape], canvas: Any, colour: Any) -> None:
    tags = canvas.tags
    for shape in shapes:
        if isinstance(shape, Group) and not shape.key:
            tags.pause()
            _enter(shape, canvas)
            _draw_tagged(shape.shapes, canvas, colour)
            tags.pause()
            canvas.restoreState()
        elif isinstance(shape, Group):
            if shape.key == ENTRY:
                tags.begin("P", is_joined=True)
            else:
                tags.begin("LBody", shape.key, shape.boss)
            _draw([replace(shape, shapes=_in_order(shape.shapes))], canvas, colour)
            tags.end()
        elif isinstance(shape, Text):
            if shape.text:
                tags.begin("H1" if shape.role == "heading" else "P")
                _draw([shape], canvas, colour)
                tags.end()
        else:
            tags.artifact()
            _draw([shape], canvas, colour)
    tags.pause()


def _in_order(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Shapes of a card, its texts as they are read: the name first, each from the top down, a space after each."""
    texts = (shape for shape in shapes if isinstance(shape, Text))
    ordered = sorted(texts, key=lambda text: (_READ.index(text.role), text.y, text.x))
    spaced = (replace(text, text=f"{text.text} ") if is_plain(text.text) else text for text in ordered)
    return (*(shape for shape in shapes if not isinstance(shape, Text)), *spaced)


def _enter(group: Group, canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(group.x, group.y)
    if group.scale != 1:
        canvas.scale(group.scale, group.scale)


def _draw(shapes: Iterable[Shape], canvas: Any, colour: Any) -> None:
    for shape in shapes:
        match shape:
            case Group():
                _enter(shape, canvas)
                _draw(shape.shapes, canvas, colour)
                canvas.restoreState()
            case Text():
                _write(shape, canvas, colour)
            case Rect():
                ink = _ink(shape, canvas, colour)
                canvas.roundRect(shape.x, shape.y, shape.width, shape.height, shape.rx, **ink)
            case Circle():
                ink = _ink(shape, canvas, colour)
                canvas.circle(shape.x, shape.y, shape.radius, **ink)
            case Path():
                ink = _ink(shape, canvas, colour)
                canvas.drawPath(_path(shape.steps, canvas), **ink)


def _ink(shape: Rect | Circle | Path, canvas: Any, colour: Any) -> dict[str, int]:
    """Set the colours of a shape; which of them the canvas is to use."""
    if shape.fill:
        canvas.setFillColor(colour(shape.fill))
    if shape.stroke:
        canvas.setStrokeColor(colour(shape.stroke))
        canvas.setLineWidth(shape.stroke_width)
        canvas.setDash([] if isinstance(shape, Circle) else list(shape.dash))
    return {"fill": int(bool(shape.fill)), "stroke": int(bool(shape.stroke))}


def _path(steps: Iterable[Step], canvas: Any) -> Any:
    path = canvas.beginPath()
    for name, *where in steps:
        match name:
            case "M":
                path.moveTo(*where)
            case "L":
                path.lineTo(*where)
            case "C":
                path.curveTo(*where)
            case _:
                path.close()
    return path


def _write(shape: Text, canvas: Any, colour: Any) -> None:
    """One line of text, the right way up although y grows down."""
    if not is_plain(shape.text):
        _write_shaped(shape, canvas, colour)
        return
    shift = {"start": 0.0, "middle": shape.width_px / 2, "end": shape.width_px}[shape.anchor]
    text = canvas.beginText()
    text.setTextTransform(1, 0, 0, -1, shape.x - shift, shape.y)
    text.setFont(_FONTS[shape.weight], shape.size)
    text.setFillColor(colour(shape.fill))
    text.textOut(shape.text)
    canvas.drawText(text)


def _write_shaped(shape: Text, canvas: Any, colour: Any) -> None:
    """One line in letters of other scripts, as HarfBuzz sets them, with its text as it is read and copied."""
    glyphs = shape_text(shape.text, shape.weight)
    width = sum(glyph.advance for glyph in glyphs) * shape.size
    # The line was cut by a guess of its width; one that is wider by more than a letter is set closer.
    narrow = min(1.0, (shape.width_px + shape.size) / width) if width and shape.width_px else 1.0
    x = shape.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * width * narrow
    said = (b"\xfe\xff" + shape.text.encode("utf-16-be")).hex().upper()
    canvas.setFillColor(colour(shape.fill))
    code = [f"/Span <</ActualText <{said}>>> BDC BT"]
    for glyph in glyphs:
        name, number = canvas.glyph_fonts.code_of(glyph)
        at = x + glyph.x * shape.size * narrow, shape.y - glyph.y * shape.size
        code.append(f"/{name} {shape.size:g} Tf {narrow:.4f} 0 0 -1 {at[0]:.2f} {at[1]:.2f} Tm <{number:02X}> Tj")
        x += glyph.advance * shape.size * narrow
    canvas._code.append(" ".join([*code, "ET EMC"]))
