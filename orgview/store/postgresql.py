"""PostgreSQL: what is special to it: connections, what a server must promise, overwriting what was erased."""

import logging
import re
import secrets
import time
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Delete,
    Engine,
    Table,
    Update,
    cast,
    create_engine,
    delete,
    event,
    func,
    insert,
    literal_column,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import Text

from orgview.store.errors import StoreError, in_words, translating_errors
from orgview.store.forms import Look, form_of
from orgview.store.schema import blobs, companies, rewrites

# A process holds at most so many connections; a server takes 100 unless told. A connection that broke is made anew.
OPTIONS: dict[str, Any] = {
    "pool_size": 4,
    "max_overflow": 8,
    "pool_pre_ping": True,
    "connect_args": {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3},
}
# What a database or a role may have said otherwise. A machine that is gone in the middle of a change keeps nobody
# waiting for ever.
SESSION = (
    "SET synchronous_commit = on; SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = '5min'; "
    "SET client_min_messages = warning"
)
OLDEST = 130000
# Numbers of locks; any will do that others do not take.
MAKING_TABLES, REWRITING = 7_205_123_806, 7_205_123_807
# For a table that others look at, and for what they may still see of it.
PATIENCE_S = 2.0

log = logging.getLogger(__name__)


def set_up(engine: Engine) -> None:
    """Have every connection of an engine be careful, and every change of a private table noted."""
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "after_execute", _note_change)


def queue_for_tables(connection: Connection) -> None:
    """Wait until no other machine makes or changes tables; this one may until the commit."""
    connection.execute(select(func.pg_advisory_xact_lock(MAKING_TABLES)))


def look_into(url_text: str) -> Look | None:
    """Look into a database, and write nothing; None where there is no table of ours yet.

    Raises
    ------
    StoreError
        If it cannot be reached, may lose what it has acknowledged, is another program's, or newer.
    """
    url = make_url(url_text)
    try:
        engine = create_engine(url, **OPTIONS)
    except ImportError:
        raise no_driver(url) from None
    try:
        with translating_errors(), engine.connect() as connection:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            check_server(connection)
            form = form_of(connection, url.render_as_string(hide_password=True))
            if form is None:
                return None
            count = connection.scalar(select(func.count()).select_from(companies)) or 0
            return Look(count, form, f"PostgreSQL {_setting(connection, 'server_version').split()[0]}")
    finally:
        engine.dispose()


def no_driver(url: URL) -> StoreError:
    """Error for a driver that is not here."""
    return StoreError(
        f"The driver {url.drivername} is not installed",
        "Install reportline[postgresql], and begin the address with postgresql+psycopg://.",
    )


def check_server(connection: Connection) -> None:
    """Refuse a server that could lose what it has acknowledged.

    Raises
    ------
    StoreError
        If it is too old, does not write to its disk, or is not in UTF-8.
    """
    if int(_setting(connection, "server_version_num")) < OLDEST:
        raise StoreError("This PostgreSQL is older than 13", "Use a newer one.")
    for name in ("fsync", "full_page_writes"):
        if _setting(connection, name) != "on":
            raise StoreError(
                f"PostgreSQL may lose what it has acknowledged ({name} is off)",
                f"Set {name} = on in its configuration.",
            )
    if _setting(connection, "server_encoding") != "UTF8":
        raise StoreError("The database is not in UTF-8", "Make one with ENCODING 'UTF8'.")


def note_erasing(connection: Connection, digests: Iterable[str]) -> None:
    """Write down the partitions of contents that will be erased."""
    partition = cast(cast(literal_column("blobs.tableoid"), REGCLASS), Text)
    for name in connection.scalars(select(partition).distinct().where(blobs.c.hash.in_(list(digests)))).all():
        _note(connection, name)


def rewrite(engine: Engine) -> None:
    """Write those tables and partitions anew whose files hold what was erased.

    PostgreSQL keeps deleted rows, and the bytes of those it has cleaned up, until something is written over them; a
    table written anew (``VACUUM FULL``) holds nothing of them, and its old file is emptied.

    Notes
    -----
    Nobody reads a table meanwhile. A partition is 1/64 of all contents.
    """
    with translating_errors(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(select(func.pg_advisory_lock(REWRITING)))
        try:
            noted: dict[str, list[str]] = {}
            for mark, name in connection.execute(select(rewrites.c.id, rewrites.c.name)):
                noted.setdefault(name, []).append(mark)
            for name, marks in noted.items():
                if _rewrite_table(connection, name):
                    connection.execute(delete(rewrites).where(rewrites.c.id.in_(marks)))
        finally:
            connection.execute(select(func.pg_advisory_unlock(REWRITING)))


def _rewrite_table(connection: Connection, name: str) -> bool:
    """Write a table anew; False where somebody still sees what was erased."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            left = _vacuum(connection, name)
        except OperationalError as error:
            log.warning("A table could not be written anew: %s", in_words(str(error.orig)).what)
            return False
        if not left:
            return True
        if time.monotonic() > until:
            log.warning("A table still holds %d erased rows: somebody reads the database for long", left)
            return False
        time.sleep(0.1)


def _vacuum(connection: Connection, name: str) -> int:
    """Write a table anew, and count the erased rows that had to be left in it."""
    left = 0

    def count(notice: Any) -> None:
        nonlocal left
        # "%d dead row versions cannot be removed yet", in the server's language.
        found = re.search(r"\d+", notice.message_detail or "")
        left += int(found[0]) if found else 0

    driver: Any = connection.connection.driver_connection
    quoted = connection.dialect.identifier_preparer.quote_identifier(name)
    driver.add_notice_handler(count)
    try:
        connection.execute(text(f"SET lock_timeout = '{PATIENCE_S}s'"))
        connection.execute(text("SET client_min_messages = info"))
        connection.execute(text(f"VACUUM (FULL, VERBOSE) {quoted}"))
    finally:
        driver.remove_notice_handler(count)
        connection.exec_driver_sql(SESSION)
    return left


def _note_change(connection: Connection, statement: Any, *rest: Any) -> None:
    changed = statement.table if isinstance(statement, Update | Delete) else None
    if isinstance(changed, Table) and changed.info.get("is_private") and rest[-1].rowcount:
        _note(connection, changed.name)


def _note(connection: Connection, name: str) -> None:
    connection.execute(insert(rewrites).values(id=secrets.token_hex(16), name=name))


def _setting(connection: Connection, name: str) -> str:
    return str(connection.scalar(select(func.current_setting(name))))


def _set_up(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SESSION)
    connection.commit()
