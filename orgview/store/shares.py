"""Shares: links by which others see companies of an owner, with a role, for a time, until they are revoked."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row, Select, delete, exists, func, insert, select

from orgview.store.audit import Audit, Transactions
from orgview.store.company import StoredCompany, company_of
from orgview.store.schema import companies, guests, shared_companies, shares

Role = Literal["owner", "editor", "reader"]
RANKS: dict[str, int] = {"reader": 0, "editor": 1, "owner": 2}
# Of one owner at once: more than anybody looks after, and the table stays small.
MOST_SHARES = 500


class TooManyShares(RuntimeError):
    """An owner has as many links as they may."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a share.

    Attributes
    ----------
    role
        "reader", or "editor", who may read the file again, correct the fit and rename.
    may_copy
        Whether the guest may take files away, and keep a company as their own.
    has_restricted
        Whether restricted columns are seen. An editor sees all: to read a file again is to choose its columns.
    for_login
        Name of the only login that it opens for; "" for whoever has the link.
    """

    role: Role = "reader"
    may_copy: bool = False
    has_restricted: bool = False
    for_login: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A link, as its owner sees it; its secret is known to whoever it was sent to.

    Attributes
    ----------
    id
        Names it to its owner; opens nothing.
    owner
        Hash of the owner.
    terms
        What it allows.
    opens
        Query of the address that is opened.
    title
        Of a comparison; "" of a company, which has a name.
    companies
        Ids.
    created_at, expires_at
        Moments in UTC.
    guests
        How many visitors have opened it.
    """

    id: str
    owner: str
    terms: Terms
    opens: str
    title: str
    companies: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    guests: int = 0


@dataclass(frozen=True, slots=True)
class Access:
    """Access of a visitor to a company: whose it is, and what the visitor may do with it.

    Attributes
    ----------
    company
        The company, and the hash of its owner.
    owner
        Under which the store keeps it.
    role, may_copy, sees_restricted
        The most that the links allow which the visitor has opened; everything for the owner.
    until
        When it ends; None for the owner.
    """

    company: StoredCompany
    owner: str
    role: Role = "owner"
    may_copy: bool = True
    sees_restricted: bool = True
    until: datetime | None = None


class Shares:
    """Shares of all owners.

    Parameters
    ----------
    database, audit
        The store that holds the companies, and its log.
    """

    def __init__(self, database: Transactions, audit: Audit) -> None:
        self._database, self._audit = database, audit

    def make(
        self,
        owner: str,
        company_ids: Collection[str],
        terms: Terms,
        opens: tuple[str, str],
        time: tuple[datetime, datetime],
    ) -> tuple[Share, str] | None:
        """Make a link to companies of an owner.

        Parameters
        ----------
        opens
            Query that it opens, and its title.
        time
            Now, and when it ends.

        Returns
        -------
        Share and str, or None
            Its secret goes into the link and nowhere else; None where one of the companies is not the owner's.

        Raises
        ------
        TooManyShares
            If the owner has `MOST_SHARES`.
        """
        share_id, secret = secrets.token_urlsafe(24), secrets.token_urlsafe(32)
        values = {
            "id": share_id,
            "owner": owner,
            "secret_hash": hash_of_secret(secret),
            "role": terms.role,
            "may_copy": terms.may_copy,
            "has_restricted": terms.has_restricted,
            "for_login": terms.for_login,
            "opens": opens[0],
            "title": opens[1],
            "created_at": time[0],
            "expires_at": time[1],
        }
        with self._database.writing() as connection:
            theirs = select(companies.c.id).where(companies.c.owner == owner, companies.c.id.in_(company_ids))
            if not company_ids or set(connection.scalars(theirs)) != set(company_ids):
                return None
            count = connection.scalar(select(func.count()).select_from(shares).where(shares.c.owner == owner)) or 0
            if count >= MOST_SHARES:
                raise TooManyShares
            connection.execute(insert(shares).values(values))
            pairs = [{"share": share_id, "company": company_id} for company_id in sorted(set(company_ids))]
            connection.execute(insert(shared_companies), pairs)
            for pair in pairs:
                self._audit.note(connection, owner, "shared", pair["company"])
            return _shares(connection, _of(share_id))[0], secret

    def of_company(self, owner: str | None, company_id: str, now: datetime) -> list[Share]:
        """Links of an owner to a company that still open, the newest first; comparisons with it too."""
        with self._database.reading() as connection:
            with_company = select(shared_companies.c.share).where(shared_companies.c.company == company_id)
            valid = (shares.c.owner == owner, shares.c.id.in_(with_company), shares.c.expires_at > now)
            return _shares(connection, select(shares).where(*valid))

    def of_guest(self, visitor: str | None, now: datetime) -> list[Share]:
        """Links that a visitor has opened and that still open, the newest first."""
        with self._database.reading() as connection:
            opened = select(guests.c.share).where(guests.c.visitor == visitor)
            return _shares(connection, select(shares).where(shares.c.id.in_(opened), shares.c.expires_at > now))

    def find(self, secret: str, now: datetime) -> Share | None:
        """Link of a secret; None for one that never was, was revoked, is past its time or whose company is gone."""
        with self._database.reading() as connection:
            valid = (shares.c.secret_hash == hash_of_secret(secret), shares.c.expires_at > now)
            found = _shares(connection, select(shares).where(*valid))
            return found[0] if found else None

    def let_in(self, share: Share, visitor: str, now: datetime) -> bool:
        """Let a visitor see what a link shows from now on; False where the link was revoked meanwhile."""
        with self._database.writing() as connection:
            if not connection.scalar(select(exists(select(shares.c.id).where(shares.c.id == share.id)))):
                return False
            theirs = (guests.c.share == share.id, guests.c.visitor == visitor)
            if not connection.scalar(select(exists(select(guests.c.share).where(*theirs)))):
                connection.execute(insert(guests).values(share=share.id, visitor=visitor, opened_at=now))
                for company_id in share.companies:
                    self._audit.note(connection, share.owner, "link opened", company_id, visitor)
            return True

    def revoke(self, owner: str | None, share_id: str) -> bool:
        """End a link at once, for everybody who opened it; False where the owner has no such link."""
        with self._database.writing() as connection:
            valid = (shares.c.id == share_id, shares.c.owner == owner)
            if not connection.scalar(select(exists(select(shares.c.id).where(*valid)))):
                return False
            for one in _shares(connection, _of(share_id)):
                for company_id in one.companies:
                    self._audit.note(connection, one.owner, "link revoked", company_id)
            drop_shares(connection, [share_id])
            return True

    def access(self, visitor: str | None, company_id: str, now: datetime) -> Access | None:
        """Access of a visitor to a company; None for one that never was, is gone, or that they may not see.

        Notes
        -----
        One look-up for the owner, two for a guest.
        """
        if visitor is None:
            return None
        with self._database.reading() as connection:
            row = connection.execute(select(companies).where(companies.c.id == company_id)).one_or_none()
            if row is None:
                return None
            if row.owner == visitor:
                return Access(company_of(row), row.owner)
            links = connection.execute(_links(visitor, company_id, now)).all()
            if not links:
                return None
            company = company_of(row)
            role = max((str(link.role) for link in links), key=RANKS.__getitem__)
            return Access(
                company,
                row.owner,
                cast(Role, role),
                any(link.may_copy for link in links),
                any(link.has_restricted for link in links),
                min(company.expires_at, max(link.expires_at for link in links)),
            )


