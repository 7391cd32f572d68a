"""One page: a whole drawing on a sheet of paper, made smaller where it has to be."""

from dataclasses import replace

from orgmodel.errors import DoesNotFit
from orgmodel.export.drawing import Drawing, Group
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
