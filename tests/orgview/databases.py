"""An empty database of each kind, for the tests of what a store promises on both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from orgview.store.store import Store
from tests.orgview.store.material import ADDRESS, address_of, everything_in
from tests.postgresql import Cluster

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Database:
    """An empty database for one test, which `store_at` finds by the folder of the test."""

    address: str
    folder: Path

    @property
    def is_file(self) -> bool:
        return self.address.startswith("sqlite")

    def run(self, statement: str) -> None:
        """Run a statement as the owner of the server, outside of any transaction."""
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def everything(self) -> bytes:
        """All bytes of its files; the log of PostgreSQL, which it keeps as long as it needs it, is none of them."""
        if not self.is_file:
            self.run("CHECKPOINT")
        return everything_in(self.folder)


@contextmanager
def database_of(
    kind: str, request: pytest.FixtureRequest, folder: Path, *, with_tables: bool = False
) -> Iterator[Database]:
    """Make a database for one test; PostgreSQL is started only where a test asks for it.

    It is empty, or on PostgreSQL has the tables already: to make them takes longer than most tests.
    """
    if kind == "sqlite":
        yield Database(address_of(folder), folder / "data")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    (folder / ADDRESS).write_text(cluster.new_database(_make_tables if with_tables else None))
    yield Database(address_of(folder), cluster.data / "base")
    cluster.drop_database()


def _make_tables(address: str) -> None:
    store = Store(address)
    store.prepare()
    store.close()
