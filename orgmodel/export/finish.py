"""Finish: how a drawing that is no company's chart, a comparison or a report, becomes a file."""

from collections.abc import Callable
from dataclasses import dataclass

from orgmodel.errors import BadCompany
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Surround
from orgmodel.export.paper.one_page import fitted_to, shaped_as
from orgmodel.export.paper.parted import parted
from orgmodel.export.pdf.pdf import write_pages
from orgmodel.export.pictures.png import check_size, write_png
from orgmodel.export.pictures.svg import write_svg
from orgmodel.export.pictures.webp import check_sides, write_webp
from orgmodel.theme import THEMES

PAINTERS: dict[str, Callable[[Drawing, int], bytes]] = {
    "svg": lambda drawing, _scale: write_svg(drawing),
    "png": write_png,
    "webp": write_webp,
    "pdf": lambda drawing, _scale: write_pages([drawing]),
}
TABLES, HTML = ("csv", "xlsx"), "html"
_WAY = "Take a larger page, or one as large as the chart."


@dataclass(frozen=True, slots=True)
class Finish:
    """Finish of a file.

    Attributes
    ----------
    format
        Key of `PAINTERS`, one of `TABLES`, or `HTML`.
    scale
        Pixels per px of a PNG or WebP.
    paper
        As of `Request`.
    theme
        Name of the theme, for what paper adds.
    surround
        What stands round a drawing.
    """

    format: str
    scale: int = 1
    paper: str = ""
    theme: str = "light"
    surround: Surround = EVERYTHING


def painted(drawing: Drawing, finish: Finish) -> bytes:
    """Bytes of the file of a drawing; raises as `check_finish`."""
    sheets = check_finish(drawing, finish)
    return write_pages(sheets) if finish.format == "pdf" else PAINTERS[finish.format](sheets[0], finish.scale)


def check_finish(drawing: Drawing, finish: Finish) -> tuple[Drawing, ...]:
    """Drawing as it will be painted: one, or the sheets that it is parted into.

    Raises
    ------
    BadCompany
        If there is no such format of a drawing.
    DoesNotFit, PictureTooLarge
        If paper or format cannot hold it.
    """
    if finish.format not in PAINTERS:
        raise BadCompany("format", finish.format, f"one of {', '.join(PAINTERS)}")
    if finish.format == "pdf":
        return _on_paper(drawing, finish)
    drawing = shaped_as(drawing, finish.paper)
    if finish.format in ("png", "webp"):
        check_size(drawing, finish.scale)
    if finish.format == "webp":
        check_sides(drawing, finish.scale)
    return (drawing,)


def _on_paper(drawing: Drawing, finish: Finish) -> tuple[Drawing, ...]:
    """Drawing on the paper of a PDF; as it is where there is none."""
    if finish.paper in ("", "content"):
        return (drawing,)
    if drawing.breaks:
        return parted(drawing, finish.paper, THEMES[finish.theme].palette.muted)
    return (fitted_to(drawing, finish.paper, _WAY),)
