"""Comparer: from the sides that a visitor chose to the difference of the two companies, kept while it is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from orgmodel.difference.difference import Difference
from orgmodel.difference.rows import change_rows
from orgmodel.difference.sides import Side, compare_sides, typical_side
from orgmodel.difference.union import Union, union_of
from orgmodel.errors import BadCompany, BadFile, OrgError, UnknownName
from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow
from orgmodel.typical.describe import company_text
from orgmodel.typical.parameters import TypicalCompany, changed, read_headcount
from orgmodel.typical.presets import find_preset
from orgview.catalogue import Catalogue
from orgview.charts.fit_answer import fit_company
from orgview.charts.opened_company import CompanyOpener, OpenedCompany
from orgview.messages import NO_COMPANY, message_of
from orgview.queries.comparison_query import ComparisonQuery, SideChoice
from orgview.queries.typical_query import read, to_fields
from orgview.server.work.import_service import Loader, SourceGone
from orgview.server.work.painter import client_is_gone


@dataclass(frozen=True, slots=True, eq=False)
class ComparedSide:
    """A side.

    Attributes
    ----------
    side
        What is compared.
    company
        Of a typical one its parameters.
    content
        Hash of a loaded company's people, "" of a typical one; with `snapshot` it says who they are.
    """

    side: Side
    company: TypicalCompany | None = None
    content: str = ""
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class SideErrors:
    """Reasons why a side cannot be: at its headcount, or of the whole; "" where there is nothing to say."""

    a: str = ""
    b: str = ""
    message: str = ""

    def __bool__(self) -> bool:
        """True where something is wrong."""
        return bool(self.text)

    @property
    def text(self) -> str:
        """All of it as one text."""
        return " ".join(filter(None, (self.a, self.b, self.message)))


@dataclass(frozen=True, eq=False)
class Compared:
    """Two companies, their difference, and what is made of it when it is asked for.

    Attributes
    ----------
    keep
        Gives a value of these two companies from the cache, or makes it: name, and value with its size in bytes.
    """

    a: ComparedSide
    b: ComparedSide
    difference: Difference
    keep: Callable[[str, Callable[[], tuple[object, int]]], object]

    @property
    def identity(self) -> str:
        """Text that differs where either company, or how they are joined, does."""
        join = "" if self.difference.join is None else self.difference.join.key
        return f"{_identity(self.a)} {_identity(self.b)} {join} {self.difference.people}"

    @property
    def names(self) -> tuple[str, str]:
        """Names of both, for files; typical ones by their headcount."""
        a, b = (
            side.side.name if side.company is None else f"{side.company.headcount} people" for side in (self.a, self.b)
        )
        return a, b

    @property
    def union(self) -> Union:
        """Both as one company."""

        def make() -> tuple[object, int]:
            found = union_of(self.difference)
            return found, found.org.nbytes + 30 * len(found.org)

        found = self.keep("union", make)
        assert isinstance(found, Union)  # noqa: S101 - the cache does not know what it holds
        return found

    @property
    def rows(self) -> pa.Table:
        """All changes as rows."""

        def make() -> tuple[object, int]:
            found = change_rows(self.difference)
            return found, found.nbytes

        found = self.keep("rows", make)
        assert isinstance(found, pa.Table)  # noqa: S101 - the cache does not know what it holds
        return found


class Comparer:
    """Comparer with what all comparisons of a process share."""

    def __init__(self, catalogue: Catalogue, open_company: CompanyOpener, loader: Loader) -> None:
        self.catalogue = catalogue
        self._open_company = open_company
        self._loader = loader

    def compare(self, query: ComparisonQuery) -> tuple[Compared | None, dict[str, str], SideErrors]:
        """Compare the sides of a query.

        Returns
        -------
        Compared or None, dict, SideErrors
            None where a side cannot be had; what the sides are called, by "a" and "b", where that is known; the reason.
        """
        found: dict[str, ComparedSide] = {}
        titles: dict[str, str] = {}
        errors = {"a": "", "b": "", "message": ""}
        for name, choice in zip(("a", "b"), query.sides, strict=True):
            try:
                found[name] = self._side(choice, query.explored, partial(titles.__setitem__, name))
            except BadCompany as error:
                errors[name] = message_of(error)
            except OrgError as error:
                errors["message"] = message_of(error)
        compared = None
        if len(found) == len(query.sides):
            try:
                compared = self._compared(found["a"], found["b"], query)
            except OrgError as error:
                errors["message"] = message_of(error)
        return compared, titles, SideErrors(**errors)

    def _compared(self, a: ComparedSide, b: ComparedSide, query: ComparisonQuery) -> Compared:
        both = " ".join(dict.fromkeys(filter(None, (a.content, b.content))))
        name = f"{_identity(a)} {_identity(b)} {query.join} {query.live}"

        def keep(what: str, make: Callable[[], tuple[object, int]]) -> object:
            # Two typical companies are compared in a few ms.
            return self._loader.store.cache.get_or_make(both, f"{what} {name}", make) if both else make()[0]

        def make_difference() -> tuple[object, int]:
            people = a.side.org.people + b.side.org.people
            with self._loader.work_slots.slot_for(people, client_is_gone()):
                found = compare_sides(a.side, b.side, self.catalogue.domain, query.join, live=query.live)
            return found, 60 * (found.before.people + found.after.people) + 100_000

        difference = keep("difference", make_difference)
        assert isinstance(difference, Difference)  # noqa: S101 - the cache does not know what it holds
        return Compared(a, b, difference, keep)

    def _side(self, choice: SideChoice, explored: str, call: Callable[[str], object]) -> ComparedSide:
        """Find a side, and say what it is called before it is built."""
        if choice.kind == "loaded":
            found = self._loaded(choice)
            call(found.side.name)
            return found
        company = self._typical(choice, to_fields(explored))
        if choice.headcount.strip():
            company = changed(company, headcount=read_headcount(choice.headcount))
        call(company_text(company))
        return ComparedSide(typical_side(company, self.catalogue.domain), company)

    def _typical(self, choice: SideChoice, explored: Mapping[str, str]) -> TypicalCompany:
        if choice.kind == "explored":
            return read(explored, self.catalogue.domain, self.catalogue.first.company).company
        if choice.kind == "fitted":
            opened = self._opened(choice.key)
            corrected, slots = self._loader.store.remembered.fit_of(opened.company), self._loader.work_slots
            return fit_company(opened, corrected, self.catalogue.domain, slots).fit.company
        try:
            return find_preset(self.catalogue.presets, choice.key).company
        except UnknownName:
            raise BadFile(f"There is no typical company {choice.key!r}", "Choose one of the list.") from None

    def _loaded(self, choice: SideChoice) -> ComparedSide:
        opened = self._opened(choice.key)
        company, taken = opened.company, opened.company.report.snapshots.taken
        if not choice.snapshot or choice.snapshot == taken:
            name = f"{company.name}, {taken}" if choice.snapshot else company.name
            return ComparedSide(Side(name, opened.org), None, company.org_hash)

        def make() -> tuple[Org, int]:
            try:
                choices = {**company.choices, "snapshot": choice.snapshot}
                data = self._loader.read_other(company, choices, client_is_gone())
            except SourceGone:
                raise BadFile("The file of this company is kept for a day only", "Load it again.") from None
            org = opened.as_seen(from_arrow(data))
            return org, org.nbytes

        org = opened.cache.get_or_make(company.org_hash, f"snapshot {choice.snapshot}", make)
        return ComparedSide(Side(f"{company.name}, {choice.snapshot}", org), None, company.org_hash, choice.snapshot)

    def _opened(self, company_id: str) -> OpenedCompany:
        opened = self._open_company(company_id)
        if opened is None:
            raise BadFile(NO_COMPANY.what, NO_COMPANY.advice)
        return opened


def _identity(side: ComparedSide) -> str:
    return repr(side.company) if side.company is not None else f"{side.content} {side.snapshot!r}"
