"""Both databases, for the tests of what a store promises."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.orgview.store.material import ADDRESS, address_of, everything_in
from tests.postgresql import Cluster


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


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield Database(address_of(tmp_path), tmp_path / "data")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    (tmp_path / ADDRESS).write_text(cluster.new_database())
    yield Database(address_of(tmp_path), cluster.data / "base")
    cluster.drop_database()
