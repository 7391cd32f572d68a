"""A drawing as a PDF of one page: vectors, selectable text, the bundled fonts embedded."""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from threading import Lock
from typing import Any, BinaryIO

from orgmodel.export.drawings.drawing import ENTRY, Drawing, Group, Rect, Role, Shape, Text
from orgmodel.export.pdf.glyph_fonts import GlyphFonts
from orgmodel.export.pdf.pdf_content import FONTS, Letters, enter, write_shapes
from orgmodel.text.measure import FONT_FILES, clean
from orgmodel.text.shaping import is_plain

# Parts of a card in the order in which they are read.
_ORDER: tuple[Role, ...] = (
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
_READ = {role: place for place, role in enumerate(_ORDER)}
# A css px is 1/96 inch, a point 1/72.
POINTS_PER_PX = 0.75
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
    return write_pages([drawing])


def write_pages(drawings: Sequence[Drawing]) -> bytes:
    """Write drawings as pages of one PDF, called as the first; at least one."""
    first = drawings[0]
    with ONE_AT_A_TIME:
        target = BytesIO()
        canvas = new_canvas(target, _size_of(first), first.title, first.description)
        for drawing in drawings:
            canvas.setPageSize(_size_of(drawing))
            _draw_page(canvas, drawing.background, drawing.shapes, (drawing.width_px, drawing.height_px))
        canvas.save()
        return target.getvalue()


def _size_of(drawing: Drawing) -> tuple[float, float]:
    return drawing.width_px * POINTS_PER_PX, drawing.height_px * POINTS_PER_PX


def _draw_page(canvas: Any, background: str, shapes: Iterable[Shape], size_px: tuple[float, float]) -> None:
    width, height = size_px
    # From here on px with y growing down, as everywhere else.
    canvas.transform(POINTS_PER_PX, 0, 0, -POINTS_PER_PX, 0, height * POINTS_PER_PX)
    draw_shapes([Rect(0, 0, width, height, fill=background), *shapes], canvas)
    end_page(canvas)


def page_of(
    size_px: tuple[float, float],
    background: str,
    shapes: Iterable[Shape],
    texts: tuple[str, str],
) -> bytes:
    """PDF of one page of a size with a ground, or without one where that is "", for a painter: no tags, not packed.

    Parameters
    ----------
    texts
        Title and subject.
    """
    width, height = size_px
    with ONE_AT_A_TIME:
        target = BytesIO()
        size = width * POINTS_PER_PX, height * POINTS_PER_PX
        canvas = new_canvas(target, size, *texts, is_read=False)
        _draw_page(canvas, background, shapes, size_px)
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

    from orgmodel.export.pdf.pdf_metadata import add_metadata  # noqa: PLC0415  only an export needs ReportLab
    from orgmodel.export.pdf.pdf_tags import Tags  # noqa: PLC0415

    for weight, name in FONTS.items():
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
    canvas.letters = Letters(canvas._doc)
    canvas.tags = Tags(canvas, has_lists=has_lists) if is_read else None
    if is_read:
        add_metadata(canvas._doc, clean(title), clean(subject))
    return canvas


def end_page(canvas: Any) -> None:
    """End a page, with the tags of what is on it; what it holds is packed at once, so that many pages are small."""
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415

    if canvas.tags is not None:
        canvas.tags.end_page()
    canvas.showPage()
    if canvas._pageCompression:
        page = canvas._doc.Pages.pages[-1]
        packed = {"Filter": pdfdoc.PDFName("FlateDecode")}
        page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary(packed), zlib.compress(page.stream.encode("ascii")))
        page.stream = None


def draw_shapes(shapes: Iterable[Shape], canvas: Any) -> None:
    """Draw shapes on a canvas whose y grows down: texts and cards are read, all else is not."""
    if canvas.tags is None:
        write_shapes(shapes, canvas)
        return
    tags, add = canvas.tags, canvas._code.append
    for shape in shapes:
        if isinstance(shape, Group) and not shape.key:
            tags.pause()
            add(enter(shape))
            draw_shapes(shape.shapes, canvas)
            add("Q")
        elif isinstance(shape, Group):
            if shape.key == ENTRY:
                tags.begin("P", is_joined=True)
            else:
                tags.begin("LBody", shape.key, shape.boss)
            add(enter(shape))
            write_shapes(_in_order(shape.shapes), canvas)
            add("Q")
            tags.end()
        elif isinstance(shape, Text) and shape.role == "running":
            tags.running()
            write_shapes([shape], canvas)
            tags.pause()
        elif isinstance(shape, Text):
            if shape.text:
                tags.begin("H1" if shape.role == "heading" else "P")
                write_shapes([shape], canvas)
                tags.end()
        else:
            tags.artifact()
            write_shapes([shape], canvas)
    tags.pause()


def _in_order(shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Shapes of a card, its texts as they are read: the name first, each from the top down, a space after each."""
    texts: list[Text] = []
    for shape in shapes:
        if isinstance(shape, Text):
            texts.append(shape)
        else:
            yield shape
    texts.sort(key=lambda text: (_READ[text.role], text.y, text.x))
    for text in texts:
        yield _spaced(text) if is_plain(text.text) else text


def _spaced(one: Text) -> Text:
    return Text(f"{one.text} ", one.x, one.y, one.size, one.fill, one.width_px, one.weight, one.anchor, one.role)