def hash_of_secret(secret: str) -> str:
    """Hash under which a link is found; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def drop_shares(connection: Connection, share_ids: Sequence[str]) -> None:
    """Remove links and who opened them."""
    for column in (guests.c.share, shared_companies.c.share, shares.c.id):
        connection.execute(delete(column.table).where(column.in_(share_ids)))


def drop_shares_of_company(connection: Connection, company_id: str) -> None:
    """Remove all links to a company, which is erased; a comparison that lacks a side shows nothing either."""
    with_company = select(shared_companies.c.share).where(shared_companies.c.company == company_id)
    drop_shares(connection, list(connection.scalars(with_company)))


def drop_past_shares(connection: Connection, now: datetime) -> None:
    """Remove links that are past their time."""
    drop_shares(connection, list(connection.scalars(select(shares.c.id).where(shares.c.expires_at <= now))))


def forget_guest(connection: Connection, visitor: str | None) -> None:
    """Remove from all links that a visitor opened them."""
    connection.execute(delete(guests).where(guests.c.visitor == visitor))


def _links(visitor: str, company_id: str, now: datetime) -> Select[Any]:
    return (
        select(shares)
        .join(guests, guests.c.share == shares.c.id)
        .join(shared_companies, shared_companies.c.share == shares.c.id)
        .where(guests.c.visitor == visitor, shared_companies.c.company == company_id, shares.c.expires_at > now)
    )


def _of(share_id: str) -> Select[Any]:
    return select(shares).where(shares.c.id == share_id)


def _shares(connection: Connection, which: Select[Any]) -> list[Share]:
    """Read links with their companies and guests: three look-ups for any number."""
    rows = connection.execute(which.order_by(shares.c.created_at.desc(), shares.c.id)).all()
    ids = [row.id for row in rows]
    pairs = connection.execute(select(shared_companies).where(shared_companies.c.share.in_(ids))).all()
    counted = (
        select(guests.c.share, func.count().label("number")).where(guests.c.share.in_(ids)).group_by(guests.c.share)
    )
    counts = {row.share: row.number for row in connection.execute(counted)}
    return [_share(row, tuple(pair.company for pair in pairs if pair.share == row.id), counts) for row in rows]


def _share(row: Row[Any], company_ids: tuple[str, ...], counts: dict[str, int]) -> Share:
    return Share(
        row.id,
        row.owner,
        Terms(row.role, row.may_copy, row.has_restricted, row.for_login),
        row.opens,
        row.title,
        company_ids,
        row.created_at,
        row.expires_at,
        counts.get(row.id, 0),
    )
