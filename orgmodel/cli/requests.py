"""Requests of files on the command line, and how far the work on them is."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgmodel.catalog.load import load_domain
from orgmodel.cli.files import read_findings_too
from orgmodel.cli.paths import file_name
from orgmodel.errors import BadCompany
from orgmodel.typical.parameters import TypicalCompany

if TYPE_CHECKING:
    from orgmodel.export.request import Request
    from orgmodel.org.org import Org

# Silence for longer than this, in seconds, looks like a program that hangs.
PATIENCE_S = 1.0


def teller(started: float) -> Callable[[int, int], None]:
    """Function that says on standard error how far the work is, once a second after the first."""
    last = started

    def report(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PATIENCE_S:
            print(f"{done:,} of {of:,}", file=sys.stderr)
            last = now

    return report


def request_of_file(file: Path, choices: dict[str, Any], max_rows: int) -> "Request":
    """Request of all of the company of a file, read in a process with limits."""
    from orgmodel.export.companies.company import Company  # noqa: PLC0415
    from orgmodel.export.request import Request  # noqa: PLC0415

    org, findings = read_findings_too(file, choices, max_rows)
    name = file_name(file)
    return Request(Company(Path(name).stem, org, _figures_text(org), f"{name}. Drawn by Reportline.", findings))


def _figures_text(org: "Org") -> str:
    from orgmodel.org.summary import figures  # noqa: PLC0415

    told = figures(org)
    return f"{told['people']:,} people, {told['levels']} levels, widest span {told['span']}."


def request_of_typical(
    company: TypicalCompany, *, everybody: bool, alternatives: bool, layout: str | None
) -> "Request":
    """Request of the chart of a typical company, or of everybody of it."""
    from orgmodel.export.chart import chart_heading  # noqa: PLC0415
    from orgmodel.export.companies.company import Company  # noqa: PLC0415
    from orgmodel.export.companies.typical_company import typical_company  # noqa: PLC0415
    from orgmodel.export.request import Request  # noqa: PLC0415
    from orgmodel.layout.typical import typical_scene  # noqa: PLC0415
    from orgmodel.typical.build.build import build  # noqa: PLC0415
    from orgmodel.views.typical import FIRST_LAYOUT, View  # noqa: PLC0415

    domain = load_domain()
    if everybody:
        from orgmodel.typical.population.generate import generate  # noqa: PLC0415
        from orgmodel.typical.population.report import notice_text, population_name  # noqa: PLC0415

        org = generate(company, domain)
        return Request(Company(population_name(company), org, _figures_text(org), notice_text(domain)))
    graph = build(company, domain)
    view = View(show_alternatives=alternatives, layout=layout or FIRST_LAYOUT)
    own: Company = typical_company(graph)
    chart = (lambda theme: typical_scene(graph, view, theme), chart_heading(graph))
    return Request(own, layout=layout or FIRST_LAYOUT, own_chart=chart)


def check_layout_and_paper(layout: str | None, page: str, pages: str) -> None:
    """Check them before a company is read, which may take minutes.

    Raises
    ------
    BadCompany
        If there is no such layout, page or kind of pages.
    """
    from orgmodel.export.paper.sizes import paper_of  # noqa: PLC0415
    from orgmodel.export.request import PAGES  # noqa: PLC0415
    from orgmodel.layout.algorithms import LAYOUTS  # noqa: PLC0415

    if layout is not None and layout not in LAYOUTS:
        raise BadCompany("layout", layout, f"one of {', '.join(LAYOUTS)}")
    if pages not in PAGES:
        raise BadCompany("pages", pages, f"one of {', '.join(PAGES)}")
    if page not in ("", "content"):
        paper_of(page)


def narrowed(
    request: "Request", focus: str | None, levels: int, layout: str | None, paper: tuple[str, str]
) -> "Request":
    """Request of a branch, levels, a layout, and pages with what each holds, as `check_layout_and_paper` lets through.

    Raises
    ------
    UnknownName
        If there is no such seat to focus.
    """
    from orgmodel.export.companies.find_seat import find_seat  # noqa: PLC0415
    from orgmodel.export.request import PAGES  # noqa: PLC0415

    page, pages = paper
    if focus is not None or levels:
        seat = None if focus is None else find_seat(request.company.org, focus)
        request = replace(request, focus=seat, levels=levels, own_chart=None)
    if layout is not None:
        request = replace(request, layout=layout)
    return replace(request, pages=next(each for each in PAGES if each == pages), paper=page)
