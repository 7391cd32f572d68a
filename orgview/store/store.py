"""Store: companies, their files and remembered columns, each seen by its owner only."""

import json
import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from sqlalchemy import Connection, Engine, Select, delete, exists, insert, or_, select, update

from orgview.cache import SharedCache
from orgview.store import blobs
from orgview.store.audit import Audit, drop_past_entries, forget_entries
from orgview.store.blobs import Blobs
from orgview.store.company import Reading, StoredCompany, choices_of_json, company_of, headings_hash, to_json
from orgview.store.engine import exports_folder, note_erasing, open_engine, overwrite, settle, take_turn, writing
from orgview.store.errors import StoreError, translating_errors
from orgview.store.outside import Outside
from orgview.store.quota import Quota, Usage, usage_of
from orgview.store.room import Room
from orgview.store.schema import companies, fits, guests, mappings
from orgview.store.shares import Shares, drop_past_shares, drop_shares_of_company, forget_guest
from orgview.store.sqlite import database_file, reusable_bytes

T = TypeVar("T")

# After its last use. The file itself is only needed for reading it again with other columns.
KEEP = timedelta(days=30)
KEEP_SOURCE = timedelta(hours=24)
KEEP_MAPPING = timedelta(days=365)
KEEP_AUDIT = timedelta(days=90)
# Each use moves the end; noting every click would make every look a write.
NOTE_USE_EVERY = timedelta(hours=1)
MOST_NAME = 200
# Companies, or contents, that go with one change.
SOME = 50
_WITHOUT_FILE = {"source_hash": None, "source_until": None}

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
        self.audit = Audit(self)
        self.shares = Shares(self, self.audit)
        self._keep_audit = keep_audit
        self._url, self._keep = url, keep
        self._blobs = Blobs(Outside(content_url) if content_url else None)
        file = database_file(url)
        self._room = None if file is None else Room(file, reserve_bytes)
        self._opened: Engine | None = None
        self._opening, self._turn = threading.Lock(), threading.Lock()

    @property
    def exports_folder(self) -> Path:
        """Folder for exports: beside the file of the database, else one of this user among temporary files."""
        return exports_folder(self._url)

    def prepare(self) -> None:
        """Check the database and make its tables, once; ask the storage of contents, where there is one.

        Raises
        ------
        StoreError
            If it is damaged, newer, another program's, or cannot be written; it is untouched then.
        """
        self._engine()
        self._blobs.check()

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        with self._opening:
            if self._opened is not None:
                self._opened.dispose()
                self._opened = None

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
            with translating_errors():
                packed = blobs.compress(source)
                source_hash = blobs.hash_of(packed)
            contents[source_hash] = packed
        self._make_ready(contents)
        company_id = secrets.token_urlsafe(24)
        values |= {
            "id": company_id,
            "owner": owner,
            "file_name": _clean(file_name),
            "created_at": now,
            "source_hash": source_hash,
        }
        with self._writing() as connection:
            self._put(connection, contents)
            connection.execute(insert(companies).values(values))
            self.quota.require(usage_of(connection, owner))
            self.audit.note(connection, owner, "uploaded", company_id)
            new = company_of(connection.execute(_company(owner, company_id)).one())
        with suppress(StoreError):  # it is kept, in the log
            settle(self._engine())
        return new

    def replace_org(self, owner: str, company_id: str, reading: Reading, now: datetime) -> StoredCompany | None:
        """Keep what reading the file again gave instead of what was there; None when the owner has no such company."""
        contents, values = self._prepared(reading, now)
        self._make_ready(contents)
        with self._writing() as connection:
            old = connection.execute(_company(owner, company_id)).one_or_none()
            if old is None:
                return None
            if old.name != _clean(company_of(old).report.name):
                del values["name"]  # its owner's own
            self._put(connection, contents)
            values["expires_at"] = now + self.keep_of(company_of(old))
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, owner, "read again", company_id)
            new = company_of(connection.execute(_company(owner, company_id)).one())
        self._overwrite((old.org_hash, old.findings_hash), is_urgent=False)
        return new

    def rename_company(self, owner: str | None, company_id: str, name: str) -> StoredCompany | None:
        """Call a company by another name, also when it is read again; None when the owner has no such company.

        Parameters
        ----------
        name
            Made one line, and cut at 200 letters; "" brings back the one that its file proposes.
        """
        with self._writing() as connection:
            old = connection.execute(_company(owner, company_id)).one_or_none()
            if old is None:
                return None
            values = {"name": _clean(name) or _clean(company_of(old).report.name)}
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, old.owner, "renamed", company_id)
            return company_of(connection.execute(_company(owner, company_id)).one())

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
            self._make_ready(contents)
        company_id = secrets.token_urlsafe(24)
        with self._writing() as connection:
            row = connection.execute(select(companies).where(companies.c.id == original.id)).one_or_none()
            if row is None:
                return None
            self._put(connection, contents)
            same = {**row._mapping, "used_at": now, "expires_at": now + self._keep, "keep_days": None}
            own = {"id": company_id, "owner": owner, "created_at": now, "name": row.name}
            connection.execute(insert(companies).values({**same, **values, **own, **_WITHOUT_FILE}))
            corrected = connection.scalar(select(fits.c.given).where(fits.c.company == original.id))
            if corrected is not None:
                connection.execute(insert(fits).values(company=company_id, given=corrected))
            self.audit.note(connection, row.owner, "copied", original.id)
            self.audit.note(connection, owner, "uploaded", company_id)
            self.quota.require(usage_of(connection, owner))
            return company_of(connection.execute(_company(owner, company_id)).one())

    def find_company(self, owner: str | None, company_id: str) -> StoredCompany | None:
        """Company of an owner; None when there is none, or it is another's."""
        with self._reading() as connection:
            row = connection.execute(_company(owner, company_id)).one_or_none()
            return None if row is None else company_of(row)

    def companies_of(self, owner: str | None) -> list[StoredCompany]:
        """All companies of an owner, the last used first."""
        with self._reading() as connection:
            rows = connection.execute(
                select(companies).where(companies.c.owner == owner).order_by(companies.c.used_at.desc(), companies.c.id)
            )
            return [company_of(row) for row in rows]

    def is_known(self, owner: str | None) -> bool:
        """True where anything is kept for an owner."""
        with self._reading() as connection:
            holds = or_(
                exists(select(companies.c.id).where(companies.c.owner == owner)),
                exists(select(mappings.c.owner).where(mappings.c.owner == owner)),
                exists(select(guests.c.visitor).where(guests.c.visitor == owner)),
            )
            return bool(connection.scalar(select(holds)))

    def keep_of(self, company: StoredCompany) -> timedelta:
        """Time that a company is kept after its last use."""
        return self._keep if company.keep_days is None else timedelta(days=company.keep_days)

    def set_keep_days(self, owner: str | None, company_id: str, days: int) -> StoredCompany | None:
        """Keep a company for so many days after its last use; None when the owner has no such company."""
        with self._writing() as connection:
            old = connection.execute(_company(owner, company_id)).one_or_none()
            if old is None:
                return None
            values = {"keep_days": days, "expires_at": old.used_at + timedelta(days=days)}
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            self.audit.note(connection, old.owner, "retention changed", company_id)
            return company_of(connection.execute(_company(owner, company_id)).one())

    def note_use(self, company: StoredCompany, now: datetime) -> None:
        """Move the end of a company's time; a store that cannot be written is no reason not to show it."""
        if now - company.used_at < NOTE_USE_EVERY:
            return
        try:
            with self._writing() as connection:
                connection.execute(
                    update(companies)
                    .where(companies.c.id == company.id)
                    .values(used_at=now, expires_at=now + self.keep_of(company))
                )
        except StoreError as error:
            log.warning("The use of a company was not noted: %s", error.what)

    def usage_of(self, owner: str | None) -> Usage:
        """Count what an owner has."""
        with self._reading() as connection:
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

    def require_room(self, size_bytes: int) -> None:
        """Refuse a file for which the disk has no room, before it is read.

        Raises
        ------
        StoreError
            With how much room it needs, and how much there is.
        """
        if self._room is None:
            return
        with self._reading() as connection:
            free = reusable_bytes(connection)
        try:
            self._room.require(size_bytes, free)
        except StoreError:
            overwrite(self._engine())  # it may be large, with nothing in it
            self._room.require(size_bytes, free)

    # Contents

    def org_bytes(self, company: StoredCompany) -> bytes:
        """The company as an Arrow IPC file."""
        return self._whole(company.org_hash)

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

        def make() -> tuple[T, int]:
            data = self._whole(company.org_hash)
            value = decode(data)
            return value, int(getattr(value, "nbytes", len(data)))

        return self.cache.get_or_make(company.org_hash, "org", make)

    def open_source(self, company: StoredCompany) -> BinaryIO | None:
        """Open the file as it was uploaded; None when it is not kept any more."""
        return self._open(company.source_hash)

    def open_findings(self, company: StoredCompany) -> BinaryIO | None:
        """Open the file of all findings; None when there is none."""
        return self._open(company.findings_hash)

    # Remembered columns

    def remember_choices(self, owner: str, headings: Sequence[str], choices: Mapping[str, Any], now: datetime) -> None:
        """Keep which column is what and who is who, for the next file with the same headings."""
        key = headings_hash(headings)
        with self._writing() as connection:
            connection.execute(_mapping_at(delete(mappings), owner, key))
            connection.execute(
                insert(mappings).values(owner=owner, headings=key, mapping=to_json(dict(choices)), used_at=now)
            )

    def choices_for(self, owner: str | None, headings: Sequence[str]) -> dict[str, Any]:
        """Choices of the owner for a file with these headings; {} when nothing."""
        with self._reading() as connection:
            text = connection.scalar(_mapping_at(select(mappings.c.mapping), owner, headings_hash(headings)))
            return choices_of_json(text)

    def remembered(self, owner: str | None) -> list[dict[str, Any]]:
        """Choices of an owner for all headings, which are known by a hash."""
        with self._reading() as connection:
            rows = connection.execute(select(mappings).where(mappings.c.owner == owner).order_by(mappings.c.headings))
            return [{"headings": row.headings, "choices": choices_of_json(row.mapping)} for row in rows]

    # Corrections of a fit

    def fit_of(self, company: StoredCompany) -> dict[str, Any]:
        """Corrections of a company's fit by its owner; {} where there are none."""
        with self._reading() as connection:
            text = connection.scalar(select(fits.c.given).where(fits.c.company == company.id))
            return {} if text is None else json.loads(text)

    def keep_fit(self, owner: str | None, company_id: str, corrected: str) -> bool:
        """Keep what was corrected, as JSON, instead of what was before; False when the owner has no such company."""
        with self._writing() as connection:
            if owner is None or connection.execute(_company(owner, company_id)).one_or_none() is None:
                return False
            self.audit.note(connection, owner, "corrected", company_id)
            connection.execute(delete(fits).where(fits.c.company == company_id))
            connection.execute(insert(fits).values(company=company_id, given=corrected))
            return True

    # Erasing

    def delete_company(self, owner: str | None, company_id: str) -> bool:
        """Erase a company and its files; False when the owner has no such company."""
        return self._erase(companies.c.owner == owner, companies.c.id == company_id) == 1

    def delete_all(self, owner: str | None) -> int:
        """Erase everything of an owner, and tell how many companies it was."""
        gone = self._erase(companies.c.owner == owner, is_urgent=False)
        self._free(lambda connection: connection.execute(delete(mappings).where(mappings.c.owner == owner)))
        self._free(lambda connection: forget_guest(connection, owner))
        self._free(lambda connection: forget_entries(connection, owner, self.audit.acting()))
        self._overwrite(())
        return gone

    def sweep(self, now: datetime) -> int:
        """Erase what is past its time, and what erasing left half done; tell how many companies it was."""
        gone = self._erase(companies.c.expires_at <= now, is_urgent=False)
        with self._reading() as connection:
            past = list(connection.scalars(select(companies.c.id).where(companies.c.source_until <= now)))
        for company_id in past:
            self._free(partial(_forget_source, company_id=company_id))
        old = delete(mappings).where(mappings.c.used_at <= now - KEEP_MAPPING)
        self._free(lambda connection: connection.execute(old))
        self._free(lambda connection: drop_past_shares(connection, now))
        self._free(lambda connection: drop_past_entries(connection, now, self._keep_audit))
        with self._reading() as connection:
            left = blobs.unused(connection)
        self._overwrite(left)
        self._free(partial(self._blobs.drop_strays, digests=self._blobs.strays()))
        return gone

    def companies_among(self, ids: Set[str]) -> set[str]:
        """Those ids that are a company of anybody."""
        with self._reading() as connection:
            return set(connection.scalars(select(companies.c.id).where(companies.c.id.in_(ids))))

    def catch_up(self) -> None:
        """Let go of what other machines have erased."""
        known = self.cache.contents()
        if known:
            with self._reading() as connection:
                self.cache.let_go(known - blobs.still_there(connection, known))

    def _erase(self, *where: Any, is_urgent: bool = True) -> int:
        with self._reading() as connection:
            rows = connection.execute(select(companies.c.id, *blobs.REFERENCES).where(*where)).all()
        gone = 0
        for some in self._some_of([company_id for company_id, *_digests in rows]):
            gone += self._free(partial(self._delete_some, company_ids=some))
        self._overwrite((digest for _id, *digests in rows for digest in digests), is_urgent=is_urgent)
        return gone

    def _some_of(self, keys: Sequence[str]) -> Iterator[Sequence[str]]:
        """Keys of one change after the other: each by itself where a change has to fit into the reserve."""
        size = SOME if self._room is None else 1
        return (keys[start : start + size] for start in range(0, len(keys), size))

    def _delete_some(self, connection: Connection, company_ids: Sequence[str]) -> int:
        return sum(self._delete(connection, company_id) for company_id in company_ids)

    def _drop_parts(self, connection: Connection, digests: Sequence[str]) -> bool:
        """Remove a part of each; False where none has one left."""
        return sum(self._blobs.drop_part(connection, digest) for digest in digests) > 0

    def _delete(self, connection: Connection, company_id: str) -> int:
        owner = connection.scalar(select(companies.c.owner).where(companies.c.id == company_id))
        if owner is not None:
            self.audit.note(connection, owner, "erased", company_id)
        connection.execute(delete(fits).where(fits.c.company == company_id))
        drop_shares_of_company(connection, company_id)
        return connection.execute(delete(companies).where(companies.c.id == company_id)).rowcount

    def _overwrite(self, digests: Iterable[str | None], *, is_urgent: bool = True) -> None:
        """Remove those contents that no company refers to, by parts: the log of the database stays small meanwhile."""
        unused = {digest for digest in digests if digest}
        self.cache.forget(unused)
        try:
            self._free(partial(note_erasing, digests=unused))
            for some in self._some_of(sorted(unused)):
                while self._free(partial(self._drop_parts, digests=some)):
                    pass
            overwrite(self._engine(), is_urgent=is_urgent)
        except StoreError as error:
            if not error.is_full:
                raise
            raise StoreError(
                "This is erased, but the server's disk is too full to overwrite its bytes",
                "Have room made on it: they are overwritten within the hour.",
                is_full=True,
            ) from None
        if self._room is not None:
            self._room.make_reserve()

    # Within

    def _engine(self) -> Engine:
        with self._opening:
            if self._opened is None:
                self._opened = self._open_engine()
            return self._opened

    def _open_engine(self) -> Engine:
        try:
            return open_engine(self._url)
        except StoreError as error:
            # SQLite makes two files beside the database before it reads it.
            if not error.is_full or self._room is None or not self._room.release():
                raise
            return open_engine(self._url)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translating_errors(), self._engine().connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        # Threads of this process queue here without a time limit; other processes at a lock of the database.
        engine = self._engine()
        with self._turn, translating_errors(), writing(engine) as connection:
            take_turn(connection)
            yield connection

    # Modules beside this one read and write the same way.
    reading, writing = _reading, _writing

    def _free(self, change: Callable[[Connection], T]) -> T:
        """Make a change that gives room, on a full disk with the help of the reserve."""
        try:
            with self._writing() as connection:
                return change(connection)
        except StoreError as error:
            if not error.is_full or self._room is None:
                raise
            self._room.release()
        with suppress(StoreError):  # there may be room for this change, though not for all of the log
            overwrite(self._engine())
        with self._writing() as connection:
            return change(connection)

    def _make_ready(self, contents: Mapping[str, Path]) -> None:
        """Refuse what there is no room for, and send what goes outside."""
        with self._reading() as connection:
            new = {digest: path for digest, path in contents.items() if not blobs.is_used(connection, digest)}
        self.require_room(sum(path.stat().st_size for path in new.values()))
        for digest, path in new.items():
            self._blobs.send(path, digest)

    def _put(self, connection: Connection, contents: Mapping[str, Path]) -> None:
        for digest, path in contents.items():
            if not blobs.is_used(connection, digest):
                self._blobs.put(connection, path, digest)

    def _open(self, digest: str | None) -> BinaryIO | None:
        with self._reading() as connection:
            if digest is None or not blobs.is_there(connection, digest):
                return None

        def read(part: int) -> bytes | None:
            with self._reading() as connection:
                return self._blobs.read_part(connection, digest, part)

        return blobs.unpacked(read)

    def _whole(self, digest: str) -> bytes:
        with self._reading() as connection:
            return self._blobs.read_whole(connection, digest)

    def _prepared(self, reading: Reading, now: datetime) -> tuple[dict[str, Path], dict[str, Any]]:
        with translating_errors():
            org_hash = blobs.hash_of(reading.org)
            contents, findings_hash = {org_hash: reading.org}, None
            if reading.findings is not None:
                packed = blobs.compress(reading.findings)
                findings_hash = blobs.hash_of(packed)
                contents[findings_hash] = packed
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


def _company(owner: str | None, company_id: str) -> Select[Any]:
    return select(companies).where(companies.c.id == company_id, companies.c.owner == owner)


def _forget_source(connection: Connection, company_id: str) -> None:
    gone = update(companies).where(companies.c.id == company_id).values(source_hash=None, source_until=None)
    connection.execute(gone)


def _mapping_at(statement: Any, owner: str | None, headings: str) -> Any:
    return statement.where(mappings.c.owner == owner, mappings.c.headings == headings)


def _clean(name: str) -> str:
    # No database takes a NUL or half a surrogate pair, and no list of companies a line break.
    kept = "".join(char if char.isprintable() else " " for char in name.encode("utf-8", "replace").decode())
    return " ".join(kept.split())[:MOST_NAME]
