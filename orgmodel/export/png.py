"""A drawing as PNG bytes, through resvg with the bundled fonts only."""

from orgmodel.errors import PictureTooLarge
from orgmodel.export.drawing import Drawing
from orgmodel.export.svg import to_markup
from orgmodel.text.measure import FONT_FILES

MAX_SIDE_PX = 32_000
# 4 bytes a pixel: 100 Mpx are 400 MB while the picture is drawn.
MAX_AREA_PX = 100_000_000
SCALES = (1, 2, 4)


def write_png(drawing: Drawing, scale: int = 1) -> bytes:
    """Paint a drawing.

    Parameters
    ----------
    scale
        Pixels per px: 1, 2 or 4.

    Returns
    -------
    bytes
        A PNG of width and height x scale, rounded up; opaque.

    Raises
    ------
    PictureTooLarge
        If a side or the area is beyond what viewers open; names the largest scale that fits.
    """
    import resvg_py  # noqa: PLC0415  only an export needs it

    check_size(drawing, scale)
    picture = resvg_py.svg_to_bytes(
        svg_string=to_markup(drawing, lengths=False),
        zoom=scale,
        font_files=[str(path) for path in FONT_FILES.values()],
        skip_system_fonts=True,
        font_family=drawing.family,
    )
    return bytes(picture)


def check_size(drawing: Drawing, scale: int) -> None:
    """Raise `PictureTooLarge` for a drawing that cannot be painted at a scale."""
    if not _fits(drawing, scale):
        best = max((each for each in SCALES if _fits(drawing, each)), default=0)
        raise PictureTooLarge(drawing.width_px * scale, drawing.height_px * scale, best)


def _fits(drawing: Drawing, scale: int) -> bool:
    width, height = drawing.width_px * scale, drawing.height_px * scale
    return max(width, height) <= MAX_SIDE_PX and width * height <= MAX_AREA_PX
