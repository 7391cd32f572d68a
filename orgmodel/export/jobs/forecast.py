"""Forecast of a file: what will be in it, before it is made, and why it cannot be where it cannot."""

from dataclasses import dataclass

import numpy as np

from orgmodel.export.files import FILES
from orgmodel.export.graphs.diagrams import MERMAID_EDGES
from orgmodel.export.jobs.branches import Each, count_branches
from orgmodel.export.left_out import note_on_left_out
from orgmodel.export.missing_letters import note_on_letters
from orgmodel.export.paper.one_page import fitted_to, shaped_as
from orgmodel.export.paper.sizes import paper_of
from orgmodel.export.pictures.png import check_size
from orgmodel.export.pictures.webp import check_sides
from orgmodel.export.request import Request
from orgmodel.export.slides.deck import check_slides
from orgmodel.export.tables.workbook import check_rows

PICTURES = ("svg", "png", "webp", "pdf")
# These are drawn or laid out; whoever makes others need lay out nothing to tell what is in them.
DRAWN = (*PICTURES, "pptx")


@dataclass(frozen=True, slots=True)
class Forecast:
    """Forecast.

    Attributes
    ----------
    text
        How many people, of how many, on what; then what of the company is not in the file, or in it unseen.
    seats, of
        People (of a typical company seats) in the file, and in the company.
    pages
        Pages or slides; 1 of a picture, 0 of what has none.
    warning
        What a program may not like about it; "" for nothing.
    """

    text: str
    seats: int
    of: int
    pages: int = 0
    warning: str = ""


def forecast_of(request: Request, ending: str, each: Each = "") -> Forecast:
    """Forecast of a file: what it will hold.

    Parameters
    ----------
    ending
        Key of `orgmodel.export.files.FILES`.
    each
        Whether there is a file for each manager or department.

    Raises
    ------
    DoesNotFit, PictureTooLarge, BadCompany
        As making it would: the reason, and the way.

    Notes
    -----
    O(seats); of pages and slides a layout of each.
    """
    org = request.company.org
    people, every = int(np.count_nonzero(request.chosen < org.people)), org.people
    if people < every:
        what = f"{people:,} of {_count(request, every)}"
        if request.picked is not None and ending in DRAWN:
            what += ": folded branches are counted on their cards"
    else:
        what = _count(request, every)
    if each:
        files = count_branches(request, each)
        text = f"{what} in {files:,} file{'' if files == 1 else 's'} of {FILES[ending].title}, one for each {each}"
        text = f"{text}, in one ZIP. {note_on_left_out(request, ending)}".rstrip()
        return Forecast(text, people, every, files, note_on_letters(request, ending))
    pages, where = _pages(request, ending)
    if ending == "xlsx":
        check_rows(people + len(org.shared))
    warning = note_on_letters(request, ending)
    if ending == "mmd" and people > MERMAID_EDGES:
        warning = f"Mermaid draws {MERMAID_EDGES:,} lines, unless its maxEdges and maxTextSize are raised."
    joint = "" if not where else ", " if ":" in what else " "
    text = f"{what}{joint}{where}. {note_on_left_out(request, ending)}".rstrip()
    return Forecast(text, people, every, pages, warning)


def _pages(request: Request, ending: str) -> tuple[int, str]:
    """Number of pages, and where the people stand, in words that follow them."""
    if ending == "pptx":
        slides = check_slides(request)
        return slides, f"on {slides:,} slide{'' if slides == 1 else 's'}"
    if ending == "pdf" and request.pages not in ("usual", "one"):
        from orgmodel.export.paper.document import pages_of, paper_name  # noqa: PLC0415 - loads all of ReportLab

        paper = paper_name(request)
        pages = pages_of(request, paper_of(paper))
        return pages, f"on {pages:,} pages of {_paper_name(paper)} with an overview and an index"
    if ending not in PICTURES:
        return 0, ""
    drawing = request.drawing()
    if ending == "pdf" and request.paper not in ("", "content"):
        fitted_to(drawing, request.paper)
        return 1, f"on one page of {_paper_name(request.paper)}"
    drawing = shaped_as(drawing, request.paper)
    scale = request.scale if ending in ("png", "webp") else 1
    if ending == "webp":
        check_sides(drawing, scale)
    if ending in ("png", "webp"):
        check_size(drawing, scale)
    unit = "pixels" if ending in ("png", "webp") else "px"
    size = f"{drawing.width_px * scale:,.0f} \u00d7 {drawing.height_px * scale:,.0f} {unit}"
    return 1, f"in one picture of {size}"


def _count(request: Request, number: int) -> str:
    # A seat of a typical company is held by any number of people.
    one, many = ("seat", "seats") if request.company.reasons else ("person", "people")
    return f"{number:,} {one if number == 1 else many}"


def _paper_name(paper: str) -> str:
    name, _, turn = paper.partition("-")
    return f"{name} {turn}".strip()
