"""From a typical company to one in the store with everybody a seat of their own: generated, packed, kept."""

from collections.abc import Callable
from datetime import datetime

from orgmodel.catalog.catalog import Domain
from orgmodel.org.serialization import to_arrow
from orgmodel.reading.findings_table import write_findings
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.generate import generate
from orgmodel.typical.population.report import population_report
from orgview.server.limits.job_slots import JobSlots
from orgview.server.work.temp_folders import incoming_folder
from orgview.store.blobs import hash_of
from orgview.store.company import Reading, StoredCompany
from orgview.store.errors import translating_errors
from orgview.store.store import Store

QUERY = "whole"
DRAFT = "draft"
# So many of a visitor's are there at a time that nobody has kept: the way back and forth leads through them.
MOST_DRAFTS = 3


def is_draft(company: StoredCompany) -> bool:
    """True for a company made here that nobody has kept yet: by a time of its own, or by a name."""
    is_made = bool(company.choices.get(DRAFT))
    return is_made and company.keep_days is None and company.name == company.report.name


def keep_population(
    owner: str,
    typical: tuple[TypicalCompany, str],
    domain: Domain,
    *,
    store: Store,
    slots: JobSlots,
    now: datetime,
    is_gone: Callable[[], bool],
) -> StoredCompany:
    """Generate a company for a visitor, as a draft until they keep it; one they have already is told instead.

    Parameters
    ----------
    typical
        The company, and its query as the address bar has it.
    is_gone
        Tells whether nobody waits any more.

    Raises
    ------
    OrgError
        If there is no such typical company.
    orgview.server.limits.job_slots.Busy, Cancelled, StoreError
        If it cannot be made now or cannot be kept. Nothing is left behind.

    Notes
    -----
    About 1 s for 240,000 people, 6 s for 3,000,000 (`benchmarks/answers.py`).
    """
    with translating_errors(), slots.slot(is_gone), incoming_folder() as folder:
        org = generate(typical[0], domain)
        packed, findings = folder / "org.arrow", folder / "findings.arrow"
        to_arrow(org, packed)
        digest = hash_of(packed)
        for company in store.companies_of(owner):
            if company.org_hash == digest and company.choices.get(QUERY) == typical[1]:
                return company
        write_findings((), findings)
        report = population_report(org, typical[0], domain)
        drafts = [company for company in store.companies_of(owner) if is_draft(company)]
        drafts.sort(key=lambda company: company.created_at, reverse=True)
        for old in drafts[MOST_DRAFTS - 1 :]:
            store.erasing.delete_company(owner, old.id)
        reading = Reading(packed, findings, {QUERY: typical[1], DRAFT: True}, report)
        return store.add_company(owner, report.name, None, reading, now)
