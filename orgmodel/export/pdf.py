"""A drawing as a PDF of one page: vectors, selectable text, the bundled fonts embedded."""

from collections.abc import Iterable
from io import BytesIO
from threading import Lock
from typing import Any

from orgmodel.export.drawing import Circle, Drawing, Group, Path, Rect, Shape, Step, Text
from orgmodel.text.measure import FONT_FILES, Weight, clean

# A css px is 1/96 inch, a point 1/72.
POINTS_PER_PX = 0.75
_FONTS: dict[Weight, str] = {400: "Inter", 600: "Inter-SemiBold"}
# ReportLab has one object for each font in the process, and it reads its file from one place at a time: two threads
# that embed it at once read each other's tables ("list index out of range").
_ONE_AT_A_TIME = Lock()


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
    from reportlab.lib.colors import HexColor  # noqa: PLC0415  only an export needs it
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    with _ONE_AT_A_TIME:
        for weight, name in _FONTS.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(FONT_FILES[weight])))
        target = BytesIO()
        size = drawing.width_px * POINTS_PER_PX, drawing.height_px * POINTS_PER_PX
        canvas = Canvas(target, pagesize=size, invariant=1, lang="en")
        canvas.setTitle(clean(drawing.title))
        canvas.setSubject(clean(drawing.description))
        canvas.setAuthor("Reportline")
        canvas.setCreator("Reportline")
        # From here on px with y growing down, as everywhere else.
        canvas.transform(POINTS_PER_PX, 0, 0, -POINTS_PER_PX, 0, size[1])
        canvas.setLineJoin(1)
        ground = Rect(0, 0, drawing.width_px, drawing.height_px, fill=drawing.background)
        _draw([ground, *drawing.shapes], canvas, HexColor)
        canvas.showPage()
        canvas.save()
        return target.getvalue()


def _draw(shapes: Iterable[Shape], canvas: Any, colour: Any) -> None:
    for shape in shapes:
        match shape:
            case Group():
                canvas.saveState()
                canvas.translate(shape.x, shape.y)
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
