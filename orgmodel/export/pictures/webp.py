"""A drawing as WebP: the pixels of the PNG, without loss, in a smaller file."""

from io import BytesIO

from orgmodel.errors import DoesNotFit
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.pictures.png import pixels_of

# The format counts a side with 14 bits.
MAX_SIDE_PX = 16_383


def write_webp(drawing: Drawing, scale: int = 1) -> bytes:
    """Paint a drawing, as `orgmodel.export.pictures.png.write_png` does.

    Raises
    ------
    DoesNotFit
        If a side is longer than the format holds.
    PictureTooLarge
        As for a PNG.
    """
    check_sides(drawing, scale)
    target = BytesIO()
    pixels_of(drawing, scale).save(target, "WEBP", lossless=True, quality=60, method=2)
    return target.getvalue()


def check_sides(drawing: Drawing, scale: int) -> None:
    """Raise `DoesNotFit` for a drawing with a side that the format does not hold at a scale."""
    width, height = drawing.width_px * scale, drawing.height_px * scale
    if max(width, height) > MAX_SIDE_PX:
        raise DoesNotFit(
            f"The WebP would be {width:,.0f} x {height:,.0f} pixels, and the format holds {MAX_SIDE_PX:,} a side",
            "Take a smaller scale, a branch, or PNG, SVG or PDF.",
        )
