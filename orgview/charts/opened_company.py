"""Opened company: a loaded company with its people as the visitor may see them, and the way to it."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import pyarrow as pa

from orgmodel.export.companies.restricted import dropped, findings_without, restricted_of
from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow
from orgmodel.reading.findings_table import read_findings
from orgmodel.views.loaded import ancestors
from orgview.memory.cache import SharedCache
from orgview.server.visitors.rights import Rights
from orgview.store.company import StoredCompany
from orgview.store.shares import Access
from orgview.store.store import Store


def _as_it_is(org: Org) -> Org:
    return org


@dataclass(frozen=True, slots=True)
class OpenedCompany:
    """A company and its people, without the columns that the visitor may not see.

    Attributes
    ----------
    company
        Its hashes are those of what is seen: nothing of all columns is taken from the cache for somebody who sees some.
    cache
        For what need not be worked out again.
    open_findings
        Opens the findings of its file, which the caller closes; None where there are none.
    access
        What the visitor may do; None where nobody asks.
    as_seen
        Makes of another state of the company what this visitor may see of it.
    """

    company: StoredCompany
    org: Org
    cache: SharedCache = field(default_factory=SharedCache)
    open_findings: Callable[[], BinaryIO | None] = lambda: None
    access: Access | None = None
    as_seen: Callable[[Org], Org] = _as_it_is


CompanyOpener = Callable[[str], OpenedCompany | None]


def company_opener(store: Store, rights: Rights) -> CompanyOpener:
    """Function that opens a company for the visitor whose request it is; None for one that they may not see."""

    def open_company(company_id: str) -> OpenedCompany | None:
        access = rights.find(company_id)
        return None if access is None else opened_company(store, access)

    return open_company


def opened_company(store: Store, access: Access) -> OpenedCompany:
    """Open a company as far as an access goes."""
    company = access.company
    org = store.decoded(company, from_arrow)
    hidden = () if access.sees_restricted else restricted_of(org)

    def open_findings() -> BinaryIO | None:
        return store.open_findings(company)

    if access.sees_restricted:
        return OpenedCompany(company, org, store.cache, open_findings, access)
    # The hash twice: erasing the company lets go of this too, and nothing of the whole is taken for it.
    seen = replace(
        company,
        org_hash=f"{company.org_hash} {company.org_hash}",
        findings_hash=company.findings_hash and f"{company.findings_hash} {company.findings_hash}",
    )

    def make() -> tuple[Org, int]:
        made = dropped(org, hidden)
        return made, made.nbytes

    return OpenedCompany(
        seen,
        store.cache.get_or_make(seen.org_hash, "org", make) if hidden else org,
        store.cache,
        lambda: _without(open_findings(), hidden),
        access,
        lambda other: dropped(other, restricted_of(other)),
    )


def findings_opener(store: Store, access: Access) -> Callable[[], BinaryIO | None]:
    """Function that opens the findings of a company as far as an access goes; its people are read only where needed."""
    if access.sees_restricted:
        return lambda: store.open_findings(access.company)
    return opened_company(store, access).open_findings


def _without(file: BinaryIO | None, headings: tuple[str, ...]) -> BinaryIO | None:
    """Findings without those that say what stands in some columns, as a file."""
    if file is None:
        return None
    with file:
        table = findings_without(read_findings(file), headings)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return io.BytesIO(sink.getvalue().to_pybytes())


def chain_up(org: Org, seat: int, most: int = 100) -> list[int]:
    """The seat and its bosses, the nearest first; of a longer chain the first of them and the top."""
    chain = [seat, *ancestors(org, seat)]
    return chain if len(chain) <= most else [*chain[: most - 1], chain[-1]]
