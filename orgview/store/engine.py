"""The way to the database, SQLite in a file of ours unless told otherwise; what is special to each has its module."""

import getpass
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url

from orgview.store import postgresql, sqlite
from orgview.store.errors import translating_errors
from orgview.store.forms import upgrade
from orgview.store.schema import schema
from orgview.store.sqlite import WRITES, database_file


def open_engine(url_text: str) -> Engine:
    """Check what is there, make what is missing, and tell the way to it.

    Parameters
    ----------
    url_text
        SQLAlchemy's address of a database, such as ``sqlite:////var/lib/reportline/data.sqlite3``.

    Raises
    ------
    StoreError
        If the database is damaged, is not ours, is newer than this program or cannot be written, or, on PostgreSQL, may
        lose what it has acknowledged. Nothing was written to it then.

    Notes
    -----
    Reads a whole SQLite file once (`quick_check`): about 1 s for each GB.
    """
    url = make_url(url_text)
    file = database_file(url_text)
    if file is not None:
        sqlite.prepare_file(file)
    special = sqlite if file is not None else postgresql
    try:
        engine = create_engine(url, **special.OPTIONS)
    except ImportError:
        raise postgresql.no_driver(url) from None
    special.set_up(engine)
    try:
        with translating_errors(), writing(engine) as connection:
            if file is None:
                postgresql.check_server(connection)
                postgresql.queue_for_tables(connection)
            upgrade(connection, url.render_as_string(hide_password=True))
    except BaseException:
        engine.dispose()
        raise
    return engine


def exports_folder(url_text: str) -> Path:
    """Folder for files of a store that are no part of it and are gone in hours; it need not be there."""
    file = database_file(url_text)
    if file is None:
        return Path(tempfile.gettempdir(), f"reportline-exports-{getpass.getuser()}")
    return file.with_name(f"{file.name}-exports")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that will write: kept when the block ends, as if it never was when the block raises."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        yield connection


def take_turn(connection: Connection) -> None:
    """Wait until no other process writes; whoever has it, has it until the end of the transaction.

    One writer at a time keeps what was found out about contents true until the commit: "does anybody use it?"
    """
    if connection.dialect.name == "postgresql":
        # Unlike a row's lock, one of a table is waited for without a look at the data, which would keep what is erased
        # meanwhile from being overwritten. Readers do not wait for it.
        connection.exec_driver_sql(f"LOCK TABLE {schema.name} IN EXCLUSIVE MODE")


def note_erasing(connection: Connection, digests: Iterable[str]) -> None:
    """Write down whose bytes will have to be overwritten, before they are erased; SQLite does so at once."""
    if connection.dialect.name == "postgresql":
        postgresql.note_erasing(connection, digests)


def overwrite(engine: Engine, *, is_urgent: bool = True) -> None:
    """Overwrite the bytes of what was erased: SQLite's are in its log by now, PostgreSQL's in its tables.

    While somebody else looks at them, they stay; the next call overwrites them. Where it is not urgent, PostgreSQL's
    wait for the next call that is.
    """
    if engine.dialect.name == "postgresql":
        if is_urgent:
            postgresql.rewrite(engine)
    else:
        sqlite.checkpoint(engine, "TRUNCATE")


def settle(engine: Engine) -> None:
    """Write the log of SQLite into its file, and wait for nobody; nothing to do elsewhere."""
    if engine.dialect.name == "sqlite":
        sqlite.checkpoint(engine, "PASSIVE")
