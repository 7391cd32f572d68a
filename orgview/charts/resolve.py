"""Resolver: from query fields to the source of the company that they name; the one place that knows all kinds."""

from collections.abc import Callable, Mapping

from orgview.catalogue import Catalogue
from orgview.charts.loaded_source import LoadedSource
from orgview.charts.opened_company import CompanyOpener
from orgview.charts.source import ChartSource
from orgview.charts.typical_source import TypicalCompanies
from orgview.queries.loaded_query import LOADED
from orgview.queries.typical_query import to_fields

# From query fields to a source; None where there is nothing that this visitor may see.
SourceMaker = Callable[[Mapping[str, str]], ChartSource | None]


class SourceResolver:
    """Resolver with what all sources of a process share."""

    def __init__(self, catalogue: Catalogue, open_company: CompanyOpener) -> None:
        self._typical = TypicalCompanies(catalogue)
        self._open_company = open_company
        # A line for each kind: the query key that names it. A query with none of them is of a typical company.
        self._kinds: dict[str, SourceMaker] = {
            LOADED: lambda fields: self.loaded(fields[LOADED], fields),
        }

    def resolve_source(self, fields: Mapping[str, str]) -> ChartSource | None:
        """Source of query fields; None for a company that is not this visitor's, or is gone."""
        kind = next((key for key in self._kinds if key in fields), None)
        return self._typical.source(fields) if kind is None else self._kinds[kind](fields)

    def resolve_query(self, query: str) -> ChartSource | None:
        """Source of a query string; None as above."""
        return self.resolve_source(to_fields(query))

    def loaded(self, company_id: str, fields: Mapping[str, str]) -> LoadedSource | None:
        """Source of a loaded company by its id, for the addresses that name one; None as above."""
        opened = self._open_company(company_id)
        return None if opened is None else LoadedSource(opened, fields, self._typical.catalogue.domain)
