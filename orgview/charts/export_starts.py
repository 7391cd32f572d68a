"""Export starts: from what is wanted of a file to its forecast, and to all that a child process makes it of."""

from dataclasses import dataclass
from functools import partial

from orgmodel.errors import BadCompany
from orgmodel.export.files import FILES
from orgmodel.export.jobs.forecast import DRAWN, Forecast, forecast_of
from orgmodel.export.jobs.job import request_of
from orgmodel.export.names import file_name
from orgmodel.layout.loaded import names_of
from orgview.charts.comparer import Comparer
from orgview.charts.export_finish import FinishParts, comparison_parts, finish_of, fit_parts
from orgview.charts.export_parts import ExportParts, job_of, put_into
from orgview.charts.fit_answer import fit_company
from orgview.charts.opened_company import CompanyOpener
from orgview.charts.resolve import SourceResolver
from orgview.contract.exports import ExportRequest
from orgview.queries.loaded_query import loaded_id
from orgview.queries.typical_query import to_fields
from orgview.server.work.export_service import Exporter, Fill
from orgview.server.work.import_service import Loader
from orgview.server.work.painter import client_is_gone

# Of fewer seats a forecast takes no longer than an answer may.
FEW = 400
_SCOPES = {
    "shown": "what is shown",
    "company": "the whole company",
    "branches": "all branches, a file each",
}


@dataclass(frozen=True, slots=True)
class Start:
    """Start of an export: name and media type of its file, what is in it, its companies, what it is made of."""

    file: tuple[str, str]
    what: str
    company_id: str
    fill: Fill


class ExportStarts:
    """Starts of exports, with what all of a process share."""

    def __init__(
        self, resolver: SourceResolver, comparer: Comparer, open_company: CompanyOpener, loader: Loader
    ) -> None:
        self._resolver = resolver
        self._comparer = comparer
        self._open_company = open_company
        self._loader = loader

    def parts(self, wish: ExportRequest) -> ExportParts | FinishParts | None:
        """Parts of a file; None for a company that is not this visitor's, or is gone.

        Raises
        ------
        OrgError
            If the query cannot be read, or one of the sides of a comparison cannot be had.
        """
        if wish.scope == "comparison":
            return comparison_parts(wish.query, self._comparer, frozenset(wish.restricted))
        if wish.scope == "fit":
            opened = self._open_company(loaded_id(to_fields(wish.query)))
            if opened is None:
                return None
            domain, store = self._comparer.catalogue.domain, self._loader.store
            corrections = store.remembered.fit_of(opened.company)
            return fit_parts(fit_company(opened, corrections, domain, self._loader.work_slots), domain)
        source = self._resolver.resolve_query(wish.query)
        return None if source is None else source.export_parts(frozenset(wish.restricted))

    def forecast(self, wish: ExportRequest, parts: ExportParts | FinishParts, exporter: Exporter) -> Forecast:
        """Forecast made here where that is quick, else in a process of its own; raises as making the file would."""
        if isinstance(parts, FinishParts):
            return exporter.forecast(partial(parts.put_into, finish=finish_of(wish, parts)), client_is_gone())
        job, scene = job_of(wish, parts)
        planned = request_of(job, parts.company, scene)
        if job.each or job.format not in DRAWN or len(planned.chosen) <= FEW:
            return forecast_of(planned, job.format, job.each)
        return exporter.forecast(lambda folder: put_into(folder, parts, job, scene), client_is_gone())

    def start(self, wish: ExportRequest, parts: ExportParts | FinishParts) -> Start:
        """Start of an export.

        Raises
        ------
        OrgError
            If there is no such format, paper, day or card.
        """
        kind = FILES.get(wish.format)
        if kind is None:
            raise BadCompany("format", wish.format, f"one of {', '.join(FILES)}")
        file = file_name(parts.file_stem, kind.ending), kind.mime_type
        if isinstance(parts, FinishParts):
            fill = partial(parts.put_into, finish=finish_of(wish, parts))
            return Start(file, f"{kind.title}: {parts.what}", " ".join(parts.company_ids), fill)
        job, scene = job_of(wish, parts)
        what = f"{kind.title}: {_SCOPES.get(wish.scope, wish.scope)}"
        if job.each:
            file = file_name(f"{parts.file_stem} branches", "zip"), "application/zip"
        elif job.focus is not None:
            # Else the file of each branch would have the name of that of the whole company.
            branch = names_of(parts.company.org, [job.focus])[0]
            file = file_name(f"{parts.file_stem}, {branch}", kind.ending), kind.mime_type
            what = f"{kind.title}: the branch of {branch}"
        return Start(file, what, parts.company_id, lambda folder: put_into(folder, parts, job, scene))
