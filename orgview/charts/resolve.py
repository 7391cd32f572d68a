"""Resolver: from query fields to the source of the company that they name; the one place that knows all kinds."""

from collections.abc import Callable, Mapping

from orgview.catalogue import Catalogue
from orgview.charts.comparer import Comparer
from orgview.charts.difference_source import DifferenceSource
from orgview.charts.loaded_source import LoadedSource
from orgview.charts.opened_company import CompanyOpener
from orgview.charts.source import ChartSource
from orgview.charts.typical_source import TypicalCompanies
from orgview.memory.cache import SharedCache
from orgview.queries.comparison_query import DIFFERENCE, read_comparison
from orgview.queries.loaded_query import LOADED
from orgview.queries.typical_query import to_fields

# From query fields to a source; None where there is nothing that this visitor may see.
SourceMaker = Callable[[Mapping[str, str]], ChartSource | None]


class SourceResolver:
    """Resolver with what all sources of a process share."""

    def __init__(
        self, catalogue: Catalogue, open_company: CompanyOpener, comparer: Comparer, cache: SharedCache
    ) -> None:
        self._typical = TypicalCompanies(catalogue, cache)
        self._open_company = open_company
        self._comparer = comparer
        # A line for each kind: the query key that names it. A query with none of them is of a typical company.
        self._kinds: dict[str, SourceMaker] = {
            DIFFERENCE: self.difference,
            LOADED: lambda fields: self.loaded(fields[LOADED], fields),
        }

    def resolve_source(self, fields: Mapping[str, str]) -> ChartSource | None:
        """Source of query fields; None for a company that is not this visitor's, or is gone."""
        kind = next((key for key in self._kinds if key in fields), None)
        return self._typical.source(fields) if kind is None else self._kinds[kind](fields)

    def resolve_query(self, query: str) -> ChartSource | None:
        """Source of a query string; None as above."""
        return self.resolve_source(to_fields(query))

    def difference(self, fields: Mapping[str, str]) -> DifferenceSource | None:
        """Source of two companies as one chart; None where one of them cannot be had."""
        compared, _titles, _errors = self._comparer.compare(read_comparison(fields))
        return None if compared is None else DifferenceSource(compared, fields)

    def loaded(self, company_id: str, fields: Mapping[str, str]) -> LoadedSource | None:
        """Source of a loaded company by its id, for the addresses that name one; None as above."""
        opened = self._open_company(company_id)
        return None if opened is None else LoadedSource(opened, fields, self._typical.catalogue.domain)
