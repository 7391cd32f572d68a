"""Erasing: one company, everything of an owner, and what is past its time; after which no byte of it is left."""

from collections.abc import Sequence, Set
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, select, update

from orgview.store import blobs
from orgview.store.audit import Audit, drop_past_entries, forget_entries
from orgview.store.contents import Contents
from orgview.store.database import Database
from orgview.store.logins import drop_past_logins
from orgview.store.remembered import drop_choices, drop_fit, drop_past_choices
from orgview.store.schema import companies
from orgview.store.shares import drop_past_shares, drop_shares_of_company, forget_guest

WITHOUT_FILE = {"source_hash": None, "source_until": None}


class Erasing:
    """Erasing for all owners; works on a full disk too.

    Parameters
    ----------
    database, contents, audit
        Of the store that holds the companies.
    keep_audit
        How far the audit log goes back.
    """

    def __init__(self, database: Database, contents: Contents, audit: Audit, keep_audit: timedelta) -> None:
        self._database, self._contents, self._audit, self._keep_audit = database, contents, audit, keep_audit

    def delete_company(self, owner: str | None, company_id: str) -> bool:
        """Erase a company and its files; False when the owner has no such company."""
        return self._erase(companies.c.owner == owner, companies.c.id == company_id) == 1

    def delete_all(self, owner: str | None) -> int:
        """Erase everything of an owner, and tell how many companies it was."""
        gone = self._erase(companies.c.owner == owner, is_urgent=False)
        self._database.free(partial(drop_choices, owner=owner))
        self._database.free(partial(forget_guest, visitor=owner))
        self._database.free(partial(forget_entries, owner=owner, who=self._audit.acting()))
        self._contents.remove()
        return gone

    def sweep(self, now: datetime) -> int:
        """Erase what is past its time, and what erasing left half done; tell how many companies it was."""
        gone = self._erase(companies.c.expires_at <= now, is_urgent=False)
        with self._database.reading() as connection:
            past = list(connection.scalars(select(companies.c.id).where(companies.c.source_until <= now)))
        for company_id in past:
            self._database.free(partial(_forget_source, company_id=company_id))
        self._database.free(partial(drop_past_choices, now=now))
        self._database.free(partial(drop_past_shares, now=now))
        self._database.free(partial(drop_past_logins, now=now))
        self._database.free(partial(drop_past_entries, before=now, lasts=self._keep_audit))
        self._contents.remove_unused()
        return gone

    def companies_among(self, ids: Set[str]) -> set[str]:
        """Those ids that are a company of anybody."""
        with self._database.reading() as connection:
            return set(connection.scalars(select(companies.c.id).where(companies.c.id.in_(ids))))

    def _erase(self, *where: Any, is_urgent: bool = True) -> int:
        with self._database.reading() as connection:
            rows = connection.execute(select(companies.c.id, *blobs.REFERENCES).where(*where)).all()
        gone = 0
        for some in self._database.some_of([company_id for company_id, *_digests in rows]):
            gone += self._database.free(partial(self._delete_some, company_ids=some))
        self._contents.remove((digest for _id, *digests in rows for digest in digests), is_urgent=is_urgent)
        return gone

    def _delete_some(self, connection: Connection, company_ids: Sequence[str]) -> int:
        return sum(self._delete(connection, company_id) for company_id in company_ids)

    def _delete(self, connection: Connection, company_id: str) -> int:
        owner = connection.scalar(select(companies.c.owner).where(companies.c.id == company_id))
        if owner is not None:
            self._audit.note(connection, owner, "erased", company_id)
        drop_fit(connection, company_id)
        drop_shares_of_company(connection, company_id)
        return connection.execute(delete(companies).where(companies.c.id == company_id)).rowcount


def _forget_source(connection: Connection, company_id: str) -> None:
    connection.execute(update(companies).where(companies.c.id == company_id).values(WITHOUT_FILE))
