"""Comparisons and fit reports as files: what a child process draws and writes them of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import BadCompany, BadFile
from orgmodel.export.companies.restricted import dropped, restricted_of
from orgmodel.export.finish import HTML, PAINTERS, TABLES, Finish
from orgmodel.export.jobs.finish_job import leave_finish
from orgmodel.export.paper.sizes import paper_of
from orgmodel.export.reports.subject import ComparisonSubject, ReportSubject, SideParts, Subject
from orgmodel.fit.report import fit_report
from orgmodel.org.org import Org
from orgview.charts.comparer import Compared, ComparedSide, Comparer
from orgview.charts.export_parts import surround_of
from orgview.charts.fit_answer import CompanyFit
from orgview.contract.exports import ExportRequest
from orgview.queries.comparison_query import DIFFERENCE, ComparisonQuery, read_comparison
from orgview.queries.loaded_query import read_layout, read_view
from orgview.queries.typical_query import raise_problems, read, to_fields

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
    subject
        What is drawn or listed.
    orgs
        People of both sides of a comparison, without the columns that stay behind; None of a typical company.
    restricted, taken
        Restricted columns: all, and those that leave.
    """

    file_stem: str
    company_ids: tuple[str, ...]
    what: str
    subject: Subject
    orgs: tuple[Org | None, ...] = ()
    restricted: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def formats(self) -> Collection[str]:
        """Formats that it can be written in."""
        return COMPARISON_FORMATS if isinstance(self.subject, ComparisonSubject) else FIT_FORMATS

    def put_into(self, folder: Path, finish: Finish) -> None:
        """Write all that a file is made of into a folder, where a child process finds it."""
        leave_finish(folder, finish, self.subject, self.orgs)


def comparison_parts(query: str, comparer: Comparer, taken: Collection[str] = ()) -> FinishParts:
    """Parts of the comparison of a query of the page.

    Parameters
    ----------
    taken
        Headings of the restricted columns that leave with a file; all others stay behind.

    Raises
    ------
    OrgError
        If a field cannot be read, or one of the sides cannot be had.
    """
    fields = to_fields(query)
    # What is not one of the sides is the chart of Explore.
    explored = {"explored": query, **fields}
    raise_problems(read(to_fields(explored["explored"]), comparer.catalogue.domain, comparer.catalogue.first.company))
    chosen = read_comparison(explored)
    compared, _titles, errors = comparer.compare(chosen)
    if compared is None:
        raise BadFile(errors.text.removesuffix("."), "Choose other companies.")
    subject = _subject(compared, chosen, fields, comparer)
    sides = compared.a, compared.b
    orgs = [None if side.company is not None else side.side.org for side in sides]
    restricted = tuple(dict.fromkeys(heading for org in orgs if org is not None for heading in restricted_of(org)))
    left_out = [heading for heading in restricted if heading not in taken]
    return FinishParts(
        f"{subject.a.called} to {subject.b.called}",
        tuple(side.key for side in chosen.sides if side.kind in ("loaded", "fitted")),
        "a comparison",
        subject,
        tuple(None if org is None else dropped(org, left_out) for org in orgs),
        restricted,
        tuple(heading for heading in restricted if heading in taken),
    )


def _subject(
    compared: Compared, chosen: ComparisonQuery, fields: Mapping[str, str], comparer: Comparer
) -> ComparisonSubject:
    are_typical = compared.a.company is not None and compared.b.company is not None
    return ComparisonSubject(
        _side(compared.a),
        _side(compared.b),
        str(comparer.catalogue.domain_folder),
        chosen.join,
        chosen.live,
        are_typical and fields.get("cview") != "overlay" and DIFFERENCE not in fields,
        read_view(fields),
        read_layout(fields),
    )


def fit_parts(company_fit: CompanyFit, domain: Domain) -> FinishParts:
    """Parts of the report on a fit."""
    company = company_fit.opened.company
    subject = ReportSubject(fit_report(company_fit.fit, domain, company.name))
    return FinishParts(f"{company.name} fit", (company.id,), "a fit report", subject)


def finish_of(wish: ExportRequest, parts: FinishParts) -> Finish:
    """Finish that is wanted of a file.

    Raises
    ------
    BadCompany, BadFile
        If the format cannot hold it, there is no such paper or day, or the logo cannot be taken.
    """
    if wish.format not in parts.formats:
        raise BadCompany("format", wish.format, f"one of {', '.join(parts.formats)}")
    paper = wish.paper if wish.format in PAINTERS and wish.paper != "content" else ""
    if paper:
        paper_of(paper)
    return Finish(wish.format, wish.scale, paper, wish.theme, replace(surround_of(wish), title=wish.title))


def _side(side: ComparedSide) -> SideParts:
    return SideParts(side.side.name, side.company)
