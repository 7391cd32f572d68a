"""A drawing as a PDF of one page: vectors, selectable text, the bundled fonts embedded."""

from collections.abc import Iterable
from io import BytesIO
from threading import Lock
from typing import Any, BinaryIO

from orgmodel.export.drawing import Circle, Drawing, Group, Path, Rect, Shape, Step, Text
from orgmodel.text.measure import FONT_FILES, Weight, clean

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
    About 0.1 s for 500 cards. Letters that Inter lacks are drawn as empty boxes.
    """
    with ONE_AT_A_TIME:
        target = BytesIO()
        size = drawing.width_px * POINTS_PER_PX, drawing.height_px * POINTS_PER_PX
        canvas = new_canvas(target, size, drawing.title, drawing.description)
        # From here on px with y growing down, as everywhere else.
        canvas.transform(POINTS_PER_PX, 0, 0, -POINTS_PER_PX, 0, size[1])
        ground = Rect(0, 0, drawing.width_px, drawing.height_px, fill=drawing.background)
        draw_shapes([ground, *drawing.shapes], canvas)
        canvas.showPage()
        canvas.save()
        return target.getvalue()


def new_canvas(target: BinaryIO, size: tuple[float, float], title: str, subject: str) -> Any:
    """Canvas of ReportLab with the bundled fonts, in points; only while `ONE_AT_A_TIME` is held."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  only an export needs it
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    for weight, name in _FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONT_FILES[weight])))
    canvas = Canvas(target, pagesize=size, invariant=1, lang="en", pageCompression=1)
    canvas.setTitle(clean(title))
    canvas.setSubject(clean(subject))
    canvas.setAuthor("Reportline")
    canvas.setCreator("Reportline")
    canvas.setLineJoin(1)
    return canvas


def draw_shapes(shapes: Iterable[Shape], canvas: Any) -> None:
    """Draw shapes on a canvas whose y grows down."""
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    _draw(shapes, canvas, HexColor)


def _draw(shapes: Iterable[Shape], canvas: Any, colour: Any) -> None:
    for shape in shapes:
        match shape:
            case Group():
                canvas.saveState()
                canvas.translate(shape.x, shape.y)
                if shape.scale != 1:
                    canvas.scale(shape.scale, shape.scale)
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
    shift = {"start": 0.0, "middle": shape.width_px / 2, "end": shape.width_px}[shape.anchor]
    text = canvas.beginText()
    text.setTextTransform(1, 0, 0, -1, shape.x - shift, shape.y)
    text.setFont(_FONTS[shape.weight], shape.size)
    text.setFillColor(colour(shape.fill))
    text.textOut(shape.text)
    canvas.drawText(text)
