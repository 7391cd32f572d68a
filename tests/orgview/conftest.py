"""An app with a store of its own, and clients that are visitors of it."""

import tempfile
from datetime import UTC, datetime, timedelta

import pytest

from orgview.application import create_app
from orgview.server.import_service import Loader
from orgview.server.job_slots import JobSlots
from orgview.settings import MIB, Settings
from orgview.store.store import Store


class Clock:
    """A time that moves when it is told."""

    now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def wait(self, **span):
        self.now += timedelta(**span)


@pytest.fixture
def loader(tmp_path):
    """Reads with a stand-in; afterwards no temporary file is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        store = Store(f"sqlite:///{tmp_path / 'data' / 'reportline.sqlite3'}")
        yield Loader(store, JobSlots(), "tests.orgview.deliveries:deliver", clock=Clock())
        store.close()
        assert list(folder.iterdir()) == []


@pytest.fixture
def server(loader):
    return create_app(Settings(upload_bytes=8 * MIB), loader).server


@pytest.fixture
def client(server):
    return server.test_client()
