"""Opened company: a visitor's loaded company with its people, and the way to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from flask import request

from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow
from orgmodel.views.loaded import ancestors
from orgview.cache import SharedCache
from orgview.server.visitor_cookie import visitor_of
from orgview.store.company import StoredCompany
from orgview.store.store import Store


@dataclass(frozen=True, slots=True)
class OpenedCompany:
    """A visitor's company and its people.

    Attributes
    ----------
    cache
        For what need not be worked out again.
    open_findings
        Opens the findings of its file, which the caller closes; None where there are none.
    """

    company: StoredCompany
    org: Org
    cache: SharedCache = field(default_factory=SharedCache)
    open_findings: Callable[[], BinaryIO | None] = lambda: None


CompanyOpener = Callable[[str], OpenedCompany | None]


def company_opener(store: Store) -> CompanyOpener:
    """Function that opens a company of the visitor whose request it is; None for one that is not theirs."""

    def open_company(company_id: str) -> OpenedCompany | None:
        pair = store.open_company(visitor_of(request), company_id, from_arrow)
        if pair is None:
            return None
        company, org = pair
        return OpenedCompany(company, org, store.cache, lambda: store.open_findings(company))

    return open_company


def chain_up(org: Org, seat: int, most: int = 100) -> list[int]:
    """The seat and its bosses, the nearest first; of a longer chain the first of them and the top."""
    chain = [seat, *ancestors(org, seat)]
    return chain if len(chain) <= most else [*chain[: most - 1], chain[-1]]
