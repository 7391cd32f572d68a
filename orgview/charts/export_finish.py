"""Comparisons and fit reports as files: drawings and lists that are made here, and painted or written elsewhere."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from orgmodel.catalog.catalog import Domain
from orgmodel.difference.listing import changes_table
from orgmodel.errors import BadCompany, BadFile
from orgmodel.export.drawing import Drawing
from orgmodel.export.finish import PAINTERS, TABLES, Finish, check_finish, leave_finish
from orgmodel.export.fit_drawing import WIDTH_PX, draw_fit
from orgmodel.export.fit_html import write_fit_html
from orgmodel.export.forecast import Forecast
from orgmodel.export.missing_letters import note_on_drawing
from orgmodel.export.page import EVERYTHING, Surround
from orgmodel.export.paper.sizes import paper_of, reading_width
from orgmodel.export.tables.changes import notes_of
from orgmodel.export.tables.workbook import MOST_ROWS
from orgmodel.fit.report import FitReport, fit_report
from orgmodel.theme import THEMES, Theme
from orgview.charts.comparer import Compared, Comparer
from orgview.charts.comparison import draw_typical_pair
from orgview.charts.difference_source import DifferenceSource
from orgview.charts.export_parts import surround_of as parts_round
from orgview.charts.fit_answer import CompanyFit
from orgview.contract.exports import ExportRequest
from orgview.queries.comparison_query import read_comparison
from orgview.queries.typical_query import raise_problems, read, to_fields

HTML = "html"
COMPARISON_FORMATS, FIT_FORMATS = (*PAINTERS, *TABLES), (*PAINTERS, HTML)


@dataclass(frozen=True, slots=True, eq=False)
class FinishParts:
    """Parts of a file that holds no company of its own.

    Attributes
    ----------
    file_stem
        Name of the file.
    company_ids
        Loaded companies that are in it: one that is erased takes it along.
    what
        What is in it, in a word or two.
    count
        The same with numbers, as it is foretold.
    draw
        Drawing in a theme, with what stands round it, for a paper; "" for none.
    page
        Page of HTML in a theme, with what stands round it; None of what has none.
    difference
        Both companies, where changes can be listed.
    """

    file_stem: str
    company_ids: tuple[str, ...]
    what: str
    count: str
    draw: Callable[[Theme, Surround, str], Drawing]
    page: Callable[[Theme, Surround], bytes] | None = None
    compared: Compared | None = None

    @property
    def formats(self) -> Collection[str]:
        """Formats that it can be written in."""
        return COMPARISON_FORMATS if self.page is None else FIT_FORMATS


def comparison_of(query: str, comparer: Comparer) -> Compared:
    """Both companies of a query of the page.

    Raises
    ------
    OrgError
        If a field cannot be read, or one of the sides cannot be had.
    """
    fields = to_fields(query)
    # What is not one of the sides is the chart of Explore.
    explored = {"explored": query, **fields}
    raise_problems(read(to_fields(explored["explored"]), comparer.catalogue.domain, comparer.catalogue.first.company))
    compared, _titles, errors = comparer.compare(read_comparison(explored))
    if compared is None:
        raise BadFile(errors.text.removesuffix("."), "Choose other companies.")
    return compared


def comparison_drawing(
    compared: Compared, query: str, theme: Theme, surround: Surround = EVERYTHING
) -> tuple[Drawing, str]:
    """Drawing of two companies and the stem of its file's name: typical ones side by side, others as one chart."""
    fields = to_fields(query)
    if compared.a.company is not None and compared.b.company is not None and fields.get("cview") != "overlay":
        return draw_typical_pair(compared, theme, surround)
    source = DifferenceSource(compared, {"difference": "1", "explored": query, **fields})
    return source.drawing(theme, surround), source.file_stem


