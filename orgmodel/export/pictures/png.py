"""A drawing as PNG bytes: its PDF, painted by PDFium, so that letters and lines are those of the page."""

from io import BytesIO
from math import ceil
from typing import Any

from orgmodel.errors import PictureTooLarge
from orgmodel.export.drawings.drawing import Drawing, Group
from orgmodel.export.pdf.pdf import POINTS_PER_PX, page_of

MAX_SIDE_PX = 32_000
# 4 bytes a pixel: 100 Mpx are 400 MB while the picture is drawn.
MAX_AREA_PX = 100_000_000
SCALES = (1, 2, 4)
# The largest side that every reader of PDF takes is 14,400.
MOST_POINTS = 14_000.0
# Two thirds more bytes than the densest, in a fifth of its time.
COMPRESSION = 1


def write_png(drawing: Drawing, scale: int = 1) -> bytes:
    """Paint a drawing.

    Parameters
    ----------
    scale
        Pixels per px: 1, 2 or 4.

    Returns
    -------
    bytes
        A PNG of width and height x scale, rounded up; opaque where the drawing has a ground.

    Raises
    ------
    PictureTooLarge
        If a side or the area is beyond what viewers open; names the largest scale that fits.
    """
    target = BytesIO()
    pixels_of(drawing, scale).save(target, "PNG", compress_level=COMPRESSION)
    return target.getvalue()


def pixels_of(drawing: Drawing, scale: int) -> Any:
    """Picture of Pillow: RGB, or RGBA of a drawing without a ground. Raises as `write_png`."""
    import pypdfium2 as pdfium  # noqa: PLC0415  only an export needs it

    check_size(drawing, scale)
    width, height = ceil(drawing.width_px * scale), ceil(drawing.height_px * scale)
    has_ground = bool(drawing.background)
    document = pdfium.PdfDocument(_page(drawing, scale, width, height))
    page = document[0]
    form = pdfium.raw.FPDFBitmap_BGR if has_ground else pdfium.raw.FPDFBitmap_BGRA
    bitmap = pdfium.PdfBitmap.new_native(width, height, form, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255 if has_ground else 0), 0, 0, width, height)
    flags = pdfium.raw.FPDF_REVERSE_BYTE_ORDER
    pdfium.raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    # The picture reads the bitmap's own memory; both outlive the document.
    picture = bitmap.to_pil()
    page.close()
    document.close()
    return picture


def _page(drawing: Drawing, scale: int, width: int, height: int) -> bytes:
    """PDF of a drawing on a page of whole pixels, made smaller where a page could not be so large."""
    wide, high = width / scale, height / scale
    smaller = min(1.0, MOST_POINTS / POINTS_PER_PX / max(wide, high))
    shapes = drawing.shapes if smaller == 1 else (Group(0.0, 0.0, drawing.shapes, smaller),)
    size, texts = (wide * smaller, high * smaller), (drawing.title, drawing.description)
    return page_of(size, drawing.background, shapes, texts)


def check_size(drawing: Drawing, scale: int) -> None:
    """Raise `PictureTooLarge` for a drawing that cannot be painted at a scale."""
    if not _fits(drawing, scale):
        best = max((each for each in SCALES if _fits(drawing, each)), default=0)
        raise PictureTooLarge(drawing.width_px * scale, drawing.height_px * scale, best)


def _fits(drawing: Drawing, scale: int) -> bool:
    width, height = drawing.width_px * scale, drawing.height_px * scale
    return max(width, height) <= MAX_SIDE_PX and width * height <= MAX_AREA_PX
