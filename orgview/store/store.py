"""Store: companies, their files and what was decided about them, each seen by its owner only."""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from sqlalchemy import exists, insert, or_, select, update

from orgview.memory.cache import SharedCache
from orgview.store.audit import Audit
from orgview.store.blobs import hash_of
from orgview.store.company import Reading, StoredCompany, company_of, row_of, to_json
from orgview.store.contents import Contents, packed
from orgview.store.database import Database
from orgview.store.erasing import WITHOUT_FILE, Erasing
from orgview.store.errors import ChangedMeanwhile, StoreError, translating_errors
from orgview.store.logins import EndedLogins
from orgview.store.outside import Outside
from orgview.store.quota import Quota, Usage, usage_of
from orgview.store.remembered import Remembered, copy_fit
from orgview.store.schema import audit, companies, guests, mappings
from orgview.store.shares import Shares

T = TypeVar("T")

# After its last use. The file itself is only needed for reading it again with other columns.
KEEP = timedelta(days=30)
KEEP_SOURCE = timedelta(hours=24)
KEEP_AUDIT = timedelta(days=90)
# Each use moves the end; noting every click would make every look a write.
NOTE_USE_EVERY = timedelta(hours=1)
MOST_NAME = 200

log = logging.getLogger(__name__)


class Store:
    """Store of all that outlives a request. Shared by the threads of a process, and by processes through the database.

    Nothing is opened before the first use, or `prepare`. Every method raises `StoreError` when the database cannot
    give the answer or keep the change; a change is kept whole or not at all.

    Parameters
    ----------
    url
        SQLAlchemy's address of the database.
    keep
        How long a company is kept after its last use.
    cache
        The cache of this process; it forgets what is erased here.
    reserve_bytes
        Room on the disk of an SQLite database that is kept for erasing; none unless it is set.
    quota
        Most that one owner may have.
    content_url
        Storage for contents outside the database; "" for none.
    keep_audit
        How far the audit log goes back.
    """

    def __init__(
        self,
        url: str,
        keep: timedelta = KEEP,
        cache: SharedCache | None = None,
        reserve_bytes: int = 0,
        quota: Quota | None = None,
        *,
        content_url: str = "",
        keep_audit: timedelta = KEEP_AUDIT,
    ) -> None:
        self.cache = cache or SharedCache()
        self.quota = quota or Quota()
        self.database = Database(url, reserve_bytes)
        self.audit = Audit(self.database)
        self.shares = Shares(self.database, self.audit)
        self.remembered = Remembered(self.database, self.audit)
        self.ended_logins = EndedLogins(self.database)
        self._keep = keep
        self._contents = Contents(self.database, Outside(content_url) if content_url else None, self.cache)
        self.erasing = Erasing(self.database, self._contents, self.audit, keep_audit)

    def prepare(self) -> None:
        """Check the database and make its tables, once; ask the storage of contents, where there is one.

        Raises
        ------
        StoreError
            If it is damaged, newer, another program's, or cannot be written; it is untouched then.
        """
        self.database.engine()
        self._contents.check()

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        self.database.close()

    def catch_up(self) -> None:
        """Let go of what other machines have erased."""
        self._contents.let_go()

    # Companies

    def add_company(
        self, owner: str, file_name: str, source: Path | None, reading: Reading, now: datetime
    ) -> StoredCompany:
        """Keep a new company, and its file, where it came from one, for a day.

        Raises
        ------
        QuotaReached
            If its owner has as much as they may.
        """
        contents, values = self._prepared(reading, now)
        source_hash = None
        if source is not None:
            source_hash, file = packed(source)
            contents[source_hash] = file
        self._contents.make_ready(contents)
        company_id = secrets.token_urlsafe(24)
        values |= {
            "id": company_id,
            "owner": owner,
            "file_name": _clean(file_name),
            "created_at": now,
            "source_hash": source_hash,
        }
        with self.database.writing() as connection:
            self._contents.put(connection, contents)
            connection.execute(insert(companies).values(values))
            self.quota.require(usage_of(connection, owner))
            self.audit.note(connection, owner, "uploaded", company_id)
            new = company_of(connection.execute(row_of(owner, company_id)).one())
        self.database.settle()
        return new

    def replace_org(
        self, owner: str, company_id: str, reading: Reading, now: datetime, version: str = ""
    ) -> StoredCompany | None:
        """Keep what reading the file again gave instead of what was there; None when the owner has no such company.

        Parameters
        ----------
        version
            `StoredCompany.version` that the new choices go out from; "" for whatever is there.

        Raises
        ------
        ChangedMeanwhile
            If the company has another version by now; nothing is changed.
        """
        contents, values = self._prepared(reading, now)
        self._contents.make_ready(contents)
        with self.database.writing() as connection:
            old = connection.execute(row_of(owner, company_id)).one_or_none()
            if old is None:
                return None
            if version and company_of(old).version != version:
                raise ChangedMeanwhile
            if old.name != _clean(company_of(old).report.name):
                del values["name"]  # its owner's own
            self._contents.put(connection, contents)
            values["expires_at"] = now + self.keep_of(company_of(old))
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, owner, "read again", company_id)
            new = company_of(connection.execute(row_of(owner, company_id)).one())
        self._contents.remove((old.org_hash, old.findings_hash), is_urgent=False)
        return new

    def rename_company(self, owner: str | None, company_id: str, name: str) -> StoredCompany | None:
        """Call a company by another name, also when it is read again; None when the owner has no such company.

        Parameters
        ----------
        name
            Made one line, and cut at 200 letters; "" brings back the one that its file proposes.
        """
        with self.database.writing() as connection:
            old = connection.execute(row_of(owner, company_id)).one_or_none()
            if old is None:
                return None
            values = {"name": _clean(name) or _clean(company_of(old).report.name)}
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, old.owner, "renamed", company_id)
            return company_of(connection.execute(row_of(owner, company_id)).one())

    def copy_company(
        self, owner: str, original: StoredCompany, reading: Reading | None, now: datetime
    ) -> StoredCompany | None:
        """Keep a copy of a company for somebody else: people, findings and corrections, not the file itself.

        Parameters
        ----------
        reading
            People, findings and report where the copy is less than the original; None for the same.

        Returns
        -------
        StoredCompany or None
            None where the original was erased meanwhile.

        Raises
        ------
        QuotaReached
            If the new owner has as much as they may.
        """
        contents: dict[str, Path] = {}
        values: dict[str, Any] = {}
        if reading is not None:
            contents, values = self._prepared(reading, now)
            self._contents.make_ready(contents)
        company_id = secrets.token_urlsafe(24)
        with self.database.writing() as connection:
            row = connection.execute(select(companies).where(companies.c.id == original.id)).one_or_none()
            if row is None:
                return None
            self._contents.put(connection, contents)
            same = {**row._mapping, "used_at": now, "expires_at": now + self._keep, "keep_days": None}
            own = {"id": company_id, "owner": owner, "created_at": now, "name": row.name}
            connection.execute(insert(companies).values({**same, **values, **own, **WITHOUT_FILE}))
            copy_fit(connection, original.id, company_id)
            self.audit.note(connection, row.owner, "copied", original.id)
            self.audit.note(connection, owner, "uploaded", company_id)
            self.quota.require(usage_of(connection, owner))
            return company_of(connection.execute(row_of(owner, company_id)).one())

    def find_company(self, owner: str | None, company_id: str) -> StoredCompany | None:
        """Company of an owner; None when there is none, or it is another's."""
        with self.database.reading() as connection:
            row = connection.execute(row_of(owner, company_id)).one_or_none()
            return None if row is None else company_of(row)

    def companies_of(self, owner: str | None) -> list[StoredCompany]:
        """All companies of an owner, the last used first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                select(companies).where(companies.c.owner == owner).order_by(companies.c.used_at.desc(), companies.c.id)
            )
            return [company_of(row) for row in rows]

    def is_known(self, owner: str | None) -> bool:
        """True where anything is kept for an owner."""
        with self.database.reading() as connection:
            holds = or_(
                exists(select(companies.c.id).where(companies.c.owner == owner)),
                exists(select(mappings.c.owner).where(mappings.c.owner == owner)),
                exists(select(guests.c.visitor).where(guests.c.visitor == owner)),
                exists(select(audit.c.owner).where(audit.c.owner == owner)),
            )
            return bool(connection.scalar(select(holds)))

    def keep_of(self, company: StoredCompany) -> timedelta:
        """Time that a company is kept after its last use."""
        return self._keep if company.keep_days is None else timedelta(days=company.keep_days)

    def set_keep_days(self, owner: str | None, company_id: str, days: int) -> StoredCompany | None:
        """Keep a company for so many days after its last use; None when the owner has no such company."""
        with self.database.writing() as connection:
            old = connection.execute(row_of(owner, company_id)).one_or_none()
            if old is None:
                return None
            values = {"keep_days": days, "expires_at": old.used_at + timedelta(days=days)}
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, old.owner, "retention changed", company_id)
            return company_of(connection.execute(row_of(owner, company_id)).one())

    def note_use(self, company: StoredCompany, now: datetime) -> None:
        """Move the end of a company's time; a store that cannot be written is no reason not to show it."""
        if now - company.used_at < NOTE_USE_EVERY:
            return
        try:
            with self.database.writing() as connection:
                connection.execute(
                    update(companies)
                    .where(companies.c.id == company.id)
                    .values(used_at=now, expires_at=now + self.keep_of(company))
                )
        except StoreError as error:
            log.warning("The use of a company was not noted: %s", error.what)

    def usage_of(self, owner: str | None) -> Usage:
        """Count what an owner has."""
        with self.database.reading() as connection:
            return usage_of(connection, owner)

    def require_quota(self, owner: str | None, size_bytes: int = 0) -> None:
        """Refuse another file of an owner who has as much as they may, before it is read.

        Raises
        ------
        QuotaReached
            With the limit, and what to do.
        """
        if owner is not None:
            now = self.usage_of(owner)
            self.quota.require(Usage(now.companies + 1, now.size_bytes + size_bytes))

    # Contents

    def org_bytes(self, company: StoredCompany) -> bytes:
        """The company as an Arrow IPC file."""
        return self._contents.whole(company.org_hash)

    def open_company(
        self, owner: str | None, company_id: str, decode: Callable[[bytes], T]
    ) -> tuple[StoredCompany, T] | None:
        """Find a company and decode it, with one look-up; None when the owner has no such company.

        Parameters
        ----------
        owner, company_id
            Who asks for what; asked of the database each time.
        decode
            Makes the value, the same for all callers. Its ``nbytes``, or else the size of the bytes, counts for
            how many values stay in memory. Nobody changes it: it is shared.

        Returns
        -------
        StoredCompany and the value
            From memory when it was used lately.
        """
        company = self.find_company(owner, company_id)
        return None if company is None else (company, self.decoded(company, decode))

    def decoded(self, company: StoredCompany, decode: Callable[[bytes], T]) -> T:
        """Value of a company's content, from memory when it was used lately; see `open_company`."""
        return self._contents.decoded(company.org_hash, decode)

    def open_source(self, company: StoredCompany) -> BinaryIO | None:
        """Open the file as it was uploaded; None when it is not kept any more."""
        return self._contents.open(company.source_hash)

    def open_findings(self, company: StoredCompany) -> BinaryIO | None:
        """Open the file of all findings; None when there is none."""
        return self._contents.open(company.findings_hash)

    def _prepared(self, reading: Reading, now: datetime) -> tuple[dict[str, Path], dict[str, Any]]:
        with translating_errors():
            org_hash = hash_of(reading.org)
        contents, findings_hash = {org_hash: reading.org}, None
        if reading.findings is not None:
            findings_hash, file = packed(reading.findings)
            contents[findings_hash] = file
        return contents, {
            "name": _clean(reading.report.name),
            "used_at": now,
            "expires_at": now + self._keep,
            "source_until": now + KEEP_SOURCE,
            "org_hash": org_hash,
            "findings_hash": findings_hash,
            "choices": to_json(dict(reading.choices)),
            "report": to_json(reading.report.to_json()),
        }


def _clean(name: str) -> str:
    # No database takes a NUL or half a surrogate pair, and no list of companies a line break.
    kept = "".join(char if char.isprintable() else " " for char in name.encode("utf-8", "replace").decode())
    return " ".join(kept.split())[:MOST_NAME]
