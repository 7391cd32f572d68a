"""Store: companies, their files and remembered columns, each seen by its owner only."""

import json
import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from sqlalchemy import Connection, Engine, Select, delete, exists, insert, or_, select, update

from orgview.cache import SharedCache
from orgview.store import blobs
from orgview.store.company import Reading, StoredCompany, choices_of_json, company_of, headings_hash, to_json
from orgview.store.engine import open_engine, shrink_log, writing
from orgview.store.errors import StoreError, translating_errors
from orgview.store.schema import companies, fits, mappings, schema

T = TypeVar("T")

# After its last use. The file itself is only needed for reading it again with other columns.
KEEP = timedelta(days=30)
KEEP_SOURCE = timedelta(hours=24)
KEEP_MAPPING = timedelta(days=365)
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
    """

    def __init__(self, url: str, keep: timedelta = KEEP, cache: SharedCache | None = None) -> None:
        self.cache = cache or SharedCache()
        self._url, self._keep = url, keep
        self._opened: Engine | None = None
        self._opening, self._turn = threading.Lock(), threading.Lock()

    def prepare(self) -> None:
        """Check the database and make its tables, once.

        Raises
        ------
        StoreError
            If it is damaged, newer, another program's, or cannot be written; it is untouched then.
        """
        self._engine()

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
        """Keep a new company, and its file, where it came from one, for a day."""
        contents, values = self._prepared(reading, now)
        source_hash = None
        if source is not None:
            with translating_errors():
                packed = blobs.compress(source)
                source_hash = blobs.hash_of(packed)
            contents[source_hash] = packed
        company_id = secrets.token_urlsafe(24)
        values |= {
            "id": company_id,
            "owner": owner,
            "file_name": _clean(file_name),
            "created_at": now,
            "source_hash": source_hash,
        }
        with self._writing() as connection:
            for digest, path in contents.items():
                blobs.put(connection, path, digest)
            connection.execute(insert(companies).values(values))
            return company_of(connection.execute(_company(owner, company_id)).one())

    def replace_org(self, owner: str, company_id: str, reading: Reading, now: datetime) -> StoredCompany | None:
        """Keep what reading the file again gave instead of what was there; None when the owner has no such company."""
        contents, values = self._prepared(reading, now)
        with self._writing() as connection:
            old = connection.execute(_company(owner, company_id)).one_or_none()
            if old is None:
                return None
            for digest, path in contents.items():
                blobs.put(connection, path, digest)
            connection.execute(update(companies).where(companies.c.id == company_id).values(values))
            blobs.drop_unused(connection, (old.org_hash, old.findings_hash))
            new = company_of(connection.execute(_company(owner, company_id)).one())
        self.cache.forget((old.org_hash, old.findings_hash))
        return new

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
            )
            return bool(connection.scalar(select(holds)))

    def note_use(self, company: StoredCompany, now: datetime) -> None:
        """Move the end of a company's time; a store that cannot be written is no reason not to show it."""
        if now - company.used_at < NOTE_USE_EVERY:
            return
        try:
            with self._writing() as connection:
                connection.execute(
                    update(companies)
                    .where(companies.c.id == company.id)
                    .values(used_at=now, expires_at=now + self._keep)
                )
        except StoreError as error:
            log.warning("The use of a company was not noted: %s", error.what)

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
        if company is None:
            return None

        def make() -> tuple[T, int]:
            data = self._whole(company.org_hash)
            value = decode(data)
            return value, int(getattr(value, "nbytes", len(data)))

        return company, self.cache.get_or_make(company.org_hash, "org", make)

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

    # Corrections of a fit

    def fit_of(self, company: StoredCompany) -> dict[str, Any]:
        """Corrections of a company's fit by its owner; {} where there are none."""
        with self._reading() as connection:
            text = connection.scalar(select(fits.c.given).where(fits.c.company == company.id))
            return {} if text is None else json.loads(text)

    def keep_fit(self, owner: str | None, company_id: str, corrected: str) -> bool:
        """Keep what was corrected, as JSON, instead of what was before; False when the owner has no such company."""
        with self._writing() as connection:
            if connection.execute(_company(owner, company_id)).one_or_none() is None:
                return False
            connection.execute(delete(fits).where(fits.c.company == company_id))
            connection.execute(insert(fits).values(company=company_id, given=corrected))
            return True

    # Erasing

    def delete_company(self, owner: str | None, company_id: str) -> bool:
        """Erase a company and its files; False when the owner has no such company."""
        return self._erase(companies.c.owner == owner, companies.c.id == company_id) == 1

    def delete_all(self, owner: str | None) -> int:
        """Erase everything of an owner, and tell how many companies it was."""
        return self._erase(companies.c.owner == owner, owner=owner)

    def sweep(self, now: datetime) -> int:
        """Erase what is past its time, and tell how many companies it was."""
        with self._writing() as connection:
            past = companies.c.source_until <= now
            sources = list(connection.scalars(select(companies.c.source_hash).where(past)))
            connection.execute(update(companies).where(past).values(source_hash=None, source_until=None))
            connection.execute(delete(mappings).where(mappings.c.used_at <= now - KEEP_MAPPING))
            blobs.drop_unused(connection, sources)
        return self._erase(companies.c.expires_at <= now)

    def _erase(self, *where: Any, owner: str | None = None) -> int:
        with self._writing() as connection:
            rows = connection.execute(select(*blobs.REFERENCES).where(*where)).all()
            connection.execute(delete(companies).where(*where))
            connection.execute(
                delete(fits).where(~exists(select(companies.c.id).where(companies.c.id == fits.c.company)))
            )
            if owner is not None:
                connection.execute(delete(mappings).where(mappings.c.owner == owner))
            blobs.drop_unused(connection, [digest for row in rows for digest in row])
        self.cache.forget(digest for row in rows for digest in row)
        shrink_log(self._engine())
        return len(rows)

    # Within

    def _engine(self) -> Engine:
        with self._opening:
            if self._opened is None:
                self._opened = open_engine(self._url)
            return self._opened

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translating_errors(), self._engine().connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        # Threads of this process queue here without a time limit; other processes at the row of the schema
        # (PostgreSQL) or the file (SQLite). One writer at a time keeps "is it used?" true until the commit.
        engine = self._engine()
        with self._turn, translating_errors(), writing(engine) as connection:
            connection.execute(select(schema.c.number).with_for_update())
            yield connection

    def _open(self, digest: str | None) -> BinaryIO | None:
        with self._reading() as connection:
            if digest is None or not blobs.is_there(connection, digest):
                return None

        def read(part: int) -> bytes | None:
            with self._reading() as connection:
                return blobs.read_part(connection, digest, part)

        return blobs.unpacked(read)

    def _whole(self, digest: str) -> bytes:
        with self._reading() as connection:
            return blobs.read_whole(connection, digest)

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


def _mapping_at(statement: Any, owner: str | None, headings: str) -> Any:
    return statement.where(mappings.c.owner == owner, mappings.c.headings == headings)


def _clean(name: str) -> str:
    # No database takes a NUL or half a surrogate pair, and no list of companies a line break.
    kept = "".join(char if char.isprintable() else " " for char in name.encode("utf-8", "replace").decode())
    return " ".join(kept.split())[:MOST_NAME]
