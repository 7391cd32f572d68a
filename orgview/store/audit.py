"""Audit log: who did what to which company, and when; never a name, a title or another value of a person.

An entry is written in the transaction of what it tells of: there is none without the other.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

from sqlalchemy import Connection, delete, insert, or_, select, update

from orgview.store.schema import audit

Deed = Literal[
    "uploaded",
    "read again",
    "renamed",
    "corrected",
    "retention changed",
    "shared",
    "link revoked",
    "link opened",
    "copied",
    "exported",
    "erased",
]


class Transactions(Protocol):
    """Database of the store, as this module uses it."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a transaction that reads."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Open a transaction that writes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry of the log.

    Attributes
    ----------
    at
        Moment in UTC.
    owner, who
        Hash of whose company it is, and of the visitor, or the login, that did it; "" for one who is forgotten.
    deed
        What was done.
    company_id
        To which company.
    """

    at: datetime
    owner: str
    who: str
    deed: str
    company_id: str


class Audit:
    """Audit log of a store.

    Parameters
    ----------
    database
        The store.
    """

    def __init__(self, database: Transactions) -> None:
        self._database = database
        # Names who acts at this moment; "" where that is the owner, or nobody.
        self.acting: Callable[[], str] = lambda: ""

    def note(self, connection: Connection, owner: str, deed: Deed, company_id: str, guest: str = "") -> None:
        """Write an entry in a transaction that is open; a guest is one whose first request it is, without a cookie."""
        values = {"at": datetime.now(UTC), "owner": owner, "who": self.acting() or guest or owner}
        connection.execute(insert(audit).values(**values, deed=deed, company=company_id))

    def add(self, owner: str, deed: Deed, company_id: str) -> None:
        """Write an entry of something that changes nothing in the store.

        Raises
        ------
        StoreError
            If it cannot be kept.
        """
        with self._database.writing() as connection:
            self.note(connection, owner, deed, company_id)

    def entries(self, owner: str | None, who: str = "", company_id: str = "") -> list[Entry]:
        """Entries of an owner's companies, and of what somebody did to others', the newest first.

        Parameters
        ----------
        who
            Name or hash by which an entry says who acted; "" for the owner's companies alone.
        company_id
            One company; "" for all.
        """
        mine = audit.c.owner == owner
        chosen = select(audit).where(or_(mine, audit.c.who == who) if who else mine)
        if company_id:
            chosen = chosen.where(audit.c.company == company_id)
        with self._database.reading() as connection:
            rows = connection.execute(chosen.order_by(audit.c.at.desc(), audit.c.id.desc()))
            return [Entry(row.at, row.owner, row.who, row.deed, row.company) for row in rows]


def drop_past_entries(connection: Connection, before: datetime, lasts: timedelta) -> None:
    """Remove entries that are older than the log goes back."""
    connection.execute(delete(audit).where(audit.c.at <= before - lasts))


def forget_entries(connection: Connection, owner: str | None, who: str = "") -> None:
    """Remove the entries of an owner's companies, and from those of others who it was."""
    connection.execute(delete(audit).where(audit.c.owner == owner))
    for name in filter(None, (owner, who)):
        connection.execute(update(audit).where(audit.c.who == name).values(who=""))
