"""Export parts: what a file is made of, from a chart source and from what is wanted of the file."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

import numpy as np

from orgmodel.errors import BadCompany, BadFile, UnknownName
from orgmodel.export.cards.look import USUAL, Look
from orgmodel.export.companies.company import Company
from orgmodel.export.drawings.logo import read_logo
from orgmodel.export.files import FILES
from orgmodel.export.jobs.job import FINDINGS, Job, leave
from orgmodel.export.page import Heading, Surround
from orgmodel.export.paper.sizes import paper_of
from orgmodel.layout.scene import Scene
from orgmodel.theme import THEMES, Theme
from orgview.contract.exports import ExportRequest


def _no_findings() -> BinaryIO | None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class ExportParts:
    """Parts of a company as it is looked at.

    Attributes
    ----------
    company
        Without the columns that stay behind, and without findings.
    shown, whole
        Scenes of what is shown, and of the whole company; the latter None where it is laid out anew.
    heading, whole_heading
        Heading of what is shown; that of the whole company, None where it is the same.
    layout, look
        In which, and as what, branches and companies without a scene are drawn.
    seat_of
        Key of a card to its seat; None of one that is nobody's.
    file_stem
        Name of the file.
    open_findings
        Opens the findings, which the caller closes; None where there are none.
    company_id
        Loaded company; "" for a typical one.
    restricted, taken, left_out
        Restricted columns: all, those that leave, those that stay behind.
    """

    company: Company
    shown: Callable[[Theme], Scene]
    whole: Callable[[Theme], Scene] | None
    heading: Heading
    layout: str
    seat_of: Callable[[str], int | None]
    file_stem: str
    open_findings: Callable[[], BinaryIO | None] = _no_findings
    company_id: str = ""
    restricted: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    look: Look = USUAL
    whole_heading: Heading | None = None


def job_of(export_request: ExportRequest, parts: ExportParts) -> tuple[Job, Scene | None]:
    """Job of a file, and the scene that it draws where there is one already.

    Raises
    ------
    BadCompany, UnknownName
        If there is no such format, paper, day or card.
    """
    if export_request.format not in FILES:
        raise BadCompany("format", export_request.format, f"one of {', '.join(FILES)}")
    if export_request.paper not in ("", "content"):
        paper_of(export_request.paper)
    theme, company = THEMES[export_request.theme], parts.company
    scene, seats, focus, heading = None, None, None, parts.heading
    if export_request.scope == "branch":
        focus = parts.seat_of(export_request.branch)
        if focus is None:
            raise UnknownName("card", export_request.branch, ["those of the chart"])
    elif export_request.scope in ("company", "branches"):
        scene, heading = parts.whole and parts.whole(theme), parts.whole_heading or heading
    else:
        scene = parts.shown(theme)
        drawn = dict.fromkeys(parts.seat_of(box.id) for box in scene.boxes)
        seats = tuple(seat for seat in drawn if seat is not None)
        people = int(np.count_nonzero(np.array(seats) < company.org.people))
        heading = heading_of_part(heading, people, company.org.people)
    job = Job(
        format=export_request.format,
        name=company.name,
        subtitle=company.subtitle,
        source=company.source,
        chart_heading=None if scene is None else heading,
        seats=seats,
        focus=focus,
        layout=parts.layout,
        theme=export_request.theme,
        paper=export_request.paper,
        pages=export_request.pages,
        title=export_request.title,
        scale=export_request.scale,
        surround=surround_of(export_request),
        left_out=parts.left_out,
        look=parts.look,
        each=(export_request.each or "manager") if export_request.scope == "branches" else "",
    )
    return job, scene


def heading_of_part(heading: Heading, shown: int, people: int) -> Heading:
    """Heading that says how many of all people are drawn, where some are not."""
    if shown >= people:
        return heading
    return replace(heading, subtitle=f"{shown:,} of {people:,} shown, folded branches are counted. {heading.subtitle}")


def put_into(folder: Path, parts: ExportParts, job: Job, scene: Scene | None) -> None:
    """Write all that a file is made of into a folder, where a child process finds it."""
    leave(folder, job, parts.company, scene)
    findings = parts.open_findings()
    if findings is not None:
        with findings, (folder / FINDINGS).open("wb") as into:
            copyfileobj(findings, into, 1024 * 1024)


def surround_of(export_request: ExportRequest) -> Surround:
    """Surround that is wanted of a file.

    Raises
    ------
    BadCompany, BadFile
        If there is no such day, or the logo cannot be taken; of the picture its size alone is read here.
    """
    day, logo = "", None
    if export_request.date:
        try:
            told = date.fromisoformat(export_request.date)
        except ValueError:
            raise BadCompany("date", export_request.date, "a day such as 2026-11-27") from None
        day = f"{told.day} {told:%B %Y}."
    if export_request.logo:
        try:
            data = b64decode(export_request.logo, validate=True)
        except ValueError:
            raise BadFile("The logo came in pieces that are no file", "Choose it again.") from None
        logo = read_logo(data)
    return Surround(
        export_request.has_title,
        export_request.has_subtitle,
        export_request.has_sources,
        day,
        export_request.has_legend,
        not (export_request.is_transparent and export_request.format in ("svg", "png", "webp")),
        logo,
    )
