"""SQLite: everything that is special to it: its file, its log, how a transaction begins."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url

from orgview.store.errors import DISK_FULL, StoreError, in_words, translating_errors
from orgview.store.forms import ALEMBIC, Look, check_form, form_of_number, known_forms
from orgview.store.schema import companies, schema

# FULL: an answered upload survives a power cut; it costs nothing we need. secure_delete: what is deleted is
# overwritten. temp_store: nothing of a company in temporary files of the database.
PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)
# An execution option of ours: the transaction will write.
WRITES = "reportline_writes"
OPTIONS: dict[str, Any] = {"pool_size": 10, "max_overflow": 30}


def set_up(engine: Engine) -> None:
    """Have every connection of an engine be careful."""
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)


def checkpoint(engine: Engine, mode: str) -> None:
    """Write the log into the file: ``PASSIVE`` waits for nobody, ``TRUNCATE`` empties it as well.

    While somebody else reads, the log stays; the next call empties it.
    """
    with translating_errors(), closing(engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA wal_checkpoint({mode})").fetchall()


def database_file(url_text: str) -> Path | None:
    """File of an SQLite database; None for a database elsewhere."""
    url = make_url(url_text)
    return Path(url.database or "").absolute() if url.get_backend_name() == "sqlite" else None


def look_into(path: Path) -> Look:
    """Look into a file that is there, and write nothing.

    Raises
    ------
    StoreError
        If it is damaged, another program's, or newer.
    """
    # Without a log nobody has it open, and SQLite need not make the files beside it by which its users agree.
    is_alone = not path.with_name(f"{path.name}-wal").exists()
    form = _check_file(path, is_alone=is_alone)
    try:
        with closing(_open_to_read(path, is_alone)) as connection:
            count: int = 0
            if form is not None:
                count = connection.execute(f"SELECT count(*) FROM {companies.name}").fetchone()[0]  # noqa: S608
    except sqlite3.Error as error:
        raise in_words(str(error)) from None
    return Look(count, form or known_forms()[-1])


def reusable_bytes(connection: Connection) -> int:
    """Bytes in the file of an SQLite database that nothing stands in."""
    pages = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
    return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def prepare_file(path: Path) -> None:
    """Check a file that is there, or make an empty one that this user alone can read.

    Raises
    ------
    StoreError
        If it is damaged, another program's, newer, or cannot be opened. Nothing was written to it then.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            _check_file(path)
        else:
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            f"The store {str(path)!r} cannot be opened ({error.strerror})",
            "Give this user the right to write its folder, or set REPORTLINE_DATABASE_URL.",
            is_full=error.errno in DISK_FULL,
        ) from None


def _check_file(path: Path, *, is_alone: bool = False) -> str | None:
    """Form of a file that is sound and ours; None where it has no tables."""
    # Read-only: what is damaged or newer stays as it is, for whoever mends it.
    try:
        with closing(_open_to_read(path, is_alone)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            forms = _forms_of(connection, names)
    except sqlite3.Error as error:
        cause = in_words(str(error))
        raise StoreError(f"{cause.what} ({str(path)!r})", cause.advice, is_full=cause.is_full) from None
    if found != "ok":
        raise StoreError(f"The store is damaged ({str(path)!r})", "Put a backup in its place, or move it away.")
    return check_form(forms, repr(str(path))) if names else None


def _forms_of(connection: sqlite3.Connection, names: set[str]) -> list[str]:
    if ALEMBIC in names:
        return [form for (form,) in connection.execute(f"SELECT version_num FROM {ALEMBIC}")]  # noqa: S608
    rows = connection.execute(f"SELECT number FROM {schema.name}") if schema.name in names else ()  # noqa: S608
    return [form_of_number(number) for (number,) in rows]


def _open_to_read(path: Path, is_alone: bool) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro{'&immutable=1' if is_alone else ''}", uri=True, timeout=5)


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # `_begin` opens transactions; the driver's own way opens them too late
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail at once when another one wrote in between.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