def comparison_parts(query: str, comparer: Comparer) -> FinishParts:
    """Parts of a comparison; raises as `comparison_of`."""
    compared = comparison_of(query, comparer)
    changes = sum(compared.difference.counts.values()) - compared.difference.counts.get("same", 0)
    ids = (side.key for side in read_comparison({"explored": query, **to_fields(query)}).sides)
    return FinishParts(
        f"{compared.names[0]} to {compared.names[1]}",
        tuple(filter(None, ids)),
        "a comparison",
        f"{changes:,} {'change' if changes == 1 else 'changes'} from {compared.a.side.name} to {compared.b.side.name}",
        lambda theme, around, _paper: comparison_drawing(compared, query, theme, around)[0],
        compared=compared,
    )


def fit_parts(company_fit: CompanyFit, domain: Domain) -> FinishParts:
    """Parts of the report on a fit."""
    company = company_fit.opened.company
    report: FitReport = fit_report(company_fit.fit, domain, company.name)
    return FinishParts(
        f"{company.name} fit",
        (company.id,),
        "a fit report",
        report.title,
        lambda theme, around, paper: draw_fit(report, theme, around, reading_width(paper) if paper else WIDTH_PX),
        lambda theme, around: write_fit_html(report, theme, around),
    )


def finish_forecast(wish: ExportRequest, parts: FinishParts) -> Forecast:
    """Forecast of a file.

    Raises
    ------
    BadCompany
        If the format cannot hold it, or there is no such paper.
    DoesNotFit, PictureTooLarge
        As making it would.
    """
    finish = _finish(wish, parts)
    if parts.compared is not None and wish.format in TABLES:
        rows = parts.compared.rows.num_rows
        if wish.format == "xlsx" and rows > MOST_ROWS:
            raise BadCompany("format", f"a workbook of {rows:,} rows", f"csv: a sheet has {MOST_ROWS:,} rows")
        return Forecast(f"{parts.count}, a row each.", 0, 0)
    if wish.format == HTML:
        return Forecast(f"{parts.count}, on one page.", 0, 0, 1)
    drawing = parts.draw(THEMES[wish.theme], _surround_of(wish), finish.paper)
    sheets = check_finish(drawing, finish)
    pixels, pages = finish.scale if wish.format in ("png", "webp") else 1, len(sheets)
    size = f"{sheets[0].width_px * pixels:,.0f} \u00d7 {sheets[0].height_px * pixels:,.0f}"
    paper = wish.paper.replace("-", " ")
    where = f"in one picture of {size} px"
    if finish.paper and finish.format == "pdf":
        where = f"on one page of {paper}" if pages == 1 else f"on {pages:,} pages of {paper}"
    return Forecast(f"{parts.count}, {where}.", 0, 0, pages, note_on_drawing(drawing, wish.format))


def put_finish(folder: Path, wish: ExportRequest, parts: FinishParts) -> None:
    """Write all that a file is made of into a folder, where a child process finds it; raises as `finish_forecast`."""
    leave_finish(folder, _finish(wish, parts), _content(wish, parts))


def _surround_of(wish: ExportRequest) -> Surround:
    """Surround that is wanted of a file, and its title; raises as that of a company."""
    return replace(parts_round(wish), title=wish.title)


def _content(wish: ExportRequest, parts: FinishParts) -> Drawing | pa.Table | bytes:
    theme, around = THEMES[wish.theme], _surround_of(wish)
    if wish.format == HTML and parts.page is not None:
        return parts.page(theme, around)
    if wish.format in TABLES and parts.compared is not None:
        return changes_table(parts.compared.difference)
    return parts.draw(theme, around, _finish(wish, parts).paper)


def _finish(wish: ExportRequest, parts: FinishParts) -> Finish:
    if wish.format not in parts.formats:
        raise BadCompany("format", wish.format, f"one of {', '.join(parts.formats)}")
    paper = wish.paper if wish.format in PAINTERS and wish.paper != "content" else ""
    if paper:
        paper_of(paper)
    if parts.compared is None:
        return Finish(wish.format, wish.scale, paper, wish.theme)
    return Finish(wish.format, wish.scale, paper, wish.theme, parts.compared.names, notes_of(parts.compared.difference))
