"""One page: a whole drawing on a sheet of paper, made smaller where it has to be, or in a sheet's proportions."""

from dataclasses import replace
from math import ceil

from orgmodel.errors import DoesNotFit
from orgmodel.export.drawings.drawing import Drawing, Group
from orgmodel.export.paper.sizes import LEAST_SCALE, LEAST_TEXT_PT, POINTS_PER_PX, paper_of

_WAY = "Take a page for each manager (by-manager), a larger page, one as large as the chart, or a branch."


def fitted_to(drawing: Drawing, name: str, way: str = _WAY) -> Drawing:
    """Drawing on a sheet, in the middle of its width and at its top, at 100% or smaller.

    Parameters
    ----------
    name
        As `orgmodel.export.paper.sizes.paper_of` knows it.
    way
        What to do where it does not fit.

    Raises
    ------
    DoesNotFit
        If its texts would be under 6 points.
    """
    paper = paper_of(name)
    width, height = paper.width / POINTS_PER_PX, paper.height / POINTS_PER_PX
    scale = min(1.0, width / drawing.width_px, height / drawing.height_px)
    if scale * POINTS_PER_PX < LEAST_SCALE:
        raise DoesNotFit(
            f"On one page of {name} the texts of the chart would be under {LEAST_TEXT_PT:.0f} points",
            way,
        )
    group = Group((width - drawing.width_px * scale) / 2, 0.0, drawing.shapes, scale)
    return replace(drawing, width_px=width, height_px=height, shapes=(group,))


def shaped_as(drawing: Drawing, name: str) -> Drawing:
    """Drawing at 100% in the middle of the smallest page that has the proportions of a sheet.

    Parameters
    ----------
    name
        As `orgmodel.export.paper.sizes.paper_of` knows it; "" or "content" for the drawing as it is.

    Raises
    ------
    BadCompany
        If there is no such paper.
    """
    if name in ("", "content"):
        return drawing
    paper = paper_of(name)
    # Whole pixels, as a picture has no others.
    width = float(ceil(max(drawing.width_px, drawing.height_px * paper.width / paper.height)))
    height = float(ceil(width * paper.height / paper.width))
    group = Group((width - drawing.width_px) / 2, (height - drawing.height_px) / 2, drawing.shapes)
    return replace(drawing, width_px=width, height_px=height, shapes=(group,), breaks=())
